"""The inspectorate's own words on what became of something that was asked for.

The words are cues of ``data/cues/followed_up.csv``, over a text made ``plain``.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

BETTER: Final = "better"
WORSE: Final = "worse"
UNCHANGED: Final = "unchanged"
REPEATED: Final = "repeated"
SPOKEN_OF: Final = "spoken of"
NOTHING: Final = "nothing alike found"
"""The outcomes; the last says that nothing was found, which does not prove that nothing is said."""

STATUSES: Final = (WORSE, UNCHANGED, REPEATED, SPOKEN_OF, BETTER)
"""The outcomes of a recommendation that is spoken of, the gravest first."""

OWN_WORDS: Final = "own words"
LIKENESS: Final = "likeness"
"""The grounds of an outcome: that the document says so, or that its words are alike."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The cues, by what they say: "asked", or an outcome.

    What is "denied" has not got better, what stands "aside" tells who or what is meant and not how
    it stands, and a sentence that "goes on" says something of what the one before it names.
    """

    cues: Mapping[str, Sequence[re.Pattern[str]]]

    def is_about_earlier(self, words: str) -> bool:
        """Return whether plain words name what an earlier inspection asked for or found."""
        return self._says("asked", words)

    def goes_on(self, words: str) -> bool:
        """Return whether a plain sentence speaks of what the one before it names."""
        return self._says("goes on", words)

    def is_scope(self, words: str) -> bool:
        """Return whether a plain sentence only tells what an inspection looked at."""
        return self._says("scope", words)

    def verdict(self, words: str) -> str:
        """Return what plain words say became of something; ``SPOKEN_OF`` where they say both."""
        words = self._without("aside", words)
        if self._says(WORSE, words):
            return WORSE
        affirmed = self._without("denied", words)
        said = [one for one, of in ((BETTER, affirmed), (UNCHANGED, words)) if self._says(one, of)]
        return said[0] if len(said) == 1 else SPOKEN_OF

    def _without(self, what: str, words: str) -> str:
        for pattern in self.cues[what]:
            words = pattern.sub(" ", words)
        return words

    def _says(self, what: str, words: str) -> bool:
        return any(pattern.search(words) for pattern in self.cues[what])


def load_follow_up(path: Path) -> FollowUp:
    """Read data/cues/followed_up.csv; raises ``re.error`` for an invalid pattern."""
    found: dict[str, list[re.Pattern[str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["says"]].append(re.compile(row["pattern"]))
    return FollowUp(found)
