"""Sentences about bodies: cues, and the words for partners."""

from __future__ import annotations

import csv
import re

import pytest

from inspgraph import resources
from inspgraph.query.matters import plain
from inspgraph.query.told_of_bodies import ABSENT, WEAK, load_body_cues

FOLDER = resources.DATA / "cues"
CUES = load_body_cues(FOLDER)
ROWS = [
    row
    for name in ("told_of_bodies.csv", "partner_words.csv")
    for row in csv.DictReader((FOLDER / name).read_text(encoding="utf-8").splitlines())
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"])
def test_a_cue_meets_its_example_and_not_its_counter_example(row: dict[str, str]) -> None:
    pattern = re.compile(row["pattern"])
    assert pattern.search(plain(row["example"]))
    assert not pattern.search(plain(row["counter_example"]))


@pytest.mark.parametrize("row", [row for row in ROWS if row.get("words")], ids=lambda r: r["words"])
def test_the_example_has_one_of_each_group_of_words(row: dict[str, str]) -> None:
    said = re.findall(r"[\w-]+", plain(row["example"]))
    for group in row["words"].split(";"):
        assert any(word.startswith(one) for one in group.split() for word in said)


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("However, health and police are not represented in the MASH.", "health and police"),
        ("The MASH has not yet secured the involvement of key partners to plan.", "key partners"),
        ("Health is not represented on the panel.", None),
    ],
)
def test_who_is_absent_is_told_of_the_body_named(words: str, what: str | None) -> None:
    found = [one.what for one in CUES.told(ABSENT, words, ["MASH"])]
    assert found == ([what] if what else [])


def test_a_sentence_between_two_names_both_ends() -> None:
    (one,) = CUES.told(WEAK, "Well said. Links between GPs and schools are weak. So it is.")
    assert (one.what, one.sentence) == (
        "GPs and schools",
        "Links between GPs and schools are weak.",
    )
    assert one.is_between
    assert CUES.types(one.what) == ("HealthBody", "EducationProvider")
    (other,) = CUES.told(WEAK, "Links with GPs are weak.")
    assert not other.is_between
