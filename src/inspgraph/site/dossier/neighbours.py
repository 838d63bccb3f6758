"""An authority's statistical neighbours."""

from __future__ import annotations

from typing import Final

from inspgraph.api import Graph
from inspgraph.site.rows import rows

_NEIGHBOURS: Final = """
SELECT DISTINCT ?peer { VALUES ?authority { UNDEF } ?authority ig:statisticalNeighbour ?peer }
ORDER BY ?peer
"""


def read_neighbours(graph: Graph, authority: str) -> tuple[str, ...]:
    """Return the IRIs of an authority's statistical neighbours, which have no order."""
    return tuple(row["peer"] for row in rows(graph, _NEIGHBOURS, {"authority": [authority]}))
