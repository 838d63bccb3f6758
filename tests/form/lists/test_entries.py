"""The entries of lists: where one begins, what belongs to it, and what ends it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from inspgraph.form.lists.entries import (
    Entry,
    column_entries,
    heading_entries,
    leads_in,
    list_entries,
)
from inspgraph.records import Cell
from tests.form.written import Part, heading, item, table, written


def entries(*parts: Part | str | Iterable[Part], paragraphs: bool = False) -> list[str]:
    """The words of the entries among all these parts."""
    return [one.text for one in whole(*parts, paragraphs=paragraphs)]


def whole(
    *parts: Part | str | Iterable[Part], paragraphs: bool = False, lead_in: str = ""
) -> tuple[Entry, ...]:
    text, _ = written(*parts)
    found = list_entries(text, range(len(text.blocks)), paragraphs=paragraphs, lead_in=lead_in)
    for one in found:
        assert text.blocks[one.first].start == one.span.start
    return found


def numbered(words: str, marker: str = "1.") -> Part:
    return Part(words, marker=marker)


def turned(part: Part) -> Part:
    return replace(part, turns=True)


def test_each_bullet_is_an_entry_and_deeper_ones_belong_to_it() -> None:
    assert entries(item("Plan:"), item("visits", 2), item("calls", 2), item("Meet.")) == [
        "Plan: visits calls",
        "Meet.",
    ]
    assert entries(item("Plan.", 2), item("Meet.", 2)) == ["Plan.", "Meet."]


def test_bullets_below_numbered_paragraphs_belong_to_them() -> None:
    parts = numbered("Plan to"), item("visit."), numbered("Meet.", "2."), item("Weekly.")
    assert entries(*parts) == ["Plan to visit.", "Meet. Weekly."]


def test_a_single_numbered_paragraph_that_ends_in_a_colon_only_leads_in() -> None:
    (first, second) = whole(numbered("The council should:", "12."), item("plan."), item("meet."))
    assert [first.text, second.text] == ["plan.", "meet."]
    assert first.lead_in == second.lead_in == "The council should:"


def test_a_single_numbered_paragraph_after_bullets_is_one_more_of_them() -> None:
    assert entries(item("Plan."), numbered("Meet.", "2."), item("Talk.")) == [
        "Plan.", "Meet.", "Talk.",
    ]  # fmt: skip
    assert entries(numbered("Meet."), item("Weekly."), item("Indoors.")) == [
        "Meet. Weekly. Indoors."
    ]


def test_numbered_paragraphs_that_mostly_lead_in_leave_the_list_to_the_bullets() -> None:
    parts = (
        numbered("The council should:"), item("plan."), item("meet."),
        numbered("The police should:", "2."), item("call."), numbered("Visit homes.", "3."),
        item("Weekly."),
    )  # fmt: skip
    found = whole(*parts)
    assert [one.text for one in found] == ["plan.", "meet.", "call.", "Visit homes.", "Weekly."]
    assert [one.lead_in for one in found][:3] == ["The council should:"] * 2 + [
        "The police should:"
    ]


def test_as_many_numbered_paragraphs_as_bullets_are_the_list() -> None:
    parts = numbered("Plan:"), item("homes."), numbered("Meet:", "2."), item("weekly.")
    assert entries(*parts) == ["homes.", "weekly."]
    more = (*parts, numbered("Talk.", "3."))
    assert entries(*more) == ["Plan: homes.", "Meet: weekly.", "Talk."]


@pytest.mark.parametrize("marker", ["1.", "(2)", "3)", "4.1", "12"])
def test_a_number_marks_an_entry_with_or_without_brackets(marker: str) -> None:
    assert entries(numbered("Plan.", marker), numbered("Meet.", marker)) == ["Plan.", "Meet."]


@pytest.mark.parametrize("marker", ["a)", "", "2004", "1.1.1.1x"])
def test_other_marks_number_nothing(marker: str) -> None:
    assert entries(numbered("Plan.", marker), numbered("Meet.", marker)) == []


def test_plain_paragraphs_are_entries_where_they_may_be() -> None:
    parts = "The council should:", "Plan homes.", "Meet weekly."
    assert entries(*parts) == []
    first, second = whole(*parts, paragraphs=True)
    assert (first.text, second.text) == ("Plan homes.", "Meet weekly.")
    assert first.lead_in == "The council should:"


def test_what_introduced_the_list_before_these_blocks_holds_until_another_does() -> None:
    found = whole(item("Plan."), "The police should:", item("Call."), lead_in="We ask to:")
    assert [one.lead_in for one in found] == ["We ask to:", "The police should:"]


def test_headings_footnotes_contents_and_page_numbers_are_no_part_of_an_entry() -> None:
    furniture = (
        heading("More"), Part("A note on it", "note"), Part("Plans 3", "contents"), "17", "xii",
        "Page 4 of 9", "2 The Act of 1989", "3 ‘Working together’",
    )  # fmt: skip
    assert entries(item("Plan"), *furniture, item("homes", 2)) == ["Plan homes"]


def test_a_paragraph_that_opens_with_a_number_and_a_small_letter_is_no_footnote() -> None:
    assert entries(item("Plan for"), "12 children.", item("Meet.")) == [
        "Plan for 12 children.",
        "Meet.",
    ]


def test_a_paragraph_between_two_bullets_is_the_rest_of_the_first() -> None:
    assert entries(item("Plan."), "It matters.", item("Meet."), "It closes.") == [
        "Plan. It matters.",
        "Meet.",
    ]
    assert entries(item("Plan."), "It matters.", "So much.", item("Meet."))[0] == (
        "Plan. It matters. So much."
    )


def test_three_paragraphs_between_two_bullets_are_text_of_their_own() -> None:
    assert entries(item("Plan."), "It matters.", "So much.", "To all.", item("Meet.")) == [
        "Plan.",
        "Meet.",
    ]


def test_a_paragraph_that_introduces_another_list_is_no_rest() -> None:
    assert entries(item("Plan."), "It should also:", item("Meet.")) == ["Plan.", "Meet."]


def test_after_numbered_paragraphs_a_plain_one_closes_the_list() -> None:
    parts = numbered("Plan."), numbered("Meet.", "2."), "It ends.", item("a bullet apart")
    assert entries(*parts) == ["Plan.", "Meet."]


def test_what_carries_on_a_sentence_belongs_to_its_entry() -> None:
    assert entries(item("Plan the"), "homes.", "visits follow.", item("Meet.")) == [
        "Plan the homes. visits follow.",
        "Meet.",
    ]
    assert entries(item("Plan the"), "homes.") == ["Plan the homes."]
    assert entries(item("Plan it.’"), "homes follow.") == ["Plan it.’"]
    assert entries(item("Plan the"), "Homes of all.") == ["Plan the"]


def test_an_unmarked_bullet_after_a_page_carries_on_the_one_cut_by_it() -> None:
    cut, rest = item("Plan for the"), turned(item("Homes of all.", marker=""))
    assert entries(cut, rest, item("Meet.")) == ["Plan for the Homes of all.", "Meet."]
    assert entries(cut, replace(rest, turns=False)) == ["Plan for the", "Homes of all."]
    assert entries(item("Plan."), rest) == ["Plan.", "Homes of all."]
    assert entries(cut, replace(rest, marker="•")) == ["Plan for the", "Homes of all."]


def test_each_row_of_a_column_of_sentences_is_an_entry() -> None:
    text, _ = written(table(0, ("Plan homes.",), ("Meet weekly.",)))
    first, second = list_entries(text, (0, 1))
    assert (first.text, second.text) == ("Plan homes.", "Meet weekly.")
    assert second.span.of(text.content) == "Meet weekly."


def cell(words: str, row: int, kind: str = "paragraph", marker: str = "", column: int = 0) -> Part:
    made = item(words, marker=marker) if kind == "item" else Part(words, marker=marker)
    return replace(made, cell=Cell(0, row, column))


def test_the_blocks_of_one_row_are_one_entry() -> None:
    assert entries(cell("Plan homes.", 0), cell("Of all.", 0), cell("Meet.", 1)) == [
        "Plan homes. Of all.",
        "Meet.",
    ]


def test_a_row_cut_by_the_page_goes_on_in_the_next() -> None:
    assert entries(cell("Plan the", 0), cell("homes.", 1), cell("Meet.", 2)) == [
        "Plan the homes.",
        "Meet.",
    ]


def test_a_layout_table_with_bullets_in_its_rows_is_a_list_of_bullets() -> None:
    assert entries(cell("Plan.", 0, "item", "•"), cell("Meet.", 0, "item", "•")) == [
        "Plan.",
        "Meet.",
    ]


def test_a_row_of_bullets_below_a_lead_belongs_to_the_rows() -> None:
    parts = (
        cell("Plan.", 0),
        cell("The council should:", 1),
        cell("visit", 1, "item", "•"),
        cell("call", 1, "item", "•"),
    )
    assert entries(*parts) == ["Plan.", "The council should: visit call"]
    bare = cell("Plan.", 0), cell("visit.", 1, "item", "•"), cell("call.", 2, "item", "•")
    assert entries(*bare) == ["visit.", "call."]


def test_rows_are_no_entries_beside_bullets_outside_or_in_two_columns() -> None:
    rows = cell("Plan.", 0), cell("Meet.", 1)
    assert entries(*rows, item("Talk.")) == ["Talk."]
    assert entries(cell("Plan.", 0), cell("Soon.", 0, column=1)) == []
    assert entries(cell("Numbered.", 0, marker="1."), cell("Too.", 1, marker="2.")) == [
        "Numbered.",
        "Too.",
    ]


def test_a_paragraph_beside_rows_that_grade_nothing_is_left_out() -> None:
    assert entries("Before.", cell("Plan.", 0), cell("Meet.", 1)) == ["Plan.", "Meet."]


def in_column(*parts: Part | str) -> list[str]:
    text, _ = written(*parts)
    return [one.text for one in column_entries(text, range(len(text.blocks)))]


def test_a_column_has_its_bullets_as_entries_and_else_its_paragraphs() -> None:
    assert in_column(item("Plan"), item("homes", 2), item("Meet.")) == ["Plan homes", "Meet."]
    assert in_column("Plan.", "Meet.") == ["Plan.", "Meet."]
    assert in_column("Plan the", "homes.", "3", "Meet.") == ["Plan the homes.", "Meet."]


def test_the_halves_of_a_bullet_in_one_cell_are_put_together() -> None:
    first = cell("Plan for the", 0, "item", "•")
    assert in_column(first, cell("Homes of all.", 0)) == ["Plan for the Homes of all."]
    assert in_column(first, cell("Homes of all.", 1), cell("Meet.", 2, "item", "•")) == [
        "Plan for the Homes of all.",
        "Meet.",
    ]
    assert in_column(first, cell("Homes of all.", 1)) == ["Plan for the"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The council should:", True),
        ("The council should take the following actions.", True),
        ("We ask for the following improvements to be made by the partners", True),
        ("The following year was good. It is over.", False),
        ("Plans should: be short.", False),
        ("The following actions were taken. They worked.", False),
    ],
)
def test_a_paragraph_introduces_a_list_by_its_colon_or_by_what_it_announces(
    words: str, expected: bool
) -> None:
    text, _ = written(words)
    assert leads_in(text, 0) is expected


def test_a_heading_that_is_a_point_loses_its_letter_and_keeps_its_place() -> None:
    text, _ = written(heading("iv) Plan  homes"), heading("Meet"), heading("b)Talk"))
    found = heading_entries(text, {0: "iv) Plan  homes", 1: "Meet", 2: "b)Talk"})
    assert [one.text for one in found] == ["Plan homes", "Meet", "Talk"]
    assert [one.span.of(text.content) for one in found] == ["Plan  homes", "Meet", "Talk"]
    assert [one.first for one in found] == [0, 1, 2]


def test_each_entry_takes_its_own_rest() -> None:
    assert entries(item("Plan."), item("Meet the"), "partners.", item("Talk.")) == [
        "Plan.",
        "Meet the partners.",
        "Talk.",
    ]
    assert entries(item("Plan."), item("Meet."), "It matters.", item("Talk.")) == [
        "Plan.",
        "Meet. It matters.",
        "Talk.",
    ]
    assert in_column("Plan.", "Meet the", "partners.", "Talk.") == [
        "Plan.",
        "Meet the partners.",
        "Talk.",
    ]
    rows = cell("Plan.", 0), cell("Meet the", 1), cell("partners.", 2), cell("Talk.", 3)
    assert entries(*rows) == ["Plan.", "Meet the partners.", "Talk."]


def test_a_list_is_introduced_by_nothing_and_of_no_paragraphs_unless_it_is_said() -> None:
    text, _ = written("Plan.", item("Meet."))
    assert [one.lead_in for one in list_entries(text, (0, 1))] == [""]
    assert [one.lead_in for one in column_entries(text, (0, 1))] == [""]
    assert list_entries(text, (0,)) == ()


def test_a_bullet_with_a_number_is_numbered() -> None:
    assert entries(item("Plan.", marker="1."), item("Weekly."), item("Meet.", marker="2.")) == [
        "Plan. Weekly.",
        "Meet.",
    ]


def test_two_numbered_paragraphs_that_lead_in_to_nothing_are_the_list() -> None:
    assert entries(numbered("Plan:"), numbered("Meet:", "2.")) == ["Plan:", "Meet:"]
    assert entries(numbered("The council should:")) == []
    assert entries("Text.", numbered("The council should:")) == []


def test_bullets_before_several_numbered_paragraphs_are_of_another_list() -> None:
    parts = item("Before."), numbered("Plan."), item("Homes."), numbered("Meet.", "2.")
    assert entries(*parts) == ["Plan. Homes.", "Meet."]


def test_a_number_at_the_start_of_a_bullet_or_a_cell_makes_no_footnote() -> None:
    assert entries(item("12 Homes for children."), item("Meet.")) == [
        "12 Homes for children.",
        "Meet.",
    ]
    assert entries(cell("12 Homes for children.", 0), cell("Meet.", 1)) == [
        "12 Homes for children.",
        "Meet.",
    ]


@pytest.mark.parametrize("end", [".", "!", "?", ":", ";", ".’", ".)", ".”’", "?’)”"])
def test_a_sentence_that_is_done_is_not_carried_on(end: str) -> None:
    assert entries(item(f"Plan it{end}"), "homes follow.") == [f"Plan it{end}"]


@pytest.mark.parametrize("end", ["", ",", "’", ")", ". it’s"])
def test_a_sentence_that_is_not_done_is_carried_on(end: str) -> None:
    assert entries(item(f"Plan it{end}"), "homes follow.") == [f"Plan it{end} homes follow."]


def test_a_paragraph_that_begins_with_a_capital_on_the_next_page_is_no_rest_of_a_bullet() -> None:
    assert entries(item("Plan for the"), turned(Part("Homes of all."))) == ["Plan for the"]


def test_two_paragraphs_of_a_cell_are_two_entries_though_the_first_has_no_stop() -> None:
    assert in_column(cell("Plan for the", 0), cell("Homes of all.", 0)) == [
        "Plan for the",
        "Homes of all.",
    ]


def test_a_numbered_or_bulleted_row_is_part_of_a_table_of_sentences_only_below_its_lead() -> None:
    mixed = cell("Plan.", 0), cell("Meet.", 1, marker="1."), cell("Talk.", 2)
    assert entries(*mixed) == ["Plan.", "Meet.", "Talk."]
    within = cell("Plan.", 0), cell("Meet.", 1), cell("weekly", 1, "item", "•"), cell("Talk.", 2)
    assert entries(*within) == ["Plan.", "Meet. weekly", "Talk."]
    led = cell("The council should:", 0), cell("The police should:", 1)
    assert entries(*led) == []
