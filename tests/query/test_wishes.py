"""The same wish is more than the same topic; pairs of published reports, read by hand."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from inspgraph import resources
from inspgraph.query.matters import load_matters
from inspgraph.query.run import Answer
from inspgraph.query.similar import load_likeness
from inspgraph.query.wishes import asked_again, is_same_wish

CUES = resources.DATA / "cues"
LIKENESS, MATTERS = load_likeness(CUES), load_matters(CUES / "matters.csv")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The take-up of return home interviews", "Take-up of return home interviews by children"),
        ("The consistency of support and pathway plans for care leavers",
         "The quality and consistency of support and pathway planning for care leavers"),
        ("The quality and consistency of supervision recording",
         "The quality and consistency of the recording of case supervision"),
    ],
)  # fmt: skip
def test_the_same_wish_in_other_words_is_known(one: str, other: str) -> None:
    assert is_same_wish(one, other, LIKENESS, MATTERS)
    assert is_same_wish(other, one, LIKENESS, MATTERS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Support given to children in care, and care leavers, during the pandemic",
         "Care leavers’ access to their health records"),
        ("Chronologies are in place for all children and assessments contain analysis",
         "The quality of children’s assessments and plans"),
        ("Pathway plans", "Written plans"),
    ],
)  # fmt: skip
def test_another_wish_on_the_topic_is_not(one: str, other: str) -> None:
    assert not is_same_wish(one, other, LIKENESS, MATTERS)


def test_only_the_wish_itself_is_asked_again() -> None:
    names = ("earlier_recommendation", "recommendation")
    same = (
        "The take-up of return home interviews",
        "Take-up of return home interviews by children",
    )
    other = ("Pathway plans", "Written plans")
    rows = tuple(tuple(map(ox.Literal, pair)) for pair in (same, other))
    assert asked_again(Answer(names, rows), LIKENESS, MATTERS).rows == rows[:1]
