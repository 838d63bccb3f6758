"""The subjects of verbs: everything that stands to the left of it.

Everything walks from the words that name the relation, passes over what may stand between, and
gives up at what leads elsewhere; so each step is linear.
"""

from __future__ import annotations

from typing import Final

from inspgraph.bodies.relations.phrases import LIST
from inspgraph.bodies.relations.row_words import NOBODY, Ends, RowWords

_FAR: Final = 30
_ASIDE: Final = 18
_NEAR: Final = 7
_DEEP: Final = 4  # verbs that share one subject


class Subjects(RowWords):
    """Finds the actors to the left of a place."""

    def doer(self, at: int, depth: int = 0) -> Ends:
        """The actors that do what the verb at a place says."""
        k = at - 1
        if self.word(at).endswith("ing"):
            while self.is_adverb(k):
                k -= 1
            who = self._list_ending(k)
            if who is not None:
                return self.row.lists[who]
        k = self._before_auxiliaries(k)
        if k < 0 or depth > _DEEP:
            return NOBODY
        word = self.word(k)
        if self.has(k, "relative"):
            examples = self._examples_ending(k - 1) if self.word(k - 1) == "," else NOBODY
            k -= 1 + (self.word(k - 1) == ",")
            return NOBODY if self.has(k, "preposition") else examples or self.antecedent(k)
        if word == "(":
            return self.antecedent(k - 1)
        if (whose := self._whose(k)) is not None:
            return self.antecedent(whose - 1 - (self.word(whose - 1) == ","))
        if word == "," and (examples := self._examples_ending(k)):
            return examples
        if word in ("to", ",") or self.has(k, "joining"):
            return self._doer_before(k, depth)
        who = self._list_ending(k)
        return NOBODY if who is None else self.head(who)

    def _whose(self, at: int) -> int | None:
        """The place of "whose" before "members", "chair" or "officers"."""
        k = at
        while k > at - 3 and self.has(k, "speaks-for"):
            k -= 1
        return k if k < at and self.word(k) == "whose" else None

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
        if self.word(at) == "to" and (aside := self._aside(at - 1)) is not None:
            who = self._list_ending(aside - 1)
        if self.word(at) == "to" and who is not None:
            if before is None or self.has(before, "causing"):
                return self.row.lists[who]
        elif self.word(at) == "," and before is None:
            return NOBODY if who is None else self.head(who)
        if before is None:
            return NOBODY if self.word(at) == "to" else self.opening()
        doer = self.doer(before, depth + 1)
        return doer or (self.opening() if self.word(at) == "," else NOBODY)

    def opening(self) -> Ends:
        """The actors that the sentence begins with."""
        k = int(self.has(0, "preposition"))
        while k < 7 and not self.is_list(k):
            if self.is_barrier(k) and not (
                (self.has(k, "preposition") and self.has(k - 1, "speaks-for"))
                or self.word(k) == "•"
            ):
                return NOBODY
            k += 1
        return self.row.lists[k] if self.is_list(k) and self.word(k + 1) != "'s" else NOBODY

    def _examples_ending(self, at: int) -> Ends:
        """The actors of "agencies, such as the police," that ends with the comma at a place."""
        for k in range(at - 1, max(at - _ASIDE, 0), -1):
            if self.word(k) == ",":
                inside = [j for j in range(k, at) if self.is_list(j)]
                is_such = self.has(k + 1, "such") and not self.is_list(k - 1)
                return self.row.lists[inside[-1]] if is_such and inside else NOBODY
        return NOBODY

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
            return NOBODY if who is None else self.row.lists[who]
        if self.has(b, "speaks-for", "collective"):
            return self.row.lists[b - 1] if self.is_list(b - 1) else self.row.lists[at]
        return NOBODY

    def antecedent(self, at: int) -> Ends:
        """The actors that "which" or a participle after a place is about.

        "Kite, a service for children" is Kite, and "it is Kite, in fact, that" as well.
        """
        k = at
        if self.word(k) == "," and (aside := self._aside(k)) is not None:
            k = aside - 1
        while k > max(at - _ASIDE, -1):
            if self.is_list(k):
                return self.named(k)
            if self.word(k) == "," and self.is_list(k - 1) and self.has(k + 1, "describing"):
                return self.row.lists[k - 1]
            if self.word(k) in (";", ":", ",", "(") or self.has(k, "clause", "auxiliary"):
                return NOBODY
            if self.is_verb(k) and not self.word(k).endswith("ing"):
                return NOBODY
            if at - k > _NEAR and not self._describes(k):
                return NOBODY
            k -= 1
        return NOBODY

    def _describes(self, at: int) -> bool:
        """Tell whether a place is within "Kite, a service for …"."""
        for k in range(at, max(at - _ASIDE, 0), -1):
            if self.word(k) == ",":
                return self.is_list(k - 1) and self.has(k + 1, "describing")
        return False

    def verb_before(self, at: int) -> int | None:
        """The place of the last verb before a place, in the same part of the sentence."""
        for k in range(at - 1, max(at - _FAR, -1), -1):
            if self.word(k) in (";", ":"):
                return None
            word = self.word(k)
            if word in self.grammar.verbs and not self.has(k, "speaks-for"):
                if word.endswith(("ing", "ed")) and not self._is_finite(k):
                    continue
                if self.has(k, "noun-too") and self._is_plural_noun(k):
                    continue
                return k
            if self.has(k, "auxiliary"):
                return k
        return None

    def _is_plural_noun(self, at: int) -> bool:
        """Tell "receives detailed reports and" from "the board reports and": its noun phrase."""
        before = at - 1
        is_subject = self._list_ending(before) is not None or self.has(
            before, "relative", "pronoun"
        )
        return not (is_subject or self.is_adverb(before) or self.has(before, "joining", "people"))

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
        if self.word(at) != ",":
            return None
        for k in range(at - 1, max(at - _ASIDE, 0), -1):
            if self.word(k) == "," and self._list_ending(k - 1) is not None:
                return k
            if self.word(k) in (";", ":"):
                return None
        return None
