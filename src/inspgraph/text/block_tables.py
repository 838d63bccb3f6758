"""The tables of a text: their blocks by row and column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspgraph.records import Text


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: ``cells`` maps a column to the indexes of its blocks, in order."""

    table: int
    row: int
    cells: dict[int, tuple[int, ...]]

    @property
    def blocks(self) -> tuple[int, ...]:
        """All blocks of the row, in reading order."""
        return tuple(sorted(index for cell in self.cells.values() for index in cell))


@dataclass(frozen=True, slots=True)
class Table:
    """A table as printed in one place: its rows in order, empty cells left out."""

    number: int
    rows: tuple[TableRow, ...]

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns in which something stands."""
        return tuple(sorted({column for row in self.rows for column in row.cells}))

    @property
    def first(self) -> int:
        """The index of the table's first block."""
        return min(row.blocks[0] for row in self.rows)

    @property
    def last(self) -> int:
        """The index of the table's last block."""
        return max(row.blocks[-1] for row in self.rows)


def find_tables(text: Text) -> tuple[Table, ...]:
    """The tables of a text in reading order. Blocks of one row need not follow one another."""
    found: dict[int, dict[int, dict[int, list[int]]]] = {}
    for index, block in enumerate(text.blocks):
        if block.cell is None or block.kind == "note":
            continue
        rows = found.setdefault(block.cell.table, {})
        rows.setdefault(block.cell.row, {}).setdefault(block.cell.column, []).append(index)
    tables = [
        Table(
            number,
            tuple(
                TableRow(
                    number, row, {column: tuple(cell) for column, cell in sorted(cells.items())}
                )
                for row, cells in sorted(rows.items())
            ),
        )
        for number, rows in found.items()
    ]
    return tuple(sorted(tables, key=lambda table: table.first))


def cell_text(text: Text, blocks: Sequence[int]) -> str:
    """Return the text of a cell: its blocks, joined by spaces."""
    return " ".join(text.content[text.blocks[i].start : text.blocks[i].end] for i in blocks)
