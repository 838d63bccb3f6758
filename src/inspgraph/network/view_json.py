"""A view of the network as the explorer reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from inspgraph.network.neighbourhood import View

_TOLD: Final = (
    "id", "relation", "label", "polarity", "modality", "basis", "document", "file", "date", "page",
    "paragraph", "quote",
)  # fmt: skip


def no_path(_: str) -> str:
    """Return no path: for a drawing that no server stands behind."""
    return ""


def view_json(
    view: View, series: Mapping[str, str], path: Callable[[str], str] = no_path
) -> dict[str, Any]:
    """Return a view's nodes and edges, and what there is to say of them, as JSON.

    ``series`` names the series of each document by IRI; ``path`` gives the server's path of an
    IRI, "" for none.
    """
    edges: Any = view.network.edges(data=True)
    return {
        "nodes": [
            {
                "id": node,
                "path": path(node),
                "label": data["label"],
                "type": data["type"],
                "kind": data["kind"],
                "documents": data["documents"],
                "linked": view.linked.get(node, 0),
            }
            for node, data in view.network.nodes(data=True)
        ],
        "edges": [
            {
                "source": source,
                "target": target,
                **{name: data[name] for name in _TOLD},
                "documentPath": path(str(data["document"])),
                "series": series.get(str(data["document"]), ""),
                "spanPath": path(str(data["span"])),
            }
            for source, target, data in edges
        ],
        "said": view.said,
        "left": dict(view.left),
        "chains": [list(chain) for chain in view.chains],
    }
