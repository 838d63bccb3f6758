"""Matters: their cues, and the thresholds against pairs of published reports, read by hand."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspgraph import resources
from inspgraph.map.topics import load_topics, topics_of
from inspgraph.query.matters import load_matters, matters_of, plain
from inspgraph.query.passages import Passages
from inspgraph.query.similar import ON_MATTER, ON_MATTER_AND_TOPIC, load_likeness

CUES = resources.DATA / "cues"
MATTERS = load_matters(CUES / "matters.csv")
TOPICS = load_topics(CUES / "topics.csv")
LIKENESS = load_likeness(CUES)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


PAIRS = rows(Path(__file__).with_name("matter_pairs.csv"))
"""Parts of recommendations and of the sentence of a later report on the same council that was
most similar on one of its matters; ``same`` is the verdict of a reader of both. The parts are
more alike than the wholes, in which 14 of 18 found are the same wish (``data/cues/README.md``)."""


@pytest.mark.parametrize("cue", rows(CUES / "matters.csv"), ids=lambda cue: cue["matter"])
def test_a_cue_meets_its_example_and_not_its_counter_example(cue: dict[str, str]) -> None:
    pattern = re.compile(cue["pattern"])
    assert pattern.search(plain(cue["example"]))
    assert not pattern.search(plain(cue["counter_example"]))


def test_each_matter_is_named_once() -> None:
    names = [matter.name for matter in MATTERS]
    assert len(names) == len(set(names))


def test_a_matter_is_known_in_other_words_across_lines_and_apostrophes() -> None:
    assert [one.name for one in matters_of("the CSE\nstrategy", MATTERS)] == ["sexual exploitation"]
    (views,) = matters_of("children’s wishes", MATTERS)
    assert (views,) == matters_of("the views of young people", MATTERS)


@given(st.text(max_size=80))
def test_a_plain_text_is_as_long_as_it_was(text: str) -> None:
    assert len(plain(text)) == len(text)


def is_found(earlier: str, later: str) -> bool:
    found = Passages(f"{later}.", LIKENESS).on(earlier, matters_of(earlier, MATTERS))
    topic = set(topics_of(earlier, TOPICS)) & set(topics_of(later, TOPICS))
    return any(one.score >= ON_MATTER or topic for one in found)


def test_of_the_pairs_read_two_of_three_that_are_found_are_the_same_wish() -> None:
    assert len(PAIRS) == 40
    assert len({pair["council"] for pair in PAIRS}) >= 5
    found = [pair for pair in PAIRS if is_found(pair["earlier"], pair["later"])]
    right = [pair for pair in found if pair["same"] == "yes"]
    assert 3 * len(right) >= 2 * len(found)
    assert 4 * len(right) >= 3 * sum(pair["same"] == "yes" for pair in PAIRS)


def test_a_sentence_that_names_the_matter_is_found_in_a_text_with_its_score() -> None:
    text = "Staff stay. Recruitment of foster carers is an improving picture. Homes are safe."
    asked = "Ensure that local foster carers are recruited."
    (one,) = Passages(text, LIKENESS).on(asked, matters_of(asked, MATTERS))
    assert text[one.start : one.end] == "Recruitment of foster carers is an improving picture."
    assert one.matters == ("recruitment of foster carers",)
    assert ON_MATTER_AND_TOPIC <= one.score <= 100


def test_one_shared_word_on_the_same_matter_is_not_enough() -> None:
    asked = "Improve supervision."
    text = "Reflective supervision is rare."
    assert Passages(text, LIKENESS).on(asked, matters_of(asked, MATTERS)) == []


def test_a_sentence_on_another_matter_is_not_found_however_alike() -> None:
    asked = "Improve the timeliness of dental checks."
    assert (
        Passages("Checks of records are late.", LIKENESS).on(asked, matters_of(asked, MATTERS))
        == []
    )
