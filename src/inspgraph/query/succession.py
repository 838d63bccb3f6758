"""Bodies that took over from one another, as the registers and a graph have it.

A graph keeps one step before and one after each body that its documents name; the registers know
the bodies between two of these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

import pyoxigraph as ox

from inspgraph.map.uris import Minter
from inspgraph.query.run import run
from inspgraph.registers.register_body import GROUNDS
from inspgraph.registers.registers import Registers

_STATED: Final = "a document states it"
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


@dataclass(frozen=True, slots=True, order=True)
class TakeOver:
    """One body's taking over from another; ``since`` is a day or ""; ``source`` says who says."""

    older: str
    newer: str
    since: str
    source: str


class SuccessionLine:
    """Every succession known, to be followed from a body, by its IRI, to those before and after.

    ``steps`` are the successions, the oldest first, undated ones at the end. ``names`` are what
    registers call the bodies in them, by IRI.
    """

    def __init__(self, steps: Iterable[TakeOver], names: Mapping[str, str]) -> None:
        self.steps = tuple(
            sorted(steps, key=lambda one: (one.since or "9", one.older, one.newer, one.source))
        )
        self.names = names
        self._later: dict[str, list[TakeOver]] = defaultdict(list)
        self._earlier: dict[str, list[TakeOver]] = defaultdict(list)
        for step in self.steps:
            self._later[step.older].append(step)
            self._earlier[step.newer].append(step)

    def follow(self, things: Iterable[str]) -> frozenset[str]:
        """Return the bodies, all they came from and all that came of them.

        Not what else came of their predecessors: half of a split county is not the other half.
        """
        start = frozenset(things)
        earlier, later = self._before(start), self._after(start)
        return start | {step.older for step in earlier} | {step.newer for step in later}

    def line_of(self, body: str) -> tuple[tuple[TakeOver, ...], tuple[TakeOver, ...]]:
        """Return the steps that lead to a body, and those that lead on from it, in order."""
        earlier, later = self._before({body}), self._after({body})
        return (
            tuple(step for step in self.steps if step in earlier),
            tuple(step for step in self.steps if step in later),
        )

    def _before(self, start: Iterable[str]) -> frozenset[TakeOver]:
        return _reached(start, self._earlier, attrgetter("older"))

    def _after(self, start: Iterable[str]) -> frozenset[TakeOver]:
        return _reached(start, self._later, attrgetter("newer"))


def read_successions(
    store: ox.Store, prefixes: Mapping[str, str], registers: Registers
) -> SuccessionLine:
    """Read every succession of a graph, and those of the registers that the graph has not."""
    rows = sorted(TakeOver(**row) for row in run(store, _STEPS, prefixes).texts())
    # What a register records, with its date, need not be told again as a document's word.
    recorded = {(step.older, step.newer) for step in rows if step.source != _STATED}
    found = {
        step for step in rows if step.source != _STATED or (step.older, step.newer) not in recorded
    }
    known = {(step.older, step.newer) for step in found}
    mint = Minter(prefixes["id"])
    further = {
        step for step in _registered(registers, mint) if (step.older, step.newer) not in known
    }
    names = {
        str(mint.actor(body.key)): body.official_name or body.name
        for body in registers.bodies.values()
    }
    return SuccessionLine(found | further, names)


def _registered(registers: Registers, mint: Minter) -> Iterator[TakeOver]:
    for link in registers.successions:
        yield TakeOver(
            str(mint.actor(link.predecessor)),
            str(mint.actor(link.successor)),
            link.date.isoformat() if link.date else "",
            GROUNDS[link.kind],
        )


def _reached(
    start: Iterable[str],
    steps: Mapping[str, Sequence[TakeOver]],
    end: Callable[[TakeOver], str],
) -> frozenset[TakeOver]:
    ahead = list(start)
    found: set[TakeOver] = set()
    while ahead:
        new = set(steps.get(ahead.pop(), ())) - found
        found |= new
        ahead += map(end, new)
    return frozenset(found)
