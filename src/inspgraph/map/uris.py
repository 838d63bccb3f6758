"""Names (IRIs) for what a document graph speaks of.

Every name stands in one namespace and is plain: it starts with a letter and holds letters, digits,
``-`` and ``_`` only, so that Turtle can abbreviate it and writers stay fast. A name depends on the
thing alone, never on the order of extraction, so a second build gives the same ones.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from inspgraph.records import Problem, Relation, Source, Span
from inspgraph.vocab import BASE, STATISTICS

_PLAIN = re.compile(r"[A-Za-z0-9-]*\Z")
_ODD = re.compile(r"[^A-Za-z0-9-]")
_GSS = re.compile(r"[A-Z]\d{8}\Z")
_BASE = re.compile(r"[a-z][a-z0-9+.-]*://[^\s<>\"{}|\\^`]+[/#]\Z")
_LONGEST = 120
SYMMETRIC = frozenset({"partnerOf"})


def local_name(text: str) -> str:
    """Any text as characters that a plain local name may hold; different texts stay different.

    A colon becomes ``__``, any other character that is not allowed its code point in hexadecimal
    between ``_``. A result above 120 characters is cut and ends in a digest of the whole.
    """
    if _PLAIN.match(text):
        name = text
    else:
        name = _ODD.sub(lambda m: "__" if m[0] == ":" else f"_{ord(m[0]):x}_", text)
    if len(name) <= _LONGEST:
        return name
    # Longer than any name that was not cut, so the two can never meet.
    return f"{name[:_LONGEST]}_-_{digest(text)}"


def digest(*parts: object) -> str:
    """24 hexadecimal digits of SHA-256 over the parts, with their lengths so none can run over."""
    whole = "".join(f"{len(str(part))}:{part}" for part in parts)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:24]


_KEY_DIGITS: Final = 32
"""So many digits of a document's key stand in its IRI, behind "doc-"."""


@dataclass(frozen=True, slots=True)
class Minter:
    """Mints the names of one base; ``base`` ends in ``/`` or ``#``, else ``ValueError``."""

    base: str = BASE

    def __post_init__(self) -> None:
        if not _BASE.match(self.base):
            raise ValueError(f"A base is an absolute IRI that ends in / or #, not {self.base!r}")

    def _name(self, kind: str, rest: str) -> URIRef:
        return URIRef(f"{self.base}{kind}-{rest}")

    # -- a document and its parts: by the content of the file -----------------------------

    def document(self, source: Source) -> URIRef:
        """The report as a work. The file's bytes name it, so that a better reader keeps it."""
        return self._name("doc", source.key[:_KEY_DIGITS])

    def graph(self, source: Source) -> URIRef:
        """The named graph that holds all that one file says."""
        return self._name("graph", source.key[:_KEY_DIGITS])

    def file(self, source: Source) -> URIRef:
        return self._name("file", source.key[:_KEY_DIGITS])

    def inspection(self, source: Source) -> URIRef:
        return self._name("inspection", source.key[:_KEY_DIGITS])

    def text(self, source: Source) -> URIRef:
        """The canonical text read from a file; two files may hold the same, yet each is its own."""
        return self._name("text", source.key[:_KEY_DIGITS])

    def span(self, source: Source, span: Span) -> URIRef:
        return self._name("span", f"{source.key[:_KEY_DIGITS]}-{span.start}-{span.end}")

    def item(self, kind: str, source: Source, *identity: object) -> URIRef:
        """Something particular to a document: ``kind`` is lower-case letters, as "judgement"."""
        return self._name(kind, f"{source.key[:12]}-{digest(source.key, *identity)}")

    # -- what documents share ---------------------------------------------------------------

    def actor(self, key: str) -> URIRef:
        """The node of an actor by ``records.Actor.key``, the same in every document."""
        return self._name("actor", local_name(key))

    def area(self, key: str) -> URIRef:
        """The area of an authority by the authority's key.

        A GSS code names a boundary, so ``gss:E06000003`` gives the statistics office's own IRI.
        """
        scheme, _, code = key.partition(":")
        if scheme == "gss" and _GSS.match(code):
            return URIRef(str(STATISTICS) + code)
        return self._name("area", local_name(key))

    def statement(self, relation: Relation) -> URIRef:
        """A statement by what it says: subject, relation, object, whether affirmed, modality.

        Two documents that state the same share it; for a symmetric relation either order does.
        What one states and another implies are two.
        """
        subject, object_ = ordered(relation)
        said = (subject, relation.relation, object_, relation.negated, relation.modality)
        basis = () if relation.basis == "stated" else (relation.basis,)
        return self._name("statement", digest(*said, *basis))

    def event(self, before: str, after: str) -> URIRef:
        """One body's taking over from another, by their keys."""
        return self._name("event", digest(before, after))

    def run(self, code_version: str, data_hash: str, *libraries: str) -> URIRef:
        return self._name("run", digest(code_version, data_hash, *libraries))

    # -- files that did not become a document ------------------------------------------------

    def log(self) -> URIRef:
        """The named graph of problems with files that have no graph of their own."""
        return self._name("log", "problems")

    def logged(self, problem: Problem) -> URIRef:
        said = (problem.file, problem.code, problem.found, problem.expected, problem.span)
        return self._name("problem", digest(*said))


def ordered(relation: Relation) -> tuple[str, str]:
    """Subject and object keys; of a symmetric relation in alphabetical order."""
    pair = (relation.subject, relation.object)
    if relation.relation in SYMMETRIC and pair[1] < pair[0]:
        return pair[1], pair[0]
    return pair
