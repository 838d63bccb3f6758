"""Centrality and communities of the bodies in a network.

Everything here gives the same answer for the same network, in whatever order its nodes and edges
were added: the algorithms walk sets, so nodes become numbers in the order of their names first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import networkx as nx

EXACT: Final = 1500
"""Up to so many nodes betweenness is exact; above it is estimated from as many shortest-path
trees, of nodes drawn by a fixed seed."""


@dataclass(frozen=True, slots=True)
class Central:
    """A body's place in a network.

    ``degree`` counts the bodies it is linked to. ``betweenness`` is the share, 0 to 1, of the
    shortest chains between two others that lead through it.
    """

    node: str
    label: str
    type: str
    degree: int
    betweenness: float


def central(network: nx.Graph[str]) -> tuple[Central, ...]:
    """Return every body of a network with its centrality, the most central first.

    Directions, the number of statements between two bodies, and what was negated do not count.
    """
    nodes, simple = _numbered(network)
    drawn = None if len(nodes) <= EXACT else EXACT
    between = nx.betweenness_centrality(simple, k=drawn, seed=0)
    found = [
        Central(
            node=node,
            label=str(network.nodes[node].get("label", node)),
            type=str(network.nodes[node].get("type", "")),
            degree=simple.degree(number),
            betweenness=round(between[number], 9),
        )
        for number, node in enumerate(nodes)
    ]
    return tuple(sorted(found, key=lambda one: (-one.betweenness, -one.degree, one.node)))


def communities(network: nx.Graph[str]) -> tuple[tuple[str, ...], ...]:
    """Divide a network into groups that are linked more among themselves, the largest first.

    By the Louvain method with a fixed seed (modularity, resolution 1); what links two bodies
    several times, or has a ``weight``, counts so often. Each group's nodes are sorted; every node
    is in exactly one group.
    """
    nodes, simple = _numbered(network)
    if not simple.number_of_edges():
        return tuple((node,) for node in nodes)
    groups = nx.community.louvain_communities(simple, weight="weight", seed=0)
    named = [tuple(sorted(nodes[number] for number in group)) for group in groups]
    return tuple(sorted(named, key=lambda group: (-len(group), group)))


def _numbered(network: nx.Graph[str]) -> tuple[list[str], nx.Graph[int]]:
    """The nodes in the order of their names, and the network between their numbers."""
    nodes = sorted(network)
    number = {node: at for at, node in enumerate(nodes)}
    weights: dict[tuple[int, int], int] = {}
    edges: Any = network.edges(data=True)
    for one, other, data in edges:
        if data.get("polarity") == "negated" or one == other:
            continue
        pair = min(number[one], number[other]), max(number[one], number[other])
        weights[pair] = weights.get(pair, 0) + int(data.get("weight", 1))
    simple: nx.Graph[int] = nx.Graph()
    simple.add_nodes_from(range(len(nodes)))
    simple.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(weights.items()))
    return nodes, simple
