"""Constraints in SPARQL (SHACL-SPARQL), each asked once of a store for all its focus nodes.

An engine of SHACL asks the query anew for every focus node, with ``$this`` bound beforehand, which
takes a document of a few pages twenty seconds. Here the store answers for all of them at once, and
the answers about other nodes are left out: the same results, as tests hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, cast

import pyoxigraph as ox
from rdflib import Graph
from rdflib.term import Node

from inspgraph.ntriples import node
from inspgraph.validate.engine import ShapeResult
from inspgraph.vocab import PREFIXES, RDF, RDFS, SH

_PREFIXES: Final = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


@dataclass(frozen=True, slots=True)
class Constraint:
    """A shape with the query for what breaks it; ``targets`` say which nodes it looks at."""

    shape: Node
    is_warning: bool
    message: str
    targets: tuple[tuple[Node, Node], ...]
    query: str

    def broken(self, store: ox.Store, data: Graph) -> Iterator[ShapeResult]:
        """Yield what breaks the constraint in ``data``, which ``store`` holds too."""
        rows = cast("ox.QuerySolutions", store.query(self.query))
        has_value = len(rows.variables) > 1
        found = {(row["this"], row["value"] if has_value else None) for row in rows}
        looked_at = self._focus(data) if found else set()
        for this, value in found:
            if (focus := node(str(this))) in looked_at:
                yield ShapeResult(
                    shape=self.shape,
                    severity="warning" if self.is_warning else "violation",
                    focus=focus,
                    value=None if value is None else node(str(value)),
                    message=self.message,
                )

    def _focus(self, data: Graph) -> set[Node]:
        found: set[Node] = set()
        for how, term in self.targets:
            if how == SH.targetClass:
                for kind in data.transitive_subjects(RDFS.subClassOf, term):
                    found.update(data.subjects(RDF.type, kind))
            elif how == SH.targetSubjectsOf:
                found.update(data.subjects(term))
            else:
                found.update(data.objects(None, term))
        return found


def constraints_of(shapes: Graph) -> tuple[Constraint, ...]:
    """Return the constraints in SPARQL among the shapes, sorted by the shape."""
    targets = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
    return tuple(
        Constraint(
            shape,
            shapes.value(shape, SH.severity) == SH.Warning,
            str(shapes.value(shape, SH.message)),
            tuple((how, term) for how in targets for term in shapes.objects(shape, how)),
            _PREFIXES + str(shapes.value(constraint, SH.select)),
        )
        for shape, constraint in sorted(shapes.subject_objects(SH.sparql), key=str)
    )
