"""Explanation of one thing in a graph: its statements, with words, page and document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from inspgraph.errors import QueryError
from inspgraph.query.catalogue import Parameter
from inspgraph.query.run import run
from inspgraph.store.prefixes import Short

_PASSAGES: Final = """
SELECT DISTINCT ?file ?title ?page ?paragraph ?section ?start ?end ?exact {
  ?thing ig:evidence ?span .
  ?span oa:hasSource ?text ; oa:hasSelector ?position, ?quote .
  ?position oa:start ?start ; oa:end ?end .
  ?quote oa:exact ?exact .
  ?text prov:wasDerivedFrom ?source .
  ?source ig:path ?file .
  OPTIONAL { ?document ig:hasText ?text . OPTIONAL { ?document dct:title ?title } }
  OPTIONAL { ?span ig:page ?page }
  OPTIONAL { ?span ig:paragraph ?paragraph }
  OPTIONAL { ?span ig:section ?section }
} ORDER BY ?file ?start ?end
"""
_SAID: Final = """
SELECT DISTINCT ?property ?value ?label {
  ?thing ?property ?value .
  FILTER(?property NOT IN (ig:evidence, ig:firstEvidence))
  OPTIONAL {
    { ?value skos:prefLabel ?label } UNION { ?value dct:title ?label }
    UNION { ?value foaf:name ?label } UNION { ?value ig:fileName ?label }
  }
} ORDER BY ?property ?value ?label
"""
_OF_SPAN: Final = "SELECT ?thing { ?thing ig:evidence ?span } ORDER BY ?thing"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that a statement rests on; offsets count code points of the document's text."""

    file: str
    title: str
    page: int | None
    paragraph: str
    section: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """One thing: ``said`` are pairs of an abbreviated property and its value."""

    iri: str
    said: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]
    rests_here: tuple[str, ...] = ()
    """Of a passage: the IRIs of what rests on it."""


def explain(store: ox.Store, name: str, prefixes: Mapping[str, str]) -> Explanation:
    """Return all that the graph says of a thing, by IRI, prefixed name or local name.

    Raises ``QueryError`` where the graph has no such thing.
    """
    iri = _whole(name, prefixes)
    short = Short(prefixes)
    said: dict[tuple[str, str], str] = {}
    for row in _rows(store, _SAID, prefixes, "thing", iri):
        key = (short(row["property"]), short(row["value"]))
        said.setdefault(key, row["label"])
    if not said:
        raise QueryError(f"{name}: the graph says nothing of it.")
    passages = tuple(
        Passage(
            file=row["file"],
            title=row["title"],
            page=int(row["page"]) if row["page"] else None,
            paragraph=row["paragraph"],
            section=row["section"],
            start=int(row["start"]),
            end=int(row["end"]),
            words=row["exact"],
        )
        for row in _rows(store, _PASSAGES, prefixes, "thing", iri)
    )
    resting = _rows(store, _OF_SPAN, prefixes, "span", iri)
    return Explanation(
        iri=iri,
        said=tuple(
            (key, f"{label} ({value})" if label else value) for (key, value), label in said.items()
        ),
        passages=passages,
        rests_here=tuple(short(row["thing"]) for row in resting),
    )


def _whole(name: str, prefixes: Mapping[str, str]) -> str:
    name = name.strip().removeprefix("<").removesuffix(">")
    prefix, colon, local = name.partition(":")
    if colon and prefix in prefixes and not local.startswith("//"):
        name = prefixes[prefix] + local
    elif not colon:
        name = prefixes["id"] + name
    try:
        return str(ox.NamedNode(name).value)
    except ValueError as error:
        raise QueryError(f"{name!r} is not an IRI.") from error


def _rows(
    store: ox.Store, text: str, prefixes: Mapping[str, str], variable: str, iri: str
) -> list[dict[str, str]]:
    answer = run(store, text, prefixes, {variable: iri}, (Parameter(variable, "iri", ""),))
    return answer.texts()
