"""SHACL as pySHACL, a library that others keep, finds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pyshacl
from rdflib import Graph
from rdflib.term import Node

from inspgraph.errors import NotAGraphError
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
    _, report, text = pyshacl.validate(graph, shacl_graph=shapes, inplace=inplace)
    if not isinstance(report, Graph):
        raise NotAGraphError(f"The shapes cannot be used: {text}")
    for result in report.subjects(RDF.type, SH.ValidationResult):
        said = dict(report.predicate_objects(result))
        is_violation = said[SH.resultSeverity] == SH.Violation
        yield ShapeResult(
            shape=said.get(SH.sourceShape, result),
            severity="violation" if is_violation else "warning",
            focus=said.get(SH.focusNode, result),
            value=said.get(SH.value),
            message=str(said.get(SH.resultMessage)),
        )
