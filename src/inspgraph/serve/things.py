"""What the graph says of one IRI: as triples for programs, as statements with words for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox

from inspgraph.serve.pool import Pool
from inspgraph.serve.protocol import Asked

# A graph's name stands for all that the graph holds. Of any other thing: its statements, and the
# passages that they rest on.
_TRIPLES: Final = """
CONSTRUCT { ?s ?p ?o } {
  { GRAPH <THIS> { ?s ?p ?o } }
  UNION
  { BIND(<THIS> AS ?s) ?s ?p ?o }
  UNION
  { <THIS> ig:evidence?/oa:hasSelector? ?s . FILTER(?s != <THIS>)
    FILTER EXISTS { ?s a ?kind VALUES ?kind {
      ig:Span oa:TextPositionSelector oa:TextQuoteSelector } }
    ?s ?p ?o }
}
"""
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
        """Whether there may be more than was read."""
        others = (
            {(row["subject"]["value"], row["property"]["value"]) for row in rows}
            for rows in (self.pointing, self.holds)
        )
        return (
            len(self.statements) >= MOST
            or len(self.passages) >= MANY
            or any(len(pairs) >= MANY for pairs in others)
        )


async def triples_of(pool: Pool, iri: str, media: str) -> bytes:
    """Give what the graph says of an IRI in an RDF format, empty bytes where it says nothing."""
    plain = await _ask(pool, _TRIPLES, iri, graph="application/n-triples")
    if not plain or media == "application/n-triples":
        return plain
    return await _ask(pool, _TRIPLES, iri, graph=media)


async def read_thing(pool: Pool, iri: str) -> Thing:
    """Read what a page about an IRI shows."""
    held = await _rows(pool, _HELD, iri)
    return Thing(
        iri,
        await _rows(pool, _STATEMENTS, iri),
        await _rows(pool, _POINTING, iri),
        await _rows(pool, _PASSAGES, iri),
        int(held[0]["n"]["value"]),
        await _rows(pool, _HOLDS, iri),
    )


async def _rows(pool: Pool, text: str, iri: str) -> tuple[Row, ...]:
    answer: dict[str, Any] = json.loads(await _ask(pool, text, iri))
    return tuple(answer["results"]["bindings"])


async def _ask(pool: Pool, text: str, iri: str, graph: str | None = None) -> bytes:
    # A name that does not parse as an IRI raises here; one that does cannot end `<THIS>` early.
    name = str(ox.NamedNode(iri).value)
    limits = text.replace("MOST", str(MOST)).replace("MANY", str(MANY))
    query = limits.replace("LABEL", _LABEL).replace("THIS", name)
    return (await pool.ask(Asked(query), "application/sparql-results+json", graph)).read()
