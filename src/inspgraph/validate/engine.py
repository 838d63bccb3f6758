"""SHACL as pySHACL, a library that others keep, finds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import pyshacl
from rdflib import Graph
from rdflib.term import Node

from inspgraph.errors import NotAGraphError
from inspgraph.validate.less_than import broken_pairs, without_pairs
from inspgraph.vocab import RDF, SH

ResultSeverity = Literal["violation", "warning"]


@dataclass(frozen=True, slots=True)
class ShapeResult:
    """One SHACL result: ``shape`` is the rule that ``focus`` breaks, ``message`` words it."""

    shape: Node
    severity: ResultSeverity
    focus: Node
    value: Node | None
    message: str


def by_pyshacl(graph: Graph, shapes: Graph, *, inplace: bool = False) -> Iterator[ShapeResult]:
    """Yield what in a graph breaks the shapes; with ``inplace`` no copy is made of it first.

    Raises ``NotAGraphError`` where the shapes are no good ones.
    """
    try:
        yield from _results(graph, shapes, inplace)
    except TypeError:  # two values that cannot be compared
        yield from _results(graph, without_pairs(shapes), inplace)
        for shape, focus, value in broken_pairs(graph, shapes):
            yield ShapeResult(
                shape=shape,
                severity=_severity(shapes.value(shape, SH.severity)),
                focus=focus,
                value=value,
                message=str(shapes.value(shape, SH.message) or "The values cannot be compared."),
            )


def _results(graph: Graph, shapes: Graph, inplace: bool) -> list[ShapeResult]:
    _, report, text = pyshacl.validate(graph, shacl_graph=shapes, inplace=inplace)
    if not isinstance(report, Graph):
        raise NotAGraphError(f"The shapes cannot be used: {text}")
    return [
        _result(result, dict(report.predicate_objects(result)))
        for result in report.subjects(RDF.type, SH.ValidationResult)
    ]


def _result(result: Node, said: Mapping[Node, Node]) -> ShapeResult:
    return ShapeResult(
        shape=said.get(SH.sourceShape, result),
        severity=_severity(said[SH.resultSeverity]),
        focus=said.get(SH.focusNode, result),
        value=said.get(SH.value),
        message=str(said.get(SH.resultMessage)),
    )


def _severity(said: Node | None) -> ResultSeverity:
    return "violation" if said in (None, SH.Violation) else "warning"
