"""Steps of government's intervention, by the sentences that tell of them."""

from __future__ import annotations

import pytest

from inspgraph.cues.form_cues import Cues
from inspgraph.form.interventions import find_interventions
from inspgraph.read.plain import read_plain

Told = list[tuple[str, str, str]]


def told(words: str, cues: Cues) -> Told:
    text = read_plain(words.encode(), "report.txt")
    return [
        (one.kind, one.modality, str(one.month or "")) for one in find_interventions(text, cues)
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Work has been ongoing since the DfE improvement notice of November 2012.",
            [("improvement-notice", "stated", "2012-11")],
        ),
        (
            "In March 2010, a Government Improvement Notice was placed on Redvale.",
            [("improvement-notice", "stated", "2010-03")],
        ),
        (
            "It lifted the improvement notice in May 2011 and the improvement board ended.",
            [
                ("improvement-notice", "past", "2011-05"),
                ("improvement-board", "past", "2011-05"),
            ],
        ),
        (
            "The improvement board, led by the Department for Education commissioner, meets.",
            [("commissioner", "stated", ""), ("improvement-board", "stated", "")],
        ),
        ("An improvement board will be set up.", [("improvement-board", "planned", "")]),
        ("The council is not subject to an improvement notice.", []),
        ("Children’s needs escalate to more formal interventions.", []),
        (
            # The month is the director's.
            "The improvement board grew and then a new director of services came in May 2013.",
            [("improvement-board", "stated", "")],
        ),
    ],
)
def test_a_step_has_its_kind_manner_and_month(words: str, expected: Told, cues: Cues) -> None:
    assert told(words, cues) == expected


def test_a_step_told_of_twice_is_one_with_two_places(cues: Cues) -> None:
    words = "The improvement board meets.\n\nLeaders chair the improvement board. Staff listen."
    text = read_plain(words.encode(), "report.txt")
    (one,) = find_interventions(text, cues)
    assert [span.of(text.content) for span in one.spans] == [
        "The improvement board meets.",
        "Leaders chair the improvement board.",
    ]
