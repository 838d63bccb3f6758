"""The graph as tables: the queries of ``queries/tables`` run document by document.

A query's header comment describes its table: the title, what a row is, and a line a column,
``# Column NAME (TYPE, …): meaning``. TYPE is a datatype of XML Schema, or ``day`` for
one or a month that stands for one; after it may stand ``key``
(part of what tells rows apart), ``list`` (several values, joined by ``SEPARATOR``) and ``of TABLE``
(the value is a key of that table).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from inspgraph.network.nodes import actors
from inspgraph.store.select import solutions, text_of

SEPARATOR: Final = "|"
NAMES: Final = (
    "documents", "judgements", "recommendations", "findings", "actors", "relations", "spans",
)  # fmt: skip

_COLUMN: Final = re.compile(r"# Column (\w+) \((\w+)((?:, [\w ]+)*)\): (.+)")
_EVIDENCE: Final = """
  OPTIONAL {{
    SELECT {fact} (GROUP_CONCAT(STR(?passage); separator="|") AS ?spans) {{
      SELECT {fact} ?passage {{
        {fact} ig:evidence ?passage . ?passage oa:hasSelector/oa:start ?at
      }} ORDER BY ?at ?passage
    }} GROUP BY {fact}
  }}
  BIND(IRI(REPLACE(?spans, "[|].*", "")) AS ?first)
  OPTIONAL {{ ?first oa:hasSelector/oa:start ?start }}
  OPTIONAL {{ ?first ig:page ?page }}
  OPTIONAL {{ ?first ig:paragraph ?paragraph }}
"""
"""Put for a line ``#EVIDENCE ?fact``: its passages in the order of the text, and the first."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``table`` is the one whose key its values are, or ""."""

    name: str
    datatype: str
    meaning: str
    key: bool = False
    list: bool = False
    table: str = ""


@dataclass(frozen=True, slots=True)
class ExportTable:
    """A table; ``query`` gives its rows of one document, or is empty."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    query: str


def read_tables(queries: Path) -> dict[str, ExportTable]:
    """Read the tables of ``NAMES`` from the folder of the queries."""
    return {
        name: _read(name, (queries / "tables" / f"{name}.rq").read_text(encoding="utf-8"))
        for name in NAMES
    }


def _read(name: str, text: str) -> ExportTable:
    head = [line for line in text.splitlines() if line.startswith("# ")]
    columns = []
    for line in head:
        found = _COLUMN.fullmatch(line)
        if found:
            marks = found[3].strip(", ").split(", ")
            table = next((mark[3:] for mark in marks if mark.startswith("of ")), "")
            columns.append(
                Column(found[1], found[2], found[4], "key" in marks, "list" in marks, table)
            )
    said = [line[2:] for line in head if not line.startswith("# Column ")]
    query = re.sub(
        r"^  #EVIDENCE (\?\w+)$",
        lambda match: _EVIDENCE.format(fact=match[1]),
        text if len(text.splitlines()) > len(head) + 2 else "",
        flags=re.MULTILINE,
    )
    return ExportTable(name, said[0], " ".join(said[1:]), tuple(columns), query)


def document_graphs(store: ox.Store) -> list[ox.NamedNode]:
    """Return the named graphs that hold a document each, sorted."""
    answer = solutions(
        store,
        "SELECT DISTINCT ?graph { GRAPH ?graph { ?document ig:hasFile ?file } } ORDER BY ?graph",
    )
    return [row["graph"] for row in answer]


def ontology_graphs(store: ox.Store) -> list[ox.NamedNode]:
    """Return the named graphs that hold an ontology each, sorted: labels and ranks stand there."""
    answer = solutions(
        store,
        "SELECT DISTINCT ?graph { GRAPH ?graph { ?graph a owl:Ontology } } ORDER BY ?graph",
    )
    return [row["graph"] for row in answer]


def rows(
    store: ox.Store, table: ExportTable, graph: ox.NamedNode, ontologies: list[ox.NamedNode]
) -> Iterator[list[str]]:
    """Yield a table's rows of one document, in the order of the text, a value a column.

    Where a fact has two values for a column that holds one, the first row counts.
    """
    answer = solutions(store, table.query, default_graph=[graph, *ontologies])
    keys = [at for at, column in enumerate(table.columns) if column.key]
    seen: set[tuple[str, ...]] = set()
    for row in answer:
        values = [text_of(row[column.name]) for column in table.columns]
        key = tuple(values[at] for at in keys)
        if key not in seen:
            seen.add(key)
            yield values


def all_rows(store: ox.Store, table: ExportTable) -> Iterator[list[str]]:
    """Yield every row of a table, document by document; memory holds those of one document."""
    if not table.query:
        for iri, found in actors(store).items():
            yield [iri, *(str(found[name]) for name in _ACTOR)]
        return
    ontologies = ontology_graphs(store)
    for graph in document_graphs(store):
        yield from rows(store, table, graph, ontologies)


_ACTOR: Final = ("label", "type", "kind", "register", "code", "council", "documents")
