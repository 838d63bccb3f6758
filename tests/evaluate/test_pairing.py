from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspgraph.evaluate.pairing import (
    from_likeness,
    grade_key,
    likeness,
    match,
    name_key,
    name_keys,
    plain,
    same_name,
)

TEXTS = st.text(st.sampled_from("abc the'’&-–.\u00a0É"), max_size=20)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("Children’s   Services", "children services"),
        ("Health & Well-being", "health and well being"),
        ("2012–13", "2012 13"),
        ("boards' plans.", "boards plans"),
        ("ﬁrst\u00a0aid", "first aid"),
    ],
)
def test_a_text_is_reduced_to_its_words(text: str, words: str) -> None:
    assert plain(text) == words


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("the plans of the council", "council plans", 1.0),
        ("plans drift", "plans", 2 / 3),
        ("plans plans", "plans", 2 / 3),
        ("plans", "visits", 0.0),
        ("the of", "the of", 0.0),
        ("", "", 0.0),
    ],
)
def test_likeness_is_the_f1_of_words_without_linking_words(
    one: str, other: str, expected: float
) -> None:
    assert likeness(one, other) == pytest.approx(expected)


@given(TEXTS, TEXTS)
def test_likeness_is_a_share_and_the_same_either_way(one: str, other: str) -> None:
    assert 0.0 <= likeness(one, other) <= 1.0
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, one) in {0.0, 1.0}


def test_a_likeness_below_its_threshold_is_none() -> None:
    assert from_likeness(0.8, 0.8) == 0.8
    assert from_likeness(0.79, 0.8) == 0.0


@pytest.mark.parametrize(
    ("grade", "key"),
    [
        ("Good", "good"),
        ("good (2)", "good"),
        ("Grade 3 (adequate)", "grade adequate"),
        ("Requires improvement to be good", "requires improvement"),
        ("requires improvement", "requires improvement"),
        ("5", "5"),
    ],
)
def test_a_grade_is_known_without_its_number(grade: str, key: str) -> None:
    assert grade_key(grade) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The Wexmoor Borough Council", "wexmoor"),
        ("Wexmoor Metropolitan Borough Council (WMBC)", "wexmoor"),
        ("London Borough of Wexmoor", "wexmoor"),
        ("Wexmoor local authority", "wexmoor"),
        ("the council", "council"),
        ("Harbour NHS Foundation Trust", "harbour nhs trust"),
        ("children’s services", "children service"),
        ("(MASH)", ""),
        ("", ""),
    ],
)
def test_a_name_is_known_by_what_is_its_own(name: str, key: str) -> None:
    assert name_key(name) == key


def test_every_form_of_a_name_counts_the_bracketed_too() -> None:
    keys = name_keys("Multi-Agency Safeguarding Hub (MASH)", ["front door", ""])
    assert keys == {"multi agency safeguarding hub", "mash", "front door"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("MASH", "Multi-Agency Safeguarding Hub (MASH)", True),
        ("Wexmoor City Council", "Wexmoor", True),
        ("Wexmoor and Aldersea Local Safeguarding Board", "Wexmoor Local Safeguarding Board", True),
        ("youth team", "youth service", False),
        ("board", "boards", True),
        ("the hub and", "a hub of", False),
    ],
)
def test_names_are_the_same_by_a_form_or_nearly_all_words(one: str, other: str, same: bool) -> None:
    assert same_name(name_keys(one), name_keys(other)) is same


def test_the_most_similar_meet_first() -> None:
    table = {("a", "x"): 0.8, ("a", "y"): 0.9, ("b", "y"): 0.95, ("b", "x"): 0.0}
    matching = match("ab", "xyz", lambda one, other: table.get((one, other), 0.0))
    assert matching.pairs == ((0, 0), (1, 1))
    assert matching.missed == ()
    assert matching.extra == (2,)


def test_of_equally_similar_the_first_meet() -> None:
    matching = match("aa", "aaa", lambda one, other: float(one == other))
    assert matching.pairs == ((0, 0), (1, 1))
    assert matching.extra == (2,)


@given(st.text("abc", max_size=8), st.text("abcd", max_size=8))
def test_every_item_is_in_a_pair_or_left_over_once(gold: str, found: str) -> None:
    pairs, missed, extra = match(gold, found, lambda one, other: float(one == other))
    assert sorted([i for i, _ in pairs] + list(missed)) == list(range(len(gold)))
    assert sorted([j for _, j in pairs] + list(extra)) == list(range(len(found)))
    assert all(gold[i] == found[j] for i, j in pairs)
    assert not {gold[i] for i in missed} & {found[j] for j in extra}
