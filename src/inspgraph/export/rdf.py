"""Write a graph in the formats of the RDF family, through pyoxigraph's serialisers."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final, cast

import pyoxigraph as ox

from inspgraph.export.order import by_subject, graphs

TRIPLES: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
"""Formats without graphs: every statement once, whichever documents make it."""

QUADS: Final = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS}
"""Formats that keep the named graph of each document."""


def write_rdf(store: ox.Store, out: BinaryIO, format: str, prefixes: Mapping[str, str]) -> None:
    """Write the store in one of ``TRIPLES`` or ``QUADS``; prefixes abbreviate where they can."""
    named = dict(prefixes)
    spaced = _Spaced(out)
    target = cast("BinaryIO", spaced) if format in {"turtle", "trig"} else out
    if format in TRIPLES:
        ox.serialize(_triples(store), target, format=TRIPLES[format], prefixes=named)
    else:
        ox.serialize(_quads(store), target, format=QUADS[format], prefixes=named)
    spaced.finish()


def _triples(store: ox.Store) -> Iterator[ox.Triple]:
    for _, triples in by_subject(store, ox.DefaultGraph()):
        yield from triples


def _quads(store: ox.Store) -> Iterator[ox.Quad]:
    for graph in graphs(store):
        for _, triples in by_subject(store, graph):
            for triple in triples:
                yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


class _Spaced(io.RawIOBase):
    """Puts an empty line before each subject: a line that goes on is indented further.

    Literals are written on one line, with their line breaks escaped, so lines are syntax.
    """

    def __init__(self, out: BinaryIO) -> None:
        super().__init__()
        self._out = out
        self._rest = b""
        self._depth = 0

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        *lines, self._rest = (self._rest + bytes(data)).split(b"\n")
        for line in lines:
            self._line(line)
        return len(data)

    def finish(self) -> None:
        if self._rest:
            self._line(self._rest)

    def _line(self, line: bytes) -> None:
        if line.endswith(b"{"):
            self._depth = 1
            line = b"\n" + line
        elif line == b"}":
            self._depth = 0
        elif not line.startswith((b"\t" * (self._depth + 1), b"@prefix", b"@base")):
            line = b"\n" + line
        self._out.write(line + b"\n")
