"""Bodies that took over from one another, as the registers and a graph have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from inspgraph.map.uris import Minter
from inspgraph.query.run import run
from inspgraph.registers.registers import Registers

_STEPS: Final = """
SELECT ?before ?after {
  { ?event org:originalOrganization ?before ; org:resultingOrganization ?after }
  UNION { ?after ig:successorOf ?before }
}
"""
Steps = Mapping[str, frozenset[str]]


class SuccessionLine:
    """Follows bodies, by their IRIs, to those before and after them.

    Steps are those of the graph (``org:ChangeEvent``, ``ig:successorOf`` as documents state it)
    and those of the registers, which know the bodies between two that documents name.
    """

    def __init__(self, store: ox.Store, prefixes: Mapping[str, str], registers: Registers) -> None:
        names = Minter(prefixes["id"])
        pairs = {
            (str(names.actor(link.predecessor)), str(names.actor(link.successor)))
            for link in registers.successions
        }
        for before, after in run(store, _STEPS, prefixes).rows:
            if isinstance(before, ox.NamedNode) and isinstance(after, ox.NamedNode):
                pairs.add((before.value, after.value))
        self._later = _grouped(pairs)
        self._earlier = _grouped((after, before) for before, after in pairs)

    def follow(self, things: Iterable[str]) -> frozenset[str]:
        """The bodies, all they came from and all that came of them.

        Not what else came of their predecessors: half of a split county is not the other half.
        """
        start = frozenset(things)
        return start | _reached(start, self._later) | _reached(start, self._earlier)


def _grouped(pairs: Iterable[tuple[str, str]]) -> Steps:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
    return {one: frozenset(others) for one, others in found.items()}


def _reached(start: frozenset[str], steps: Steps) -> frozenset[str]:
    seen: set[str] = set()
    ahead = list(start)
    while ahead:
        for thing in steps.get(ahead.pop(), frozenset()) - seen:
            seen.add(thing)
            ahead.append(thing)
    return frozenset(seen)
