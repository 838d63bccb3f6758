"""One document's graph against the project's shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import pyoxigraph as ox
from rdflib import Graph
from rdflib.term import Node

from inspgraph.ntriples import n3, node
from inspgraph.validate.constraints import Constraint, query_of
from inspgraph.validate.core_rules import CoreRule, core_rules
from inspgraph.validate.indexed import Line, Statements, lines
from inspgraph.vocab import FRAMEWORK, IG, KIND, RDF, RDFS, RULE, SKOS

ResultSeverity = Literal["violation", "warning"]

_CONCEPTS: Final = tuple(f"<{space}" for space in (FRAMEWORK, KIND, RULE))
_OF_CONCEPTS: Final = (
    RDF.type, SKOS.inScheme, SKOS.notation, SKOS.prefLabel, SKOS.altLabel, RDFS.seeAlso,
    IG.hasFramework, IG.documentClass, IG.gradeValue, IG.graded, IG.overall,
)  # fmt: skip
"""What the shapes ask of the concepts that a document refers to."""
_FRAMEWORK: Final = n3(IG.hasFramework)


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes: core rules, and constraints in SPARQL.

    ``concepts`` are statements about the frameworks, kinds and rules that a document's graph
    refers to, by the concept.
    """

    rules: tuple[CoreRule, ...]
    constraints: tuple[Constraint, ...]
    concepts: Mapping[str, tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class ShapeResult:
    """One SHACL result: ``shape`` is the rule that ``focus`` breaks, ``message`` words it."""

    shape: Node
    severity: ResultSeverity
    focus: Node
    value: Node | None
    message: str


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
    read, known = read_shapes(shapes), read_concepts(ontology)
    core, constraints = [], []
    for rule in core_rules(read):
        query = query_of(read, rule.shape)
        if query is None:
            core.append(rule)
        else:
            constraints.append(Constraint(rule, query))
    concepts: dict[str, list[Line]] = {}
    for predicate in _OF_CONCEPTS:
        for line in lines(known.triples((None, predicate, None))):
            concepts.setdefault(line[0], []).append(line)
    return Shapes(tuple(core), tuple(constraints), {k: tuple(v) for k, v in concepts.items()})


def check(graph: Graph, shapes: Shapes) -> tuple[ShapeResult, ...]:
    """Every rule that the graph breaks, sorted; none where it conforms.

    The ontology stays out of the validated data, but for what the document refers to: a few
    statements on each grade, area, framework, series and kind.
    """
    given = dict.fromkeys(lines(graph))
    given.update(dict.fromkeys(_referred(given, shapes.concepts)))
    data = Statements.of(given)
    results = {*_results(data, shapes)}
    return tuple(
        sorted(results, key=lambda r: (r.severity, str(r.shape), str(r.focus), str(r.value)))
    )


def _results(data: Statements, shapes: Shapes) -> Iterator[ShapeResult]:
    for rule in shapes.rules:
        for focus, value in rule.broken(data):
            yield _result(rule, focus, value)
    store = ox.Store()
    store.load(data.text(), format=ox.RdfFormat.N_TRIPLES)
    for constraint in shapes.constraints:
        found = set(constraint.broken(store))
        if found:
            looked_at = constraint.rule.focus(data)
            for focus, value in found:
                if focus in looked_at:
                    yield _result(constraint.rule, focus, value)


def _referred(
    given: Mapping[Line, None], concepts: Mapping[str, tuple[Line, ...]]
) -> Iterator[Line]:
    """Yield the ontology's statements about the concepts that are objects in the graph."""
    referred = {o for _, _, o in given if o.startswith(_CONCEPTS)}
    for concept in referred:
        for line in concepts.get(concept, ()):
            # Of a series' frameworks, only the one that the document says it follows.
            if line[1] != _FRAMEWORK or line[2] in referred:
                yield line


def _result(rule: CoreRule, focus: str, value: str | None) -> ShapeResult:
    return ShapeResult(
        shape=rule.shape,
        severity="warning" if rule.is_warning else "violation",
        focus=node(focus),
        value=None if value is None else node(value),
        message=rule.message,
    )
