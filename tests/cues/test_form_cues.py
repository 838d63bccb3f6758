"""The cue files keep what their examples promise."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from inspgraph import resources
from inspgraph.cues.form_cues import Cues, load_cues, sentence_pattern
from inspgraph.cues.headings import fold_title
from inspgraph.text.fold import fold

FOLDER = resources.DATA / "cues"
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (FOLDER / name).open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def searches(row: Row, words: str) -> bool:
    return bool(re.search(row["pattern"], fold(words), re.IGNORECASE))


def is_heading(row: Row, words: str) -> bool:
    return bool(re.fullmatch(row["pattern"], fold_title(words), re.IGNORECASE))


def is_area(row: Row, words: str) -> bool:
    plain = fold(words).lower().strip(" .:?")
    return bool(re.fullmatch(row["pattern"], plain, re.IGNORECASE))


def is_name(row: Row, words: str) -> bool:
    return bool(re.fullmatch(row["pattern"], fold(words), re.IGNORECASE))


def begins(row: Row, words: str) -> bool:
    return bool(re.match(row["pattern"], fold(words), re.IGNORECASE))


def awards(row: Row, words: str) -> bool:
    cues = load_cues(FOLDER)
    return any(
        sentence_pattern(row["pattern"], cues.grade_words(series)).search(fold(words))
        for series in row["series"].split()
    )


FILES: list[tuple[str, Callable[[Row, str], bool]]] = [
    ("series.csv", searches),
    ("headings.csv", is_heading),
    ("areas.csv", is_area),
    ("judgements.csv", awards),
    ("timeframes.csv", searches),
    ("inspectorates.csv", is_name),
    ("cover.csv", begins),
]
CASES = [
    pytest.param(row, holds, id=f"{name}:{number}")
    for name, holds in FILES
    for number, row in enumerate(rows(name), 2)
]


@pytest.mark.parametrize(("row", "holds"), CASES)
def test_a_cue_matches_its_example_and_not_its_counter_example(
    row: Row, holds: Callable[[Row, str], bool]
) -> None:
    assert holds(row, row["example"])
    assert not holds(row, row["counter_example"])


def test_every_series_of_a_cue_is_a_series_that_is_recognised() -> None:
    known = {row["series"] for row in rows("series.csv")}
    named = {
        series
        for name in ("headings.csv", "areas.csv", "judgements.csv", "grades.csv")
        for row in rows(name)
        for series in row["series"].split()
    }
    assert named <= known


def test_no_two_areas_of_a_series_are_the_same_words() -> None:
    for series in {name for row in rows("areas.csv") for name in row["series"].split()}:
        mine = [row for row in rows("areas.csv") if series in row["series"].split()]
        for row in mine:
            others = [other["id"] for other in mine if is_area(other, row["example"])]
            assert others[0] == row["id"]


def test_folding_keeps_every_offset() -> None:
    words = "Children’s services – “good” and‑so on"
    assert len(fold(words)) == len(words)
    assert "children's services - " in fold(words).lower()


def test_a_folder_without_cues_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_cues(tmp_path)


def test_the_numbers_of_a_scale_run_in_the_direction_of_its_years() -> None:
    cues: Cues = load_cues(FOLDER)
    assert cues.grade_of("apa-letter", 4) == "outstanding"
    assert cues.grade_of("slac", 4) == "inadequate"
    assert cues.grade_of("annual-rating-letter", 3) == "performs well"
    assert cues.grade_of("ilacs", 1) is None
