"""Lists become one item of a row and lose no slot."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inspgraph import resources
from inspgraph.bodies.relations.grammar import inflect, load_grammar
from inspgraph.bodies.relations.lists import SLOT
from inspgraph.bodies.relations.phrases import as_row

GRAMMAR = load_grammar(resources.DATA / "cues" / "frames" / "grammar.csv")
WORDS = st.sampled_from(
    ["the", ",", "and", "or", "health", "works", "with", "(", ")", "'s", "is", "‹@L›", "‹@O›", "as"]
)


def numbered(words: list[str]) -> str:
    return " ".join(word.replace("@", str(n)) for n, word in enumerate(words))


@given(st.lists(WORDS, max_size=30))
def test_every_slot_of_a_clause_stands_in_exactly_one_list(words: list[str]) -> None:
    text = numbered(words)
    row = as_row(text, GRAMMAR)
    members = [number for members in row.lists.values() for number in members]
    assert sorted(members) == [int(slot[1]) for slot in SLOT.finditer(text)]
    assert set(row.letters) == set(members)


def test_an_apposition_is_no_list() -> None:
    assert list(as_row("‹0L› , the ‹1V› , helps", GRAMMAR).lists.values()) == [(0,), (1,)]
    assert list(as_row("‹0L› , the ‹1V› and others help", GRAMMAR).lists.values()) == [(0, 1)]


def test_a_further_member_with_an_article_of_its_own_is_marked() -> None:
    row = as_row("the ‹0L› 's ‹1U› , ‹2U› and the local ‹3P› , ‹4U› meet", GRAMMAR)
    assert row.articled == {3}


def test_regular_verbs_have_their_forms() -> None:
    assert inflect("provide") == ("provide", "provides", "provided", "provided", "providing")
    assert inflect("supply") == ("supply", "supplies", "supplied", "supplied", "supplying")
    assert inflect("coach") == ("coach", "coaches", "coached", "coached", "coaching")
