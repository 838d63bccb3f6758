"""Every body and service that the graph names, with its names: what lists and search read."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import pyoxigraph as ox

from inspgraph.api import Graph
from inspgraph.draw.look import LOOKS
from inspgraph.map.bodies_and_relations import CLASSES
from inspgraph.network.nodes import registers
from inspgraph.site.rows import rows
from inspgraph.store.select import solutions

_SEEN: Final = """
SELECT ?actor ?name ?document ?sort {
  ?seen ig:actor ?actor ; ig:inDocument ?document ; ig:name ?name ; dct:type ?sort
}
"""
_OTHERWISE: Final = "SELECT ?actor ?name { ?seen ig:actor ?actor ; ig:otherName ?name }"
_LABELS: Final = "SELECT ?actor ?name { ?actor skos:prefLabel ?name }"
_FURTHER: Final = "SELECT ?actor ?name { ?actor skos:altLabel ?name }"
_COUNCILS: Final = """
SELECT ?actor ?document {
  ?actor a ig:LocalAuthority OPTIONAL { ?document ig:about ?actor ; ig:hasFile ?file }
}
"""
_INSPECTING: Final = """
SELECT DISTINCT ?actor ?document {
  ?document ig:reportsOn/prov:qualifiedAssociation ?association .
  ?association prov:hadRole ig:InspectingBody ; prov:agent ?actor .
}
"""
_KINDS: Final = """
SELECT ?sort ?type { ?sort skos:inScheme kind:actors ; skos:notation ?type }
"""
_CALLED: Final = """
SELECT ?actor ?label ?class { VALUES ?actor { UNDEF } ?actor skos:prefLabel ?label ; a ?class }
"""
_CLASS: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
REGISTERS: Final = {
    "gss": "Local authorities (Office for National Statistics codes)",
    "ods": "NHS organisations (Organisation Data Service)",
    "police": "Police forces",
    "pcc": "Police and crime commissioners",
    "fire": "Fire and rescue services",
    "probation": "Probation",
    "trust": "Children’s trusts and companies",
    "hospital": "Hospitals",
    "secure": "Secure settings for children and prisons",
    "adoption": "Regional adoption agencies",
    "violence": "Violence reduction units",
    "education": "Universities and colleges",
    "national": "National bodies",
    "local": "In no register",
}
"""The registers by the name that ``network.nodes.registers`` gives them."""


@dataclass(frozen=True, slots=True)
class NamedActor:
    """A body or service.

    ``label`` is its name, the shortest where documents differ; ``names`` are its further names as
    registers have and documents print them. ``type``, ``kind`` and ``register`` are as in
    ``network.nodes.actors``; ``documents`` are the IRIs of those that name it, of an authority
    also those about it.
    """

    iri: str
    label: str
    type: str
    kind: str
    names: tuple[str, ...]
    documents: frozenset[str]
    register: str = "local"


@dataclass(frozen=True)
class Directory:
    """All actors in the order of their names."""

    actors: tuple[NamedActor, ...]

    @cached_property
    def by_iri(self) -> Mapping[str, NamedActor]:
        return {actor.iri: actor for actor in self.actors}


@dataclass(frozen=True, slots=True)
class Called:
    """The name of an actor, and its type as in ``network.nodes.actors``."""

    label: str
    type: str


def type_in_words(type_: str) -> str:
    """Write a type as people do: "HealthBody" is "Health body", as everywhere it is drawn."""
    if type_ in LOOKS:
        return LOOKS[type_].label
    words = "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in type_)
    return words.strip().capitalize()


def read_called(graph: Graph, iris: Iterable[str]) -> dict[str, Called]:
    """Return the names and types of some actors, by IRI, without reading all others."""
    labels: dict[str, set[str]] = defaultdict(set)
    types: dict[str, set[str]] = defaultdict(set)
    types_of = {str(iri): type_ for type_, iri in CLASSES.items()}
    for row in rows(graph, _CALLED, {"actor": iris}):
        labels[row["actor"]].add(row["label"])
        types[row["actor"]].update({types_of.get(row["class"], "")} - {""})
    return {
        iri: Called(
            min(own, key=lambda name: (len(name), name)),
            "LocalAuthority"
            if "LocalAuthority" in types[iri]
            else min(types[iri], default="Other"),
        )
        for iri, own in labels.items()
    }


def read_directory(graph: Graph) -> Directory:
    """Read every actor of a graph: those that documents name, and those that registers add."""
    known = registers(graph.store)
    type_of = dict(_table(graph, _KINDS))
    labels: dict[str, set[str]] = defaultdict(set)
    for iri, name in _table(graph, _LABELS):
        if iri in known:
            labels[iri].add(name)
    further: dict[str, set[str]] = defaultdict(set)
    documents: dict[str, set[str]] = defaultdict(set)
    types: dict[str, set[str]] = defaultdict(set)
    for iri, name, document, sort in _table(graph, _SEEN):
        further[iri].add(name)
        documents[iri].add(document)
        types[iri].add(type_of.get(sort, "Other"))
    for query in (_OTHERWISE, _FURTHER):
        for iri, name in _table(graph, query):
            further[iri].add(name)
    for query, type_ in ((_INSPECTING, "Inspectorate"), (_COUNCILS, "LocalAuthority")):
        for iri, document in _table(graph, query):
            types[iri].add(type_)
            documents[iri].update({document} - {""})
    found = []
    for iri, own in labels.items():
        label = min(own, key=lambda name: (len(name), name))
        type_ = min(types.get(iri) or {_class(graph, iri)})
        kind = "service" if type_ == "Service" else "body"
        names = tuple(sorted((own | further[iri]) - {label}))
        seen = frozenset(documents[iri])
        found.append(NamedActor(iri, label, type_, kind, names, seen, known[iri]))
    found.sort(key=lambda actor: (actor.label.casefold(), actor.iri))
    return Directory(tuple(found))


def _class(graph: Graph, iri: str) -> str:
    """The type of an actor that no document names, which only registers know."""
    classes = {
        str(quad.object.value)
        for quad in graph.store.quads_for_pattern(
            ox.NamedNode(iri), _CLASS, None, ox.DefaultGraph()
        )
        if isinstance(quad.object, ox.NamedNode)
    }
    return next((type_ for type_, known in CLASSES.items() if str(known) in classes), "Other")


def _table(graph: Graph, query: str) -> Iterator[list[str]]:
    """The rows of a SELECT; as CSV they come out of the store in half the time."""
    found: Any = solutions(graph.store, query, graph.prefixes)
    text = (found.serialize(format=ox.QueryResultsFormat.CSV) or b"").decode()
    lines = csv.reader(io.StringIO(text, newline=""))
    next(lines)
    return lines
