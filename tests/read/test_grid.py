from __future__ import annotations

import pytest

from inspgraph.read.grid import place_cells


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        ([[(1, 1), (2, 1), (1, 1)]], [[0, 1, 3]]),
        ([[(1, 2), (1, 1)], [(1, 1)]], [[0, 1], [1]]),
        ([[(1, 1), (1, 3), (1, 1)], [(1, 1), (1, 1)], [(2, 1)]], [[0, 1, 2], [0, 2], [0]]),
        ([[(2, 2), (2, 2), (1, 1)], [(1, 1)]], [[0, 2, 4], [4]]),
        ([[(1, 9)], [], [(1, 1)]], [[0], [], [1]]),
    ],
)
def test_a_cell_goes_where_none_above_reaches_down_to(
    rows: list[list[tuple[int, int]]], columns: list[list[int]]
) -> None:
    assert place_cells(rows) == columns


def test_cells_that_all_reach_down_cost_what_they_are_many() -> None:
    placed = place_cells([[(1000, 5000)]] * 1000)
    assert placed[:2] == [[0], [1000]]
