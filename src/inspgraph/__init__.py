"""Knowledge graphs people can trust, from inspection documents of English children's services.

``inspgraph.build`` makes a graph from files, ``inspgraph.open`` opens one::

    graph = inspgraph.build("reports", output="graph")
    graph.query("judgements")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from inspgraph.api import Graph
    from inspgraph.api import build_graph as build
    from inspgraph.api import open_graph as open  # noqa: A004 read as `inspgraph.open`
    from inspgraph.bodies.component import make_pipeline as nlp

__all__ = ["Graph", "__version__", "build", "nlp", "open"]

_API = {
    "Graph": ("inspgraph.api", "Graph"),
    "build": ("inspgraph.api", "build_graph"),
    "nlp": ("inspgraph.bodies.component", "make_pipeline"),
    "open": ("inspgraph.api", "open_graph"),
}


def __getattr__(name: str) -> object:
    # Imported when asked for: a stage that imports its neighbour does not load the whole program.
    if name in _API:
        module, attribute = _API[name]
        return getattr(import_module(module), attribute)
    raise AttributeError(f"module 'inspgraph' has no attribute {name!r}")
