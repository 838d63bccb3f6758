"""The part of the network that a view shows, and the statements in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import networkx as nx

from inspgraph.network.chain import NATIONAL, paths
from inspgraph.network.links import StatedLinks, links
from inspgraph.network.nodes import Stored, actors
from inspgraph.network.statements import relations
from inspgraph.store.select import select

NEIGHBOURS: Final = 60
"""Bodies that are shown around one; the best evidenced come first."""

MOST: Final = 5000
"""Bodies that a view holds."""

WHOLE: Final = 400
"""Bodies that the view of everything begins with, the best linked; more cannot be told apart."""

_KEPT: Final = 100_000
"""Statements that are kept as read; a larger network is read anew."""

_SHARED: Final = 40
"""Bodies shared by several authorities on the first view."""
_FEW: Final = 3
"""With fewer shared bodies than this the first view shows authorities with their neighbours."""
_BEST: Final = 8
_AUTHORITIES: Final = "SELECT DISTINCT ?actor { ?actor a ig:LocalAuthority }"
_LABELS: Final = """
SELECT ?actor ?label { ?actor skos:prefLabel ?label . ?appearance ig:actor ?actor }
"""
_SERIES: Final = "SELECT ?document ?label { ?document ig:inSeries/skos:prefLabel ?label }"


@dataclass(frozen=True, slots=True)
class ViewRequest:
    """A request for a view; the view shows the union of the parts named.

    ``bodies`` come with their neighbours, ``also`` alone, all by IRI; ``ends`` are two bodies
    with the shortest chains between them. ``start`` is the view to begin with, ``whole`` all.
    What only a kind of document implies is shown, and links, with ``implied`` alone.
    """

    bodies: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    ends: tuple[str, str] | None = None
    start: bool = False
    whole: bool = False
    implied: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """Bodies and all that is stated among them, as ``network.statements`` gives it.

    ``said`` tells in words what is shown. ``left`` are, by body asked for, how many of its
    neighbours were left out; ``linked``, how many each body shown has in the whole graph.
    """

    network: nx.MultiDiGraph[str]
    said: str
    left: Mapping[str, int] = field(default_factory=dict)
    linked: Mapping[str, int] = field(default_factory=dict)
    chains: tuple[tuple[str, ...], ...] = ()


def read_links(graph: Stored) -> StatedLinks:
    """Read the links of a graph, by which views are chosen."""
    return links(graph.store)


def read_authorities(graph: Stored) -> frozenset[str]:
    """Read the IRIs of the local authorities."""
    return frozenset(row["actor"] for row in select(graph.store, _AUTHORITIES))


def read_labels(graph: Stored) -> dict[str, str]:
    """Read each body's shortest name."""
    found: dict[str, str] = {}
    for row in select(graph.store, _LABELS):
        known = found.get(row["actor"], row["label"])
        found[row["actor"]] = min(known, row["label"], key=lambda label: (len(label), label))
    return found


def read_series(graph: Stored) -> dict[str, str]:
    """Read the name of each document's series, by the document's IRI."""
    return {row["document"]: row["label"] for row in select(graph.store, _SERIES)}


class ReadNetwork:
    """The part of a graph's network read so far; widening a view reads only what is new."""

    def __init__(self, graph: Stored) -> None:
        self._store = graph.store
        self._network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        self._statements: set[str] = set()

    def among(self, bodies: Collection[str], known: StatedLinks) -> nx.MultiDiGraph[str]:
        """Return bodies and what is known of two of them, as ``network.statements`` does."""
        links_ = known.among(bodies)
        wanted, bases = {link.statement for link in links_}, {link.basis for link in links_}
        if len(self._statements | wanted) > _KEPT:
            self._statements, self._network = set(), nx.MultiDiGraph()
        if wanted - self._statements:
            self._network.update(relations(self._store, statements=wanted - self._statements))
            self._statements |= wanted
        new = [body for body in bodies if body not in self._network]
        self._network.add_nodes_from(actors(self._store, new).items())
        found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        part = self._network.subgraph(bodies)
        found.add_nodes_from(sorted(part.nodes(data=True)))
        edges: Any = part.edges(keys=True, data=True)
        kept = [edge for edge in edges if edge[3]["basis"] in bases]
        found.add_edges_from(sorted(kept, key=lambda edge: edge[:3]))
        return found


def read_view(
    reading: ReadNetwork,
    asked: ViewRequest,
    known: StatedLinks,
    authorities: Collection[str],
    labels: dict[str, str],
) -> View:
    """Read what a view shows: its bodies, and every statement between two of them.

    ``known``, ``authorities`` and ``labels`` are what the functions above give.
    """
    known = known if asked.implied else known.stated
    shown: dict[str, None] = {}
    left: dict[str, int] = {}
    told: list[str] = []
    if asked.whole:
        every = sorted(known.bodies, key=lambda body: (-len(known.of(body)), body))
        shown |= dict.fromkeys(every[:WHOLE])
        told.append(
            f"Everything that documents link: {len(every)} bodies and services."
            if len(every) <= WHOLE
            else f"The {WHOLE} best linked of {len(every)} bodies and services."
        )
    if asked.start:
        first, words = _start(known, authorities)
        shown |= dict.fromkeys(first)
        told.append(words)
    for body in asked.bodies:
        near = nearest(known, body)
        shown |= dict.fromkeys([body, *near[:NEIGHBOURS]])
        if len(near) > NEIGHBOURS:
            left[body] = len(near) - NEIGHBOURS
    shown |= dict.fromkeys(asked.also)
    chains = _chains(known, labels, asked.ends, asked.implied) if asked.ends else ()
    for chain in chains:
        shown |= dict.fromkeys(chain)
    kept = list(shown)[:MOST]
    network = reading.among(kept, known)
    linked = {body: len(known.neighbours(body)) for body in network}
    return View(network, " ".join(told), left, linked, chains)


def nearest(known: StatedLinks, body: str) -> list[str]:
    """Return the neighbours of a body, those with most statements about both first.

    Of those with equally many the better linked go first, then by name.
    """
    counts = known.neighbours(body)
    return sorted(counts, key=lambda other: (-counts[other], -len(known.of(other)), other))


def _start(known: StatedLinks, authorities: Collection[str]) -> tuple[list[str], str]:
    councils_of: dict[str, set[str]] = {}
    between: set[str] = set()
    for link in known.all:
        for body, other in ((link.subject, link.object), (link.object, link.subject)):
            if other not in authorities or not link.affirmed or body == other:
                continue
            if body in authorities:
                between |= {body, other}
            elif known.register(body) not in NATIONAL:
                councils_of.setdefault(body, set()).add(other)
    shared = sorted(
        (body for body, councils in councils_of.items() if len(councils) > 1),
        key=lambda body: (-len(councils_of[body]), body),
    )
    if len(shared) < _FEW:
        return _best(known, authorities)
    kept = shared[:_SHARED]
    councils = sorted(between.union(*(councils_of[body] for body in kept)))
    words = (
        f"{len(kept)}{' of ' + str(len(shared)) if len(kept) < len(shared) else ''} bodies and "
        f"services that documents link to more than one council, with these {len(councils)} "
        "councils. National bodies such as inspectorates, which are linked to nearly every "
        "council, are left out."
    )
    return [*councils, *kept], words


def _best(known: StatedLinks, authorities: Collection[str]) -> tuple[list[str], str]:
    councils = sorted(
        (body for body in known.bodies if body in authorities),
        key=lambda body: (-len(known.of(body)), body),
    )[:_BEST]
    shown = dict.fromkeys(councils)
    for council in councils:
        shown |= dict.fromkeys(nearest(known, council)[:_BEST])
    return list(shown), f"The {len(councils)} best linked councils, each with its main partners."


def _chains(
    known: StatedLinks, labels: dict[str, str], ends: tuple[str, str], implied: bool
) -> tuple[tuple[str, ...], ...]:
    light: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for body in known.bodies:
        light.add_node(body, label=labels.get(body, body), register=known.register(body))
    for link in known.all:
        data: dict[str, Any] = {
            "polarity": "affirmed" if link.affirmed else "negated",
            "modality": link.modality,
            "basis": link.basis,
        }
        light.add_edge(link.subject, link.object, **data)
    return tuple(tuple(path) for path in paths(light, *ends, implied=implied))
