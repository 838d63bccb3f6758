"""``sh:lessThan`` and ``sh:lessThanOrEquals`` where values cannot be compared.

SHACL counts such a pair of values as broken; pySHACL 0.40 ends with a ``TypeError`` instead, and
finds nothing in the whole graph.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from functools import reduce
from typing import Any, Final

from rdflib import Graph
from rdflib.collection import Collection
from rdflib.paths import Path
from rdflib.term import Node, URIRef

from inspgraph.vocab import RDF, SH

Compare = Callable[[Any, Any], bool]

_PAIRS: Final[dict[URIRef, Compare]] = {
    SH.lessThan: operator.lt,
    SH.lessThanOrEquals: operator.le,
}


def without_pairs(shapes: Graph) -> Graph:
    """Return a copy of the shapes that compares no two properties of a thing."""
    kept = Graph()
    for triple in shapes:
        if triple[1] not in _PAIRS:
            kept.add(triple)
    return kept


def broken_pairs(graph: Graph, shapes: Graph) -> Iterator[tuple[Node, Node, Node]]:
    """Yield shape, focus node and value where the value is not less, as far as can be told.

    Every subject of the shape's path is looked at; the path is an IRI or a sequence of these.
    """
    for predicate, compare in _PAIRS.items():
        for shape, other in shapes.subject_objects(predicate):
            path = _path(shapes, shapes.value(shape, SH.path))
            if path is None:
                continue
            for focus, value in graph.subject_objects(path):
                if any(not _holds(compare, value, one) for one in graph.objects(focus, other)):
                    yield shape, focus, value


def _holds(compare: Compare, value: Node, other: Node) -> bool:
    try:
        return bool(compare(value, other))
    except TypeError:
        return False


def _path(shapes: Graph, path: Node | None) -> URIRef | Path | None:
    if isinstance(path, URIRef):
        return path
    if path is None or (path, RDF.first, None) not in shapes:
        return None
    steps = list(Collection(shapes, path))
    if not all(isinstance(step, URIRef) for step in steps):
        return None
    return reduce(operator.truediv, steps)  # type: ignore[return-value]
