"""The rows of an answer, sorted by a column and narrowed by words in columns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from inspgraph.query.run import Answer
from inspgraph.query.show import flat

SORT: Final = "sort"
"""The parameter that names the column to sort by, with "-" before it from the end."""
ONLY: Final = "only-"
"""The beginning of the parameters that narrow a column."""
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")
_Key = tuple[bool, float, str]


def arranged(answer: Answer, sort: str = "", only: Mapping[str, str] | None = None) -> Answer:
    """Return the rows whose columns have the words in any case, sorted by a column.

    Numbers are sorted as numbers and what is empty comes last; a column that the answer has not
    changes nothing. An evidence column ("date", "words") is a column like any other.
    """
    if not sort and not only:
        return answer
    rows = list(answer.rows)
    texts = {
        row: {name: flat(value) for name, value in cells.items()}
        for row, cells in zip(rows, answer.values(), strict=True)
    }
    for name, words in (only or {}).items():
        if name in answer.columns:
            rows = [row for row in rows if words.casefold() in texts[row][name].casefold()]
    by = sort.removeprefix("-")
    if by in answer.columns:
        full = [row for row in rows if texts[row][by]]
        empty = [row for row in rows if not texts[row][by]]
        full.sort(key=lambda row: _key(texts[row][by]), reverse=sort.startswith("-"))
        rows = full + empty
    return replace(answer, rows=tuple(rows))


def _key(text: str) -> _Key:
    if _NUMBER.fullmatch(text):
        return False, float(text), ""
    return True, 0.0, text.casefold()
