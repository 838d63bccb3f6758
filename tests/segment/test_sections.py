"""Headings open sections, known or not; what repeats or resembles them opens nothing."""

from __future__ import annotations

from inspgraph.cues.heading_cues import fold_title
from inspgraph.read.plain import read_plain
from inspgraph.records import Section, Text
from inspgraph.segment.sections import segment
from inspgraph.text.block_tables import find_tables
from tests.factories import cues

CUES = cues()


def parts(words: str, series: str) -> tuple[Text, tuple[Section, ...]]:
    text = read_plain(words.encode(), "document.md")
    return text, segment(text, series, CUES, find_tables(text))


def outline(words: str, series: str = "jtai") -> list[tuple[str, str, str | None]]:
    _, sections = parts(words, series)
    return [
        (s.role, s.title, sections[s.parent].title if s.parent is not None else None)
        for s in sections
    ]


def test_an_unknown_heading_closes_the_list_before_it() -> None:
    words = "# Areas for improvement\n\n- One.\n\n# Local history\n\n- The town is old."
    text, sections = parts(words, "jtai")
    assert [section.role for section in sections] == ["recommendations", "unresolved"]
    assert [
        text.content[text.blocks[i].start : text.blocks[i].end] for i in sections[0].blocks
    ] == ["One."]


def test_a_lesser_unknown_heading_stays_below_the_one_that_is_open() -> None:
    words = "# Areas for improvement\n\nText.\n\n## Local ways\n\n- One.\n\n# Next steps\n\nText."
    assert outline(words) == [
        ("recommendations", "Areas for improvement", None),
        ("unresolved", "Local ways", "Areas for improvement"),
        ("next-steps", "Next steps", None),
    ]


def test_a_case_study_within_a_list_closes_it() -> None:
    words = "Key strengths\n\n- One.\n\nCase study: highly effective practice\n\n- A boy."
    assert [role for role, _, _ in outline(words)] == ["strengths", "case-study"]


def test_times_are_groups_of_the_recommendations() -> None:
    words = "Recommendations\n\nFor immediate action\n\n- One.\n\nIn the longer term\n\n- Two."
    assert outline(words, "jar") == [
        ("recommendations", "Recommendations", None),
        ("timeframe", "For immediate action", "Recommendations"),
        ("timeframe", "In the longer term", "Recommendations"),
    ]


def test_an_outcome_is_a_chapter_where_text_follows_and_a_group_where_items_do() -> None:
    words = (
        "# Being healthy\n\nThe contribution is good.\n\n# Aspects for focus in the next APA\n\n"
        "# Being healthy\n\n- One.\n\n# Staying safe\n\nText."
    )
    assert outline(words, "apa-letter") == [
        ("judgement-area", "Being healthy", None),
        ("recommendations", "Aspects for focus in the next APA", "Being healthy"),
        ("judgement-area", "Being healthy", "Aspects for focus in the next APA"),
        ("judgement-area", "Staying safe", None),
    ]


def test_a_table_of_contents_opens_nothing() -> None:
    words = "Contents\n\nMain findings 4\n\nRecommendations 5\n\n# Main findings\n\nText."
    assert [title for _, title, _ in outline(words)] == ["Contents", "Main findings"]


def test_a_grade_is_no_heading() -> None:
    words = "# Capacity to improve\n\n# Grade 4 (inadequate)\n\nText.\n\n# Inadequate\n\nText."
    assert [title for _, title, _ in outline(words, "lac-2013")] == ["Capacity to improve"]


def test_the_head_of_a_column_is_no_heading() -> None:
    words = "| Strengths | Areas for development |\n|---|---|\n| One. | Two. |"
    assert outline(words, "self-assessment") == []


def test_the_blocks_of_all_sections_stand_between_their_headings() -> None:
    words = "# A town\n\nText.\n\n## Strengths\n\n- One.\n\n# Next steps\n\nText."
    text, sections = parts(words, "jtai")
    for section in sections:
        assert section.heading is not None
        assert section.heading.of(text.content) == section.title
        assert all(text.blocks[i].start > section.heading.end for i in section.blocks)
        if section.parent is not None:
            assert set(section.blocks) < set(sections[section.parent].blocks)


def test_folding_a_title_drops_its_number_note_and_final_mark() -> None:
    assert fold_title("1d. What needs to improve?2") == "what needs to improve?"
    assert fold_title("ii) Children’s Homes:") == "children's homes"
    assert fold_title("Within 3 months") == "within 3 months"


COUNTED = (
    "# Areas for improvement\n\n## Leadership and management\n\n1. Publish the plan.\n\n"
    "   - by May\n\n## Quality of practice\n\n{number}. Visit children in time."
)


def test_an_area_whose_points_carry_the_count_on_groups_the_list() -> None:
    assert outline(COUNTED.format(number=2), "sif") == [
        ("recommendations", "Areas for improvement", None),
        ("judgement-area", "Leadership and management", "Areas for improvement"),
        ("judgement-area", "Quality of practice", "Areas for improvement"),
    ]


def test_an_area_whose_points_count_otherwise_is_a_chapter() -> None:
    assert outline(COUNTED.format(number=14), "sif")[-1] == (
        "judgement-area",
        "Quality of practice",
        None,
    )


def test_an_area_whose_paragraphs_are_numbered_after_a_list_of_bullets_is_a_chapter() -> None:
    words = (
        "# What needs to improve\n\n- Leaders should visit children in time.\n\n"
        "## Quality of practice\n\n1. Children are seen."
    )
    assert outline(words, "sif")[-1] == ("judgement-area", "Quality of practice", None)
