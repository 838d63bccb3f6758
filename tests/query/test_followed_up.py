"""What a document itself says became of what was asked before."""

from __future__ import annotations

import csv
import re

import pytest

from inspgraph import resources
from inspgraph.query.followed_up import (
    BETTER,
    SPOKEN_OF,
    UNCHANGED,
    WORSE,
    load_follow_up,
)
from inspgraph.query.matters import plain
from inspgraph.query.passages import Passages
from inspgraph.query.similar import load_likeness

PATH = resources.DATA / "cues" / "followed_up.csv"
FOLLOW_UP = load_follow_up(PATH)
LIKENESS = load_likeness(PATH.parent)
with PATH.open(encoding="utf-8", newline="") as file:
    CUES = list(csv.DictReader(file))


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue["example"])
def test_a_cue_meets_its_example_and_not_its_counter_example(cue: dict[str, str]) -> None:
    pattern = re.compile(cue["pattern"])
    assert pattern.search(plain(cue["example"]))
    assert not pattern.search(plain(cue["counter_example"]))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("This was an area for improvement at the last visit, but progress is slow.", UNCHANGED),
        ("Recommendations from the last visit have not been adequately addressed.", UNCHANGED),
        ("All recommendations from the previous inspection have been implemented.", BETTER),
        ("Practice has deteriorated since the last inspection raised this.", WORSE),
        ("Improving private fostering was a recommendation from the last inspection.", SPOKEN_OF),
        ("Visits improved, a recommendation of the last visit, but are not yet good.", SPOKEN_OF),
    ],
)  # fmt: skip
def test_the_words_say_what_became_of_it(words: str, said: str) -> None:
    assert FOLLOW_UP.is_about_earlier(plain(words))
    assert FOLLOW_UP.verdict(plain(words)) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Children who do not require statutory services get the right help.", SPOKEN_OF),
        ("It is used well when their circumstances do not improve.", SPOKEN_OF),
        ("Where this is not possible, oversight by managers is effective.", SPOKEN_OF),
        ("Young people who are not in education are helped.", SPOKEN_OF),
        ("Too many care leavers are not in education, employment or training.", UNCHANGED),
        ("When plans are made, they do not include all partners.", UNCHANGED),
        ("Care leavers do not receive a summary of their health history.", UNCHANGED),
        ("Children are well supported to remain in education.", SPOKEN_OF),
        ("Early help workers remain actively involved.", SPOKEN_OF),
        ("Weaknesses remain in relation to drift.", UNCHANGED),
        ("Despite high caseloads, relationships are positive.", SPOKEN_OF),
        ("Despite challenges, the stability of placements is improving.", BETTER),
    ],
)  # fmt: skip
def test_a_negation_in_another_clause_is_no_verdict(words: str, said: str) -> None:
    assert FOLLOW_UP.verdict(plain(words)) == said


@pytest.mark.parametrize(
    "words",
    [
        "Date of previous inspection: 15 October 2019.",
        "The recommendations are set out below.",
        "Leaders act on concerns. The previous inspection was in 2016.",
    ],
)
def test_what_asks_nothing_before_is_not_about_it(words: str) -> None:
    assert not FOLLOW_UP.is_about_earlier(plain(words))


def test_what_an_inspection_looked_at_is_its_scope() -> None:
    assert FOLLOW_UP.is_scope(plain("• Re-inspection of services for children looked after"))
    assert not FOLLOW_UP.is_scope(plain("Services for children looked after were inspected late."))


def test_a_text_yields_its_sentences_and_the_one_that_this_goes_back_to() -> None:
    text = (
        "1. Minutes are late. This was a recommendation at the last inspection.\n"
        "2. Staff stay. All recommendations from the previous inspection have been implemented."
    )
    found = [text[a:b] for a, b in Passages(text, LIKENESS).stated(FOLLOW_UP)]
    assert found == [
        "Minutes are late. This was a recommendation at the last inspection.",
        "All recommendations from the previous inspection have been implemented.",
    ]
