"""Sentences become text with their actors as slots, and lose nothing on the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inspgraph.bodies.relations.lists import SLOT
from tests.bodies.invented import NAMES, clauses_of, tokens

WORDS = st.sampled_from(
    [
        *[
            "the",
            "a",
            "works",
            "with",
            "and",
            ",",
            "(",
            ")",
            "by",
            "is",
            "provided",
            "'s",
            "staff",
            "it",
            "they",
            "board",
            "team",
            ".",
        ],
        *(name for names in NAMES.values() for name in names),
        *("Redvale", "Hollin", "council", "borough", "•"),
    ]
)


def texts(sentence: str, own_voice: bool = False) -> list[str]:
    return [clause.text for clause in clauses_of(sentence, own_voice)]


def keys(sentence: str, own_voice: bool = False) -> list[list[str]]:
    return [[slot.key for slot in c.slots] for c in clauses_of(sentence, own_voice)]


def test_actors_become_slots_with_a_letter_for_what_they_are() -> None:
    assert texts("CAMHS is commissioned by Redvale Council.") == ["‹0S› is commissioned by ‹1L› ."]


def test_sentences_without_an_actor_are_left_out_and_the_others_keep_their_place() -> None:
    found = clauses_of("It rained. CAMHS is good; the police agree.\nChildren play.")
    assert [(c.index, c.text) for c in found] == [(1, "‹0S› is good ;"), (2, "the ‹0O› agree .")]
    assert [(c.span.start, c.span.end) for c in found] == [(11, 25), (26, 43)]


def test_the_council_and_the_borough_are_the_inspected_authority_and_its_area() -> None:
    found = clauses_of("The council covers the whole borough, and the city council agrees.")
    assert found[0].text == "the ‹0L› covers the ‹1Z› , and the ‹2L› agrees ."
    assert {slot.key for slot in found[0].slots} == {"self"}


def test_an_area_for_improvement_is_no_place() -> None:
    assert texts("This is an area for improvement, and the area of work that CAMHS leads.") == [
        "this is an area for improvement , and the area of work that ‹0S› leads ."
    ]


def test_we_is_the_authority_only_in_its_own_voice() -> None:
    assert keys("We value it.", own_voice=True) == [["self"]]
    assert keys("We value it.") == []


def test_brackets_that_name_the_same_body_again_disappear() -> None:
    assert texts("The MASH (MASH) is good.") == ["the ‹0P› is good ."]
    assert texts("The LSCB (LSCB, as it is known) is good.") == ["the ‹0P› is good ."]
    assert texts("CAMHS (Harbour Trust) is good.") == ["‹0S› ( ‹1V› ) is good ."]


def test_the_board_is_the_board_named_last() -> None:
    assert keys("The improvement board met. The LSCB met. The board agreed.")[2] == [
        "improvement board"
    ]


def test_the_force_is_the_police_named_last() -> None:
    assert keys("Vale Police helps. The force is good.") == [["vale police"], ["vale police"]]


def test_they_are_the_subject_of_the_sentence_before() -> None:
    assert keys("The youth team met CAMHS. They agreed.") == [
        ["youth team", "camhs"],
        ["youth team"],
    ]
    assert keys("Most people in town met CAMHS. They agreed.") == [["camhs"]]


def test_it_is_nobody_where_it_only_opens_an_opinion() -> None:
    assert keys("The youth team met CAMHS. It is hard for children to wait for CAMHS.")[1] == [
        "camhs"
    ]
    assert keys("The youth team met CAMHS. It is good for CAMHS.")[1] == ["youth team", "camhs"]


def test_quotation_marks_disappear_and_other_words_stay() -> None:
    assert texts("The ‘new’ CAMHS works.") == ["the new ‹0S› works ."]


@given(st.lists(WORDS, min_size=1, max_size=25))
def test_rendering_keeps_slots_and_words_in_their_order(words: list[str]) -> None:
    sentence = " ".join(words)
    doc = tokens(sentence)
    for clause in clauses_of(sentence):
        numbers = [int(found[1]) for found in SLOT.finditer(clause.text)]
        assert numbers == sorted(set(numbers))
        inside = {at for slot in clause.slots for at in range(slot.start, slot.end)}
        source = iter(
            token.norm_
            for token in doc
            if token.i not in inside
            and clause.span.start <= token.idx
            and token.idx < clause.span.end
        )
        rest = [word for word in clause.text.split() if not SLOT.fullmatch(word)]
        assert all(word in source for word in rest)


@given(st.lists(WORDS.filter(lambda word: word not in "()"), min_size=1, max_size=25))
def test_without_brackets_no_word_and_no_slot_is_lost(words: list[str]) -> None:
    sentence = " ".join(words)
    doc = tokens(sentence)
    for clause in clauses_of(sentence):
        assert len(SLOT.findall(clause.text)) == len(clause.slots)
        inside = {at for slot in clause.slots for at in range(slot.start, slot.end)}
        kept = [
            token.norm_
            for token in doc
            if token.i not in inside and clause.span.start <= token.idx < clause.span.end
        ]
        assert [word for word in clause.text.split() if not SLOT.fullmatch(word)] == kept
