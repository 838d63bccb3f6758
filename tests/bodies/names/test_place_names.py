"""Place names of councils."""

from __future__ import annotations

import pytest

from inspgraph.bodies.finder import BodyFinder
from inspgraph.bodies.names.place_names import with_places


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Wexmoor and Aldersea LSCB met.", "Wexmoor and Aldersea LSCB"),
        ("Work in Wexmoor and Aldersea LSCB meetings differs.", "Aldersea LSCB"),
        ("The joint Redcar and Cleveland, Wexmoor and Aldersea LSCB met.",
         "Redcar and Cleveland, Wexmoor and Aldersea LSCB"),
    ],
)  # fmt: skip
def test_places_before_a_name_belong_to_it_after_an_article(
    body_finder: BodyFinder, text: str, name: str
) -> None:
    doc = body_finder.nlp.make_doc(text)
    found = with_places(body_finder.finder(doc), body_finder.place_finder(doc, ()), doc)
    assert name in {doc[one.start : one.end].text for one in found}
