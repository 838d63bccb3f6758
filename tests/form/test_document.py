"""The whole form in one call: facts from the text first, problems where it is silent."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspgraph.read.plain import read_plain
from inspgraph.records import Extraction, Finding, Recommendation, Source
from tests.conftest import Extract

PIECES = st.sampled_from(
    [
        "Inspection of Aldersea local authority children’s services", "Recommendations",
        "Key strengths", "Areas for improvement", "• One thing.", "1. Ensure it:", "  - a part",
        "Judgement\tGrade", "Overall effectiveness\tGood", "Within three months:", "Dear Ms Quill",
        "Contents", "Being healthy", "Grade 2 (good)", "Strengths\tAreas for development",
        "A sentence is good.", "Inspection dates: 3 to 7 May", "Safeguarding services", "X", "4",
        "The Local Safeguarding Children Board is good", "| a | b |\n|---|---|\n| c | Good |",
    ]
)  # fmt: skip


def forms(words: str, extract: Extract, name: str = "report.txt") -> Extraction:
    return extract(
        Source(name, "text/plain", "0" * 64, len(words)), read_plain(words.encode(), name)
    )


def test_a_date_in_the_text_wins_over_the_file_name(extract: Extract) -> None:
    words = "Inspection of Aldersea local authority children’s services\n\nPublished: 3 May 2024"
    name = "aldersea-inspection-12-june-2024.pdf"
    assert forms(words, extract, name).facts.published == date(2024, 5, 3)
    silent = forms(words.split("\n")[0] + "\n\nText.", extract, name).facts
    assert silent.published == date(2024, 6, 12)
    assert silent.published_span is None


@pytest.mark.parametrize(
    "line",
    [
        "Published: 3 May 2024",
        "Report published: 3 May 2024",
        "Publication date: 3rd May 2024",
        "Date published: 3 May 2024",
    ],
)
def test_a_publication_date_is_found_after_each_of_its_labels(line: str, extract: Extract) -> None:
    words = f"Inspection of Aldersea local authority children’s services\n\n{line}\n\nText."
    facts = forms(words, extract).facts
    assert facts.published == date(2024, 5, 3)


def test_the_dates_of_an_earlier_inspection_are_not_those_of_this_one(extract: Extract) -> None:
    words = (
        "Area SEND inspection of Aldersea Local Area Partnership\n\n"
        "Date of previous inspection: 9 to 13 October 2017\n\nInspection dates: 4 to 8 March 2024"
    )
    (period,) = forms(words, extract).facts.periods
    assert period.start == date(2024, 3, 4)


def test_a_deputy_is_not_the_lead_inspector(extract: Extract) -> None:
    words = (
        "Inspection of Aldersea local authority children’s services\n\n"
        "Deputy lead inspector: Oda Pell\n\nLead inspector: Ottilie Marr HMI"
    )
    assert forms(words, extract).facts.lead_inspector == "Ottilie Marr"


def test_the_file_name_tells_the_authority_only_where_the_text_does_not(extract: Extract) -> None:
    words = "Inspection of local authority children’s services\n\nText."
    assert forms(words, extract, "wexmoor-inspection.pdf").facts.authority == "Wexmoor"
    named = words.replace("of local", "of Aldersea local")
    assert forms(named, extract, "wexmoor-inspection.pdf").facts.authority == "Aldersea"


def test_what_cannot_be_told_is_a_problem_and_not_a_guess(extract: Extract) -> None:
    found = forms("Minutes of a meeting\n\nMembers were welcomed.", extract, "minutes.txt")
    assert {problem.code for problem in found.problems} == {
        "unknown-series", "unknown-authority", "no-date",
    }  # fmt: skip
    assert found.facts.series is None
    assert found.judgements == ()


def test_grades_of_earlier_inspections_and_of_settings_are_not_awarded(extract: Extract) -> None:
    words = (
        "Inspection of Aldersea local authority children’s services\n\n"
        "Judgement\tGrade\nOverall effectiveness\tGood\n\n"
        "Service\tPrevious inspection\nFostering\tOutstanding\n\n"
        "1. The children’s home is outstanding. The fostering service was judged inadequate."
    )
    found = forms(words, extract).judgements
    assert [(judgement.area, judgement.grade) for judgement in found] == [
        ("Overall effectiveness", "good")
    ]


def test_a_grade_that_is_stated_twice_is_one_judgement_with_both_places(extract: Extract) -> None:
    words = (
        "# Inspection of Aldersea local authority children’s services\n\n"
        "| Judgement | Grade |\n|---|---|\n"
        "| The experiences and progress of care leavers | Good |\n\n"
        "# The experiences and progress of care leavers: good\n\n1. Text."
    )
    (judgement,) = forms(words, extract).judgements
    assert len(judgement.spans) == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=25))
def test_any_order_of_parts_is_read_and_every_entry_stands_in_the_text(
    extract: Extract, pieces: list[str]
) -> None:
    words = "\n\n".join(pieces)
    text = read_plain(words.encode(), "report.txt")
    found = extract(Source("report.txt", "text/plain", "0" * 64, len(words)), text)
    entries: list[Recommendation | Finding] = [*found.recommendations, *found.findings]
    for entry in entries:
        quoted = entry.span.of(text.content)
        assert quoted
        assert all(word in quoted for word in entry.text.split())
    assert len({j.area for j in found.judgements}) == len(found.judgements)
    for section in found.sections:
        assert all(0 <= block < len(text.blocks) for block in section.blocks)
