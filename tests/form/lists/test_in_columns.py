"""Lists in the columns of tables: which columns hold one, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from inspgraph.cues.form_cues import Cues
from inspgraph.form.lists.in_columns import column_lists
from inspgraph.form.lists.listed import Listed
from inspgraph.records import Cell
from inspgraph.text.block_tables import find_tables
from tests.form.written import Part, heading, item, table, written

Parts = Part | str | Iterable[Part]
HEAD = ("Strengths", "Areas for development")


def lists(cues: Cues, *parts: Parts) -> list[tuple[list[Listed], set[int]]]:
    text, sections = written(*parts)
    return list(column_lists(text, sections, find_tables(text), "apa-letter", cues))


def listed(cues: Cues, *parts: Parts) -> list[tuple[str, str]]:
    return [(one.role, one.entry.text) for found, _ in lists(cues, *parts) for one in found]


def cell(part: Part | str, number: int, row: int, column: int) -> Part:
    made = Part(part) if isinstance(part, str) else part
    return replace(made, cell=Cell(number, row, column))


def test_each_column_that_its_head_names_is_a_list(cues: Cues) -> None:
    rows = table(0, HEAD, ("Visits are kept.", "Plans are late."), ("Staff stay.",))
    ((found, taken),) = lists(cues, rows)
    assert [(one.role, one.entry.text) for one in found] == [
        ("strengths", "Visits are kept."),
        ("strengths", "Staff stay."),
        ("weaknesses", "Plans are late."),
    ]
    assert taken == {0, 1, 2, 3, 4}


def test_the_head_stands_in_one_of_the_first_three_rows(cues: Cues) -> None:
    row = ("Visits are kept.", "Plans are late.")
    above = ("Table 1", "2008")
    assert len(listed(cues, table(0, above, above, HEAD, row))) == 2
    assert listed(cues, table(0, above, above, above, HEAD, row)) == []


def test_a_head_in_a_single_cell_or_of_no_list_names_no_column(cues: Cues) -> None:
    assert listed(cues, table(0, ("Strengths",), ("Visits are kept.",))) == []
    assert listed(cues, table(0, ("Context", "Summary"), ("Visits.", "Plans."))) == []


def test_a_long_cell_ends_the_looking_for_heads_in_its_row(cues: Cues) -> None:
    long = "Recommendations " + "x" * 120
    assert len(long) > 130
    assert listed(cues, table(0, (long, "Strengths"), ("Plans.", "Visits are kept."))) == []
    assert listed(cues, table(0, (long[:130], "Strengths"), ("Plans.", "Visits are kept."))) == [
        ("strengths", "Visits are kept.")
    ]


def test_after_a_page_the_table_goes_on_without_a_head(cues: Cues) -> None:
    first = table(0, HEAD, ("Visits are kept.", "Plans are late."))
    second = table(1, ("Staff stay.", "Homes are few."))
    third = table(2, ("Staff learn.", "Calls are missed."))
    note = Part("As counted in 2008", "note")
    ((found, taken),) = lists(cues, first, second, note, third)
    assert len(found) == 6
    assert taken == {0, 1, 2, 3, 4, 5, 7, 8}


def test_a_table_after_text_or_of_other_columns_or_with_a_head_is_another(cues: Cues) -> None:
    first = table(0, HEAD, ("Visits are kept.", "Plans are late."))
    after = ("Staff stay.", "Homes are few.")
    assert len(listed(cues, first, "Text between.", table(1, after))) == 2
    assert len(listed(cues, first, table(1, (*after, "2008")))) == 2
    assert len(lists(cues, first, table(1, HEAD, after))) == 2


def test_the_rest_of_a_cell_cut_by_the_page_stands_in_its_column(cues: Cues) -> None:
    head = ("No.", "Recommendations")
    first = table(0, head, ("1", "Plan for the"))
    rest = [
        cell("homes of all.", 1, 0, 0),
        *(cell(w, 1, 1, c) for c, w in enumerate(("2", "Meet."))),
    ]
    assert listed(cues, first, rest) == [
        ("recommendations", "Plan for the homes of all."),
        ("recommendations", "Meet."),
    ]


def test_a_lone_cell_in_a_list_of_its_own_stays_there(cues: Cues) -> None:
    first = table(0, HEAD, ("Visits are kept.", "Plans are late."))
    rest = [
        cell("Staff stay.", 1, 0, 0),
        *(cell(w, 1, 1, c) for c, w in enumerate(("One.", "Two."))),
    ]
    assert ("strengths", "Staff stay.") in listed(cues, first, rest)


def test_beside_a_column_of_labels_each_row_is_a_point_of_its_own(cues: Cues) -> None:
    rows = table(0, ("No.", "Recommendations"), ("1", "Plan for the"), ("2", "homes of all."))
    assert [words for _, words in listed(cues, rows)] == ["Plan for the", "homes of all."]
    bare = table(0, HEAD, ("Visits to the", "Late."), ("homes of all.", "Few."))
    assert ("strengths", "Visits to the homes of all.") in listed(cues, bare)


@pytest.mark.parametrize("head", ["Lead", "Responsible body", "By whom?", "Who should act"])
def test_the_body_responsible_is_named_in_its_column(head: str, cues: Cues) -> None:
    rows = table(0, ("Recommendations", head), ("Plan homes.", "The council"), ("Meet.", "Police"))
    ((found, _),) = lists(cues, rows)
    assert [(one.entry.text, one.addressee) for one in found] == [
        ("Plan homes.", "The council"),
        ("Meet.", "Police"),
    ]


def test_another_column_names_nobody(cues: Cues) -> None:
    ((found, _),) = lists(cues, table(0, ("Recommendations", "When"), ("Plan.", "The spring")))
    assert [one.addressee for one in found] == [""]


def test_a_line_in_a_cell_that_ends_in_a_colon_says_what_follows_is_about(cues: Cues) -> None:
    cells = [
        *table(0, HEAD),
        cell("Visits are kept.", 0, 1, 0), cell("Being healthy", 0, 2, 0),
        cell("Nurses call.", 0, 2, 0), cell("School places:", 0, 3, 0),
        cell(item("Being healthy"), 0, 3, 0), cell(item("Schools are near."), 0, 4, 0),
    ]  # fmt: skip
    ((found, _),) = lists(cues, heading("Outcomes", area="All outcomes"), cells)
    assert [(one.area, one.entry.text) for one in found] == [
        ("All outcomes", "Visits are kept."),
        ("Being healthy", "Nurses call."),
        ("School places", "Being healthy"),
        ("School places", "Schools are near."),
    ]


def test_a_sentence_or_a_long_line_in_a_cell_names_no_area(cues: Cues) -> None:
    for words in ("It is so. Schools:", "x:", "y" * 81 + ":"):
        cells = [*table(0, HEAD), cell(words, 0, 1, 0), cell("Schools are near.", 0, 2, 0)]
        ((found, _),) = lists(cues, cells)
        assert [one.area for one in found] == [None, None]


def test_the_area_is_that_of_the_innermost_section_around_the_table(cues: Cues) -> None:
    rows = table(0, HEAD, ("Visits are kept.", "Plans are late."))
    parts = heading("Outcomes"), heading("Health", area="Being healthy", level=2), rows
    assert {one.area for found, _ in lists(cues, *parts) for one in found} == {"Being healthy"}
    unnamed = heading("Outcomes"), rows, heading("Health", area="Being healthy")
    assert {one.area for found, _ in lists(cues, *unnamed) for one in found} == {"Outcomes"}
    assert {one.area for found, _ in lists(cues, rows, heading("Z"), "Text.") for one in found} == {
        None
    }


def test_other_tables_between_are_passed_over(cues: Cues) -> None:
    plain = table(0, ("Place", "Now"), ("Club", "Open"))
    rows = table(1, HEAD, ("Visits are kept.", "Plans are late."))
    assert len(listed(cues, plain, rows)) == 2


def test_the_body_responsible_for_a_row_is_that_of_all_areas_in_it(cues: Cues) -> None:
    cells = [
        *table(0, ("Recommendations", "Lead")),
        cell("Plan.", 0, 1, 0), cell("The council", 0, 1, 1),
        cell("School places:", 0, 2, 0), cell("Meet.", 0, 2, 0), cell("The police", 0, 2, 1),
    ]  # fmt: skip
    ((found, _),) = lists(cues, cells)
    assert [(one.area, one.addressee, one.timeframe) for one in found] == [
        (None, "The council", ""),
        ("School places", "The police", ""),
    ]


def test_a_lone_cell_moves_only_to_the_only_list_and_only_from_a_column_of_labels(
    cues: Cues,
) -> None:
    two = table(0, ("No.", *HEAD), ("1", "Visits are kept.", "Plans are late."))
    rest = [cell("2", 1, 0, 0), *(cell(w, 1, 1, c) for c, w in enumerate(("3", "Stay.", "Go.")))]
    assert [words for _, words in listed(cues, two, rest)] == [
        "Visits are kept.", "Stay.", "Plans are late.", "Go.",
    ]  # fmt: skip
    one = table(0, ("No.", "Recommendations", "When"), ("1", "Plan.", "Soon"))
    after = [cell("2", 1, 0, 0), cell("Later", 1, 0, 2)]
    after += [cell(w, 1, 1, c) for c, w in enumerate(("3", "Meet.", "Soon"))]
    assert [words for _, words in listed(cues, one, after)] == ["Plan.", "Meet."]


def test_a_row_of_one_cell_does_not_end_the_looking_for_a_head(cues: Cues) -> None:
    rows = table(0, ("Summary of 2008",), HEAD, ("Visits are kept.", "Plans are late."))
    assert len(listed(cues, rows)) == 2


def test_a_table_at_the_first_or_last_block_of_a_section_is_in_it(cues: Cues) -> None:
    text, sections = written(
        heading("Health"), table(0, HEAD, ("Kept.", "Late.")), heading("Schools")
    )
    bare = tuple(replace(one, blocks=one.blocks[:1]) for one in sections)
    ((found, _),) = column_lists(text, bare, find_tables(text), "apa-letter", cues)
    assert {one.area for one in found} == {"Health"}
