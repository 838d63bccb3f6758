"""Of whom a recommendation is asked that prints no addressee."""

from __future__ import annotations

import csv

import pytest

from inspgraph import resources
from inspgraph.api import Graph
from inspgraph.query.asked_of import filled, load_asked_of
from inspgraph.query.matters import plain

CUES = resources.DATA / "cues"
ASKED_OF = load_asked_of(CUES)
with (CUES / "asked_of.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("cue", ROWS, ids=lambda cue: cue["example"])
def test_a_cue_meets_its_example_and_not_its_counter_example(cue: dict[str, str]) -> None:
    pattern = filled(cue["pattern"], ("police",))
    assert pattern.search(plain(cue["example"]))
    assert not pattern.search(plain(cue["counter_example"]))


@pytest.mark.parametrize(
    ("text", "series", "is_asked"),
    [
        ("The timeliness of the police response to incidents.", "jtai", True),
        ("There are delays in attendance by police officers.", "jtai", True),
        ("Hampshire constabulary does not have enough information.", "jtai", True),
        ("Training is late. There is no training for police staff in the hub.", "jtai", True),
        ("Joint work is late. It is planned with the police.", "jtai", False),
        ("The sharing of minutes with schools and the police.", "jtai", False),
        ("The accommodation of children subject to police protection.", "jtai", False),
        ("The sharing of police protection notifications.", "jtai", True),
        ("Social workers should take part alongside police investigators.", "jtai", False),
        ("Police and social care should share their view of risk.", "sif", True),
        ("Ensure that strategy discussions include the police.", "sif", False),
        ("The participation of the police in child protection processes.", "ilacs", False),
    ],
)  # fmt: skip
def test_the_words_say_whose_work_is_asked_about(text: str, series: str, is_asked: bool) -> None:
    assert ASKED_OF.is_asked(text, ASKED_OF.names("police"), series) == is_asked


def test_other_names_of_an_addressee_are_known_in_any_case() -> None:
    assert ASKED_OF.names("Police") == ("Police", "police", "constabulary")
    assert ASKED_OF.names("health") == ("health",)


def test_the_question_keeps_to_those_asked_and_without_an_addressee_to_none(
    sampled: Graph,
) -> None:
    every = sampled.ask("recommendations", region="all")
    police = sampled.ask("recommendations", region="all", addressee="police")
    assert 0 < len(police) < len(every)
    for row in police:
        words = f"{row['addressee'] or ''} {row['text']}".lower()
        assert "police" in words or "constabulary" in words
