"""Who took over from whom: the line a body stands in, as registers and documents have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from inspgraph.api import Graph
from inspgraph.site.rows import rows

_STEPS: Final = """
SELECT DISTINCT ?older ?newer ?since ?source {
  {
    ?event org:originalOrganization ?older ; org:resultingOrganization ?newer .
    OPTIONAL { ?event dct:date ?since }
    OPTIONAL { ?event dct:description ?source }
  } UNION {
    ?event rdf:predicate ig:successorOf ; rdf:object ?older ; rdf:subject ?newer .
    ?event ig:affirmed true ; ig:modality "stated" .
    BIND("a document states it" AS ?source)
  }
}
"""


@dataclass(frozen=True, slots=True)
class Step:
    """One body's taking over from another; ``since`` is a day or ""; ``source`` says who says."""

    older: str
    newer: str
    since: str
    source: str


def read_steps(graph: Graph) -> tuple[Step, ...]:
    """Read every succession of the graph."""
    found = {Step(row["older"], row["newer"], row["since"], row["source"])
             for row in rows(graph, _STEPS)}  # fmt: skip
    return tuple(
        sorted(found, key=lambda one: (one.since or "9", one.older, one.newer, one.source))
    )


def line_of(body: str, steps: Iterable[Step]) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """The steps that lead to a body, and those that lead on from it, each the oldest first.

    What else came of its predecessors is not in its line.
    """
    known = tuple(steps)
    return _reached(body, known, back=True), _reached(body, known, back=False)


def _reached(body: str, steps: tuple[Step, ...], back: bool) -> tuple[Step, ...]:
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
