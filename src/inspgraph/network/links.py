"""Statements about two bodies without their words: enough to choose what to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from inspgraph.map.bodies_and_relations import RELATION_NAMES
from inspgraph.network.nodes import authority_of_area, registers
from inspgraph.store.select import select

_LINKS: Final = """
SELECT ?statement ?subject ?property ?object ?affirmed ?modality ?basis {
  VALUES (?kind ?basis) { (ig:Statement "stated") (ig:ImpliedStatement "implied") }
  ?statement a ?kind ; rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?object ;
    ig:affirmed ?affirmed ; ig:modality ?modality .
}
"""


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A statement about two bodies; an area stands for its authority."""

    statement: str
    subject: str
    relation: str
    object: str
    affirmed: bool
    modality: str
    basis: str = "stated"

    @property
    def holds(self) -> bool:
        """Return whether words affirm the statement as a present fact."""
        return self.affirmed and self.modality == "stated" and self.basis == "stated"

    def other(self, body: str) -> str:
        """The end that a body is linked to by this."""
        return self.object if body == self.subject else self.subject


class StatedLinks:
    """All links of a graph, and those of each body, in the order of their statements' names.

    ``registers`` are the registers that know the bodies, by IRI.
    """

    def __init__(self, links: Iterable[Link], registers: Mapping[str, str] | None = None) -> None:
        self._registers = registers or {}
        self.all = tuple(sorted(links))
        found: dict[str, list[Link]] = {}
        for link in self.all:
            for end in {link.subject, link.object}:
                found.setdefault(end, []).append(link)
        self._of: Mapping[str, tuple[Link, ...]] = {end: tuple(its) for end, its in found.items()}

    @cached_property
    def stated(self) -> StatedLinks:
        """The links that words state, without what only a kind of document implies."""
        stated = (link for link in self.all if link.basis == "stated")
        return StatedLinks(stated, self._registers)

    def register(self, body: str) -> str:
        """Return the register that knows a body; "local" where none does."""
        return self._registers.get(body, "local")

    def __contains__(self, body: object) -> bool:
        return body in self._of

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies that anything is stated of together with another."""
        return tuple(sorted(self._of))

    def of(self, body: str) -> tuple[Link, ...]:
        """The links of a body; none where it has none."""
        return self._of.get(body, ())

    def neighbours(self, body: str) -> dict[str, int]:
        """The bodies that a body is linked with, and the number of statements for each."""
        found: dict[str, int] = {}
        for link in self.of(body):
            if (other := link.other(body)) != body:
                found[other] = found.get(other, 0) + 1
        return found

    def among(self, bodies: Iterable[str]) -> tuple[Link, ...]:
        """The links whose both ends are among these bodies."""
        chosen = set(bodies)
        found = {
            link
            for body in chosen
            for link in self.of(body)
            if link.subject in chosen and link.object in chosen
        }
        return tuple(sorted(found))


def links(store: ox.Store) -> StatedLinks:
    """Read the links of a graph."""
    places = authority_of_area(store)
    found = (
        Link(
            row["statement"],
            row["subject"],
            RELATION_NAMES[row["property"]],
            places.get(row["object"], row["object"]),
            row["affirmed"] == "true",
            row["modality"],
            row["basis"],
        )
        for row in select(store, _LINKS)
    )
    return StatedLinks(found, registers(store))
