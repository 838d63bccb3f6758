"""Whole files as tools and councils leave them, from their bytes to what is found in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspgraph.pipeline import Pipeline
from inspgraph.read import read
from inspgraph.records import Extraction, Source, Text
from inspgraph.segment.bundle import unbundle

INPUTS = Path(__file__).parent / "inputs"
GRADES = [
    "outstanding", "good", "good", "requires improvement to be good", "good",
]  # fmt: skip
COPIED = ["good", "requires improvement to be good", "good", "outstanding", "good"]


def documents(pipeline: Pipeline, name: str) -> tuple[tuple[Source, Text], ...]:
    return unbundle(*read(INPUTS / name), pipeline.cues)


def only(pipeline: Pipeline, name: str) -> Extraction:
    (document,) = documents(pipeline, name)
    return pipeline.extract(*document)


def codes(text: Text) -> list[str]:
    return [item.code for item in text.problems]


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("untagged.pdf", 3),
        ("two-columns.pdf", 3),
        ("list-over-pages.pdf", 3),
        ("rotated-page.pdf", 3),
        ("sideways-text.pdf", 3),
        ("tagged-in-name-only.pdf", 3),
        ("scan-with-ocr.pdf", 2),
        ("strict.docx", 2),
    ],
)
def test_a_report_is_read_the_same_however_its_file_lays_it_out(
    pipeline: Pipeline, name: str, asked: int
) -> None:
    found = only(pipeline, name)
    assert [judgement.grade for judgement in found.judgements] == GRADES
    assert len(found.recommendations) == asked
    assert found.facts.lead_inspector == "Bram Oduya"
    assert [str(period.end) for period in found.facts.periods] == ["2024-03-22"]


def test_the_values_of_form_fields_are_read_beside_their_labels(pipeline: Pipeline) -> None:
    found = only(pipeline, "form-fields.pdf")
    assert [judgement.grade for judgement in found.judgements] == GRADES


def test_copied_pages_that_lost_their_tree_are_read_by_their_layout(pipeline: Pipeline) -> None:
    found = only(pipeline, "pages-copied-qpdf.pdf")
    assert [judgement.grade for judgement in found.judgements] == COPIED
    assert len(found.recommendations) == 3
    assert codes(found.text) == []


@pytest.mark.parametrize(
    ("name", "authorities", "grades"),
    [
        ("two-reports-pdfunite.pdf", ["Wexmoor", "Aldersea"], [5, 1]),
        ("report-appended-to-tagged-pack.pdf", ["Aldersea", "Wexmoor"], [1, 5]),
    ],
)
def test_two_reports_in_one_file_are_two_documents(
    pipeline: Pipeline, name: str, authorities: list[str], grades: list[int]
) -> None:
    (first, one), (second, two) = documents(pipeline, name)
    assert (first.name, second.name) == (name, f"{name}#2")
    assert first.key == first.sha256 == second.sha256 != second.key
    found = [pipeline.extract(first, one), pipeline.extract(second, two)]
    assert [each.facts.authority for each in found] == authorities
    assert [len(each.judgements) for each in found] == grades
    assert "several-documents" in codes(one)
    assert two.pages[0].number == 4
    assert two.pages[0].start == 0


def test_pages_that_the_tags_of_a_file_do_not_hold_are_a_problem() -> None:
    _, text = read(INPUTS / "report-appended-to-tagged-pack.pdf")
    (outside,) = (item for item in text.problems if item.code == "outside-tags")
    assert (outside.page, outside.found) == (4, "pages 4 to 6")


def test_text_boxes_are_read_in_place(pipeline: Pipeline) -> None:
    found = only(pipeline, "wexmoor-self-evaluation-2023.pdf")
    assert [(item.polarity, item.text) for item in found.findings] == [
        ("strength", "Children are seen on time in nine of ten cases."),
        ("strength", "Our fostering service is stable."),
        ("weakness", "Pathway plans are not always up to date."),
    ]
    assert {relation.relation for relation in found.relations} >= {"commissions", "provides"}
