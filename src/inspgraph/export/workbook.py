"""Write a graph as an Excel workbook, as people of the sector keep their own.

One row an inspection with its grades by area as columns, the same of self-assessments; sheets of
judgements, recommendations, findings, relations and bodies; and one that says what all this is and
where it is from. No cell is ever a formula.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import pyoxigraph as ox
import xlsxwriter

from inspgraph.export.councils import COUNCIL, councils
from inspgraph.export.csv_tables import (
    ExportTable,
    document_graphs,
    ontology_graphs,
    read_tables,
    rows,
)
from inspgraph.export.dataset_description import Made, attribution
from inspgraph.export.sheet import Sheet
from inspgraph.network.nodes import actors
from inspgraph.query.catalogue import with_parts
from inspgraph.store.select import select

_OVERALL: Final = "Overall"
_DOCUMENT: Final = {
    "Authority": "authority_name",
    "Area code": "area_code",
    **{name: name for name in COUNCIL},
    "Series": "series",
    "Framework": "framework",
    "Short or standard": "length",
    "Latest in": "latest",
    "Title": "title",
    "Published": "published",
    "Inspection start": "inspection_start",
    "Inspection end": "inspection_end",
    "Inspectorates": "inspectorates",
    "Lead inspector": "lead_inspector",
    "Link": "link",
    "File": "file",
}
_WHOSE: Final = {
    "Authority": "authority_name",
    COUNCIL[0]: COUNCIL[0],
    COUNCIL[2]: COUNCIL[2],
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
_JUDGEMENT: Final = {
    "Framework": "framework", "Area": "area", "Grade": "grade", "Grade as printed": "grade_printed",
    "Rank": "rank", "Overall": "overall", **_WHERE,
}  # fmt: skip
_RELATION: Final = {
    "Subject": "subject_name", "Relation": "relation", "Object": "object_name",
    "Affirmed": "affirmed", "Modality": "modality", "Basis": "basis", **_WHERE,
}  # fmt: skip
_BODY: Final = {
    "Name": "label", "Type": "type", "Kind": "kind", "Register": "register", "Code": "code",
    "Council": "council", "Documents": "documents",
}  # fmt: skip
_SHEETS: Final = (
    ("Judgements", "judgements", _JUDGEMENT),
    ("Recommendations", "recommendations", _RECOMMENDATION),
    ("Findings", "findings", _FINDING),
    ("Relations", "relations", _RELATION),
)
_LATEST: Final = """
SELECT DISTINCT ?said ?lane ?place {
  #PART latest
  ?lane_of skos:prefLabel ?lane ; ig:laneOrder ?place .
} ORDER BY ?place
"""
_ABOUT: Final = """\
Read by a program from the documents of the sheet Inspections; nothing was typed in.
The reports are by Ofsted and the other inspectorates that a row names.

Inspections: one row an inspection, its grades by area in columns in the order in which reports of
the framework give them; Overall is the one on the whole. Short or standard is told by the days of
the inspection. Latest in names the lanes of inspection in which it is the authority's newest with
grades, or of a framework that promises them. Link is the page of the authority's children's
services at Ofsted.
Self-assessments: the same of what a council says of itself, which no inspectorate awarded.
Judgements, Recommendations, Findings and Relations: one row each, with the page and paragraph where
the words stand. Judgements have each grade as its framework words it and as it is printed.
Bodies: every body and service that a document names.
Grades are worded as their framework words them. Grades of different frameworks are not comparable
merely because they share a word.
An empty cell means that no such grade was found; look into the document before relying on that.

Documents by series:
"""


@dataclass(frozen=True, slots=True)
class _Read:
    """One document: its values by column, and its rows of the other tables."""

    document: dict[str, str]
    judgements: tuple[Mapping[str, str], ...]
    graph: ox.NamedNode

    @property
    def grades(self) -> dict[str, str]:
        """Its grades by area; several of one area, as a report may award, joined."""
        found: dict[str, list[str]] = {}
        for row in self.judgements:
            area = _OVERALL if row["overall"] == "true" else row["area"]
            if row["grade"] not in found.setdefault(area, []):
                found[area].append(row["grade"])
        return {area: "; ".join(grades) for area, grades in found.items()}


def write_workbook(store: ox.Store, out: BinaryIO, queries: Path, made: Made) -> None:
    """Write the workbook; ``queries`` is the folder of the queries.

    Memory holds the documents with their grades; the other sheets are written row by row. A text
    beyond ``sheet.LONGEST`` is cut and says so. Raises ``OutputError`` where a sheet would have
    more rows than Excel takes.
    """
    tables = read_tables(queries)
    ontologies = ontology_graphs(store)

    def of(name: str, graph: ox.NamedNode) -> Iterator[dict[str, str]]:
        return _named(tables[name], rows(store, tables[name], graph, ontologies))

    read = _read_all(store, queries, of)
    columns = _areas(read)
    book = xlsxwriter.Workbook(cast("Any", out), {"constant_memory": True, "in_memory": False})
    # The same graph gives the same bytes: the day of writing is not told.
    title = attribution().title
    book.set_properties({"title": title, "created": datetime(2000, 1, 1)})  # noqa: DTZ001
    sheet = Sheet(book, "README", ())
    for line in _about(read, made):
        sheet.row([line])
    sheet.finish()
    for title, voice in (("Inspections", "inspectorate"), ("Self-assessments", "authority")):
        sheet = Sheet(book, title, (*_DOCUMENT, *columns))
        for one in read:
            if one.document["voice"] == voice and (one.judgements or one.document["series"]):
                grades = one.grades
                told = [one.document.get(name, "") for name in _DOCUMENT.values()]
                sheet.row([*told, *(grades.get(area, "") for area in columns)])
        sheet.finish()
    for title, name, own in _SHEETS:
        sheet = Sheet(book, title, (*_WHOSE, *own, "File"))
        for one in read:
            whose = [one.document.get(column, "") for column in _WHOSE.values()]
            for fact in one.judgements if name == "judgements" else of(name, one.graph):
                told = [fact[column] for column in own.values()]
                sheet.row([*whose, *told, one.document["file"]])
        sheet.finish()
    sheet = Sheet(book, "Bodies", tuple(_BODY))
    for body in actors(store).values():
        sheet.row([str(body[name]) for name in _BODY.values()])
    sheet.finish()
    book.close()


def _read_all(
    store: ox.Store,
    queries: Path,
    of: Callable[[str, ox.NamedNode], Iterator[dict[str, str]]],
) -> list[_Read]:
    """Read every document with its judgements; the newest of a lane and council says so."""
    known, latest = councils(store), _latest(store, queries)
    read = []
    for graph in document_graphs(store):
        (document,) = of("documents", graph)
        document |= known.get(document["authority"], {})
        document["latest"] = "; ".join(latest.get(document["document"], ()))
        read.append(_Read(document, tuple(of("judgements", graph)), graph))
    read.sort(key=lambda one: _place(one.document))
    return read


def _latest(store: ox.Store, queries: Path) -> dict[str, list[str]]:
    """Return by document the lanes in which it is the newest of its authority, in their order."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in select(store, with_parts(_LATEST, queries)):
        found[row["said"]].append(row["lane"])
    return found


def _areas(read: Sequence[_Read]) -> list[str]:
    """Every area: the whole first, then those of the frameworks with most reports.

    Within a framework they stand in the order in which its reports give them.
    """
    reports = Counter(one.document["framework"] for one in read)
    places: dict[str, list[int]] = {}
    used: dict[str, Counter[str]] = {}
    for one in read:
        for at, area in enumerate(one.grades):
            places.setdefault(area, []).append(at)
            used.setdefault(area, Counter())[one.document["framework"]] += 1

    def place(area: str) -> tuple[int, str, float, str]:
        framework = min(used[area], key=lambda name: (-reports[name], name))
        return -reports[framework], framework, sum(places[area]) / len(places[area]), area

    return [_OVERALL, *sorted(set(places) - {_OVERALL}, key=place)]


def _about(read: Sequence[_Read], made: Made) -> Iterator[str]:
    owed = attribution()
    yield owed.title
    day = f" on {made.day}" if made.day else ""
    yield f"Made by inspgraph {made.version}{day}." if made.version else ""
    yield from _ABOUT.splitlines()
    series = Counter(one.document["series"] or "not recognised" for one in read)
    yield from (f"{name}: {number}" for name, number in sorted(series.items()))
    yield from ("", owed.documents, *owed.statements)


def _named(table: ExportTable, found: Iterable[list[str]]) -> Iterator[dict[str, str]]:
    names = [column.name for column in table.columns]
    return (dict(zip(names, row, strict=True)) for row in found)


def _place(document: Mapping[str, str]) -> tuple[bool, str, str, str]:
    name = document["authority_name"]
    return not name, name, document["published"], document["file"]
