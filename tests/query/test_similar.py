"""How alike two wordings are: the threshold against pairs of published reports, read by hand."""

from __future__ import annotations

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspgraph import resources
from inspgraph.query.followed_up import NOTHING
from inspgraph.query.passages import Passages
from inspgraph.query.similar import (
    CERTAIN,
    SAME,
    STATUS,
    Likeness,
    Said,
    is_stated_of,
    load_likeness,
    outcomes,
)

CUES = resources.DATA / "cues"
LIKENESS: Likeness = load_likeness(CUES)
PLANS, HEALTH = frozenset({"plans"}), frozenset({"health"})

# Short phrases of an earlier recommendation and of what a later report on the same council says.
THE_SAME = [
    ("effective permanence planning, including challenge by independent reviewing officers",
     "permanence planning, including the challenge brought by independent reviewing officers"),
    ("timeliness of core assessments", "quality of some initial and core assessments is poor"),
    ("multi-agency information-sharing and participation at strategy discussions",
     "multi-agency participation in initial child protection strategy discussions"),
    ("Quality of the written plans for all children",
     "quality of written plans and records of management oversight"),
    ("Pathways to private fostering", "children in private fostering arrangements"),
    ("permanence plans for all children looked after are systematically tracked",
     "permanence plans for all children in care are systematically tracked"),
    ("access to emotional and mental health support for children in care",
     "timely access to emotional and mental health support and dentistry"),
    ("timely initial health assessments", "timeliness of annual health assessments"),
    ("effective management oversight and decision-making of all contacts",
     "recording of management oversight, decision-making and quality assurance"),
    ("children at risk of child sexual exploitation",
     "children who are at risk of sexual exploitation or of going missing"),
    ("thresholds for early help", "understanding of thresholds for early help"),
    ("provision of life-story work for all children in care", "timeliness of life-story work"),
]  # fmt: skip
OTHERWISE = [
    ("life-story work for all children in care",
     "stability of the workforce to minimise the number of allocated workers"),
    ("timeliness of foster carers’ reviews", "improve EHC plan quality and assessment timeliness"),
    ("information appropriate to their age so that they understand how to complain",
     "agencies understand very well the complexities of child sexual exploitation"),
    ("quality of audits to inform practice", "quality of annual reviews, EHC plans"),
    ("response to children who go missing from home",
     "corporate parenting response for ongoing support to care leavers"),
    ("keeping in touch with all care leavers",
     "timely support for their mental health and accommodation"),
    ("case work decisions to be made by qualified workers",
     "capacity issues caused health services to become virtual partners"),
    ("shared understanding of thresholds across agencies",
     "good understanding of safeguarding activities"),
    ("timeliness of assessments and support for children who return home",
     "waiting for diagnostic assessment"),
    ("commissioning and sufficiency strategy to improve placement choice",
     "quality of direct work with disabled children"),
    ("lessons of the audit reach all front-line staff", "staff make good use of the new offices"),
    ("swift action when concerns are identified", "the annual report is succinct"),
]  # fmt: skip


@pytest.mark.parametrize(("earlier", "later"), THE_SAME)
def test_the_same_wish_scores_above_the_threshold(earlier: str, later: str) -> None:
    assert LIKENESS.score(earlier, later) >= SAME


@pytest.mark.parametrize(("earlier", "later"), OTHERWISE)
def test_another_wish_scores_below_it(earlier: str, later: str) -> None:
    assert LIKENESS.score(earlier, later) < SAME


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_score_is_between_0_and_100_and_the_same_either_way(one: str, other: str) -> None:
    score = LIKENESS.score(one, other)
    assert 0 <= score <= 100
    assert score == LIKENESS.score(other, one)


def test_one_shared_word_is_no_likeness() -> None:
    assert LIKENESS.score("pathway plans", "written plans") == 0


def test_of_each_kind_of_mention_the_most_similar_is_returned_best_first() -> None:
    later = (
        Said("recommendation", "improve the timeliness of core assessments", PLANS),
        Said("recommendation", "core assessments and the building", PLANS),
        Said("weakness", "initial and core assessments are late, and audits are rare", PLANS),
        Said("strength", "good schools", HEALTH),
    )
    found = outcomes("timeliness of core assessments", PLANS, later, LIKENESS)
    assert [(outcome.status, outcome.said) for outcome in found] == [
        ("repeated", later[0]),
        ("unchanged", later[2]),
    ]


def test_like_words_on_no_shared_topic_count_only_where_they_are_very_like() -> None:
    asked = "management oversight of plans, visits, records and every decision"
    near = Said("recommendation", "management oversight of every contact and decision", HEALTH)
    assert SAME <= LIKENESS.score(asked, near.wording) < CERTAIN
    assert outcomes(asked, PLANS, (near,), LIKENESS)[0].status == NOTHING
    assert outcomes(asked, HEALTH, (near,), LIKENESS)[0].status == "repeated"


def test_a_shared_topic_alone_is_nothing_alike() -> None:
    later = (Said("recommendation", "waits for therapy", HEALTH),)
    (found,) = outcomes("dental checks", HEALTH, later, LIKENESS)
    assert (found.status, found.said) == (NOTHING, None)


@pytest.mark.parametrize(
    ("score", "on_matter", "on_topic", "is_of"),
    [
        (54.7, False, False, False),  # outcomes as a whole, and a children's charter
        (59.2, False, True, False),  # assessments in time, and a copy of each assessment
        (61.2, False, True, True),  # assessments and plans
        (51.2, True, True, True),  # private fostering
        (72.3, False, False, True),
    ],
)
def test_what_was_asked_before_belongs_to_a_recommendation_that_is_alike(
    score: float, on_matter: bool, on_topic: bool, is_of: bool
) -> None:
    assert is_stated_of(score, on_matter=on_matter, on_topic=on_topic) == is_of


def test_what_nothing_is_like_is_said_to_be_not_found() -> None:
    assert outcomes("dental checks", HEALTH, (), LIKENESS) == ((NOTHING, 0.0, None, (), ""),)


def test_every_kind_of_mention_has_a_status() -> None:
    assert set(STATUS) == {"recommendation", "weakness", "strength", "sentence"}


def test_sentences_that_tell_of_progress_are_found_with_the_one_after() -> None:
    text = "Staff like it. The quality of plans has improved. It is not yet good. The end."
    ((start, end, onward),) = Passages(text, LIKENESS).told()
    assert text[start:end] == "The quality of plans has improved."
    assert text[start:onward] == "The quality of plans has improved. It is not yet good."


def test_what_the_last_inspection_asked_for_is_found() -> None:
    text = "A recommendation from the 2017 judgement inspection had been to track plans. Not done."
    assert [text[start:onward] for start, _, onward in Passages(text, LIKENESS).told()] == [text]


def test_a_sentence_on_the_same_matter_is_found_in_a_text() -> None:
    text = "Health\nReturn home interviews do not take place routinely. Staff stay. Homes are safe."
    asked = "Improve the offer of return home interviews to children to increase take-up."
    ((score, start, end),) = Passages(text, LIKENESS).like(asked)
    assert text[start:end] == "Return home interviews do not take place routinely."
    assert score >= SAME


def test_a_short_sentence_is_not_like_a_part_of_a_long_wording() -> None:
    text = "Return home interviews take place."
    asked = (
        "Return home interviews are late; police nurses midwives schools colleges drivers dentists "
        "sheriffs bakers painters gardeners sailors farmers tailors clerks cooks"
    )
    assert not Passages(text, LIKENESS).like(asked)


@given(st.text(max_size=200), st.text(max_size=60))
def test_what_is_found_stands_in_the_text(text: str, asked: str) -> None:
    found = Passages(text, LIKENESS)
    for start, end, onward in found.told():
        assert 0 <= start < end <= onward <= len(text)
    assert all(0 <= start < end <= len(text) for _, start, end in found.like(asked))


def progress_cues() -> list[dict[str, str]]:
    with (CUES / "progress.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("cue", progress_cues(), ids=lambda cue: cue["example"][:30])
def test_a_cue_meets_its_example_and_not_its_counter_example(cue: dict[str, str]) -> None:
    pattern = re.compile(cue["pattern"], re.IGNORECASE)
    assert pattern.search(cue["example"])
    assert not pattern.search(cue["counter_example"])


def test_commonplaces_are_sorted_and_once_each() -> None:
    with (CUES / "commonplaces.csv").open(encoding="utf-8", newline="") as file:
        words = [row["word"] for row in csv.DictReader(file)]
    assert words == sorted(set(words))
