"""Tables as the blocks of a text tell them."""

from __future__ import annotations

from dataclasses import replace

from inspgraph.records import Cell
from inspgraph.text.block_tables import cell_text, find_tables
from tests.form.written import Part, table, written


def test_rows_and_columns_stand_in_their_order_whatever_the_order_of_blocks() -> None:
    parts = [Part(w, cell=Cell(0, r, c)) for w, r, c in (("d", 1, 1), ("a", 0, 0), ("c", 1, 0))]
    text, _ = written(parts)
    (found,) = find_tables(text)
    assert [row.row for row in found.rows] == [0, 1]
    assert list(found.rows[1].cells) == [0, 1]
    assert found.rows[1].blocks == (0, 2)
    assert (found.first, found.last) == (0, 2)


def test_a_table_counts_the_columns_in_which_something_stands() -> None:
    text, _ = written(table(7, ("a", "", "c"), ("", "", "d", "e")))
    (found,) = find_tables(text)
    assert (found.number, found.columns) == (7, (0, 2, 3))


def test_tables_come_as_they_stand_and_not_by_number() -> None:
    text, _ = written(table(5, ("a",)), "Between.", table(2, ("b",)))
    assert [one.number for one in find_tables(text)] == [5, 2]
    assert [(one.first, one.last) for one in find_tables(text)] == [(0, 0), (2, 2)]


def test_a_footnote_in_a_cell_is_no_part_of_the_table() -> None:
    note = Part("As counted.", "note", cell=Cell(0, 0, 0))
    text, _ = written(table(0, ("a",)), note, "Text.")
    (found,) = find_tables(text)
    assert found.rows[0].blocks == (0,)


def test_the_blocks_of_a_cell_are_joined_by_spaces() -> None:
    first, second = (Part(w, cell=Cell(0, 0, 0)) for w in ("Plan", "homes"))
    text, _ = written(first, replace(second, marker="•"))
    (found,) = find_tables(text)
    assert cell_text(text, found.rows[0].cells[0]) == "Plan homes"
