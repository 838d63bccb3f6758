"""The tables that a build prints at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from rich import box
from rich.table import Table
from rich.text import Text

from inspgraph.query.show import printable
from inspgraph.records import Problem
from inspgraph.store.manifest import DocumentEntry

COLUMNS: Final = ("judgements", "recommendations", "findings", "bodies", "relations")


def documents_table(documents: Iterable[DocumentEntry], problems: Iterable[Problem]) -> Table:
    """Tabulate documents, their contents and their problems by series, with a total.

    Problems of files that became no document stand in a row of their own.
    """
    rows: dict[str, Counter[str]] = {}
    series = {}
    for entry in documents:
        series[entry.name] = entry.series or "unknown series"
        row = rows.setdefault(series[entry.name], Counter())
        row["documents"] += 1
        row.update({name: entry.counts.get(name, 0) for name in COLUMNS})
    for item in problems:
        rows.setdefault(series.get(item.file, "not built"), Counter())["problems"] += 1
    names = ("documents", *COLUMNS, "problems")
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("series", no_wrap=True)
    for name in names:
        table.add_column(name, justify="right")
    for label in sorted(rows, key=lambda label: (label == "not built", label)):
        table.add_row(label, *(str(rows[label][name] or "·") for name in names))
    if len(rows) > 1:
        total: Counter[str] = sum(rows.values(), Counter())
        table.add_section()
        table.add_row("all", *(str(total[name]) for name in names))
    return table


def problems_table(problems: Iterable[Problem]) -> Table:
    """Tabulate problems, one row each: place, code, the words it concerns, what to do."""
    table = Table(box=box.SIMPLE_HEAD)
    for name in ("severity", "file", "problem", "found", "what to do"):
        table.add_column(name, overflow="fold", no_wrap=name in ("severity", "problem"))
    for item in problems:
        where = item.file if item.page is None else f"{item.file}, page {item.page}"
        where += f", paragraph {item.paragraph}" if item.paragraph else ""
        found = " ".join(item.found.split())
        if item.expected:
            found = f"{found} (expected: {item.expected})" if found else item.expected
        cells = (item.severity, where, item.code, found, item.hint)
        table.add_row(*(Text(printable(cell)) for cell in cells))
    return table


def stages_table(seconds: Mapping[str, float]) -> Table:
    """Tabulate CPU seconds by stage, with each stage's share."""
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("stage")
    table.add_column("CPU seconds", justify="right")
    table.add_column("share", justify="right")
    total = sum(seconds.values())
    for name, spent in seconds.items():
        share = f"{spent / total:.0%}" if total else ""
        table.add_row(name, f"{spent:.2f}", share)
    table.add_section()
    table.add_row("all", f"{total:.2f}", "")
    return table
