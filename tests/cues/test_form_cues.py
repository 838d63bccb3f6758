"""The cue files keep what their examples promise."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from inspgraph import resources
from inspgraph.cues.form_cues import load_cues, sentence_pattern
from inspgraph.cues.heading_cues import fold_title
from inspgraph.form.grades.judgements import area_id_of_half
from inspgraph.frameworks import load_frameworks
from inspgraph.text.fold import fold
from tests.factories import cues

FOLDER = resources.DATA / "cues"
FRAMEWORKS = load_frameworks(resources.ONTOLOGY / "frameworks.ttl")
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
    return any(
        sentence_pattern(row["pattern"], cues().grade_words(series)).search(fold(words))
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
    ("letters.csv", searches),
    ("nothing_listed.csv", is_name),
    ("visits.csv", searches),
    ("interventions.csv", searches),
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


def names(row: Row) -> set[str]:
    return set(row["series"].replace("|", " ").split()) - {"*"}


def test_the_series_that_are_recognised_are_those_of_the_ontology() -> None:
    assert {row["series"] for row in rows("series.csv")} == set(FRAMEWORKS.series)


@pytest.mark.parametrize(
    "name",
    ["headings.csv", "areas.csv", "judgements.csv", "relation_context.csv", "series_habits.csv"],
)
def test_every_series_of_a_cue_is_one_of_the_ontology(name: str) -> None:
    assert {series for row in rows(name) for series in names(row)} <= set(FRAMEWORKS.series)


def judged(series: str) -> list[str]:
    """The ids of the areas that the frameworks of a series judge, those of their parts too."""
    frameworks = [FRAMEWORKS.frameworks[iri] for iri in FRAMEWORKS.series[series].frameworks]
    parts = [FRAMEWORKS.frameworks[iri] for one in frameworks for iri in one.parts]
    areas = {area.iri: area for one in (*frameworks, *parts) for area in one.areas.values()}
    return [area.id for area in areas.values()]


@pytest.mark.parametrize("series", sorted(FRAMEWORKS.series))
def test_the_areas_of_a_series_are_those_of_its_frameworks(series: str) -> None:
    halves = [
        row["area"]
        for row in rows("headings.csv")
        if row["role"] == "half" and series in names(row)
    ]
    recognised = {
        area_id
        for row in rows("areas.csv")
        if series in names(row)
        for area_id in (
            (area_id_of_half(row["id"], half) for half in halves) if row["half"] else (row["id"],)
        )
    }
    assert recognised == set(judged(series))


def test_an_area_s_notation_names_one_area_of_a_framework_and_its_parts() -> None:
    for framework in FRAMEWORKS.frameworks.values():
        parts = [FRAMEWORKS.frameworks[iri] for iri in framework.parts]
        areas = {a.iri: a.id for one in (framework, *parts) for a in one.areas.values()}
        assert len(set(areas.values())) == len(areas), framework.id


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
        load_cues(tmp_path, {})


def test_the_numbers_of_a_scale_run_in_the_direction_of_its_years() -> None:
    assert cues().grade_of("apa-letter", 4) == "outstanding"
    assert cues().grade_of("slac", 4) == "inadequate"
    assert cues().grade_of("annual-rating-letter", 3) == "performs well"
    assert cues().grade_of("ilacs", 1) is None


def test_a_series_awards_grades_where_its_framework_has_a_scale_or_promises_judgements() -> None:
    assert cues().awards_grades("progress-inspection")
    assert not cues().awards_grades("jtai")
    assert not cues().awards_grades("focused-visit")
    assert not cues().awards_grades(None)


def test_a_grade_that_has_no_rank_awards_nothing() -> None:
    assert "inadequate" in cues().grade_words("sif")
    assert "not judged" not in cues().grade_words("sif")
