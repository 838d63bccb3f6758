"""The names a query may use, for the editor to complete: terms, concepts and prefixes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from inspgraph.api import Graph
from inspgraph.query.run import Term
from inspgraph.store.prefixes import Short

_DEFINED: Final = """
SELECT ?term ?kind (SAMPLE(?name) AS ?label) (SAMPLE(?told) AS ?definition) {
  VALUES (?class ?kind) {
    (owl:Class "class") (owl:ObjectProperty "property") (owl:DatatypeProperty "property")
    (owl:AnnotationProperty "property") (skos:Concept "concept") (skos:ConceptScheme "concept")
  }
  ?term a ?class .
  OPTIONAL { ?term rdfs:label|skos:prefLabel ?name }
  OPTIONAL { ?term skos:definition ?told }
} GROUP BY ?term ?kind
"""
_USED: Final = """
SELECT DISTINCT ?term ?kind {
  { SELECT DISTINCT ?term { ?s ?term ?o } } BIND("property" AS ?kind)
}
"""
_CLASSES: Final = """
SELECT DISTINCT ?term ?kind { { SELECT DISTINCT ?term { ?s a ?term } } BIND("class" AS ?kind) }
"""


@dataclass(frozen=True, slots=True)
class PrefixedName:
    """A prefixed name; ``kind`` is class, property or concept."""

    name: str
    kind: str
    label: str = ""
    definition: str = ""


def read_terms(graph: Graph) -> tuple[PrefixedName, ...]:
    """Read every name that the ontology defines or the graph uses, by its prefixed name.

    A name that no prefix abbreviates is left out: nobody would type it.
    """
    short = Short(graph.prefixes)
    found: dict[str, PrefixedName] = {}
    for query in (_DEFINED, _USED, _CLASSES):
        for term, *told in graph.answer(query, is_text=True).rows:
            if not isinstance(term, ox.NamedNode):
                continue
            name = short(str(term.value))
            if name != term.value:
                found.setdefault(name, PrefixedName(name, *(_text(one) for one in told)))
    return tuple(found[name] for name in sorted(found))


def _text(term: Term | None) -> str:
    return str(term.value) if isinstance(term, ox.Literal) else ""
