"""The statements of a graph as text, in the order in which rules ask for them.

Terms are written as in N-Triples: comparing such strings is many times faster than comparing
rdflib's nodes, and the store reads them as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from rdflib.term import Node

from inspgraph.ntriples import n3
from inspgraph.vocab import RDF, RDFS

Line = tuple[str, str, str]
"""Subject, predicate and object of a statement, as in N-Triples."""

_TYPE: Final = n3(RDF.type)
_SUBCLASS: Final = n3(RDFS.subClassOf)
_NONE: Final[dict[str, list[str]]] = {}


def lines(triples: Iterable[tuple[Node, Node, Node]]) -> Iterator[Line]:
    """Yield the statements of a graph as text."""
    for s, p, o in triples:
        yield n3(s), n3(p), n3(o)


@dataclass(frozen=True)
class Statements:
    """Statements by predicate, then by subject: the objects, each once."""

    objects: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, given: Iterable[Line]) -> Statements:
        """Sort statements, each of which is given once."""
        found: dict[str, dict[str, list[str]]] = {}
        for s, p, o in given:
            found.setdefault(p, {}).setdefault(s, []).append(o)
        return cls(found)

    def by(self, predicate: str) -> dict[str, list[str]]:
        """Return the objects of a predicate by subject."""
        return self.objects.get(predicate, _NONE)

    def subjects_of(self, predicate: str) -> dict[str, list[str]]:
        """Return the subjects of a predicate by object."""
        if predicate not in self._inverse:
            found: dict[str, list[str]] = {}
            for subject, values in self.by(predicate).items():
                for value in values:
                    found.setdefault(value, []).append(subject)
            self._inverse[predicate] = found
        return self._inverse[predicate]

    def instances(self, kind: str) -> set[str]:
        """Return the instances of a class, and of the subclasses that the statements know."""
        found, todo = {kind}, [kind]
        while todo:
            below = self.subjects_of(_SUBCLASS).get(todo.pop(), [])
            todo += [one for one in below if one not in found]
            found.update(below)
        return {node for one in found for node in self.subjects_of(_TYPE).get(one, ())}

    def text(self) -> bytes:
        """Return the statements as N-Triples in UTF-8."""
        return "".join(
            f"{s} {p} {o} .\n"
            for p, by_subject in self.objects.items()
            for s, values in by_subject.items()
            for o in values
        ).encode()

    @cached_property
    def _inverse(self) -> dict[str, dict[str, list[str]]]:
        return {}
