from __future__ import annotations

import pytest

from inspgraph.serve.negotiate import GRAPHS, RESULTS, choose

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", JSON),
        ("*/*", JSON),
        (XML, XML),
        (f"{XML}, {JSON};q=0.9", XML),
        (f"{XML};q=0.5, {JSON};q=0.9", JSON),
        ("text/*", "text/csv"),
        ("text/html, */*;q=0.1", JSON),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml"),
        ("TEXT/CSV; charset=utf-8; Q=0.7", "text/csv"),
        (f"*/*, {JSON};q=0", XML),
        ("text/html", None),
        (f"{JSON};q=0", None),
        (f"{JSON};q=much", None),
        ("nonsense", None),
        (",,", JSON),
    ],
)
def test_the_format_liked_best_is_chosen(accept: str, chosen: str | None) -> None:
    assert choose(accept, RESULTS) == chosen


def test_triples_are_turtle_where_nothing_is_wished() -> None:
    assert choose("*/*", GRAPHS) == "text/turtle"
