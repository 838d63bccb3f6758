"""Sentences of running text about bodies: cues of data/cues/told_of_bodies.csv.

They tell what relations do not: who is missing at a table, since when a body is there,
who gave it its task, which link is weak. Such sentences often name partners by their kind alone
("health"), which is no body of the graph.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from inspgraph.query.matters import plain
from inspgraph.text.sentences import sentences

ABSENT: Final = "absent"
BEGAN: Final = "began"
DELEGATED: Final = "delegated"
WEAK: Final = "weak"

_LONGEST: Final = 600
"""Characters of a sentence; what is longer is a table or a list."""


class ToldOf(NamedTuple):
    """A sentence that a cue meets; ``what`` is the part that the cue picks, else all of it.

    ``is_between`` says that it names both ends of a link.
    """

    what: str
    sentence: str
    is_between: bool


class BodyCue(NamedTuple):
    """A pattern over ``plain`` text, and words: a passage that it meets has one of each group."""

    says: str
    words: tuple[tuple[str, ...], ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class BodyCues:
    """The cues, and the words for partners by their type."""

    cues: Sequence[BodyCue]
    partners: Sequence[tuple[str, re.Pattern[str]]]

    def told(self, says: str, words: str, names: Iterable[str] = ()) -> Iterator[ToldOf]:
        """Yield the sentences of a passage that say it; with names, those that have one of them."""
        named = _any_of(frozenset(names))
        cues = self.of(says)
        for _, sentence in sentences(words):
            said = plain(sentence)
            if len(said) > _LONGEST or (named is not None and not named.search(said)):
                continue
            met = next((m for cue in cues if (m := cue.pattern.search(said))), None)
            if met is not None:
                groups = met.re.groupindex
                first, last = met.span("what" if "what" in groups else 0)
                what = sentence[first:last] if "what" in groups else sentence.strip()
                yield ToldOf(what, sentence.strip(), "both" in groups and bool(met["both"]))

    def of(self, says: str) -> tuple[BodyCue, ...]:
        """Return the cues that say it."""
        return tuple(cue for cue in self.cues if cue.says == says)

    def types(self, words: str) -> tuple[str, ...]:
        """Return the types of the partners that words speak of, in the order of the file."""
        said = plain(words)
        return tuple(type_ for type_, pattern in self.partners if pattern.search(said))


def load_body_cues(folder: Path) -> BodyCues:
    """Read told_of_bodies.csv and partner_words.csv of a folder of cues.

    Raises ``re.error`` for an invalid pattern.
    """
    cues = [
        BodyCue(
            row["says"],
            tuple(tuple(group.split()) for group in row["words"].split(";") if group),
            re.compile(row["pattern"]),
        )
        for row in _rows(folder / "told_of_bodies.csv")
    ]
    partners = [
        (row["type"], re.compile(row["pattern"])) for row in _rows(folder / "partner_words.csv")
    ]
    return BodyCues(cues, partners)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@lru_cache(maxsize=1024)
def _any_of(names: frozenset[str]) -> re.Pattern[str] | None:
    known = sorted({plain(name) for name in names if name}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)") if known else None
