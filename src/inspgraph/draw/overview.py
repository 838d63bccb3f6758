"""A graph as a network: authorities, their reports, and the bodies linked to them."""

from __future__ import annotations

from typing import Final

import networkx as nx
import pyoxigraph as ox

from inspgraph.query.run import plain, run
from inspgraph.store.prefixes import prefixes_of

_DOCUMENTS: Final = """
SELECT ?document ?file ?family ?issued ?start ?authority ?place ?grade {
  ?document ig:file/ig:fileName ?file ; ig:about ?authority .
  ?authority skos:prefLabel ?place .
  OPTIONAL { ?document ig:series/skos:notation ?family }
  OPTIONAL { ?document dct:issued ?issued }
  OPTIONAL { ?document ig:reportsOn/dct:temporal/dcat:startDate ?start }
  OPTIONAL {
    ?judgement ig:inDocument ?document ; ig:overall true ; ig:gradeLabel ?grade .
  }
} ORDER BY ?document ?start ?grade
"""
_INSPECTORS: Final = """
SELECT DISTINCT ?document ?body ?name {
  ?document ig:reportsOn/prov:qualifiedAssociation ?association .
  ?association prov:hadRole ig:InspectingBody ; prov:agent ?body .
  ?body skos:prefLabel ?name
} ORDER BY ?document ?body ?name
"""
_RELATIONS: Final = """
SELECT DISTINCT ?subject ?subjectName ?subjectKind ?relation ?object ?objectName ?objectKind {
  ?statement rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?there ;
             ig:affirmed true ; ig:modality "stated" .
  BIND(STRAFTER(STR(?property), "#") AS ?relation)
  OPTIONAL { ?authority dct:spatial ?there }
  BIND(COALESCE(?authority, ?there) AS ?object)
  ?subject skos:prefLabel ?subjectName . ?object skos:prefLabel ?objectName .
  OPTIONAL { ?subject a ig:Service . BIND("service" AS ?subjectKind) }
  OPTIONAL { ?object a ig:Service . BIND("service" AS ?objectKind) }
} ORDER BY ?subject ?object ?relation
"""
_WORDS: Final = frozenset({"area", "self"})


def network(store: ox.Store) -> nx.MultiDiGraph[str]:
    """Give the network of a store; nodes are IRIs.

    A node has ``label`` and ``kind`` ("authority", "document", "inspectorate", "body",
    "service"), a document also ``grade``, its overall grade or "". An edge has ``relation``:
    "about" (document to authority), "by" (document to inspectorate), or the one that is stated.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in _rows(store, _DOCUMENTS):
        if row["document"] in graph:
            continue
        when = row["issued"] or row["start"]
        label = f"{_series(row['family']) or row['file']} {when[:4]}".strip()
        graph.add_node(row["document"], label=label, kind="document", grade=row["grade"])
        graph.add_node(row["authority"], label=row["place"], kind="authority")
        graph.add_edge(row["document"], row["authority"], key="about", relation="about")
    for row in _rows(store, _INSPECTORS):
        if row["document"] in graph:
            if row["body"] not in graph:
                graph.add_node(row["body"], label=row["name"], kind="inspectorate")
            graph.add_edge(row["document"], row["body"], key="by", relation="by")
    for row in _rows(store, _RELATIONS):
        for end in ("subject", "object"):
            if row[end] not in graph:
                kind = row[f"{end}Kind"] or "body"
                graph.add_node(row[end], label=row[f"{end}Name"], kind=kind)
        relation = row["relation"]
        graph.add_edge(row["subject"], row["object"], key=relation, relation=relation)
    return graph


def _series(family: str) -> str:
    """A family as people write it: its year is the document's, and short names are initials."""
    words = [word for word in family.split("-") if not word.isdigit()]
    return " ".join(
        word.upper() if len(word) < 6 and word not in _WORDS else word for word in words
    )


def _rows(store: ox.Store, query: str) -> list[dict[str, str]]:
    answer = run(store, query, prefixes_of())
    return [
        {
            name: "" if term is None else str(plain(term))
            for name, term in zip(answer.columns, row, strict=True)
        }
        for row in answer.rows
    ]
