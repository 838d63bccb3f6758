"""Rows of the project's own queries as text: what the pages read from the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from inspgraph.api import Graph
from inspgraph.query.catalogue import Parameter
from inspgraph.query.run import run

Row = Mapping[str, str]
_NONE: Final[Mapping[str, Iterable[str]]] = {}


def rows(graph: Graph, query: str, iris: Mapping[str, Iterable[str]] = _NONE) -> list[Row]:
    """Return the rows of a SELECT as text by column, "" for what is unbound.

    ``iris`` fill the query's ``VALUES ?name { UNDEF }``, each with one IRI or more; with none of
    a name nothing is asked and there are no rows.
    """
    given = {name: tuple(dict.fromkeys(values)) for name, values in iris.items()}
    if not all(given.values()):
        return []
    parameters = tuple(Parameter(name, "iri", "") for name in given)
    return list(run(graph.store, query, graph.prefixes, given, parameters).texts())
