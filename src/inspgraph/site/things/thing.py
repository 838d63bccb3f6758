"""The graph's statements about one IRI, with the words they rest on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox

from inspgraph.api import Graph
from inspgraph.site.rows import rows
from inspgraph.store.select import solutions

_STATEMENTS: Final = """
SELECT DISTINCT ?subject ?property ?value ?label {
  { BIND(<THIS> AS ?subject) }
  UNION
  { ?subject rdfs:isDefinedBy <THIS> FILTER(STRSTARTS(STR(?subject), "THIS#")) }
  ?subject ?property ?value .
  OPTIONAL { ?value LABEL ?label }
} ORDER BY (?subject != <THIS>) ?subject ?property ?value ?label LIMIT MOST
"""
_POINTING: Final = """
SELECT DISTINCT ?subject ?property ?label {
  { SELECT DISTINCT ?subject ?property { ?subject ?property <THIS> }
    ORDER BY ?property ?subject LIMIT MANY }
  OPTIONAL { ?subject LABEL ?label }
} ORDER BY ?property ?subject ?label
"""
_PASSAGES: Final = """
SELECT DISTINCT ?span ?words ?page ?paragraph ?file {
  { <THIS> ig:evidence ?span } UNION { BIND(<THIS> AS ?span) }
  ?span oa:hasSource ?text ; oa:hasSelector/oa:exact ?words ; oa:hasSelector/oa:start ?start .
  ?text prov:wasDerivedFrom/ig:path ?file .
  OPTIONAL { ?span ig:page ?page }
  OPTIONAL { ?span ig:paragraph ?paragraph }
} ORDER BY ?file ?start LIMIT MANY
"""
_HOLDS: Final = """
SELECT DISTINCT ?subject ?property ?label {
  { SELECT DISTINCT ?subject ?property { GRAPH <THIS> { ?subject a ?property }
      FILTER(?property NOT IN (ig:Span, oa:SpecificResource, oa:TextPositionSelector,
        oa:TextQuoteSelector, rdf:Statement, prov:Entity)) }
    ORDER BY ?property ?subject LIMIT MANY }
  OPTIONAL { ?subject LABEL ?label }
} ORDER BY ?property ?subject ?label
"""
_LABEL: Final = (
    "skos:prefLabel|rdfs:label|dct:title|foaf:name|ig:fileName|ig:name|ig:areaLabel|ig:wording"
)
_HELD: Final = "SELECT (COUNT(*) AS ?n) { GRAPH <THIS> { ?s ?p ?o } }"

_TERMS: Final = """
SELECT ?term ?label { ?term rdfs:isDefinedBy ?ontology ; rdfs:label ?label } ORDER BY DESC(?label)
"""

MOST: Final = 5000
"""Statements that a page lists."""

MANY: Final = 500
"""Other things that a page lists of a kind; the endpoint gives all."""

Term = Mapping[str, str]
"""A term of the SPARQL results in JSON: ``type`` and ``value``."""

Row = Mapping[str, Term]


@dataclass(frozen=True, slots=True)
class Thing:
    """One IRI: ``statements`` with it (or a name on its page) as subject, ``pointing`` as object.

    Of a named graph's name, ``held`` is how many statements it holds (else 0), and ``holds`` are
    its subjects, each with a type as its ``property``.
    """

    iri: str
    statements: tuple[Row, ...]
    pointing: tuple[Row, ...]
    passages: tuple[Row, ...]
    held: int
    holds: tuple[Row, ...]

    @property
    def is_known(self) -> bool:
        return bool(self.statements or self.pointing or self.held)

    @property
    def is_cut(self) -> bool:
        """Return whether there may be more than was read."""
        others = (
            {(row["subject"]["value"], row["property"]["value"]) for row in group}
            for group in (self.pointing, self.holds)
        )
        return (
            len(self.statements) >= MOST
            or len(self.passages) >= MANY
            or any(len(pairs) >= MANY for pairs in others)
        )


def read_terms(graph: Graph) -> dict[str, str]:
    """Read what the terms of the ontology are called."""
    return {row["term"]: row["label"] for row in rows(graph, _TERMS)}


def read_thing(graph: Graph, iri: str) -> Thing:
    """Read what a page about an IRI shows."""
    held = _rows(graph, _HELD, iri)
    return Thing(
        iri,
        _rows(graph, _STATEMENTS, iri),
        _rows(graph, _POINTING, iri),
        _rows(graph, _PASSAGES, iri),
        int(held[0]["n"]["value"]),
        _rows(graph, _HOLDS, iri),
    )


def _rows(graph: Graph, text: str, iri: str) -> tuple[Row, ...]:
    # A name that does not parse as an IRI raises here; one that does cannot end `<THIS>` early.
    name = str(ox.NamedNode(iri).value)
    limits = text.replace("MOST", str(MOST)).replace("MANY", str(MANY))
    query = limits.replace("LABEL", _LABEL).replace("THIS", name)
    found = solutions(graph.store, query, graph.prefixes)
    answer: dict[str, Any] = json.loads(found.serialize(format=ox.QueryResultsFormat.JSON) or b"")
    return tuple(answer["results"]["bindings"])
