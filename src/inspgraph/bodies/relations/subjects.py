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
        return self._complemented(k) if who is None else self.head(who)

    def _complemented(self, at: int) -> Ends:
        """The actors of a noun phrase that ends in whom they are for: "a service for children"."""
        for k in range(at, max(at - _NEAR, 0), -1):
            if self.word(k) == "for":
                return self.head(k - 1) if self.is_list(k - 1) else NOBODY
            if self.is_barrier(k) or self.is_list(k) or self.word(k) == ",":
                return NOBODY
        return NOBODY

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
            elif self._is_pair(k):
                k -= 2
            elif self.word(k) == ")":
                k = self._opening(k) - 1
            elif self.word(k) == "," and (aside := self._aside(k)) is not None:
                k = aside - 1
            else:
                return k
        return -1

    def _is_pair(self, at: int) -> bool:
        """Tell whether "continues to" or "between them" ends at a place."""
        if self.word(at) == "to":
            return self.has(at - 1, "semi", "auxiliary")
        return self.word(at) == "them" and self.word(at - 1) == "between"

    def _doer_before(self, at: int, depth: int) -> Ends:
        """The actors that do what is joined on by "to", a comma or "and": those of the verb before.

        "commissions the trust to provide it" means the trust.
        """
        if self.word(at) == "to" and self.has(at - 1, "others"):
            return NOBODY  # "helps families to engage with"
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
            if self.has(k, "pronoun") and self.word(k) != "school":
                return NOBODY  # "She chairs the board and is a member of"
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
        if self.word(k) == "of" and self.has(b, "doings"):
            return self.row.lists[at]  # "the quality of the team is monitored by"
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
                if (aside := self._contrast(k)) is not None:
                    k = aside - 1
                    continue
                return NOBODY if self._is_where(k) else self.named(k)
            if self.has(k, "joining") and self.has(k + 1, "preposition"):
                return NOBODY
            if self.word(k) in ("a", "an") and self.word(k - 1) != ",":
                return NOBODY  # "the school in founding a body that reports to"
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

    def _contrast(self, at: int) -> int | None:
        """The comma before "rather than the council" or "not the council" with its actors."""
        k = at - 1
        while self.has(k, "determiner"):
            k -= 1
        if self.word(k) == "than" or (self.word(k), self.word(k - 1)) == ("of", "instead"):
            k -= 1
        elif self.word(k) != "not":
            return None
        return k - 1 if self.word(k - 1) == "," else None

    def _is_where(self, at: int) -> bool:
        """Tell whether a place only says where something is: "a post in the hub that is funded"."""
        k = at - 1
        while self.has(k, "determiner"):
            k -= 1
        if self.word(k) == "of" and self.word(k - 1).startswith("sub"):
            return True  # "sub-groups of the board chaired by"
        if self.word(k) not in ("in", "within"):
            return False
        for j in range(k - 1, max(k - _NEAR, -1), -1):
            if self.word(j) in ("a", "an"):
                return True
            if self.is_list(j) or self.is_barrier(j) or self.word(j) == ",":
                return False
        return False

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
                if self._is_given(k) or self._is_plural_noun(k):
                    continue
                return k
            if self.has(k, "auxiliary"):
                return k
        return None

    def _is_given(self, at: int) -> bool:
        """Tell whether a verb's word is the noun that a verb before it gives: "offers support"."""
        before = self.word(at - 1)
        return before.endswith("s") and self.is_verb(at - 1) and not self.has(at - 1, "auxiliary")

    def _is_plural_noun(self, at: int) -> bool:
        """Tell "receives detailed reports and" from "the board reports and": its noun phrase."""
        if not self.has(at, "noun-too"):
            return False
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
        while k > at - 3 and self.has(k, "speaks-for", "gathering") and not self.is_list(k):
            k -= 1
        if k < at and self.word(k) == "'s":
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
