"""One document's graph against the project's shapes: core rules by pySHACL, SPARQL by the store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import Graph
from rdflib.term import Node

from inspgraph.ntriples import n3
from inspgraph.validate.constraints import Constraint, constraints_of
from inspgraph.validate.engine import ShapeResult, by_pyshacl
from inspgraph.vocab import FRAMEWORK, IG, KIND, RDF, RDFS, RULE, SKOS

Triple = tuple[Node, Node, Node]

_CONCEPTS: Final = tuple(map(str, (FRAMEWORK, KIND, RULE)))
_OF_CONCEPTS: Final = (
    RDF.type, SKOS.inScheme, SKOS.notation, SKOS.prefLabel, SKOS.altLabel, RDFS.seeAlso,
    IG.hasFramework, IG.documentClass, IG.gradeValue, IG.graded, IG.overall,
)  # fmt: skip
"""What the shapes ask of the concepts that a document refers to."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes: those of SHACL's core, and constraints in SPARQL.

    ``concepts`` are statements about the frameworks, kinds and rules that a document's graph
    refers to, by the concept.
    """

    core: Graph
    constraints: tuple[Constraint, ...]
    concepts: Mapping[Node, tuple[Triple, ...]]


def read_shapes(folder: Path) -> Graph:
    """Read every Turtle file of a folder of shapes."""
    found = Graph()
    for path in sorted(folder.glob("*.ttl")):
        found.parse(path, format="turtle")
    return found


def read_concepts(ontology: Path) -> Graph:
    """Read the frameworks, kinds and rules of the ontology."""
    found = Graph()
    for name in ("frameworks", "services", "rules"):
        found.parse(ontology / f"{name}.ttl", format="turtle")
    return found


def load_shapes(shapes: Path, ontology: Path) -> Shapes:
    """Read the folder of shapes, and the concepts of the ontology."""
    core, known = read_shapes(shapes), read_concepts(ontology)
    constraints = constraints_of(core)
    for constraint in constraints:
        core -= core.cbd(constraint.shape)
    concepts: dict[Node, list[Triple]] = {}
    for predicate in _OF_CONCEPTS:
        for triple in known.triples((None, predicate, None)):
            concepts.setdefault(triple[0], []).append(triple)
    return Shapes(core, constraints, {k: tuple(v) for k, v in concepts.items()})


def check(graph: Graph, shapes: Shapes) -> tuple[ShapeResult, ...]:
    """Every rule that the graph breaks, sorted; none where it conforms.

    The ontology stays out of the validated data, but for what the document refers to: a few
    statements on each grade, area, framework, series and kind.
    """
    with _with_referred(graph, shapes.concepts):
        by_rules = by_pyshacl(graph, shapes.core, inplace=True)
        results = {*by_rules, *_by_store(graph, shapes.constraints)}
    return tuple(
        sorted(results, key=lambda r: (r.severity, str(r.shape), str(r.focus), str(r.value)))
    )


def _by_store(data: Graph, constraints: tuple[Constraint, ...]) -> Iterator[ShapeResult]:
    text = "".join(f"{n3(s)} {n3(p)} {n3(o)} .\n" for s, p, o in data)
    store = ox.Store()
    store.load(text.encode(), format=ox.RdfFormat.N_TRIPLES)
    for constraint in constraints:
        yield from constraint.broken(store, data)


@contextmanager
def _with_referred(graph: Graph, concepts: Mapping[Node, tuple[Triple, ...]]) -> Iterator[None]:
    """Hold what a graph refers to within it for a while; to copy it would take long."""
    added = [triple for triple in _referred(graph, concepts) if triple not in graph]
    for triple in added:
        graph.add(triple)
    try:
        yield
    finally:
        for triple in added:
            graph.remove(triple)


def _referred(graph: Graph, concepts: Mapping[Node, tuple[Triple, ...]]) -> Iterator[Triple]:
    """Yield the ontology's statements about the concepts that are objects in the graph."""
    referred = {node for node in graph.objects(unique=True) if str(node).startswith(_CONCEPTS)}
    for concept in referred:
        for triple in concepts.get(concept, ()):
            # Of a series' frameworks, only the one that the document says it follows.
            if triple[1] != IG.hasFramework or triple[2] in referred:
                yield triple
