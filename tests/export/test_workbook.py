from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyoxigraph as ox
import pytest

from inspgraph import resources
from inspgraph.api import Graph
from inspgraph.export.dataset_description import Made
from inspgraph.export.sheet import LONGEST
from inspgraph.export.workbook import write_workbook
from inspgraph.frameworks import Frameworks
from inspgraph.map.graph import document_graph, to_nquads
from inspgraph.map.scope import BuildRun
from tests.factories import CONTENT, extraction, span


@pytest.fixture(scope="module")
def book(sampled: Graph, tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("book") / "book.xlsx"
    sampled.export("xlsx", path)
    return openpyxl.load_workbook(path)


def rows(book: Any, sheet: str) -> list[dict[str, Any]]:
    head, *others = book[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in others]


def test_it_has_a_row_an_inspection_with_grades_by_area_as_columns(book: Any) -> None:
    assert book.sheetnames == [
        "README", "Inspections", "Self-assessments", "Judgements", "Recommendations", "Findings",
        "Relations", "Bodies",
    ]  # fmt: skip
    found = {row["File"]: row for row in rows(book, "Inspections")}
    (ilacs,) = [row for name, row in found.items() if "inspection-12-july-2024" in name]
    assert ilacs["Authority"] == "Wexmoor"
    assert ilacs["Published"] == datetime(2024, 7, 12)  # noqa: DTZ001
    assert ilacs["Overall"]
    assert ilacs["The experiences and progress of children who need help and protection"]


def test_the_newest_of_each_lane_is_that_of_the_master_table(book: Any, sampled: Graph) -> None:
    told = {
        (row["Authority"], lane, row["File"])
        for row in rows(book, "Inspections")
        for lane in (row["Latest in"] or "").split("; ")
        if lane
    }
    assert told == {(row["council"], row["lane"], row["document"]) for row in sampled.ask("master")}


def test_a_short_inspection_is_told_from_a_standard_one_by_its_days(book: Any) -> None:
    for row in rows(book, "Inspections"):
        days = row["Inspection end"] - row["Inspection start"] if row["Inspection end"] else None
        kind = ("short" if days.days < 7 else "standard") if days and days.days else None
        assert row["Short or standard"] == (kind if row["Series"] == "ilacs" else None)
    assert {row["Short or standard"] for row in rows(book, "Inspections")} >= {"standard"}


def test_what_a_council_says_of_itself_stands_apart(book: Any) -> None:
    own = [row["File"] for row in rows(book, "Self-assessments")]
    assert own == ["wexmoor-self-assessment-2018.docx"]
    assert not set(own) & {row["File"] for row in rows(book, "Inspections")}


def test_it_holds_every_recommendation_and_finding(book: Any, sampled: Graph) -> None:
    for sheet, column, question in (
        ("Recommendations", "Recommendation", "recommendations"),
        ("Findings", "Finding", "findings"),
    ):
        asked = sorted(str(row["text"]) for row in sampled.query(question))
        told = rows(book, sheet)
        assert sorted(str(row[column]) for row in told) == asked
        assert {row["Voice"] for row in told} <= {"inspectorate", "authority"}


def test_it_says_what_it_is_and_where_it_is_from(book: Any) -> None:
    said = " ".join(str(row[0] or "") for row in book["README"].iter_rows(values_only=True))
    assert "Open Government Licence" in said
    assert "not comparable" in said
    assert "ilacs: " in said


def test_a_text_is_never_a_formula_and_one_too_long_says_that_it_is_cut(
    tmp_path: Path, frameworks: Frameworks
) -> None:
    words = (
        "=1+1",
        "+1",
        "-1",
        "@A1",
        '=HYPERLINK("x:y")',
        "{=A1}",
        "https://a.example",
        "a" * 40_000,
    )
    made = extraction()
    one = made.recommendations[0]
    made = replace(
        made,
        recommendations=tuple(replace(one, text=text, kind=text[:9]) for text in words),
        facts=replace(made.facts, title="=cmd|' /C calc'!A0", title_span=span(CONTENT[:5])),
    )
    store = ox.Store()
    quads = to_nquads(document_graph(made, frameworks, BuildRun("1", "data")))
    store.load(input=quads, format=ox.RdfFormat.N_QUADS)
    with (tmp_path / "book.xlsx").open("wb") as out:
        write_workbook(store, out, resources.QUERIES, Made())
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]
    texts = {cell.value: cell for cell in cells}
    assert all(texts[text].quotePrefix for text in ("=1+1", "+1", "-1", "@A1"))
    assert "=cmd|' /C calc'!A0" in texts
    longest = max(texts, key=lambda value: len(str(value)))
    assert len(str(longest)) == LONGEST
    assert str(longest).endswith("the whole)")
