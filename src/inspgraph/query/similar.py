"""Similarity of wordings, and with it what later documents say of a recommendation.

Likeness is a hint and never a proof: each outcome carries its score and the words of both.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from inspgraph.query.followed_up import (
    BETTER,
    LIKENESS,
    NOTHING,
    REPEATED,
    SPOKEN_OF,
    UNCHANGED,
)

SAME: Final = 75
"""From which score on two wordings count as alike.

Read by hand, of pairs drawn from reports on one council: above 75 about three of four were the
same wish or its object, between 65 and 75 about every second, below 60 hardly any. The pairs that
``tests/query/test_similar.py`` quotes are on the right side of it.
"""
ON_MATTER: Final = 55
"""From which score on a sentence that names the same matter is taken to speak of the wish."""
ON_MATTER_AND_TOPIC: Final = 50
"""From which score on, where a topic joins them as well.

Both were chosen by pairs read by hand; ``data/cues/README.md`` has the counts.
"""
CERTAIN: Final = 90
"""From which score on two wordings count as alike though no topic joins them."""
STATED: Final = 65
STATED_ON_TOPIC: Final = 60
STATED_ON_MATTER: Final = 50
"""From which score on a sentence on what was asked before belongs to one recommendation: by
likeness alone, with a topic in common, or with a matter.

Of 30 pairs read by hand 21 were of one another; of the 21 that these leave, 19. Most such
sentences speak of an inspection as a whole, and belong to no one recommendation.
"""
SHARED: Final = 2
"""How many words two wordings must share; one alone ("plans") is no sign."""
_WORD: Final = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True, slots=True)
class Likeness:
    """The data for a comparison: stop words, and the wordings that report progress.

    The patterns look at a text in small letters.
    """

    commonplaces: frozenset[str]
    told: tuple[re.Pattern[str], ...]

    def content(self, wording: str) -> tuple[str, ...]:
        """The words that carry meaning, in the singular, in their order."""
        return _content(wording, self.commonplaces)

    def score(self, one: str, other: str) -> float:
        """Return the similarity of two wordings, 0 to 100: rapidfuzz's token set ratio.

        0 where they share fewer than two words of content.
        """
        return score_of(self.content(one), self.content(other))


class Said(NamedTuple):
    """Something that a later document says; ``topics`` are IRIs.

    ``kind`` is recommendation, strength, weakness or "sentence", one of the running text.
    """

    kind: str
    wording: str
    topics: frozenset[str]


class LaterOutcome(NamedTuple):
    """A later document's mention of a recommendation; ``said`` is None if there is none.

    ``status`` is one of ``followed_up.STATUSES`` or ``NOTHING``; ``score`` 0 to 100. ``matters``
    names what both are about, where that is why. ``ground`` is how certain it is.
    """

    status: str
    score: float
    said: Said | None
    matters: tuple[str, ...] = ()
    ground: str = LIKENESS


SENTENCE: Final = "sentence"
STATUS: Final = {
    "recommendation": REPEATED,
    "weakness": UNCHANGED,
    SENTENCE: SPOKEN_OF,
    "strength": BETTER,
}
"""What each kind of thing said proposes; a sentence's own words may say more."""


def load_likeness(folder: Path) -> Likeness:
    """Read ``commonplaces.csv`` and ``progress.csv`` of a folder of cues."""
    with (folder / "commonplaces.csv").open(encoding="utf-8", newline="") as file:
        words = frozenset(row["word"] for row in csv.DictReader(file))
    with (folder / "progress.csv").open(encoding="utf-8", newline="") as file:
        patterns = tuple(re.compile(row["pattern"]) for row in csv.DictReader(file))
    return Likeness(words, patterns)


def outcomes(
    wording: str, topics: frozenset[str], later: Sequence[Said], likeness: Likeness
) -> tuple[LaterOutcome, ...]:
    """Return the most similar mention of each kind in a later document, most similar first.

    Wordings are similar if they score ``SAME`` and share a topic, or score ``CERTAIN``; that only
    a topic is shared is nothing alike, and the outcome is ``NOTHING``.
    """
    own = likeness.content(wording)
    scored = [(score_of(own, likeness.content(said.wording)), said) for said in later]
    found: list[LaterOutcome] = []
    for kind, status in STATUS.items():
        alike = [
            (score, said)
            for score, said in scored
            if said.kind == kind and (score >= CERTAIN or (score >= SAME and topics & said.topics))
        ]
        if alike:
            best, said = max(alike, key=lambda pair: (pair[0], pair[1].wording))
            found.append(LaterOutcome(status, best, said))
    if found:
        return tuple(sorted(found, key=lambda outcome: -outcome.score))
    return (LaterOutcome(NOTHING, 0.0, None, ground=""),)


def is_stated_of(score: float, *, on_matter: bool, on_topic: bool) -> bool:
    """Return whether a sentence on what was asked before is enough like one recommendation."""
    if on_matter:
        return score >= STATED_ON_MATTER
    return score >= (STATED_ON_TOPIC if on_topic else STATED)


def score_of(one: Sequence[str], other: Sequence[str], shared: int = SHARED) -> float:
    """Return the similarity of two lists of content words, 0 where they share fewer than told."""
    if len(set(one) & set(other)) < shared:
        return 0.0
    return round(fuzz.token_set_ratio(" ".join(one), " ".join(other)), 1)


@lru_cache(maxsize=1 << 12)
def _content(wording: str, commonplaces: frozenset[str]) -> tuple[str, ...]:
    # Each recommendation is compared with all that a document says, which is the same each time.
    plain = wording.lower().replace("’", "").replace("'", "")
    words = (_singular(word) for word in _WORD.findall(plain) if word not in commonplaces)
    return tuple(word for word in words if word not in commonplaces)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
