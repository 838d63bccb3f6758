"""Positions of the cells in a table with merged cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_REACHING: Final = 200  # stretches of columns that reach down into one row; more are no table
_Stretch = tuple[int, int, int]
"""The first column, the one after the last, and the rows still covered."""


def place_cells(rows: Sequence[Sequence[tuple[int, int]]]) -> list[list[int]]:
    """The column of each cell, row by row, from the ``(columns, rows)`` that each takes up.

    A cell goes to the first column that no cell of a row above reaches down to (the table model
    of the HTML standard).
    """
    covered: list[_Stretch] = []
    placed: list[list[int]] = []
    for number, row in enumerate(rows):
        column = at = 0
        columns: list[int] = []
        fresh: list[_Stretch] = []
        for width, height in row:
            while at < len(covered) and covered[at][0] <= column:
                column = max(column, covered[at][1])
                at += 1
            columns.append(column)
            fresh.append((column, column + width, min(height, len(rows) - number)))
            column += width
        covered = _one_row_on([*covered, *fresh])
        placed.append(columns)
    return placed


def _one_row_on(covered: list[_Stretch]) -> list[_Stretch]:
    """The stretches that reach into the next row, neighbours that end together as one."""
    reaching: list[_Stretch] = []
    for start, end, left in sorted(covered):
        if left < 2:
            continue
        if reaching and reaching[-1][1:] == (start, left - 1):
            reaching[-1] = (reaching[-1][0], end, left - 1)
        else:
            reaching.append((start, end, left - 1))
    return reaching[:_REACHING]
