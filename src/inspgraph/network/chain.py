"""The shortest chains from one body to another, each hop with the words that state it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any, Final

import networkx as nx

HOLDING: Final = frozenset({"stated"})
NATIONAL: Final = frozenset({"national"})
"""The register of bodies that are linked to everyone: a chain through one tells nothing."""


@dataclass(frozen=True, slots=True)
class StatedHop:
    """A statement of one document about the two bodies of a hop, in its own direction."""

    subject: str
    relation: str
    object: str
    modality: str
    basis: str
    file: str
    date: str
    page: int
    paragraph: str
    quote: str


@dataclass(frozen=True, slots=True)
class Hop:
    """A step from one body to the next, by their IRIs, with at least one statement."""

    start: str
    end: str
    stated: tuple[StatedHop, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain of hops; ``labels`` are the names of its bodies, one more than there are hops."""

    labels: tuple[str, ...]
    hops: tuple[Hop, ...]


def chains(
    network: nx.MultiDiGraph[str],
    start: str,
    end: str,
    *,
    limit: int = 3,
    modalities: Collection[str] = HOLDING,
    implied: bool = False,
    without: Collection[str] = NATIONAL,
) -> tuple[Chain, ...]:
    """Return the shortest chains between two bodies of ``relations.relations``, by their IRIs.

    A chain follows statements in either direction; each says its own. What is negated links
    nothing, nor does what has none of the ``modalities``, nor what only a kind of document implies,
    unless ``implied`` is to count. Bodies whose ``register`` is among
    ``without`` are no link of a chain, only its ends. At most ``limit`` of equal length come, in
    the order of the names of their bodies; none where nothing links the two.
    """
    edges: Any = _holding(network, modalities, implied)
    holding = network.edge_subgraph(edges)
    found = paths(
        network, start, end, limit=limit, modalities=modalities, implied=implied, without=without
    )
    return tuple(_chain(holding, path) for path in found)


def shortest(
    network: nx.MultiDiGraph[str],
    starts: Collection[str],
    ends: Collection[str],
    *,
    limit: int = 3,
    implied: bool = False,
) -> tuple[Chain, ...]:
    """Return the shortest of the chains from any of some bodies to any of others.

    A council has a node for what it was before it became unitary, and one for what it is.
    """
    found = [
        chain
        for start in sorted(starts)
        for end in sorted(ends)
        for chain in chains(network, start, end, limit=limit, implied=implied)
    ]
    least = min((len(chain.hops) for chain in found), default=0)
    return tuple(chain for chain in found if len(chain.hops) == least)[:limit]


def paths(
    network: nx.MultiDiGraph[str],
    start: str,
    end: str,
    *,
    limit: int = 3,
    modalities: Collection[str] = HOLDING,
    implied: bool = False,
    without: Collection[str] = NATIONAL,
) -> list[list[str]]:
    """Return the bodies of the chains that ``chains`` gives, from the one end to the other.

    A node needs only ``label`` and ``register``, an edge ``polarity``, ``modality`` and
    ``basis``.
    """
    linked: nx.Graph[str] = nx.Graph()
    linked.add_edges_from(edge[:2] for edge in _holding(network, modalities, implied))
    barred = {
        node
        for node, data in network.nodes(data=True)
        if data["register"] in without and node not in {start, end}
    }
    open_ = linked.subgraph([node for node in linked if node not in barred])
    if start == end or start not in open_ or end not in open_:
        return []
    ordered: nx.Graph[str] = nx.Graph()
    # Neighbours are visited in the order in which edges were added.
    names: Any = open_.nodes
    place: dict[str, tuple[str, str]] = {
        node: (str(network.nodes[node]["label"]), node) for node in names
    }
    inside = sorted(place.items(), key=lambda item: item[1])
    ordered.add_nodes_from([node for node, _ in inside])
    every: Any = open_.edges()
    pairs = [pair for one, other in every for pair in ((one, other), (other, one))]
    ordered.add_edges_from(sorted(pairs, key=lambda pair: (place[pair[0]], place[pair[1]])))
    try:
        found = list(islice(nx.all_shortest_paths(ordered, start, end), 10_000))
    except nx.NetworkXNoPath:
        return []
    found.sort(key=lambda path: [place[node] for node in path])
    return found[:limit]


def _holding(
    network: nx.MultiDiGraph[str], modalities: Collection[str], implied: bool
) -> list[tuple[str, str, str]]:
    """The edges between two bodies that link them: start, end and key of each."""
    bases = {"stated", "implied"} if implied else {"stated"}
    edges: Any = network.edges(keys=True, data=True)
    return [
        (start, end, key)
        for start, end, key, edge in edges
        if start != end
        and edge["polarity"] == "affirmed"
        and edge["modality"] in modalities
        and edge["basis"] in bases
    ]


def _chain(network: nx.MultiDiGraph[str], path: list[str]) -> Chain:
    labels = tuple(str(network.nodes[node]["label"]) for node in path)
    hops = tuple(
        Hop(start, end, tuple(_between(network, start, end))) for start, end in pairwise(path)
    )
    return Chain(labels, hops)


def _between(network: nx.MultiDiGraph[str], start: str, end: str) -> Iterator[StatedHop]:
    for one, other in ((start, end), (end, start)):
        edges: Any = network.get_edge_data(one, other, default={})
        for edge in sorted(
            edges.values(), key=lambda edge: (edge["relation"], edge["date"], edge["id"])
        ):
            yield StatedHop(
                subject=str(network.nodes[one]["label"]),
                relation=edge["label"],
                object=str(network.nodes[other]["label"]),
                modality=edge["modality"],
                basis=edge["basis"],
                file=edge["file"],
                date=edge["date"],
                page=edge["page"],
                paragraph=edge["paragraph"],
                quote=edge["quote"],
            )
