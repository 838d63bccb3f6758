"""Write a graph as an Excel workbook, as people of the sector keep their own.

One row an inspection with its grades by area as columns, the same of self-assessments, a sheet of
recommendations, one of findings, and one that says what all this is and where it is from. No cell
is ever a formula.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import pyoxigraph as ox
import xlsxwriter

from inspgraph.errors import OutputError
from inspgraph.export.csv_tables import (
    SEPARATOR,
    ExportTable,
    document_graphs,
    ontology_graphs,
    read_tables,
    rows,
)

LONGEST: Final = 32_767
"""The most characters that Excel takes into a cell."""
_MOST_ROWS: Final = 1_048_576
_CUT: Final = " … (cut here: Excel takes no more; the CSV tables have the whole)"
_ORDERS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a text begins that Excel would take for a formula if somebody edited its cell."""
_OVERALL: Final = "Overall"
_DOCUMENT: Final = {
    "Authority": "authority_name",
    "Area code": "area_code",
    "Series": "series",
    "Framework": "framework",
    "Title": "title",
    "Published": "published",
    "Inspection start": "inspection_start",
    "Inspection end": "inspection_end",
    "Inspectorates": "inspectorates",
    "Lead inspector": "lead_inspector",
    "File": "file",
}
_WHOSE: Final = {
    "Authority": "authority_name",
    "Published": "published",
    "Series": "series",
    "Voice": "voice",
}
_WHERE: Final = {"Page": "page", "Paragraph": "paragraph"}
_RECOMMENDATION: Final = {
    "Kind": "kind", "Recommendation": "text", "Timeframe": "timeframe",
    "Addressed to": "addressee", "Area": "area", **_WHERE,
}  # fmt: skip
_FINDING: Final = {"Polarity": "polarity", "Area": "area", "Finding": "text", **_WHERE}
_WIDE: Final = {"Recommendation": 90, "Finding": 90, "Title": 45, "File": 45, "Authority": 24}
_DATES: Final = frozenset({"Published", "Inspection start", "Inspection end"})
_DAY: Final = len("2015-08-10")  # a month without a day is written as a text
_NUMBERS: Final = frozenset({"Page"})
_ABOUT: Final = """\
Inspections of English children's services

Read by a program from the documents of the sheet Inspections; nothing was typed in.
The reports are by Ofsted and the other inspectorates that a row names.
Reports of inspectorates are Crown copyright, under the Open Government Licence v3.0.
Self-assessments are their councils'.

Inspections: one row an inspection, its grades by area in columns; Overall is the one on the whole.
Self-assessments: the same of what a council says of itself, which no inspectorate awarded.
Recommendations and Findings: one row each, with the page and paragraph where the words stand.
Grades are worded as their framework words them. Grades of different frameworks are not comparable
merely because they share a word.
An empty cell means that no such grade was found; look into the document before relying on that.

Documents by series:
"""


@dataclass(frozen=True, slots=True)
class _Read:
    """One document: its values by column, and its rows of the other tables."""

    document: Mapping[str, str]
    judgements: tuple[Mapping[str, str], ...]

    @property
    def grades(self) -> dict[str, str]:
        """Its grades by area; several of one area, as a report may award, joined."""
        found: dict[str, list[str]] = {}
        for row in self.judgements:
            area = _OVERALL if row["overall"] == "true" else row["area"]
            if row["grade"] not in found.setdefault(area, []):
                found[area].append(row["grade"])
        return {area: "; ".join(grades) for area, grades in found.items()}


def write_workbook(store: ox.Store, out: BinaryIO, queries: Path) -> None:
    """Write the workbook; ``queries`` is the folder of the queries.

    Memory holds the documents with their grades; the other sheets are written row by row. A text
    beyond ``LONGEST`` is cut and says so. Raises ``OutputError`` where a sheet would have more
    rows than Excel takes.
    """
    tables = read_tables(queries)
    graphs, ontologies = document_graphs(store), ontology_graphs(store)

    def of(name: str, graph: ox.NamedNode) -> Iterator[dict[str, str]]:
        return _named(tables[name], rows(store, tables[name], graph, ontologies))

    read = []
    for graph in graphs:
        (document,) = of("documents", graph)
        read.append((_Read(document, tuple(of("judgements", graph))), graph))
    read.sort(key=lambda item: _place(item[0].document))
    areas = Counter(area for one, _ in read for area in one.grades)
    columns = [_OVERALL, *sorted(set(areas) - {_OVERALL}, key=lambda area: (-areas[area], area))]

    book = xlsxwriter.Workbook(cast("Any", out), {"constant_memory": True, "in_memory": False})
    # The same graph gives the same bytes: the day of writing is not told.
    book.set_properties({"title": _ABOUT.splitlines()[0], "created": datetime(2000, 1, 1)})  # noqa: DTZ001
    sheet = _Sheet(book, "README", ())
    series = Counter(one.document["series"] or "not recognised" for one, _ in read)
    counted = [f"{name}: {number}" for name, number in sorted(series.items())]
    for line in (*_ABOUT.splitlines(), *counted):
        sheet.row([line])
    sheet.finish()
    for title, voice in (("Inspections", "inspectorate"), ("Self-assessments", "authority")):
        sheet = _Sheet(book, title, (*_DOCUMENT, *columns))
        for one, _ in read:
            if one.document["voice"] == voice and (one.judgements or one.document["series"]):
                grades = one.grades
                told = [one.document[name] for name in _DOCUMENT.values()]
                sheet.row([*told, *(grades.get(area, "") for area in columns)])
        sheet.finish()
    for title, name, own in (
        ("Recommendations", "recommendations", _RECOMMENDATION),
        ("Findings", "findings", _FINDING),
    ):
        sheet = _Sheet(book, title, (*_WHOSE, *own, "File"))
        for one, graph in read:
            whose = [one.document[column] for column in _WHOSE.values()]
            for fact in of(name, graph):
                told = [fact[column] for column in own.values()]
                sheet.row([*whose, *told, one.document["file"]])
        sheet.finish()
    book.close()


class _Sheet:
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
                shown = value.replace(SEPARATOR, "; ") if name == "Inspectorates" else value
                kind = self._quoted if shown.startswith(_ORDERS) else self._text
                self._sheet.write_string(self._at, at, _cut(shown), kind)
        self._at += 1

    def finish(self) -> None:
        """Let people filter the rows by any column."""
        if self._columns and self._at > 1:
            self._sheet.autofilter(0, 0, self._at - 1, len(self._columns) - 1)


def _named(table: ExportTable, found: Iterable[list[str]]) -> Iterator[dict[str, str]]:
    names = [column.name for column in table.columns]
    return (dict(zip(names, row, strict=True)) for row in found)


def _place(document: Mapping[str, str]) -> tuple[bool, str, str, str]:
    name = document["authority_name"]
    return not name, name, document["published"], document["file"]


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - len(_CUT)] + _CUT
