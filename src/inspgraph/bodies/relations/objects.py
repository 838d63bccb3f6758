"""To whom something is done: the noun phrases that prepositions and verbs lead to."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from inspgraph.bodies.relations.phrases import LIST
from inspgraph.bodies.relations.row_words import NOBODY, Ends, RowWords

_NOUNS: Final = 13  # words of a noun phrase before the actor it leads to
_LEAD: Final = 7  # words between a verb and its preposition


class Objects(RowWords):
    """Finds the actors to the right of a place, and owners before a noun."""

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
            if "by" in prepositions and (by := self._by_beyond(k)) is not None:
                return by + 1
            if word == "in" and any(self.has(j, "together") for j in (k + 1, k + 2, k + 3)):
                continue
            if word == "in" and self.word(k + 1) in ("full", "part"):
                continue
            if word in ("full", "part") and self.word(k - 1) == "in":
                continue
            if self.has(k, "together") or self.is_adverb(k) or word in ("and", "as", "well"):
                continue
            if word in ("required", "needed", "appropriate") and self.word(k - 1) == "as":
                continue
            if self.is_barrier(k):
                return None
        return None

    def _by_beyond(self, at: int) -> int | None:
        """The place of "by" past a short phrase: "funded in equal shares by", "since 2009 by"."""
        if not self.has(at, "preposition"):
            return None
        for k in range(at + 1, at + 5):
            if self.word(k) == "by":
                return k
            if self.word(k) in ("", ",", LIST) or self.has(k, "clause", "auxiliary"):
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
        return NOBODY if where is None else self.row.lists[where]

    def target_place(self, at: int) -> int | None:
        """The list that a noun phrase beginning at a place leads to."""
        k = at
        has_comma = False
        while k < at + _NOUNS:
            if self.is_list(k):
                is_subject = has_comma and self._begins_clause(k) and not self._is_listed(at, k)
                return None if is_subject else self._owned_or_named(k)
            again = k + 1 + self.is_adverb(k + 1)
            if self.has(k, "joining") and self.word(again) == self.word(at - 1):
                k = again + 1  # "with the courts and with the police"
                continue
            if self.word(k) == ",":
                closing = self._closing(k) if k == at else None
                if closing is None and (k == at or self._leads_elsewhere(k + 1)):
                    return None
                has_comma = has_comma or closing is None
                k = closing or k
            elif self._leads_elsewhere(k):
                return None
            k += 1
        return None

    def _owned_or_named(self, at: int) -> int | None:
        """The list that a noun phrase ends in whose first actors stand at a place.

        "The council's housing team" and "the council housing team" are the team.
        """
        if self.is_list(at + 1):
            return at + 1
        if self.word(at + 1) not in ("'s", "'"):
            return at
        owned = self.target_place_after_owner(at + 2)
        if owned is not None:
            return owned
        return at if self._speaks_after(at + 2) else None

    def _leads_elsewhere(self, at: int) -> bool:
        """Tell whether a word ends a noun phrase that has not come to an actor yet."""
        word = self.word(at)
        if word in ("of", "from", "in", "at", "with", "within"):
            return not self.has(at - 1, "speaks-for", "collective")
        if word in (":", "("):
            return not self.has(at - 1, "collective")
        is_such = self.has(at, "such") or (word == "as" and self.word(at - 1) == "such")
        is_done = self.word(at + 1) == "by" and self.has(at - 1, "collective")
        is_done = is_done or (word == "by" and self.has(at - 2, "collective"))
        return self.is_barrier(at) and not is_such and not is_done

    def _begins_clause(self, at: int) -> bool:
        """Tell whether the actors at a place are the subject of what follows."""
        k = at + 1
        while self.has(k, "speaks-for") or self.is_adverb(k):
            k += 1
        return self.has(k, "auxiliary") or (
            self.is_verb(k) and not self.word(k).endswith(("ing", "ed"))
        )

    def _is_listed(self, at: int, place: int) -> bool:
        """Tell whether the actors at a place end a list that a noun's preposition leads to.

        "Links between the courts, the police and the council are good" has them, "In partnership
        with the courts, the police and the council are …" has not.
        """
        if len(self.row.lists[place]) < 2 or self.has(0, "preposition"):
            return False
        return self.word(at - 1) in ("between", "with", "from")

    def target_place_after_owner(self, at: int) -> int | None:
        """The list that follows "the council's", past adjectives."""
        for k in range(at, at + 5):
            if self.is_list(k):
                return k
            if self.is_barrier(k) or self.word(k) == ",":
                return None
        return None

    def _speaks_after(self, at: int) -> bool:
        if self.has(at, "doings"):
            return True
        speaks = any(self.has(k, "speaks-for", "doings") for k in range(at, at + 3))
        return speaks and not self.is_barrier(at)

    def owner(self, at: int) -> Ends:
        """The actors whose "…'s" stands before a noun at a place, past adjectives."""
        for k in range(at - 1, max(at - 6, -1), -1):
            if self.word(k) in ("'s", "'") and self.is_list(k - 1):
                return self.row.lists[k - 1]
            if self.is_barrier(k) or self.word(k) in (",", LIST):
                return NOBODY
        return NOBODY

    def examples_after(self, place: int) -> Ends:
        """Return who is named after the words only: "partners in the MASH, such as the police"."""
        k = place + 1 + (self.word(place + 1) == ",")
        return self.target(k) if self.has(k, "such") else NOBODY
