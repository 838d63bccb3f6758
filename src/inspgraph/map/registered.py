"""Register data on the bodies of a document: succession, names, region, neighbours.

A body that documents name is followed one step back and one step forward; queries continue from
there. Each succession is an ``org:ChangeEvent``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from rdflib import Literal

from inspgraph.map.bodies_and_relations import describe_authority, describe_body
from inspgraph.map.evidence import Triple
from inspgraph.map.scope import Scope
from inspgraph.registers.register_body import GROUNDS, Succession
from inspgraph.registers.registers import Registers
from inspgraph.vocab import DCTERMS, IG, ORG, RDF, SKOS


class KindSuccession(NamedTuple):
    """A kind of local body that another took over from, everywhere, and who says so."""

    kind: str
    successor: str
    source: str


@dataclass(frozen=True, slots=True)
class RegisterLinks:
    """The links from one registered body to others.

    ``successions`` by the key of either end; ``neighbours`` from a GSS code to codes, the nearest
    first; ``kinds`` are successions of kinds of local bodies.
    """

    successions: Mapping[str, tuple[Succession, ...]] = field(default_factory=dict)
    neighbours: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: tuple[KindSuccession, ...] = ()


def links_of(registers: Registers, kinds: Path) -> RegisterLinks:
    """Bring the registers' links into the order in which the mapping asks for them.

    ``kinds`` is the file ``data/registers/kind_successions.csv``.
    """
    found: dict[str, list[Succession]] = {}
    for link in registers.successions:
        found.setdefault(link.predecessor, []).append(link)
        found.setdefault(link.successor, []).append(link)
    with kinds.open(encoding="utf-8", newline="") as file:
        rows = [
            KindSuccession(row["kind"], row["successor"], row["source"])
            for row in csv.DictReader(file)
        ]
    return RegisterLinks(
        {key: tuple(links) for key, links in found.items()}, registers.neighbours, tuple(rows)
    )


def map_registered(scope: Scope, links: RegisterLinks) -> Iterator[Triple]:
    """Successions, further names, region and neighbours of every body that the document names."""
    keys = [actor.key for actor in scope.extraction.actors]
    if scope.authority_key and scope.authority_key not in keys:
        keys.append(scope.authority_key)
    for key in keys:
        yield from _successions(scope, links, key)
        body = scope.register.get(key)
        if body is not None:
            for alias in body.aliases:
                yield scope.names.actor(key), SKOS.altLabel, Literal(alias)
        parent = scope.register.get(body.parent) if body is not None else None
        if parent is not None:
            yield from describe_body(scope, parent.key, parent.name, parent.type)
            yield scope.names.actor(key), ORG.subOrganizationOf, scope.names.actor(parent.key)
        if body is not None and body.region:
            yield scope.names.actor(key), IG.region, Literal(body.region)
        scheme, _, code = key.partition(":")
        for neighbour in links.neighbours.get(code, ()) if scheme == "gss" else ():
            yield (
                scope.names.actor(key),
                IG.statisticalNeighbour,
                scope.names.actor(f"gss:{neighbour}"),
            )


def _successions(scope: Scope, links: RegisterLinks, key: str) -> Iterator[Triple]:
    for link in links.successions.get(key, ()):
        ends = [scope.register[end] for end in (link.predecessor, link.successor)]
        ground = GROUNDS[link.kind]
        if not all(body.verified for body in ends):
            ground += " (general knowledge, unverified)"
        yield from _event(scope, link.predecessor, link.successor, ground)
        iri = scope.names.event(link.predecessor, link.successor)
        if link.date is not None:
            yield iri, DCTERMS.date, Literal(link.date)
        for body in ends:
            name = body.official_name or body.name
            if body.type == "LocalAuthority":
                yield from describe_authority(scope, body.key, name)
            else:
                yield from describe_body(scope, body.key, name, body.type)
    scheme, _, rest = key.partition(":")
    area, _, kind = rest.partition(":")
    for succession in links.kinds if scheme == "local" else ():
        if kind in (succession.kind, succession.successor):
            before, after = (f"local:{area}:{k}" for k in (succession.kind, succession.successor))
            yield from _event(scope, before, after, succession.source)


def _event(scope: Scope, before: str, after: str, ground: str) -> Iterator[Triple]:
    iri = scope.names.event(before, after)
    yield iri, RDF.type, ORG.ChangeEvent
    yield iri, ORG.originalOrganization, scope.names.actor(before)
    yield iri, ORG.resultingOrganization, scope.names.actor(after)
    yield iri, DCTERMS.description, Literal(ground)
