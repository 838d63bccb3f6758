"""The authority's own people ("leaders", "social workers"), who stand for it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inspgraph.bodies.relations.references import Slot

_LEAD: Final = frozenset(
    ("and", "by", "with", "between", "that", "when", "where", "as", "because", "for", "from",
     "although", "while", "which", "however", "how", "enables", "to", "of")
)  # fmt: skip
_LENGTHS: Final = (5, 3, 2, 1)  # words of "director of children's services" and others
_OF: Final = frozenset(("of", "in", "from", "at", "within", "across", "'s"))


@dataclass(frozen=True, slots=True)
class People:
    """Words for an authority's own people; ``before`` may stand between the article and them.

    ``leaders`` speak for whoever runs what is inspected, ``workers`` for social care, ``members``
    for the council. ``heard`` are the keys of bodies of children, whose meetings they attend and
    are no members.
    """

    leaders: frozenset[str]
    workers: frozenset[str]
    members: frozenset[str]
    before: frozenset[str]
    heard: frozenset[str]
    verbs: frozenset[str] = frozenset()

    def find(
        self,
        start: int,
        end: int,
        taken: AbstractSet[int],
        norms: Sequence[str],
        keys: Mapping[str, tuple[str, str]],
    ) -> Iterator[Slot]:
        """The people of a sentence as slots; ``keys`` has key and letter by their kind."""
        at = start
        while at < end:
            for count in _LENGTHS:
                kind = self._kind(" ".join(norms[at : at + count]))
                free = taken.isdisjoint(range(at, at + count))
                if (
                    kind in keys
                    and free
                    and self._is_own(start, at, at + count, taken, norms, kind)
                ):
                    key, letter = keys[kind]
                    yield Slot(key, letter, at, at + count, "people")
                    at += count - 1
                    break
            at += 1

    def _kind(self, words: str) -> str:
        if words in self.leaders:
            return "leaders"
        if words in self.workers:
            return "workers"
        return "members" if words in self.members else ""

    def _is_own(
        self,
        start: int,
        at: int,
        end: int,
        taken: AbstractSet[int],
        norms: Sequence[str],
        kind: str,
    ) -> bool:
        before = at - 1
        while before >= start and norms[before] in self.before:
            before -= 1
        if before >= start and (before in taken or not self._may_precede(norms[before], kind)):
            return False
        if before >= start and norms[before] == "and" and "other" in norms[before + 1 : at]:
            return False  # "the chair and other senior managers" are those of the chair's body
        if norms[end : end + 1] and norms[end] in _OF:
            return not any(k in taken for k in range(end + 1, end + 5))
        return True

    def _may_precede(self, word: str, kind: str) -> bool:
        is_led = not word.isalpha() or word in _LEAD
        return is_led or (kind == "leaders" and word in self.verbs)


def load_people(path: Path) -> People:
    """The words of data/cues/frames/people.csv."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = {row["class"]: frozenset(row["words"].split("|")) for row in csv.DictReader(handle)}
    names = ("leaders", "workers", "members", "before", "heard")
    return People(*(rows[name] for name in names))
