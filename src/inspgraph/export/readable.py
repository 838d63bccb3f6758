"""Turtle and TriG laid out for people: prefixes sorted, things apart, names beside IRIs.

What is added is white space and comments, so a program reads the same graph. It works on the lines
that pyoxigraph writes: literals stand on one line, with their line breaks escaped, so lines are
syntax.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import BinaryIO, Final

import pyoxigraph as ox

from inspgraph.store.prefixes import Short, prefixes_of
from inspgraph.store.select import solutions

_KIND: Final = re.compile(rb"\t?id:([a-z]+)-")
_TITLES: Final = {
    b"actor": b"Bodies and services",
    b"appearance": b"How documents name bodies and services",
    b"area": b"Areas",
    b"association": b"Who inspected",
    b"change": b"Bodies that follow one another",
    b"coverage": b"Which expected parts were found",
    b"doc": b"Documents",
    b"file": b"Files",
    b"finding": b"Strengths and weaknesses",
    b"graph": b"The graph of each document",
    b"inspection": b"Inspections",
    b"judgement": b"Judgements",
    b"period": b"Days of inspections",
    b"person": b"People",
    b"problem": b"Problems",
    b"recommendation": b"Recommendations",
    b"run": b"How this was made",
    b"span": b"Passages",
    b"statement": b"What is said of two bodies",
    b"text": b"Texts",
}
"""By the first word of an instance's local name."""
_LINK: Final = rb"(?:id:actor-|id:doc-|stat:|fw:|kind:|rule:)[\w-]+"
_LINKS: Final = re.compile(rb"\t+\S+ (" + _LINK + rb"(?: , " + _LINK + rb")*) [;.]")
_MOST: Final = 3
"""A line with more names than this has no comment: it would be longer than the line."""
_LABELS: Final = """
SELECT ?thing (MIN(?label) AS ?name) {
  { ?thing skos:prefLabel ?label } UNION { ?thing ig:hasFile/ig:fileName ?label }
} GROUP BY ?thing
"""


def labels(store: ox.Store) -> dict[bytes, bytes]:
    """Return what has a name, documents that of their file, by abbreviated IRI, for comments."""
    prefixes = prefixes_of()
    short = Short(prefixes)
    return {
        short(row["thing"].value).encode(): " ".join(str(row["name"].value).split()).encode()
        for row in solutions(store, _LABELS)
        if row["name"] is not None
    }


class Readable(io.RawIOBase):
    """Passes Turtle or TriG on, laid out; ``labels`` are names by abbreviated IRI.

    An empty line stands before each subject, a title before the first of each kind of thing, and
    the names of what a line links to in a comment at its end. ``finish`` writes the last line.
    """

    def __init__(self, out: BinaryIO, labels: Mapping[bytes, bytes]) -> None:
        super().__init__()
        self._out = out
        self._labels = labels
        self._rest = b""
        self._depth = 0
        self._kind = b""
        self._prefixes: list[bytes] | None = []

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
        self._flush_prefixes()

    def _line(self, line: bytes) -> None:
        if self._prefixes is not None:
            if line.startswith((b"@prefix", b"@base")):
                self._prefixes.append(line)
                return
            self._flush_prefixes()
        if line.endswith(b"{"):
            self._depth, self._kind = 1, b""
            line = b"\n" + line
        elif line == b"}":
            self._depth = 0
        elif line.startswith(b"\t" * (self._depth + 1)):
            line += self._named(line)
        else:
            line = b"\n" + self._title(line) + line
        self._out.write(line + b"\n")

    def _title(self, line: bytes) -> bytes:
        found = _KIND.match(line)
        kind = found[1] if found else b""
        changed, self._kind = kind != self._kind, kind
        title = _TITLES.get(kind)
        indent = b"\t" * self._depth
        return indent + b"# " + title + b"\n\n" if changed and title else b""

    def _named(self, line: bytes) -> bytes:
        found = _LINKS.fullmatch(line)
        links = found[1].split(b" , ") if found else []
        names = [self._labels[link] for link in links if link in self._labels]
        return b"  # " + b", ".join(names) if names and len(links) <= _MOST else b""

    def _flush_prefixes(self) -> None:
        for line in sorted(self._prefixes or ()):
            self._out.write(line + b"\n")
        self._prefixes = None
