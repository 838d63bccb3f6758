"""A sheet of a workbook, written from above: no cell is ever a formula."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from inspgraph.errors import OutputError
from inspgraph.export.csv_tables import SEPARATOR
from inspgraph.export.spreadsheet import ORDERS

LONGEST: Final = 32_767
"""The most characters that Excel takes into a cell."""
_MOST_ROWS: Final = 1_048_576
_CUT: Final = " … (cut here: Excel takes no more; the CSV tables have the whole)"
_WIDE: Final = {
    "Recommendation": 90, "Finding": 90, "Words": 90, "Title": 45, "File": 45, "Link": 45,
    "Authority": 24, "Neighbours": 45, "Name": 45, "Subject": 36, "Object": 36, "Area": 40,
}  # fmt: skip
_DATES: Final = frozenset({"Published", "Inspection start", "Inspection end"})
_DAY: Final = len("2015-08-10")  # a month without a day is written as a text
_NUMBERS: Final = frozenset({"Page", "Rank", "Documents"})
_LISTS: Final = frozenset({"Inspectorates"})


class Sheet:
    """A sheet that is written from above; its first row, if it has columns, stays in sight."""

    def __init__(self, book: Any, title: str, columns: Sequence[str]) -> None:
        self._sheet = book.add_worksheet(title)
        self._columns = columns
        self._at = 0
        self._text = book.add_format({"text_wrap": True, "valign": "top"})
        # Marked as text for good: an edit does not make it a formula.
        self._quoted = book.add_format(
            {"text_wrap": True, "valign": "top", "quote_prefix": True, "num_format": "@"}
        )
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        for at, name in enumerate(columns):
            self._sheet.set_column(at, at, _WIDE.get(name, 16))
        if columns:
            head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
            for at, name in enumerate(columns):
                self._sheet.write_string(0, at, _cut(name), head)
            self._sheet.freeze_panes(1, 1)
            self._at = 1
        else:
            self._sheet.set_column(0, 0, 110)

    def row(self, values: Sequence[str]) -> None:
        if self._at >= _MOST_ROWS:
            raise OutputError("An Excel sheet takes no more rows; export csvw instead.")
        for at, value in enumerate(values):
            name = self._columns[at] if self._columns else ""
            if not value:
                continue
            if name in _DATES and len(value) == _DAY:
                self._sheet.write_datetime(self._at, at, date.fromisoformat(value), self._day)
            elif name in _NUMBERS:
                self._sheet.write_number(self._at, at, int(value), self._text)
            else:
                shown = value.replace(SEPARATOR, "; ") if name in _LISTS else value
                kind = self._quoted if shown.startswith(ORDERS) else self._text
                self._sheet.write_string(self._at, at, _cut(shown), kind)
        self._at += 1

    def finish(self) -> None:
        """Let people filter the rows by any column."""
        if self._columns and self._at > 1:
            self._sheet.autofilter(0, 0, self._at - 1, len(self._columns) - 1)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - len(_CUT)] + _CUT
