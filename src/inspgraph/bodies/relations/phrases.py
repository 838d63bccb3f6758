"""A clause as a row of words in which a list of actors is one item.

"the council , ‹1H› and the ‹2O› fund it" has the items "the", {council, 1, 2}, "fund", "it". What
commas, "and" and "as well as" join is a list; members that are no actors may stand between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from inspgraph.bodies.relations.grammar import Grammar
from inspgraph.bodies.relations.lists import JOINS, SLOT, list_from

LIST: Final = "‹›"
_ITS: Final = re.compile(r"‹(\d+)[A-Z]› (?:, )?and (?:its|their) (?:[\w-]+ ){0,4}‹(\d+)[A-Z]›")
_ARTICLES: Final = frozenset(("the", "a", "an"))


@dataclass(frozen=True, slots=True)
class ListRow:
    """The items of a clause; ``lists`` has the slot numbers of each list by its place.

    ``examples`` are the slots that are named as examples of a member before ("the council and
    other agencies, including the police"); they stand in no relation to one another by that.
    ``articled`` are further members that begin with an article: what stands before the first one
    does not reach them ("the council's team and the board"). ``owned`` are pairs of an owner and
    the member that "its" gives to it ("the board and its practice panel").
    """

    words: tuple[str, ...]
    lists: dict[int, tuple[int, ...]]
    letters: dict[int, str]
    examples: frozenset[int] = frozenset()
    articled: frozenset[int] = frozenset()
    owned: tuple[tuple[int, int], ...] = ()

    def text(self, start: int, end: int) -> str:
        """The words between two places."""
        return " ".join(self.words[max(start, 0) : end])


def as_row(text: str, grammar: Grammar) -> ListRow:
    """The row of a clause's text with slots (``clauses``)."""
    words = text.split()
    row: list[str] = []
    lists: dict[int, tuple[int, ...]] = {}
    letters: dict[int, str] = {}
    examples: set[int] = set()
    articled: set[int] = set()
    at = 0
    while at < len(words):
        slot = SLOT.fullmatch(words[at])
        if slot is None:
            row.append(words[at])
            at += 1
            continue
        members, letter, end = list_from(words, at, grammar)
        lists[len(row)] = tuple(members)
        letters |= dict(zip(members, letter, strict=True))
        such = next((k for k in range(at, end) if words[k] in ("including", "such")), end)
        examples.update(
            int(slot[1]) for word in words[such:end] if (slot := SLOT.fullmatch(word)) is not None
        )
        articled.update(_articled(words[at:end]))
        row.append(LIST)
        at = end
    owned = tuple((int(hit[1]), int(hit[2])) for hit in _ITS.finditer(text))
    return ListRow(tuple(row), lists, letters, frozenset(examples), frozenset(articled), owned)


def _articled(words: Sequence[str]) -> Iterator[int]:
    """The slots before which "the", "a" or "an" stands, adjectives between them passed over."""
    has_article = False
    for word in words:
        if (slot := SLOT.fullmatch(word)) is not None:
            if has_article:
                yield int(slot[1])
            has_article = False
        elif word in JOINS:
            has_article = False
        else:
            has_article = has_article or word in _ARTICLES
