"""Whom recommendations are addressed to, by the words for the addressee."""

from __future__ import annotations

import pytest

from inspgraph.facts import Facts
from inspgraph.records import Actor, ActorKind, Recommendation, Span
from inspgraph.resolve.asked_bodies import with_addressees

FACTS = Facts(authority="Wexmoor", authority_code="X06000001")
COUNCIL = "gss:X06000001"


def actor(key: str, name: str, content: str, *aliases: str, kind: ActorKind = "body") -> Actor:
    found = []
    for form in (name, *aliases):
        start = content.find(form)
        while start >= 0:
            found.append(Span(start, start + len(form)))
            start = content.find(form, start + len(form))
    return Actor(key, name, kind, "Other", tuple(aliases), None, tuple(sorted(found)))


def linked(content: str, words: str, *actors: tuple[str, str] | tuple[str, str, str]) -> list[str]:
    """The keys that a recommendation, all of the last line, is addressed to."""
    start = content.rfind("\n") + 1
    asked = Recommendation(
        content[start:], "recommendation", None, words, None, Span(start, len(content))
    )
    made = [actor(key, name, content, *rest) for key, name, *rest in actors]
    (found,) = with_addressees([asked], made, FACTS, content)
    return list(found.addressed_to)


BOARD = ("board", "Wexmoor Safeguarding Children Board", "WSCB")
HEALTH = ("icb", "NHS Harren Integrated Care Board")


def test_a_body_is_asked_whose_mention_overlaps_the_words() -> None:
    text = "The WSCB should publish its audits."
    assert linked(text, "The WSCB", BOARD, HEALTH) == ["board"]


def test_several_bodies_are_asked_in_the_order_of_their_mentions() -> None:
    text = "NHS Harren Integrated Care Board and the WSCB should meet."
    words = "NHS Harren Integrated Care Board and the WSCB"
    assert linked(text, words, BOARD, HEALTH) == ["icb", "board"]


def test_the_lead_in_may_stand_before_and_the_nearest_one_counts() -> None:
    text = "WSCB met.\nTo improve, the WSCB should:\npublish its audits."
    assert linked(text, "the WSCB", BOARD) == ["board"]


@pytest.mark.parametrize(
    "words",
    ["The council", "the local authority", "Leaders from the local authority", "The LA",
     "The council’s children’s services"],
)  # fmt: skip
def test_the_council_is_the_one_inspected(words: str) -> None:
    assert linked(f"{words} should plan.", words, BOARD) == [COUNCIL]


@pytest.mark.parametrize(
    "words", ["Leaders", "Social workers and their managers", "The fire authority", "Partners"]
)
def test_who_is_not_named_stays_words(words: str) -> None:
    assert linked(f"{words} should plan.", words, BOARD, HEALTH) == []


def test_another_council_by_name_is_not_the_one_inspected() -> None:
    text = "Aldersea City Council should plan."
    other = ("gss:X06000002", "Aldersea City Council")
    assert linked(text, "Aldersea City Council", other) == ["gss:X06000002"]


def test_a_bare_noun_is_the_only_body_that_has_it_or_none() -> None:
    text = "WSCB. NHS Harren Integrated Care Board.\nThe board should plan."
    assert linked(text, "The board", BOARD) == ["board"]
    assert linked(text, "The board", BOARD, HEALTH) == []


def test_a_bare_noun_is_the_body_named_twice_as_often_as_any_other() -> None:
    text = "WSCB WSCB. NHS Harren Integrated Care Board.\nThe board should plan."
    assert linked(text, "The board", BOARD, HEALTH) == ["board"]
