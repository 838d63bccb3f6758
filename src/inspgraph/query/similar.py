"""Similarity of wordings, and with it what later documents say of a recommendation.

Likeness is a hint and never a proof: each outcome carries its score and the words of both.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from inspgraph.query.matters import Matter, Matters, plain

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
_SHARED: Final = 2
"""How many words two wordings must share; one alone ("plans") is no sign."""
_SHARED_IN_TEXT: Final = 3
"""How many words a sentence of running text must share, which was not written as a finding."""
_SHARE: Final = 5
"""Of a long wording every fifth word; else any short sentence is like one part of it."""

_WORD: Final = re.compile(r"[a-z]{3,}")
_SENTENCE: Final = re.compile(r"[^\s.!?][^.!?]*[.!?](?=\s|$)")
_HEADED: Final = re.compile(r"\n\s*(?=[A-Z\d•])")
_LONGEST: Final = 600


@dataclass(frozen=True, slots=True)
class Likeness:
    """The data for a comparison: stop words, and the wordings that report progress.

    The patterns look at a text in small letters.
    """

    commonplaces: frozenset[str]
    told: tuple[re.Pattern[str], ...]

    def content(self, wording: str) -> tuple[str, ...]:
        """The words that carry meaning, in the singular, in their order."""
        plain = wording.lower().replace("’", "").replace("'", "")
        words = (_singular(word) for word in _WORD.findall(plain) if word not in self.commonplaces)
        return tuple(word for word in words if word not in self.commonplaces)

    def score(self, one: str, other: str) -> float:
        """Return the similarity of two wordings, 0 to 100: rapidfuzz's token set ratio.

        0 where they share fewer than two words of content.
        """
        return _score(self.content(one), self.content(other))


class Said(NamedTuple):
    """Something that a later document says; ``topics`` are IRIs.

    ``kind`` is recommendation, strength, weakness or "sentence", one of the running text.
    """

    kind: str
    wording: str
    topics: frozenset[str]


class LaterOutcome(NamedTuple):
    """A later document's mention of a recommendation; ``said`` is None if there is none.

    ``status`` is one of ``STATUS`` or "same topic" or ``NOTHING``; ``score`` 0 to 100.
    ``matters`` names what both are about, where that is why.
    """

    status: str
    score: float
    said: Said | None
    matters: tuple[str, ...] = ()


NOTHING: Final = "nothing alike found"
"""The status where nothing was found, which does not prove that nothing is said."""


STATUS: Final = {
    "recommendation": "asked again",
    "weakness": "still a weakness",
    "sentence": "spoken of since",
    "strength": "a strength since",
}


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

    Alike are wordings that score ``SAME`` and share a topic, or score ``CERTAIN``. Where none is,
    the likest recommendation on a shared topic is given as "same topic"; where there is none of
    these either, the outcome is ``NOTHING``.
    """
    own = likeness.content(wording)
    scored = [(_score(own, likeness.content(said.wording)), said) for said in later]
    found: list[LaterOutcome] = []
    for kind, status in STATUS.items():
        alike = [
            (score, said)
            for score, said in scored
            if said.kind == kind and (score >= CERTAIN or (score >= SAME and topics & said.topics))
        ]
        if alike:
            score, said = max(alike, key=lambda pair: (pair[0], pair[1].wording))
            found.append(LaterOutcome(status, score, said))
    if found:
        return tuple(sorted(found, key=lambda outcome: -outcome.score))
    near = [
        (score, said)
        for score, said in scored
        if said.kind == "recommendation" and topics & said.topics
    ]
    if near:
        score, said = max(near, key=lambda pair: (pair[0], pair[1].wording))
        return (LaterOutcome("same topic", score, said),)
    return (LaterOutcome(NOTHING, 0.0, None),)


class OnMatter(NamedTuple):
    """A sentence that names a matter of a wording, with its score and the matters' names."""

    score: float
    start: int
    end: int
    matters: tuple[str, ...]


class Passages:
    """The sentences of a text, to be searched for what they say of a recommendation.

    Sentences of more than 600 characters are tables or lists and are left out. Offsets count code
    points of the text.
    """

    def __init__(self, text: str, likeness: Likeness) -> None:
        self._text = text
        self._plain = plain(text)
        self._likeness = likeness
        self._naming: dict[Matter, frozenset[int]] = {}
        self._ends = [
            (match.start() + len(match[0]) - len(_last_part(match[0])), match.end())
            for match in _SENTENCE.finditer(text)
        ]
        self._starts = [start for start, _ in self._ends]

    def told(self) -> Iterator[tuple[int, int, int]]:
        """Yield the sentences that report progress, or what an earlier inspection asked for.

        Gives start and end of each such sentence, and the end of the sentence after it, which
        often says what came of it.
        """
        found: set[int] = set()
        for pattern in self._likeness.told:
            for match in pattern.finditer(self._plain):
                number = self._sentence(match.start())
                if number is not None and match.end() <= self._ends[number][1]:
                    found.add(number)
        for at in sorted(found):
            start, end = self._ends[at]
            onward = self._ends[min(at + 1, len(self._ends) - 1)][1]
            yield start, end, onward if onward - start <= 2 * _LONGEST else end

    def like(self, wording: str) -> list[tuple[float, int, int]]:
        """Score, start and end of the sentences that score ``SAME`` at least, likest first."""
        own = self._likeness.content(wording)
        hits: Counter[int] = Counter()
        for word in set(own):
            hits.update(self._with(word))
        least = max(_SHARED_IN_TEXT, -(-len(set(own)) // _SHARE))
        near = []
        for at, count in hits.items():
            start, end = self._ends[at]
            if count >= least:
                words = self._likeness.content(self._text[start:end])
                score = _score(own, words, least)
                if score >= SAME:
                    near.append((score, start, end))
        return sorted(near, key=lambda one: (-one[0], one[1]))

    def on(self, wording: str, matters: Matters) -> list[OnMatter]:
        """The sentences that name one of the matters, and score enough with a topic, likest first.

        They must share two words of content with the wording at least, of a long one every fifth.
        """
        own = self._likeness.content(wording)
        least = max(_SHARED, -(-len(set(own)) // _SHARE))
        near = []
        for at in frozenset().union(*map(self._that_name, matters)):
            start, end = self._ends[at]
            score = _score(own, self._likeness.content(self._text[start:end]), least)
            if score >= ON_MATTER_AND_TOPIC:
                names = tuple(matter.name for matter in matters if at in self._that_name(matter))
                near.append(OnMatter(score, start, end, names))
        return sorted(near, key=lambda one: (-one.score, one.start))

    def _that_name(self, matter: Matter) -> frozenset[int]:
        """The sentences that name a matter."""
        if matter not in self._naming:
            found = (self._sentence(one.start()) for one in matter.pattern.finditer(self._plain))
            self._naming[matter] = frozenset(number for number in found if number is not None)
        return self._naming[matter]

    def _with(self, word: str) -> set[int]:
        """The sentences that have the letters of a word."""
        stem = word.removesuffix("y")  # "policies" of "policy"
        found: set[int] = set()
        at = self._plain.find(stem)
        while at >= 0:
            sentence = self._sentence(at)
            if sentence is not None:
                found.add(sentence)
            at = self._plain.find(stem, at + 1)
        return found

    def _sentence(self, at: int) -> int | None:
        number = bisect_right(self._starts, at) - 1
        if number < 0 or at >= self._ends[number][1]:
            return None
        start, end = self._ends[number]
        return number if end - start <= _LONGEST else None


def _last_part(sentence: str) -> str:
    """A sentence without headings before it, which end without a full stop."""
    return _HEADED.split(sentence)[-1]


def _score(one: Sequence[str], other: Sequence[str], shared: int = _SHARED) -> float:
    if len(set(one) & set(other)) < shared:
        return 0.0
    return round(fuzz.token_set_ratio(" ".join(one), " ".join(other)), 1)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
