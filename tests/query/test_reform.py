"""ILACS after March 2026 gives no overall grade: none is missed, and no older one stands in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import inspgraph
from inspgraph.api import Graph
from inspgraph.site.documents import read_census

DOCUMENTS = Path(__file__).parents[1] / "form" / "documents"
FILES = {
    "ilacs2022.txt": "wexmoor-25-november-2022.txt",
    "ilacs2026.txt": "wexmoor-07-july-2026.txt",
}


@pytest.fixture(scope="module")
def reformed(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Graph:
    folder = tmp_path_factory.mktemp("reform")
    for name, called in FILES.items():
        shutil.copy(DOCUMENTS / name, folder / called)
    registers = sorted(samples.glob("*.csv"))
    return inspgraph.build(folder, output=folder / "graph", registers=registers)


def test_a_framework_without_overall_judgement_misses_none(reformed: Graph) -> None:
    assert reformed.ask("not-found") == []


def test_an_area_that_was_renamed_is_set_beside_its_older_self(reformed: Graph) -> None:
    rows = reformed.ask("changes", authority="Wexmoor")
    leaders = [row for row in rows if "leaders" in str(row["area"])]
    assert [(row["earlier_grade"], row["grade"], row["compared"]) for row in leaders] == [
        ("requires improvement to be good", "outstanding", "better")
    ]


def test_the_older_overall_grade_is_not_taken_for_today_s(reformed: Graph) -> None:
    (row,) = reformed.ask("master", region="all")
    assert (row["overall"], row["leaders"], row["lane"]) == (
        "",
        "outstanding",
        "Children’s services",
    )
    (wexmoor,) = [one for one in read_census(reformed).authorities if one.documents]
    (newest,) = wexmoor.latest
    assert (newest.document.date, newest.overall) == ("2026-07-07", ())
    assert {one.heading: one.label for one in newest.parts}["leaders"] == "outstanding"


def test_areas_that_were_judged_as_one_are_set_beside_it_and_not_compared(reformed: Graph) -> None:
    rows = {str(row["area"]): row for row in reformed.ask("changes", authority="Wexmoor")}
    split = [row for area, row in rows.items() if "care" in area]
    assert len(split) == 2
    for row in split:
        assert "children in care and care leavers" in str(row["earlier_area"])
        assert row["compared"] == "not comparable: judged as one before"
