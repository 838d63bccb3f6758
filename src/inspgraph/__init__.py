"""Knowledge graphs people can trust, from inspection documents of English children's services.

``inspgraph.build`` makes a graph from files, ``inspgraph.open`` opens one::

    graph = inspgraph.build("reports", output="graph")
    graph.query("judgements")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from inspgraph.api import Graph
    from inspgraph.api import build_graph as build
    from inspgraph.api import open_graph as open  # noqa: A004 read as `inspgraph.open`

__all__ = ["Graph", "__version__", "build", "open"]

_API = {"Graph": "Graph", "build": "build_graph", "open": "open_graph"}


def __getattr__(name: str) -> object:
    # Imported when asked for: a stage that imports its neighbour does not load the whole program.
    if name in _API:
        from inspgraph import api

        return getattr(api, _API[name])
    raise AttributeError(f"module 'inspgraph' has no attribute {name!r}")
