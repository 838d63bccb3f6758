"""What a document itself says became of what was asked before."""

from __future__ import annotations

import csv
import re

import pytest

from inspgraph import resources
from inspgraph.api import Graph
from inspgraph.query.followed_up import (
    BETTER,
    SPOKEN_OF,
    STATUSES,
    UNCHANGED,
    WORSE,
    load_follow_up,
)
from inspgraph.query.matters import plain

PATH = resources.DATA / "cues" / "followed_up.csv"
FOLLOW_UP = load_follow_up(PATH)
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
    "words",
    [
        "Date of previous inspection: 15 October 2019.",
        "The recommendations are set out below.",
        "Leaders act on concerns. The previous inspection was in 2016.",
    ],
)
def test_what_asks_nothing_before_is_not_about_it(words: str) -> None:
    assert not FOLLOW_UP.is_about_earlier(plain(words))


def test_the_question_quotes_sentences_that_speak_of_an_earlier_inspection(
    sampled: Graph,
) -> None:
    rows = sampled.ask("followed-up", region="all")
    assert rows
    for row in rows:
        assert row["status"] in STATUSES
        assert FOLLOW_UP.is_about_earlier(plain(str(row["words"])))
