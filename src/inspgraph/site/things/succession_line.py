"""The line of predecessors and successors of a body, by registers and documents.

A graph keeps one step before and one after each body that its documents name; the registers know
the bodies between two of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from inspgraph import resources
from inspgraph.api import Graph
from inspgraph.map.uris import Minter
from inspgraph.registers import register_files
from inspgraph.site.rows import rows

_STEPS: Final = """
SELECT DISTINCT ?older ?newer ?since ?source {
  {
    ?event org:originalOrganization ?older ; org:resultingOrganization ?newer .
    OPTIONAL { ?event dct:date ?since }
    OPTIONAL { ?event dct:description ?source }
  } UNION {
    ?event a ig:Statement ; rdf:predicate ig:successorOf ; rdf:object ?older ; rdf:subject ?newer .
    ?event ig:affirmed true ; ig:modality "stated" .
    BIND("a document states it" AS ?source)
  }
}
"""


_GROUNDS: Final = {
    "legal": "the register of bodies records the succession",
    "geographic": "the successor took on the area, as the register of bodies has it",
}


@dataclass(frozen=True, slots=True)
class TakeOver:
    """One body's taking over from another; ``since`` is a day or ""; ``source`` says who says."""

    older: str
    newer: str
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """Every succession known, and what registers call the bodies in them, by IRI."""

    steps: tuple[TakeOver, ...]
    names: Mapping[str, str]


def read_lineage(graph: Graph) -> Lineage:
    """Read every succession of the graph, and those of the registers that the graph has not."""
    found = {
        TakeOver(row["older"], row["newer"], row["since"], row["source"])
        for row in rows(graph, _STEPS)
    }
    known = {(step.older, step.newer) for step in found}
    mint = Minter(graph.prefixes["id"])
    names: dict[str, str] = {}
    for body, links in register_files.read(resources.DATA / "registers"):
        names[str(mint.actor(body.key))] = body.official_name or body.name
        for link in links:
            older, newer = str(mint.actor(link.predecessor)), str(mint.actor(link.successor))
            since = link.date.isoformat() if link.date else ""
            if (older, newer) not in known:
                found.add(TakeOver(older, newer, since, _GROUNDS[link.kind]))
    ordered = sorted(found, key=lambda one: (one.since or "9", one.older, one.newer, one.source))
    return Lineage(tuple(ordered), names)


def line_of(
    body: str, steps: Iterable[TakeOver]
) -> tuple[tuple[TakeOver, ...], tuple[TakeOver, ...]]:
    """The steps that lead to a body, and those that lead on from it, each the oldest first.

    What else came of its predecessors is not in its line.
    """
    known = tuple(steps)
    return _reached(body, known, back=True), _reached(body, known, back=False)


def _reached(body: str, steps: tuple[TakeOver, ...], back: bool) -> tuple[TakeOver, ...]:
    seen, ahead, found = {body}, [body], set()
    while ahead:
        here = ahead.pop()
        for step in steps:
            start, end = (step.newer, step.older) if back else (step.older, step.newer)
            if start == here:
                found.add(step)
                if end not in seen:
                    seen.add(end)
                    ahead.append(end)
    return tuple(step for step in steps if step in found)
