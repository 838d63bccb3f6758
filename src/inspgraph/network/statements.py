"""Bodies and what the documents say of two of them: one edge a statement and document."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

import networkx as nx
import pyoxigraph as ox

from inspgraph.map.bodies_and_relations import RELATION_NAMES
from inspgraph.network.nodes import actors, authority_of_area, chosen
from inspgraph.store.select import select

_DATED: Final = """
SELECT ?document ?file (MIN(?day) AS ?date) {
  ?document ig:hasFile/ig:fileName ?file .
  OPTIONAL {
    { ?document dct:issued ?day } UNION {
      FILTER NOT EXISTS { ?document dct:issued ?issued }
      ?document ig:reportsOn/dct:temporal/dcat:startDate ?day
    }
  }
} GROUP BY ?document ?file ORDER BY ?document
"""
_STATED: Final = """
SELECT ?statement ?subject ?property ?object ?affirmed ?modality ?basis ?document
       ?span ?start ?exact ?page ?paragraph {
  AMONG
  ?statement a ?kind ; rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?object ;
    ig:affirmed ?affirmed ; ig:modality ?modality ; ig:evidence ?span .
  ?span oa:hasSource ?text ; oa:hasSelector ?position, ?quote .
  ?position oa:start ?start . ?quote oa:exact ?exact .
  ?document ig:hasText ?text .
  FILTER(?kind IN (ig:Statement, ig:ImpliedStatement))
  BIND(IF(?kind = ig:Statement, "stated", "implied") AS ?basis)
  OPTIONAL { ?span ig:page ?page }
  OPTIONAL { ?span ig:paragraph ?paragraph }
}
"""


@dataclass(frozen=True, slots=True)
class Within:
    """The documents that a network covers: one file, or those dated ``since`` to ``until``.

    Days are written YYYY-MM-DD, both ends belong; a shorter one ("2019") stands for all it begins.
    A document's day is that of its publication, else the first of its inspection; one without
    either belongs to no period.
    """

    document: str = ""
    since: str = ""
    until: str = ""

    def holds(self, file: str, date: str) -> bool:
        """Return whether a document of that file name and day belongs."""
        if self.document and file != self.document:
            return False
        if (self.since or self.until) and not date:
            return False
        return date >= self.since and (not self.until or date[: len(self.until)] <= self.until)


ALL: Final = Within()


def documents(store: ox.Store, within: Within = ALL) -> dict[str, tuple[str, str]]:
    """Return the documents that belong: file name and day ("" where unknown) by IRI."""
    return {
        row["document"]: (row["file"], row["date"])
        for row in select(store, _DATED)
        if within.holds(row["file"], row["date"])
    }


def relations(
    store: ox.Store, within: Within = ALL, statements: Collection[str] | None = None
) -> nx.MultiDiGraph[str]:
    """Return all that is said of two bodies; a node is a body's IRI, an edge a statement.

    With ``statements``, IRIs, only these are given, in time that does not grow with the graph.

    A node has what ``nodes.actors`` says. An edge's key is its ``id``; it has ``relation``
    ("memberOf"), ``label`` ("member of"), ``polarity`` ("affirmed" or "negated"),
    ``modality`` ("stated", "planned", "hypothetical", "past"), ``basis`` ("stated" by words or
    "implied" by the kind of document), ``document`` (IRI), ``file``, ``date``, ``quote`` (the first
    passage it rests on), ``page`` (0 where there are no pages), ``paragraph`` and ``span`` (the
    passage's IRI). A statement of several documents is an edge for each. Nodes and edges come in
    the order of their names, whatever the order of the store.
    """
    belonging = documents(store, within)
    places = authority_of_area(store)
    edges: dict[tuple[str, str, str], tuple[int, dict[str, str | int]]] = {}
    for row in select(store, chosen(_STATED, "statement", statements)):
        if row["document"] not in belonging:
            continue
        file, date = belonging[row["document"]]
        ends = row["subject"], places.get(row["object"], row["object"])
        relation = RELATION_NAMES[row["property"]]
        key = f"{_local(row['statement'])}.{_local(row['document'])}"
        edge: dict[str, str | int] = {
            "id": key,
            "label": words_of(relation),
            "relation": relation,
            "polarity": "affirmed" if row["affirmed"] == "true" else "negated",
            "modality": row["modality"],
            "basis": row["basis"],
            "document": row["document"],
            "file": file,
            "date": date,
            "quote": row["exact"],
            "page": int(row["page"] or 0),
            "paragraph": row["paragraph"],
            "span": row["span"],
        }
        place = *ends, key
        start = int(row["start"])
        if place not in edges or (start, row["exact"]) < (
            edges[place][0],
            edges[place][1]["quote"],
        ):
            edges[place] = start, edge
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    linked = {end for subject, object_, _ in edges for end in (subject, object_)}
    known = actors(store, None if statements is None else linked)
    for actor in sorted(linked):
        graph.add_node(actor, **known.get(actor, _unknown(actor)))
    for (subject, object_, key), (_, edge) in sorted(edges.items(), key=lambda item: item[0]):
        graph.add_edge(subject, object_, key=key, **edge)
    return graph


def stated(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Return a network's part that words state, without what only a kind of document implies.

    Bodies that nothing is left of are left out, too.
    """
    edges: Any = network.edges(keys=True, data=True)
    kept = [edge for edge in edges if edge[3]["basis"] == "stated"]
    linked = {end for edge in kept for end in edge[:2]}
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found.add_nodes_from((node, data) for node, data in network.nodes(data=True) if node in linked)
    found.add_edges_from(kept)
    return found


def words_of(relation: str) -> str:
    """Return a relation's name as words: "memberOf" is "member of".

    An area stands in a network for its authority, so "servesArea" is "serves area of".
    """
    if relation == "servesArea":
        return "serves area of"
    return "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in relation)


def _unknown(actor: str) -> dict[str, str | int]:
    return {
        "label": _local(actor), "type": "Other", "kind": "body", "register": "local", "code": "",
        "documents": 0, "council": "",
    }  # fmt: skip


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]
