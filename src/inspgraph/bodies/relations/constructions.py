"""The ends of a relation in a row: who does what a verb says, and to whom.

Everything walks from the words that name the relation to the left or to the right, passes over
what may stand between, and gives up at what leads elsewhere; so each step is linear.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from inspgraph.bodies.relations.grammar import Grammar
from inspgraph.bodies.relations.phrases import LIST, ListRow

Ends = tuple[int, ...]
"""Slot numbers, none where nobody is named."""

_NOBODY: Final[Ends] = ()
_FAR: Final = 30
_NOUNS: Final = 13  # words of a noun phrase before the actor it leads to
_LEAD: Final = 7  # words between a verb and its preposition
_ASIDE: Final = 18
_DEEP: Final = 4  # verbs that share one subject


class Reader:
    """Reads one row; ``at`` are places of its items."""

    def __init__(self, row: ListRow, grammar: Grammar) -> None:
        self.row = row
        self.words = row.words
        self.grammar = grammar

    def word(self, at: int) -> str:
        """The word at a place, "" beyond the row's ends."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def is_list(self, at: int) -> bool:
        """Tell whether actors stand at a place."""
        return self.word(at) == LIST

    def has(self, at: int, *classes: str) -> bool:
        """Tell whether the word at a place belongs to a class."""
        return self.grammar.has(self.word(at), *classes)

    def is_adverb(self, at: int) -> bool:
        """Tell whether an adverb stands at a place."""
        word = self.word(at)
        return self.has(at, "adverb") or (word.endswith("ly") and len(word) > 4)

    def is_barrier(self, at: int) -> bool:
        """Tell whether a word leads away from what stands before it."""
        word = self.word(at)
        return (
            word in ("", ";", ":", "(", ")", "•", "-", ".")
            or (
                word in self.grammar.verbs
                and not self.grammar.has(word, "speaks-for")
                and not self.has(at - 1, "determiner")
            )
            or self.has(at, "preposition", "clause", "auxiliary")
        )

    def doer(self, at: int, depth: int = 0) -> Ends:
        """The actors that do what the verb at a place says."""
        k = at - 1
        if self.word(at).endswith("ing"):
            while self.is_adverb(k):
                k -= 1
            if self.is_list(k):
                return self.row.lists[k]
        k = self._before_auxiliaries(k)
        if k < 0 or depth > _DEEP:
            return _NOBODY
        word = self.word(k)
        if self.has(k, "relative"):
            k -= 1 + (self.word(k - 1) == ",")
            return _NOBODY if self.has(k, "preposition") else self.antecedent(k)
        if word == "(":
            return self.antecedent(k - 1)
        if word in ("to", ",") or self.has(k, "joining"):
            return self._doer_before(k, depth)
        who = self._list_ending(k)
        return _NOBODY if who is None else self.head(who)

    def _before_auxiliaries(self, at: int) -> int:
        """The place before auxiliaries, adverbs, "continues to", brackets and asides."""
        k = at
        for _ in range(_FAR):
            if self.has(k, "auxiliary") or self.is_adverb(k):
                k -= 1
            elif self.word(k) == "to" and self.has(k - 1, "semi", "auxiliary"):
                k -= 2
            elif self.word(k) == ")":
                k = self._opening(k) - 1
            elif self.word(k) == "," and (aside := self._aside(k)) is not None:
                k = aside - 1
            else:
                return k
        return -1

    def _doer_before(self, at: int, depth: int) -> Ends:
        """The actors that do what is joined on by "to", a comma or "and": those of the verb before.

        "commissions the trust to provide it" means the trust.
        """
        before = self.verb_before(at)
        who = self._list_ending(at - 1)
        if self.word(at) == "to" and who is not None:
            if before is None or self.has(before, "causing"):
                return self.row.lists[who]
        elif self.word(at) == "," and before is None:
            return _NOBODY if who is None else self.head(who)
        if before is None:
            return _NOBODY if self.word(at) == "to" else self.opening()
        doer = self.doer(before, depth + 1)
        return doer or (self.opening() if self.word(at) == "," else _NOBODY)

    def opening(self) -> Ends:
        """The actors that the sentence begins with."""
        k = int(self.has(0, "preposition"))
        while k < 7 and not self.is_list(k):
            if self.is_barrier(k) and not (
                (self.has(k, "preposition") and self.has(k - 1, "speaks-for"))
                or self.word(k) == "•"
            ):
                return _NOBODY
            k += 1
        return self.row.lists[k] if self.is_list(k) and self.word(k + 1) != "'s" else _NOBODY

    def head(self, at: int) -> Ends:
        """The actors of the noun phrase that ends in the list at a place.

        "staff in the MASH" are the MASH; "the team of the council" is the team.
        """
        k = at - 1
        while k >= 0 and at - k < 5 and not self.is_barrier(k) and self.word(k) not in (",", LIST):
            if self.has(k, "joining") or self.word(k).isdigit():
                break
            k -= 1
            if self.has(k + 1, "determiner"):
                break
        if not self.has(k, "preposition") or self.word(k) in ("until", "since", "during", "as"):
            return self.row.lists[at]
        b = k - 1
        if self.is_list(b):
            return self.head(b)
        if self.word(k) == "by" and self.word(b) in self.grammar.verbs:
            who = self._list_ending(b - 1)
            return _NOBODY if who is None else self.row.lists[who]
        if self.has(b, "speaks-for"):
            return self.row.lists[b - 1] if self.is_list(b - 1) else self.row.lists[at]
        return _NOBODY

    def antecedent(self, at: int) -> Ends:
        """The actors that "which" or a participle after a place is about."""
        for k in range(at, max(at - 8, -1), -1):
            if self.is_list(k):
                return self.row.lists[k]
            word = self.word(k)
            if (word in self.grammar.verbs and not self.has(k, "speaks-for")) or self.has(
                k, "clause"
            ):
                return _NOBODY
            if word in (";", ":", ","):
                return _NOBODY
        return _NOBODY

    def verb_before(self, at: int) -> int | None:
        """The place of the last verb before a place, in the same part of the sentence."""
        for k in range(at - 1, max(at - _FAR, -1), -1):
            if self.word(k) in (";", ":"):
                return None
            word = self.word(k)
            if word in self.grammar.verbs and not self.has(k, "speaks-for"):
                if word.endswith(("ing", "ed")) and not self._is_finite(k):
                    continue
                return k
            if self.has(k, "auxiliary"):
                return k
        return None

    def _is_finite(self, at: int) -> bool:
        k = at - 1
        while self.is_adverb(k):
            k -= 1
        if self.has(k, "auxiliary"):
            return True
        return (
            self.word(at).endswith("ed")
            and self._list_ending(k) is not None
            and self.word(at + 1) != "by"
        )

    def _list_ending(self, at: int) -> int | None:
        """The list that a noun phrase ends in: itself, or before "staff" or "leaders"."""
        k = at
        if self.word(k) == ")":
            k = self._opening(k) - 1
        while k > at - 3 and self.has(k, "speaks-for") and not self.is_list(k):
            k -= 1
        return k if self.is_list(k) else None

    def _opening(self, at: int) -> int:
        for k in range(at - 1, max(at - _ASIDE, -1), -1):
            if self.word(k) == "(":
                return k
        return at

    def _aside(self, at: int) -> int | None:
        """The comma that opens the aside which the comma at a place closes."""
        for k in range(at - 1, max(at - _ASIDE, 0), -1):
            if self.word(k) == "," and self._list_ending(k - 1) is not None:
                return k
            if self.word(k) in (";", ":"):
                return None
        return None

    def leads_to(self, at: int, prepositions: Collection[str]) -> int | None:
        """The place after the preposition that goes with the words ending before ``at``."""
        for k in range(at, at + _LEAD):
            word = self.word(k)
            if word in prepositions:
                return k + 1
            if word == "," and (closing := self._closing(k)) is not None:
                return self.leads_to(closing + 1, prepositions)
            if word == LIST or word in ("", ","):
                return None
            if word == "in" and self.has(k + 1, "together"):
                continue
            if self.has(k, "together") or self.is_adverb(k) or word in ("and", "as", "well"):
                continue
            if self.is_barrier(k):
                return None
        return None

    def _closing(self, at: int) -> int | None:
        """The comma that closes the aside which the comma at a place opens."""
        for k in range(at + 1, at + _LEAD):
            if self.word(k) == ",":
                return k
            if self.word(k) in ("", LIST, ";", "and"):
                return None
        return None

    def target(self, at: int) -> Ends:
        """The actors that a noun phrase beginning at a place leads to."""
        where = self.target_place(at)
        return _NOBODY if where is None else self.row.lists[where]

    def target_place(self, at: int) -> int | None:
        """The list that a noun phrase beginning at a place leads to."""
        k = at
        end = at + _NOUNS
        while k < end:
            word = self.word(k)
            if word == LIST:
                if self.word(k + 1) not in ("'s", "'"):
                    return k
                owned = self.target_place_after_owner(k + 2)
                if owned is not None:
                    return owned
                return k if self._speaks_after(k + 2) else None
            if word == ",":
                if k == at or (self.is_barrier(k + 1) and not self.has(k + 1, "such")):
                    return None
            elif word in ("of", "from", "in", "at", "with", "within"):
                if not self.has(k - 1, "speaks-for", "collective"):
                    return None
            elif (
                self.is_barrier(k)
                and not self.has(k, "such")
                and not (word == "as" and self.word(k - 1) == "such")
            ):
                return None
            k += 1
        return None

    def target_place_after_owner(self, at: int) -> int | None:
        """The list that follows "the council's", past adjectives."""
        for k in range(at, at + 5):
            if self.is_list(k):
                return k
            if self.is_barrier(k) or self.word(k) == ",":
                return None
        return None

    def _speaks_after(self, at: int) -> bool:
        return any(self.has(k, "speaks-for") for k in range(at, at + 3)) and not self.is_barrier(at)

    def owner(self, at: int) -> Ends:
        """The actors whose "…'s" stands before a noun at a place, past adjectives."""
        for k in range(at - 1, max(at - 6, -1), -1):
            if self.word(k) in ("'s", "'") and self.is_list(k - 1):
                return self.row.lists[k - 1]
            if self.is_barrier(k) or self.word(k) in (",", LIST):
                return _NOBODY
        return _NOBODY
