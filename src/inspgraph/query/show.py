"""Show an answer: as a table for people, as CSV or JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Final, Literal

import pyoxigraph as ox
from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from inspgraph.errors import QueryError
from inspgraph.query.run import Answer, Value, plain
from inspgraph.store.prefixes import Short

Format = Literal["table", "csv", "json"]
LONG: Final = 280
"""A table's cell is cut after this many characters; CSV and JSON never are."""

_NARROW: Final = 14
"""A table with fewer characters than this for a column cannot be read."""


def show(answer: Answer, format: Format, prefixes: Mapping[str, str], width: int = 120) -> str:
    """Return the answer as text ending in a line break.

    In a table and in CSV every run of white space within a value is one space and hidden columns
    are left out, and a table abbreviates IRIs; JSON has all columns, the values as they are.
    Triples (CONSTRUCT, DESCRIBE) come as Turtle for ``table``, as JSON-LD for ``json``, and raise
    ``QueryError`` for ``csv``. ``width`` is a table's, in characters.
    """
    if answer.triples is not None:
        return _triples(answer.triples, format, prefixes)
    if format == "json":
        return json.dumps(list(answer.values()), ensure_ascii=False, indent=1) + "\n"
    answer = answer.visible()
    if format == "csv":
        rows = [[flat(value) for value in row.values()] for row in answer.values()]
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([list(answer.columns), *rows])
        return out.getvalue()
    short = Short(prefixes)
    rows = [
        [short(term.value) if isinstance(term, ox.NamedNode) else flat(plain(term)) for term in row]
        for row in answer.rows
    ]
    return laid_out(answer.columns, rows, width)


def flat(value: Value) -> str:
    """Return a value as one line of text; nothing for None."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(str(value).split()) if value is not None else ""


def table(columns: tuple[str, ...], rows: list[list[str]], title: str = "") -> Table:
    """Lay out rows for a terminal; long text folds within its cell."""
    grid = Table(box=box.SIMPLE_HEAD, title=title or None, title_justify="left")
    for at, name in enumerate(columns):
        numeric = bool(rows) and all(row[at].lstrip("-").isdigit() for row in rows if row[at])
        numeric = numeric and any(row[at] for row in rows)
        grid.add_column(
            name,
            overflow="fold",
            justify="right" if numeric else "left",
            no_wrap=all(len(row[at]) <= 12 for row in rows),
        )
    for row in rows:
        # Words of a document are never markup, nor orders to the terminal.
        grid.add_row(*(Text(_cut(printable(cell))) for cell in row))
    return grid


def laid_out(columns: tuple[str, ...], rows: list[list[str]], width: int) -> str:
    """Lay out rows as a table, or one below the other where the columns would be too narrow."""
    if width >= _NARROW * len(columns) or not rows:
        return render(table(columns, rows), width)
    longest = max(map(len, columns))
    grid = Table(box=None, show_header=False, padding=(0, 1))
    grid.add_column(width=min(longest, width // 3), overflow="fold")
    grid.add_column(overflow="fold")
    for at, row in enumerate(rows):
        if at:
            grid.add_row("", "")
        for name, cell in zip(columns, row, strict=True):
            if cell:
                grid.add_row(name, Text(_cut(printable(cell))))
    return render(grid, width)


def render(shown: RenderableType, width: int = 120) -> str:
    """Return a rich renderable as plain text of at most so many characters a line."""
    out = io.StringIO()
    console = Console(
        file=out, width=width, color_system=None, force_terminal=False, legacy_windows=False
    )
    console.print(shown)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def printable(text: str) -> str:
    """Put a replacement sign for whatever could order a terminal about."""
    return "".join(sign if sign.isprintable() else "�" for sign in text)


def _cut(text: str) -> str:
    return text if len(text) <= LONG else text[: LONG - 1] + "…"


def _triples(triples: tuple[ox.Triple, ...], format: Format, prefixes: Mapping[str, str]) -> str:
    if format == "csv":
        raise QueryError(
            "This query answers with triples; ask for table (Turtle) or json (JSON-LD)."
        )
    kind = ox.RdfFormat.JSON_LD if format == "json" else ox.RdfFormat.TURTLE
    out = ox.serialize(triples, format=kind, prefixes=dict(prefixes))
    return (out or b"").decode().rstrip("\n") + "\n"
