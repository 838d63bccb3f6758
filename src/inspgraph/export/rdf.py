"""Write a graph in the formats of the RDF family, through pyoxigraph's serialisers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final, cast

import pyoxigraph as ox

from inspgraph.export.dataset_description import VOID, Made
from inspgraph.export.readable import Readable, labels
from inspgraph.export.travelling import by_graph, facts, whole

TRIPLES: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "facts": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
"""Formats without graphs: every statement once, whichever documents make it."""

QUADS: Final = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS}
"""Formats that keep the named graph of each document."""


def write_rdf(
    store: ox.Store, out: BinaryIO, format: str, prefixes: Mapping[str, str], made: Made
) -> None:
    """Write the store in one of ``TRIPLES`` or ``QUADS``; prefixes abbreviate where they can.

    Turtle and TriG are laid out for readers; see ``export.readable``.
    """
    named = {**prefixes, "void": VOID}
    spaced = Readable(out, labels(store)) if format in {"turtle", "facts", "trig"} else None
    target = cast("BinaryIO", spaced) if spaced else out
    if format in TRIPLES:
        ox.serialize(_triples(store, format, made), target, format=TRIPLES[format], prefixes=named)
    else:
        ox.serialize(_quads(store, made), target, format=QUADS[format], prefixes=named)
    if spaced:
        spaced.finish()


def _triples(store: ox.Store, format: str, made: Made) -> Iterator[ox.Triple]:
    for _, triples in (facts if format == "facts" else whole)(store, made):
        yield from triples


def _quads(store: ox.Store, made: Made) -> Iterator[ox.Quad]:
    for graph, subjects in by_graph(store, made):
        for _, triples in subjects:
            for triple in triples:
                yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)
