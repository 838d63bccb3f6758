"""Bodies joined by what they share: documents, services or partnerships."""

from __future__ import annotations

from itertools import combinations
from typing import Any, Final, Literal

import networkx as nx
import pyoxigraph as ox

from inspgraph.network.nodes import actors
from inspgraph.network.statements import ALL, Within, documents, relations, stated
from inspgraph.store.select import select

Sharing = Literal["documents", "services", "partnerships"]


_APPEARING: Final = """
SELECT DISTINCT ?actor ?document { ?appearance ig:actor ?actor ; ig:inDocument ?document }
"""
_OF_SERVICES: Final = frozenset({"provides", "commissions", "funds", "oversees", "supports"})


def shared(store: ox.Store, by: Sharing, within: Within = ALL, minimum: int = 1) -> nx.Graph[str]:
    """Join each two bodies that share at least ``minimum`` documents, services or partnerships.

    By documents: both appear in it. By services: each provides, commissions, funds, oversees or
    supports it. By partnerships: both are members of it. Only what words state counts, affirmed and
    neither planned nor supposed. Nodes are as in ``relations.relations``, services are none. An
    edge has ``weight``, how many they share, ``shared``, the names of these joined by "; ", and
    ``id``.
    """
    known = actors(store)
    if by == "documents":
        belonging = documents(store, within)
        names = {document: file for document, (file, _) in belonging.items()}
        pairs = [
            (row["actor"], row["document"])
            for row in select(store, _APPEARING)
            if row["document"] in belonging
        ]
    else:
        names = {actor: str(node["label"]) for actor, node in known.items()}
        pairs = _stated_pairs(stated(relations(store, within)), by)
    groups: dict[str, set[str]] = {}
    for actor, common in pairs:
        if known.get(actor, {}).get("kind") == "body":
            groups.setdefault(common, set()).add(actor)
    joined: dict[tuple[str, str], list[str]] = {}
    for common in sorted(groups):
        for pair in combinations(sorted(groups[common]), 2):
            joined.setdefault(pair, []).append(common)
    graph: nx.Graph[str] = nx.Graph()
    kept = {pair: common for pair, common in sorted(joined.items()) if len(common) >= minimum}
    for actor in sorted({end for pair in kept for end in pair}):
        graph.add_node(actor, **known[actor])
    for (one, other), several in kept.items():
        said = "; ".join(sorted(names.get(each, each) for each in several))
        name = f"{one.rpartition('/')[2]}.{other.rpartition('/')[2]}"
        graph.add_edge(one, other, id=name, weight=float(len(several)), shared=said)
    return graph


def _stated_pairs(network: nx.MultiDiGraph[str], by: Sharing) -> list[tuple[str, str]]:
    """Each body with each service or partnership that it is linked to."""
    found: set[tuple[str, str]] = set()
    edges: Any = network.edges(data=True)
    for subject, object_, edge in edges:
        if edge["polarity"] == "negated" or edge["modality"] not in {"stated", "past"}:
            continue
        of_service = edge["relation"] in _OF_SERVICES
        if by == "services" and of_service and network.nodes[object_]["kind"] == "service":
            found.add((subject, object_))
        if by == "partnerships" and edge["relation"] == "memberOf":
            found.add((subject, object_))
    return sorted(found)
