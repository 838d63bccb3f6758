"""The RDFS or OWL 2 RL closure of a graph with its ontology, by the reasoner ``reasonable``.

https://www.w3.org/TR/rdf11-mt/#rdfs-entailment and
https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, Literal

import pyoxigraph as ox

from inspgraph.errors import InspgraphError
from inspgraph.vocab import OWL, RDF, RDFS

Inference = Literal["rdfs", "owlrl"]


_DEFAULT: Final = ox.DefaultGraph()
_LITERAL: Final = "urn:inspgraph:literal:"
_TYPE: Final = str(RDF.type)
_MEANING: Final = (str(RDFS), str(OWL))
_NOTES: Final = frozenset(map(str, (RDFS.label, RDFS.comment, RDFS.isDefinedBy, RDFS.seeAlso)))
_PLAIN: Final = frozenset(
    map(
        str,
        (
            OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty,
            OWL.Ontology, RDFS.Class,
        ),
    )
)  # fmt: skip
"""Types that no rule starts from."""
_SELF: Final = frozenset(
    map(
        str,
        (
            OWL.sameAs, RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass,
            OWL.equivalentProperty,
        ),
    )
)  # fmt: skip
"""Relations that everything of their kind has to itself, and that tell nothing."""
_EVERYTHING: Final = frozenset(map(str, (RDFS.Resource, OWL.Thing, RDF.Property)))
"""Classes that everything belongs to."""
_NOT_BY_RDFS: Final = frozenset(map(str, (RDFS.domain, RDFS.range)))
"""Predicates that OWL RL's rules for schemas add and RDFS's do not."""


def closed(store: ox.Store, by: Inference, graph: str) -> ox.Store:
    """Return a store in memory that holds all of ``store`` and what follows from it.

    What follows is in the default graph and, by itself, in the named graph ``graph``. It leaves
    out what holds of anything (being an ``rdfs:Resource`` or ``owl:Thing``, being the same as or
    below oneself), and statements about literals. Literals are compared as written: what would
    follow from their values is not inferred. A contradiction is not looked for: that is for the
    shapes. Raises ``InspgraphError`` where the reasoner is not installed.
    """
    new = follows(store, by)
    found = ox.Store()
    found.bulk_extend(store)
    name = ox.NamedNode(graph)
    found.bulk_extend(
        ox.Quad(triple.subject, triple.predicate, triple.object, each)
        for triple in new
        for each in (_DEFAULT, name)
    )
    return found


def follows(store: ox.Store, by: Inference) -> list[ox.Triple]:
    """Return what follows from the default graph of a store, and is not in it; see ``closed``."""
    reasoner = _reasoner()
    literals: dict[ox.Literal, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        # The reasoner reads Turtle, of which N-Triples are a part.
        given = Path(folder) / "given.ttl"
        with given.open("wb") as out:
            ox.serialize(_given(store, by, literals), out, format=ox.RdfFormat.N_TRIPLES)
        reasoner.load_file(str(given))
    named = {name: literal for literal, name in literals.items()}
    concluded = (
        ox.Triple(ox.NamedNode(s), ox.NamedNode(p), named.get(o) or ox.NamedNode(o))
        for s, p, o in _telling(reasoner.reason(), by)
    )
    return sorted({triple for triple in concluded if not _holds(store, triple)}, key=str)


def _given(store: ox.Store, by: Inference, literals: dict[ox.Literal, str]) -> Iterator[ox.Triple]:
    """Yield the premises of the rules; literals are passed as names so that none is changed."""
    bearing = _bearing(store)
    for quad in store.quads_for_pattern(None, None, None, _DEFAULT):
        predicate, object_ = str(quad.predicate.value), quad.object
        if predicate in _NOTES or not (_speaks(predicate) or predicate in bearing):
            continue
        value = str(getattr(object_, "value", ""))
        of_owl = predicate.startswith(str(OWL)) or (
            predicate == _TYPE and value.startswith(str(OWL))
        )
        if by == "rdfs" and of_owl:
            continue
        if isinstance(object_, ox.Literal):
            name = literals.setdefault(object_, f"{_LITERAL}{len(literals)}")
            yield ox.Triple(quad.subject, quad.predicate, ox.NamedNode(name))
        else:
            yield quad.triple


def _bearing(store: ox.Store) -> set[str]:
    """Return the terms about which the ontology states what a rule can use; most have none."""
    found: set[str] = set()
    for quad in store.quads_for_pattern(None, None, None, _DEFAULT):
        predicate = str(quad.predicate.value)
        ends = {str(getattr(end, "value", "")) for end in (quad.subject, quad.object)}
        if predicate == _TYPE:
            said = str(getattr(quad.object, "value", ""))
            if said.startswith(_MEANING) and said not in _PLAIN:
                found |= ends
        elif predicate.startswith(_MEANING) and predicate not in _NOTES:
            found |= ends
    return found


def _speaks(predicate: str) -> bool:
    """Return whether the reasoner itself knows the predicate."""
    return predicate == _TYPE or predicate.startswith((*_MEANING, str(RDF.first), str(RDF.rest)))


def _telling(
    concluded: Iterable[tuple[object, ...]], by: Inference
) -> Iterator[tuple[str, str, str]]:
    for triple in concluded:
        subject, predicate, object_ = map(str, triple)
        trivial = (
            (subject == object_ and predicate in _SELF)
            or (predicate == _TYPE and object_ in _EVERYTHING)
            or (by == "rdfs" and (predicate in _NOT_BY_RDFS or str(OWL) in predicate + object_))
            or subject.startswith((_LITERAL, str(OWL)))
        )
        if not trivial and ":" in subject and ":" in object_:  # blank nodes come without one
            yield subject, predicate, object_


def _holds(store: ox.Store, triple: ox.Triple) -> bool:
    return ox.Quad(triple.subject, triple.predicate, triple.object, _DEFAULT) in store


def _reasoner() -> Any:
    try:
        import reasonable
    except ImportError as error:
        raise InspgraphError(
            "Inference needs the reasoner `reasonable`: pip install 'inspgraph[inference]'."
        ) from error
    return reasonable.PyReasoner()
