"""The choice of bodies that a picture or page shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import networkx as nx

from inspgraph.api import Graph
from inspgraph.errors import QueryError
from inspgraph.network.neighbourhood import (
    ReadNetwork,
    ViewRequest,
    nearest,
    read_authorities,
    read_links,
    read_view,
)
from inspgraph.network.statements import Within, documents, relations, stated

_AROUND: Final = 8
"""Of so many bodies in a picture one is chosen for itself, the others as its neighbours."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A network as ``network.statements`` gives it, with a title and what there is to say of it.

    ``body`` is the IRI of the body it is about, or "".
    """

    title: str
    said: str
    network: nx.MultiDiGraph[str]
    body: str = ""


def of_body(graph: Graph, body: str, most: int, implied: bool = False) -> Chosen:
    """Choose a body, by its IRI, and those of its neighbours with most statements about both.

    Here and below what only a kind of document implies is left out, unless ``implied``.
    """
    known = read_links(graph)
    known = known if implied else known.stated
    near = nearest(known, body)
    asked = ViewRequest(also=(body, *near[: most - 1]), implied=implied)
    view = read_view(ReadNetwork(graph), asked, known, read_authorities(graph), {})
    title = str(view.network.nodes[body]["label"]) if body in view.network else body
    left = len(near) - (most - 1)
    said = f"{_counted(view.network)} around {title}."
    if left > 0:
        said += f" {left} less often named neighbours are left out."
    return Chosen(title, said, view.network, body)


def of_document(graph: Graph, file: str, most: int, implied: bool = False) -> Chosen:
    """Choose what one document states, by the name of its file.

    Raises ``QueryError`` where the graph has no such document.
    """
    names = sorted({name for name, _ in documents(graph.store).values()})
    if file not in names:
        near = [name for name in names if file.casefold() in name.casefold()][:6]
        hint = f" Near it: {', '.join(map(repr, near))}." if near else ""
        raise QueryError(f"The graph has no document {file!r}.{hint}")
    network, left = _best(_relations(graph, Within(document=file), implied), most)
    said = f"{_counted(network)} that {file} names.{_left(left)}"
    return Chosen(file, said, network)


def of_all(graph: Graph, most: int, implied: bool = False) -> Chosen:
    """Choose the best linked bodies of a graph, each with those that it has most to do with.

    Where not all bodies fit, who inspects whom is left out: it would join every council to one
    inspectorate, and hide who works with whom.
    """
    whole = _relations(graph, Within(), implied)
    network: Any = whole
    if len(whole) > most:
        edges: Any = whole.edges(keys=True, data=True)
        inspected = [edge[:3] for edge in edges if edge[3]["relation"] == "inspects"]
        network = nx.restricted_view(whole, (), inspected)
    found, _ = _best(network if network.number_of_edges() else whole, most)
    title = f"{len(graph.manifest.documents)} documents"
    left = len(whole) - len(found)
    return Chosen(title, f"The best linked: {_counted(found)}.{_left(left)}", _told_apart(found))


def _relations(graph: Graph, within: Within, implied: bool) -> nx.MultiDiGraph[str]:
    network = relations(graph.store, within)
    return network if implied else stated(network)


def _best(network: nx.MultiDiGraph[str], most: int) -> tuple[nx.MultiDiGraph[str], int]:
    """Keep the best linked bodies and, in turn, the next of the neighbours of each."""
    near = nx.Graph(network)
    degree = dict(near.degree)
    ranked = sorted(network, key=lambda node: (-degree[node], node))
    hubs = ranked[: max(most // _AROUND, 1)] if len(network) > most else ranked
    kept = dict.fromkeys(hubs)
    around = [iter(_by_statements(network, near, hub)) for hub in hubs]
    while around and len(kept) < most:
        around = [
            neighbours for neighbours in around if _take_next(kept, neighbours, most - len(kept))
        ]
    for node in ranked:  # hubs that share all their neighbours leave room
        if len(kept) < most:
            kept.setdefault(node)
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in sorted(kept):
        found.add_node(node, **network.nodes[node])
    edges: Any = network.edges(keys=True, data=True)
    for start, end, key, data in edges:
        if start in found and end in found:
            found.add_edge(start, end, key=key, **data)
    return found, len(network) - len(found)


def _by_statements(network: nx.MultiDiGraph[str], near: nx.Graph[str], hub: str) -> list[str]:
    """The neighbours of a body, those with most statements about both first."""

    def place(node: str) -> tuple[int, str]:
        return -network.number_of_edges(hub, node) - network.number_of_edges(node, hub), node

    return sorted(near[hub], key=place)


def _take_next(kept: dict[str, None], neighbours: Iterator[str], room: int) -> bool:
    """Keep the next neighbour that is not kept yet; return whether there was one, or no room."""
    if room <= 0:
        return True
    for node in neighbours:
        if node not in kept:
            kept[node] = None
            return True
    return False


def _told_apart(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Say of which council a body is, where several have its name."""
    names = Counter(data["label"] for _, data in network.nodes(data=True))
    for _, data in network.nodes(data=True):
        if names[data["label"]] > 1 and data["council"]:
            data["label"] = f"{data['label']} ({data['council']})"
    return network


def _counted(network: nx.MultiDiGraph[str]) -> str:
    bodies, statements = len(network), network.number_of_edges()
    return (
        f"{bodies} {'body' if bodies == 1 else 'bodies'} and "
        f"{statements} {'statement' if statements == 1 else 'statements'}"
    )


def _left(left: int) -> str:
    return f" {left} bodies with fewer links are left out." if left else ""
