"""The statements of a graph as a file carries them away from the store.

A file holds the ontology it uses, so it imports none: no ``owl:imports`` sends a program to an
address, and the one ontology header is that of the vocabulary, of which the others are parts. It
begins with the description of the dataset.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

import pyoxigraph as ox

from inspgraph.export.dataset_description import Made, describe, grouped
from inspgraph.export.order import TYPE, by_subject, graphs
from inspgraph.vocab import BASE, DCTERMS, FRAMEWORK, IG, KIND, OWL, SKOS

Subject: TypeAlias = tuple[ox.NamedNode, list[ox.Triple]]

_IMPORTS: Final = ox.NamedNode(str(OWL.imports))
_PART: Final = ox.NamedNode(str(DCTERMS.isPartOf))
_ONTOLOGY: Final = ox.NamedNode(str(OWL.Ontology))
_LABEL: Final = ox.NamedNode(str(SKOS.prefLabel))
_NOTATION: Final = ox.NamedNode(str(SKOS.notation))
_SAME: Final = ox.NamedNode(str(OWL.sameAs))
_REGISTERS: Final = {"wikidata": "http://www.wikidata.org/entity/"}
"""The registers that name bodies by IRIs of their own; areas have the statistics office's."""
_FACTS: Final = (
    "actor", "area", "association", "change", "doc", "finding", "inspection", "judgement",
    "period", "person", "recommendation",
)  # fmt: skip
"""By the first word of their names, the things that a reader of facts asks for."""
_ALSO: Final = ("http://statistics.data.gov.uk/",)
_CONCEPTS: Final = (str(FRAMEWORK), str(KIND))


def whole(store: ox.Store, made: Made) -> Iterator[Subject]:
    """Yield every statement once, by subject, the description of the dataset first."""
    default = ox.DefaultGraph()
    number = sum(1 for _ in store.quads_for_pattern(None, None, None, default))
    yield from grouped(describe(store, made, number))
    yield from _carried(by_subject(store, default))


def by_graph(store: ox.Store, made: Made) -> Iterator[tuple[ox.NamedNode, Iterable[Subject]]]:
    """Yield each named graph with its statements; the one that describes the dataset first."""
    every = store.quads_for_pattern(None, None, None, None)
    number = sum(1 for quad in every if quad.graph_name != ox.DefaultGraph())
    yield made.dataset, grouped(describe(store, made, number))
    for graph in graphs(store):
        yield graph, _carried(by_subject(store, graph))


def facts(store: ox.Store, made: Made) -> Iterator[Subject]:
    """Yield what documents say, without passages, provenance and the ontology's definitions.

    Bodies with their names and plain relations, documents, inspections, judgements,
    recommendations and findings; of the concepts that these link to, the names.
    """
    kept = re.compile(rf"{re.escape(made.base or BASE)}(?:{'|'.join(_FACTS)})-")
    concepts: dict[ox.NamedNode, None] = {}

    def is_fact(term: object) -> bool:
        if not isinstance(term, ox.NamedNode):
            return True
        iri = str(term.value)
        if iri.startswith(_CONCEPTS):
            concepts.setdefault(term)
            return True
        own = iri.startswith(made.base)
        return bool(kept.match(iri)) if own else True

    found = []
    for subject, triples in by_subject(store, ox.DefaultGraph()):
        iri = str(subject.value)
        if kept.match(iri) or iri.startswith(_ALSO):
            said = [triple for triple in triples if is_fact(triple.object)]
            found.append((subject, [*said, *_same(subject, triples)]))
    for concept in sorted(concepts, key=lambda node: str(node.value)):
        quads = store.quads_for_pattern(concept, _LABEL, None, ox.DefaultGraph())
        named = sorted((quad.triple for quad in quads), key=str)
        if named:
            found.append((concept, named))
    number = sum(len(triples) for _, triples in found)
    yield from grouped(describe(store, made, number))
    yield from found


def _carried(subjects: Iterable[Subject]) -> Iterator[Subject]:
    """Turn what imports the vocabulary into a part of it; say which is the same elsewhere."""
    for subject, given in subjects:
        triples = [*given, *_same(subject, given)]
        if any(triple.predicate == _IMPORTS for triple in triples):
            yield subject, [_part(one) for one in triples if not _is_header(one)]
        else:
            yield subject, triples


def _same(subject: ox.NamedNode, triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield that a body is what a register names by an IRI of its own."""
    for triple in triples:
        code = triple.object
        if triple.predicate == _NOTATION and isinstance(code, ox.Literal):
            register, _, local = str(code.value).partition(":")
            if register in _REGISTERS and local.isalnum():
                yield ox.Triple(subject, _SAME, ox.NamedNode(_REGISTERS[register] + local))


def _is_header(triple: ox.Triple) -> bool:
    return triple.predicate == TYPE and triple.object == _ONTOLOGY


def _part(triple: ox.Triple) -> ox.Triple:
    if triple.predicate != _IMPORTS:
        return triple
    return ox.Triple(triple.subject, _PART, ox.NamedNode(str(IG).rstrip("#")))
