"""The means of following a recommendation: cues, and texts read for what they tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from inspgraph.map.topics import Topics, load_topics, topics_of
from inspgraph.query.asked_of import AskedOf, load_asked_of
from inspgraph.query.followed_up import FollowUp, load_follow_up
from inspgraph.query.matters import Matters, load_matters
from inspgraph.query.passages import Passages
from inspgraph.query.similar import SENTENCE, Likeness, Said, load_likeness
from inspgraph.query.told_of_bodies import BodyCues, load_body_cues

_KEPT: Final = 64
"""How many texts are kept as they were read: all of one council's, and of some others."""


class Read(NamedTuple):
    """A text that was read for what it tells; ``told`` has the ends of each saying, too.

    ``stated`` are those that say that an earlier inspection asked for it.
    """

    content: str
    passages: Passages
    told: tuple[tuple[Said, int, int], ...]
    stated: tuple[tuple[Said, int, int], ...]


@dataclass(frozen=True, slots=True)
class LifeReader:
    """The tools of steps that read texts: similarity, topics, matters, cues, texts by hash."""

    likeness: Likeness
    topics: Topics
    matters: Matters
    follow_up: FollowUp
    bodies: BodyCues
    asked_of: AskedOf
    read: Callable[[str], Read]


def load_reading(cues: Path, text_of: Callable[[str], str]) -> LifeReader:
    """Load the tools from a folder of cues; ``text_of`` returns a canonical text by its hash.

    A text never changes under its hash: those read last are kept as they were read.
    """
    likeness, topics = load_likeness(cues), load_topics(cues / "topics.csv")
    follow_up = load_follow_up(cues / "followed_up.csv")

    @lru_cache(maxsize=_KEPT)
    def read(sha256: str) -> Read:
        content = text_of(sha256)
        passages = Passages(content, likeness)
        told = tuple(
            (saying(content[start:end], topics), start, onward)
            for start, end, onward in passages.told()
        )
        stated = tuple(
            (saying(content[start:end], topics), start, end)
            for start, end in passages.stated(follow_up)
        )
        return Read(content, passages, told, stated)

    matters, bodies = load_matters(cues / "matters.csv"), load_body_cues(cues)
    asked_of = load_asked_of(cues)
    return LifeReader(likeness, topics, matters, follow_up, bodies, asked_of, read)


def saying(words: str, topics: Topics) -> Said:
    """Return words of the running text as something said, with their topics."""
    return Said(SENTENCE, words, frozenset(map(str, topics_of(words, topics))))
