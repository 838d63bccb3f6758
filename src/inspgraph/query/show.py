"""Show an answer: as a table for people, as CSV or JSON for programs."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
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

_WORD: Final = 24
"""Characters of a word that a column need not fold; longer ones are names of files."""
_LONG_CELL: Final = 100
_PROSE: Final = 36
"""A column with a cell longer than ``_LONG_CELL`` is prose, which needs so many characters."""
_BESIDE: Final = 3
"""Characters that stand between two columns."""
_WEB: Final = re.compile(r"https?://\S+$")


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
        [
            cut(short(term.value) if isinstance(term, ox.NamedNode) else flat(plain(term)))
            for term in row
        ]
        for row in answer.rows
    ]
    return laid_out(answer.columns, rows, width)


def flat(value: Value) -> str:
    """Return a value as one line of text; nothing for None."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(str(value).split()) if value is not None else ""


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Table:
    """Lay out rows in columns of these widths for a terminal; long text folds within its cell."""
    grid = Table(box=box.SIMPLE_HEAD)
    for at, name in enumerate(columns):
        numeric = all(row[at].lstrip("-").isdigit() for row in rows if row[at])
        numeric = numeric and any(row[at] for row in rows)
        justify: Literal["left", "right"] = "right" if numeric else "left"
        grid.add_column(name, overflow="fold", justify=justify, width=widths[at])
    for row in rows:
        # Words of a document are never markup, nor orders to the terminal.
        grid.add_row(*(Text(printable(cell)) for cell in row))
    return grid


def laid_out(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    """Lay out rows as a table, or one below the other where the columns would be too narrow.

    A table leaves out addresses of the web that it would have to fold, if it fits without them.
    """
    links = [at for at in range(len(columns)) if rows and all(_WEB.match(row[at]) for row in rows)]
    for dropped in ([], links):
        kept = [at for at in range(len(columns)) if at not in dropped]
        names = [columns[at] for at in kept]
        cells = [[row[at] for at in kept] for row in rows]
        widths = _widths(names, cells, width - _BESIDE * len(kept) - 1)
        if widths:
            return render(table(names, cells, widths), width)
    return below_each_other(columns, rows, width) + "\n"


def below_each_other(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    """Lay out each row as lines of a column's name and its cell, without empty cells."""
    grid = Table(box=None, show_header=False, padding=(0, 1))
    grid.add_column(width=min(max(map(len, columns)), width // 3), overflow="fold")
    grid.add_column(overflow="fold")
    for at, row in enumerate(rows):
        if at:
            grid.add_row("", "")
        for name, cell in zip(columns, row, strict=True):
            if cell:
                grid.add_row(name, Text(printable(cell)))
    return render(grid, width)


def _widths(columns: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Share out the characters of a line: none where a column would be too narrow to be read.

    Every column has room for its words, of prose for several, and no more than its longest cell.
    """
    needs, wants = [], []
    for at, name in enumerate(columns):
        cells = [name, *(row[at] for row in rows)]
        longest = max(map(len, cells))
        word = max(len(word) for cell in cells for word in cell.split() or [""])
        whole = rows and all(_WEB.match(row[at]) for row in rows)
        least = longest if whole else min(word, _WORD)
        wants.append(longest)
        needs.append(max(least, _PROSE) if longest > _LONG_CELL else least)
    if sum(needs) > room:
        return []
    shared = needs
    for level in range(room + 1):
        widths = [min(want, max(need, level)) for need, want in zip(needs, wants, strict=True)]
        if sum(widths) > room:
            break
        shared = widths
    return shared


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


def cut(text: str) -> str:
    """Return text that a table has room for."""
    return text if len(text) <= LONG else text[: LONG - 1] + "…"


def _triples(triples: tuple[ox.Triple, ...], format: Format, prefixes: Mapping[str, str]) -> str:
    if format == "csv":
        raise QueryError(
            "This query answers with triples; ask for table (Turtle) or json (JSON-LD)."
        )
    kind = ox.RdfFormat.JSON_LD if format == "json" else ox.RdfFormat.TURTLE
    out = ox.serialize(triples, format=kind, prefixes=dict(prefixes))
    return (out or b"").decode().rstrip("\n") + "\n"
