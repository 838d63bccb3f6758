"""Those of whom a recommendation is asked that prints no addressee: cues of asked_of.csv.

A step after ``queries/recommendations.rq``, which gives all whose text has the words asked for.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from inspgraph.cues.habits import load_habits
from inspgraph.query.matters import plain
from inspgraph.query.run import Answer

_WHO: Final = "{who}"
_JOINT: Final = frozenset({"partners", "partnership"})
_END: Final = re.compile(r"[.;]\s+|\n")


@dataclass(frozen=True, slots=True)
class AskedOf:
    """The cues, by what they say, and the series that inspect several bodies together.

    In a pattern ``{who}`` stands for the words of an addressee. What is "beside" names it, but is
    asked of others.
    """

    cues: Mapping[str, Sequence[str]]
    joint: frozenset[str]

    def names(self, who: str) -> tuple[str, ...]:
        """Return the words for an addressee that mean the same, those given first."""
        same = (names.split("|") for names in self.cues["name"])
        others = next((names for names in same if plain(who) in names), [])
        return tuple(dict.fromkeys((who, *others)))

    def is_asked(self, text: str, who: Iterable[str], series: str) -> bool:
        """Return whether a recommendation asks about the work of somebody, by its words.

        A report on one council asks the council, unless it says who should do a thing. One on
        several bodies opens with whose work it is about, or says later what theirs falls short of.
        """
        names = tuple(map(plain, who))
        opening, *others = _END.split(plain(text))
        opening = self._without("beside", opening, names)
        if series not in self.joint:
            return self._says("asked", opening, names)
        return any(name in opening for name in names) or any(
            self._says("short", self._without("beside", one, names), names) for one in others
        )

    def _says(self, what: str, words: str, who: tuple[str, ...]) -> bool:
        return any(pattern.search(words) for pattern in self._patterns(what, who))

    def _without(self, what: str, words: str, who: tuple[str, ...]) -> str:
        for pattern in self._patterns(what, who):
            words = pattern.sub(" ", words)
        return words

    def _patterns(self, what: str, who: tuple[str, ...]) -> list[re.Pattern[str]]:
        return [filled(pattern, who) for pattern in self.cues[what]]


def load_asked_of(folder: Path) -> AskedOf:
    """Read asked_of.csv and series_habits.csv of a folder of cues."""
    found: dict[str, list[str]] = defaultdict(list)
    with (folder / "asked_of.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["says"]].append(row["pattern"])
    habits = load_habits(folder / "series_habits.csv")
    joint = (name for name, of in habits.items() if _JOINT.intersection(of.inspects))
    return AskedOf(found, frozenset(joint))


@lru_cache(maxsize=256)
def filled(pattern: str, who: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of the cues with an addressee's words, which may be parts of longer ones."""
    # From the beginning of a word on alone, so that a long word is gone through once.
    words = rf"(?<![\w'-])[\w'-]*(?:{'|'.join(map(re.escape, who))})[\w'-]*"
    return re.compile(pattern.replace(_WHO, words))


def asked_of(answer: Answer, who: Sequence[str], cues: AskedOf) -> Answer:
    """Return the rows with a printed addressee, and those that ask about the work of somebody."""
    kept = tuple(
        row
        for row, texts in zip(answer.rows, answer.texts(), strict=True)
        if texts["addressee"] or cues.is_asked(texts["text"], who, texts["in_series"])
    )
    return replace(answer, rows=kept)
