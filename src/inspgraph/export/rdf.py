"""Write a graph in the formats of the RDF family, through pyoxigraph's serialisers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final, cast

import pyoxigraph as ox

from inspgraph.export.order import by_subject, graphs
from inspgraph.export.readable import Readable, labels

TRIPLES: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
"""Formats without graphs: every statement once, whichever documents make it."""

QUADS: Final = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS}
"""Formats that keep the named graph of each document."""


def write_rdf(store: ox.Store, out: BinaryIO, format: str, prefixes: Mapping[str, str]) -> None:
    """Write the store in one of ``TRIPLES`` or ``QUADS``; prefixes abbreviate where they can.

    Turtle and TriG are laid out for readers; see ``export.readable``.
    """
    named = dict(prefixes)
    spaced = Readable(out, labels(store)) if format in {"turtle", "trig"} else None
    target = cast("BinaryIO", spaced) if spaced else out
    if format in TRIPLES:
        ox.serialize(_triples(store), target, format=TRIPLES[format], prefixes=named)
    else:
        ox.serialize(_quads(store), target, format=QUADS[format], prefixes=named)
    if spaced:
        spaced.finish()


def _triples(store: ox.Store) -> Iterator[ox.Triple]:
    for _, triples in by_subject(store, ox.DefaultGraph()):
        yield from triples


def _quads(store: ox.Store) -> Iterator[ox.Quad]:
    for graph in graphs(store):
        for _, triples in by_subject(store, graph):
            for triple in triples:
                yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)
