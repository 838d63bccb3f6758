"""Place names of councils."""

from __future__ import annotations

import pytest

from inspgraph.bodies.finder import BodyFinder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It serves Redcar and Cleveland and Middlesbrough.",
            ["Redcar and Cleveland", "Middlesbrough"],
        ),
        ("It serves Wexmoor.", ["Wexmoor"]),
        ("The reading scheme of the county grew.", []),
    ],
)
def test_places_are_found_whole(body_finder: BodyFinder, text: str, expected: list[str]) -> None:
    doc = body_finder.nlp.make_doc(text)
    assert [doc[s:e].text for s, e, _ in body_finder.place_finder(doc, ())] == expected


def test_the_authoritys_own_places_are_told_apart(body_finder: BodyFinder) -> None:
    doc = body_finder.nlp.make_doc("It serves Wexmoor and Aldersea.")
    keys = [key for *_, key in body_finder.place_finder(doc, {"gss:X06000001"})]
    assert keys[0] == "self"
    assert keys[1] == "r:gss:X06000002"
