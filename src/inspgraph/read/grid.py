"""Positions of the cells in a table with merged cells."""

from __future__ import annotations

from collections.abc import Sequence


def place_cells(rows: Sequence[Sequence[tuple[int, int]]]) -> list[list[int]]:
    """The column of each cell, row by row, from the ``(columns, rows)`` that each takes up.

    A cell goes to the first column that no cell of a row above reaches down to (the table model
    of the HTML standard).
    """
    covered: dict[int, int] = {}  # column → rows still covered, the present one included
    placed: list[list[int]] = []
    for row in rows:
        column = 0
        columns: list[int] = []
        fresh: dict[int, int] = {}
        for width, height in row:
            while column in covered:
                column += 1
            columns.append(column)
            fresh |= dict.fromkeys(range(column, column + width), height)
            column += width
        covered = {at: left - 1 for at, left in (covered | fresh).items() if left > 1}
        placed.append(columns)
    return placed
