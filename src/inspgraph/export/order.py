"""The order in which exports write: by subject, and a subject's type and name first.

Statements are fetched subject by subject, so that memory holds the list of subjects and one
subject's statements, whatever the size of the graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from inspgraph.vocab import DCTERMS, FOAF, IG, RDF, RDFS, SKOS

TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_FIRST: Final = (
    TYPE, *(ox.NamedNode(str(term)) for term in (
        SKOS.prefLabel, RDFS.label, DCTERMS.title, FOAF.name, IG.fileName, IG.name, IG.areaLabel,
        IG.gradeLabel, IG.wording, RDF.subject, RDF.predicate, RDF.object,
    )),
)  # fmt: skip
"""What tells a reader which thing this is comes first."""
_PLACES: Final = {predicate: at for at, predicate in enumerate(_FIRST)}


def subjects(store: ox.Store, graph: ox.NamedNode | ox.DefaultGraph) -> list[ox.NamedNode]:
    """Return the subjects of a graph, sorted.

    The graphs that a build writes have no blank nodes, so every subject is an IRI.
    """
    found = {quad.subject for quad in store.quads_for_pattern(None, None, None, graph)}
    return sorted((node for node in found if isinstance(node, ox.NamedNode)), key=_text)


def by_subject(
    store: ox.Store, graph: ox.NamedNode | ox.DefaultGraph
) -> Iterator[tuple[ox.NamedNode, list[ox.Triple]]]:
    """Yield each subject of a graph with its statements; the default graph holds all there are."""
    for subject in subjects(store, graph):
        triples = [quad.triple for quad in store.quads_for_pattern(subject, None, None, graph)]
        yield subject, sorted(triples, key=_place)


def graphs(store: ox.Store) -> list[ox.NamedNode]:
    """Return the named graphs, sorted."""
    named = (node for node in store.named_graphs() if isinstance(node, ox.NamedNode))
    return sorted(named, key=_text)


def _text(node: ox.NamedNode) -> str:
    return str(node.value)


def _place(triple: ox.Triple) -> tuple[int, str, str]:
    return _PLACES.get(triple.predicate, len(_PLACES)), _text(triple.predicate), str(triple.object)
