"""Authorities and their reports as a network to draw, a report coloured by its overall grade."""

from __future__ import annotations

from typing import Any, Final

import networkx as nx

from inspgraph.api import Graph
from inspgraph.draw.choose import Chosen
from inspgraph.draw.look import REPORT
from inspgraph.network.nodes import actors
from inspgraph.network.statements import relations, stated
from inspgraph.store.select import select

_REPORTS: Final = """
SELECT ?document ?file ?series ?issued ?start ?authority ?grade ?rank {
  ?document ig:hasFile/ig:fileName ?file ; ig:about ?authority .
  OPTIONAL { ?document ig:inSeries/skos:prefLabel ?series }
  OPTIONAL { ?document dct:issued ?issued }
  OPTIONAL { ?document ig:reportsOn/dct:temporal/dcat:startDate ?start }
  OPTIONAL {
    ?judgement ig:inDocument ?document ; ig:overall true ; ig:gradeLabel ?grade .
    OPTIONAL { ?judgement ig:hasGrade/ig:rank ?rank }
  }
} ORDER BY ?document ?start ?grade
"""
_INSPECTED: Final = """
SELECT DISTINCT ?document ?body {
  ?document ig:reportsOn/prov:qualifiedAssociation ?association .
  ?association prov:hadRole ig:InspectingBody ; prov:agent ?body
} ORDER BY ?document ?body
"""
_FIRST: Final = {"LocalAuthority": 1, "Inspectorate": 0}
_ABOUT: Final = "about"
"""What joins a report to its authority."""


def of_reports(graph: Graph, most: int) -> Chosen:
    """Choose authorities with their reports, then the inspectorates and bodies linked to them.

    At most ``most`` nodes are kept: authorities with all their reports first.
    """
    known = actors(graph.store)
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in select(graph.store, _REPORTS):
        if row["document"] in found:
            continue
        year = (row["issued"] or row["start"])[:4]
        label = f"{row['series'] or row['file']} {year}".strip()
        label = f"{label}: {row['grade']}" if row["grade"] else label
        kind = f"{REPORT}{row['rank'] or 0}"
        found.add_node(row["document"], label=label, type=kind, kind="report", documents=1)
        found.add_node(row["authority"], **known[row["authority"]])
        _link(found, row["document"], row["authority"], _ABOUT)
    for row in select(graph.store, _INSPECTED):
        if row["document"] in found and row["body"] in known:
            found.add_node(row["body"], **known[row["body"]])
            _link(found, row["document"], row["body"], "by")
    reports = sum(data["kind"] == "report" for _, data in found.nodes(data=True))
    found.update(stated(relations(graph.store)))
    kept = _kept(found, most)
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    drawn.add_nodes_from((node, found.nodes[node]) for node in sorted(kept))
    edges: Any = found.subgraph(kept).edges(keys=True, data=True)
    drawn.add_edges_from(sorted(edges, key=lambda edge: edge[:3]))
    left = len(found) - len(drawn)
    said = f"{reports} {'report' if reports == 1 else 'reports'} by overall grade."
    return Chosen("Reports", said + (f" {left} nodes are left out." if left else ""), drawn)


def _kept(found: nx.MultiDiGraph[str], most: int) -> list[str]:
    """Keep authorities with all their reports, those with most first, then what they link to."""
    degree = dict(nx.Graph(found).degree)
    reports: dict[str, list[str]] = {}
    edges: Any = found.edges(keys=True)
    for start, end, label in sorted(edges):
        if label == _ABOUT:
            reports.setdefault(end, []).append(start)
    kept: dict[str, None] = {}
    for authority in sorted(reports, key=lambda node: (-len(reports[node]), node)):
        if len(kept) + 1 + len(reports[authority]) <= most:
            kept |= dict.fromkeys((authority, *reports[authority]))
    if not reports.keys() <= kept.keys():
        return list(kept)  # where councils were left out, what joins them all would hide them
    others = [node for node in found if found.nodes[node]["kind"] != "report" and node not in kept]
    for node in sorted(others, key=lambda node: (_place(found.nodes[node]), -degree[node], node)):
        near = {*found.predecessors(node), *found.successors(node)}
        if len(kept) < most and near & kept.keys():
            kept[node] = None
    return list(kept)


def _place(data: dict[str, str | int]) -> int:
    return _FIRST.get(str(data["type"]), 2)


def _link(found: nx.MultiDiGraph[str], start: str, end: str, label: str) -> None:
    told = {
        "relation": label, "label": label, "polarity": "affirmed", "modality": "stated",
        "basis": "stated",
    }  # fmt: skip
    found.add_edge(start, end, key=label, **told)
