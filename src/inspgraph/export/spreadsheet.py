"""CSV files as spreadsheet programs need them, with nothing that they could take for an order.

Excel reads a CSV file as UTF-8 only where it begins with a byte order mark, and takes a field that
begins with one of ``ORDERS`` for a formula. Such a field is written with an apostrophe before it,
Excel's own sign for text; every other field is exact.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from inspgraph.export.whole import writing

ORDERS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a text begins that a spreadsheet would take for a formula."""
MARK: Final = "\ufeff"


def guarded(value: str) -> str:
    """Return a text that no spreadsheet takes for a formula: itself, or after an apostrophe.

    A number with its sign is a number and stays.
    """
    if not value.startswith(ORDERS) or value.removeprefix("-").isdigit():
        return value
    return f"'{value}"


def guard_all(values: Iterable[str]) -> list[str]:
    """Guard every field of a row."""
    return [guarded(value) for value in values]


def write_text(path: Path, text: str) -> None:
    """Write an answer to a file, whole or not at all; a CSV file as Excel takes it."""
    if path.suffix.lower() == ".csv":
        guarded_rows = io.StringIO()
        csv.writer(guarded_rows).writerows(map(guard_all, csv.reader(io.StringIO(text))))
        text = MARK + guarded_rows.getvalue()
    with writing(path) as out:
        out.write(text.encode())
