"""The sentences of a text, searched for what they say of a recommendation."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from inspgraph.query.followed_up import FollowUp
from inspgraph.query.matters import Matter, Matters, plain
from inspgraph.query.similar import ON_MATTER_AND_TOPIC, SAME, SHARED, Likeness, score_of
from inspgraph.text.sentences import sentences

_SHARED_IN_TEXT: Final = 3
"""How many words a sentence of running text must share, which was not written as a finding."""
_SHARE: Final = 5
"""Of a long wording every fifth word; else any short sentence is like one part of it."""
_LONGEST: Final = 600


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
        self._having: dict[str, frozenset[int]] = {}
        self._content: dict[int, tuple[str, ...]] = {}
        self._ends = list(_sentences(text))
        self._starts = [start for start, _ in self._ends]

    def told(self) -> Iterator[tuple[int, int, int]]:
        """Yield the sentences that report progress, or what an earlier inspection asked for.

        Yields start and end of each such sentence, and the end of the sentence after it, which
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
        """Score, start and end of the sentences that score ``SAME`` or more, best first."""
        own = self._likeness.content(wording)
        hits: Counter[int] = Counter()
        for word in set(own):
            hits.update(self._with(word))
        least = max(_SHARED_IN_TEXT, -(-len(set(own)) // _SHARE))
        near = []
        for at, count in hits.items():
            start, end = self._ends[at]
            if count >= least:
                score = score_of(own, self._words(at), least)
                if score >= SAME:
                    near.append((score, start, end))
        return sorted(near, key=lambda one: (-one[0], one[1]))

    def on(self, wording: str, matters: Matters) -> list[OnMatter]:
        """The sentences that name one of the matters, and score enough with a topic, best first.

        They must share two words of content with the wording at least, of a long one every fifth.
        """
        own = self._likeness.content(wording)
        least = max(SHARED, -(-len(set(own)) // _SHARE))
        near = []
        for at in frozenset().union(*map(self._that_name, matters)):
            start, end = self._ends[at]
            score = score_of(own, self._words(at), least)
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

    def _words(self, number: int) -> tuple[str, ...]:
        """The content of a sentence, which many recommendations are compared with."""
        if number not in self._content:
            start, end = self._ends[number]
            self._content[number] = self._likeness.content(self._text[start:end])
        return self._content[number]

    def _with(self, word: str) -> frozenset[int]:
        """The sentences that have the letters of a word."""
        stem = word.removesuffix("y")  # "policies" of "policy"
        if stem not in self._having:
            self._having[stem] = frozenset(self._found(stem))
        return self._having[stem]

    def _found(self, stem: str) -> set[int]:
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

    def stated(self, follow_up: FollowUp) -> Iterator[tuple[int, int]]:
        """Yield start and end of what says that an earlier inspection asked for something.

        A sentence that begins with "this" goes with the one before it.
        """
        for at, (start, end) in enumerate(self._ends):
            if end - start <= _LONGEST and follow_up.is_about_earlier(self._plain[start:end]):
                back = at > 0 and follow_up.goes_on(self._plain[start:end])
                first = self._ends[at - 1][0] if back else start
                yield (first if end - first <= 2 * _LONGEST else start), end


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of the sentences of each line; a list's number is none."""
    line_start = 0
    for line in text.splitlines(keepends=True):
        for start, words in sentences(line):
            said = words.strip()
            if said and not said.rstrip(".").isdigit():
                first = line_start + start + len(words) - len(words.lstrip())
                yield first, first + len(said)
        line_start += len(line)
