"""One document's graph against the shapes, by pySHACL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

import pyshacl
from rdflib import Graph, URIRef
from rdflib.term import Node

from inspgraph.vocab import FRAMEWORK, IG, RDF, SH, SKOS

ResultSeverity = Literal["violation", "warning"]

_ABOUT_FRAMEWORKS = (RDF.type, SKOS.inScheme, IG.framework, IG.gradeValue, IG.graded, IG.overall)
"""What the shapes ask of the concepts that a document refers to."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes, and the frameworks that a document's graph refers to."""

    shapes: Graph
    frameworks: Graph


@dataclass(frozen=True, slots=True)
class ShapeResult:
    """One SHACL result: ``shape`` is the rule that ``focus`` breaks, ``message`` words it."""

    shape: URIRef
    severity: ResultSeverity
    focus: Node
    value: Node | None
    message: str


def load_shapes(shapes: Path, ontology: Path) -> Shapes:
    """Read every Turtle file of the folder of shapes, and the ontology's frameworks."""
    rules = Graph()
    for path in sorted(shapes.glob("*.ttl")):
        rules.parse(path, format="turtle")
    return Shapes(rules, Graph().parse(ontology / "frameworks.ttl", format="turtle"))


def check(graph: Graph, shapes: Shapes) -> tuple[ShapeResult, ...]:
    """Every rule that the graph breaks, sorted; none where it conforms.

    The ontology stays out of the validated data, but for what the document refers to: a few
    triples on each grade, area, framework and series, which are taken out again afterwards.
    """
    lent = [triple for triple in _referred(graph, shapes.frameworks) if triple not in graph]
    for triple in lent:
        graph.add(triple)
    try:
        conforms, report, text = pyshacl.validate(graph, shacl_graph=shapes.shapes, inplace=True)
    finally:
        for triple in lent:
            graph.remove(triple)
    if conforms:
        return ()
    if not isinstance(report, Graph):
        raise TypeError(f"pySHACL gave no report: {text}")
    results = (_result(report, node) for node in report.subjects(RDF.type, SH.ValidationResult))
    return tuple(sorted(results, key=lambda r: (r.severity, r.shape, str(r.focus), str(r.value))))


def _referred(graph: Graph, frameworks: Graph) -> Iterator[tuple[Node, Node, Node]]:
    """Yield the frameworks' statements about the concepts that are objects in the graph."""
    prefix = str(FRAMEWORK)
    referred = {o for o in graph.objects() if isinstance(o, URIRef) and o.startswith(prefix)}
    for concept in referred:
        for predicate in _ABOUT_FRAMEWORKS:
            for value in frameworks.objects(concept, predicate):
                # Of a series' frameworks, only the one that the document says it follows.
                if predicate != IG.framework or value in referred:
                    yield concept, predicate, value


def _result(report: Graph, node: Node) -> ShapeResult:
    severity = report.value(node, SH.resultSeverity)
    return ShapeResult(
        shape=cast("URIRef", report.value(node, SH.sourceShape)),
        severity="violation" if severity == SH.Violation else "warning",
        focus=cast("Node", report.value(node, SH.focusNode)),
        value=report.value(node, SH.value),
        message=str(report.value(node, SH.resultMessage)),
    )
