"""Printed lines → rows of one or several columns, in the order in which the file draws them.

A file draws a table's row cell after cell, so a line that stands higher than the one before it,
and to its right, opens the next cell of a row (the page is not cut into columns beforehand: text
in two columns is drawn column after column, and stays so).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from inspgraph.read.pdf_words import Line

LEADING: Final = 1.65  # lines more than this many letter sizes apart are two paragraphs' or rows'
# Cells that all have so many lines, and are all about as wide, are columns of text.
_COLUMN_LINES: Final = 6
_COLUMN_WIDTH: Final = 0.7


@dataclass(slots=True)
class Row:
    """Cells beside each other, from left to right, each of its lines from top to bottom."""

    cells: list[list[Line]] = field(default_factory=list)

    @property
    def is_table(self) -> bool:
        """Whether this is a table's row rather than one line, or columns of running text."""
        if len(self.cells) < 2 or any(len(cell) < _COLUMN_LINES for cell in self.cells):
            return len(self.cells) > 1
        widths = [max(ln.right for ln in c) - min(ln.left for ln in c) for c in self.cells]
        return min(widths) < _COLUMN_WIDTH * max(widths)

    @property
    def last(self) -> Line:
        """The line that was drawn last."""
        return self.cells[-1][-1]


def read_rows(lines: Sequence[Line]) -> list[Row]:
    """The rows of a page; a line that stands alone is a row of one cell."""
    rows: list[Row] = []
    for line in _cut(lines):
        if not rows or rows[-1].last.turn != line.turn:
            rows.append(Row([[line]]))
            continue
        row, last = rows[-1], rows[-1].last
        drop = last.base - line.base
        if line.is_level_with(last) and line.left >= last.right - line.size:
            row.cells.append([line])
        elif drop < 0 and _open_cell(rows, line):
            continue
        elif len(row.cells) > 1 and 0 < drop <= LEADING * line.size and _under(row, line):
            row.cells[-1].append(line)
        else:
            rows.append(Row([[line]]))
    return list(_continued(rows))


def _cut(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, cut at a wide gap behind which a column of the lines around begins."""
    edges = [
        line.left
        for before, line in pairwise(lines)
        if line.is_level_with(before) and line.left > before.right
    ]
    for line in lines:
        for offset, right, left in line.gaps:
            if any(abs(left - edge) < line.size / 2 for edge in edges):
                yield replace(line, text=line.text[: offset - 1], right=right, gaps=())
                line = replace(line, text=line.text[offset:], left=left, gaps=())
                break
        yield line


def _open_cell(rows: list[Row], line: Line) -> bool:
    """Make the line the first of a further cell of the row it stands beside, if there is one."""
    if (
        _row_base(rows[-1]) >= line.base - max(rows[-1].last.level, line.level)
        and len(rows[-1].cells) > 1
    ):
        if _right(rows[-1]) > line.left:
            return False
        rows[-1].cells.append([line])
        return True
    at = len(rows)
    while at and _stands_left(rows[at - 1], line) and _reaches(rows[at - 1 :], line):
        at -= 1
    if at == len(rows):
        return False
    rows[at:] = [Row([[row.cells[0][0] for row in rows[at:]], [line]])]
    return True


def _stands_left(row: Row, line: Line) -> bool:
    only = row.cells[0][0]
    return (
        len(row.cells) == 1
        and len(row.cells[0]) == 1
        and only.turn == line.turn
        and only.right <= line.left
    )


def _reaches(rows: Sequence[Row], line: Line) -> bool:
    """Whether a cell of these rows has the line at its top or, set in the middle, around it."""
    top, bottom = rows[0].cells[0][0], rows[-1].cells[0][0]
    if top.base <= line.base + max(top.level, line.level):
        return True
    close = len(rows) > 1 and top.base - rows[1].cells[0][0].base <= LEADING * top.size
    return close and (top.base + bottom.base) / 2 <= line.base + max(top.level, line.level)


def _row_base(row: Row) -> float:
    return max(cell[0].base for cell in row.cells)


def _right(row: Row) -> float:
    return max(line.right for cell in row.cells for line in cell)


def _under(row: Row, line: Line) -> bool:
    """Whether a line goes on the last cell of a row."""
    first = row.cells[-1][0]
    before = max(part.right for part in row.cells[-2])
    return line.left > before and line.left >= first.left - line.size


def _continued(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows with those that only go on the cells of the row above made part of it.

    A file that was read by its looks (text recognition) has a table's words line by line; a line
    that begins in small letters in all its cells goes on what stands above.
    """
    before: Row | None = None
    for row in rows:
        if before is not None and len(before.cells) > 1 and _goes_on(before, row):
            for cell in row.cells:
                before.cells[_column(before, cell[0])] += cell
            continue
        if before is not None:
            yield before
        before = row
    if before is not None:
        yield before


def _goes_on(before: Row, row: Row) -> bool:
    columns = [_column(before, cell[0]) for cell in row.cells]
    if -1 in columns or len(set(columns)) < len(columns):
        return False
    return all(
        cell[0].text[:1].islower()
        and not before.cells[column][0].text[:1].islower()
        and not before.cells[column][-1].text.endswith((".", ":", ";"))
        and 0 < before.cells[column][-1].base - cell[0].base <= LEADING * cell[0].size
        for column, cell in zip(columns, row.cells, strict=True)
    )


def _column(row: Row, line: Line) -> int:
    """The cell of a row under which a line stands, -1 where it reaches into another."""
    for column, cell in enumerate(row.cells):
        following = row.cells[column + 1][0].left if column + 1 < len(row.cells) else float("inf")
        if abs(line.left - cell[0].left) <= 2 * line.size and line.right < following:
            return column
    return -1
