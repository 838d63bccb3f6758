"""To whom something is done: the noun phrases that prepositions and verbs lead to."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from inspgraph.bodies.relations.phrases import LIST
from inspgraph.bodies.relations.row_words import NOBODY, Ends, RowWords

_NOUNS: Final = 13  # words of a noun phrase before the actor it leads to
_RELATIVE: Final = 9  # words between "on which" and what it goes with
_ASIDES: Final = 3  # that may stand between a verb and its preposition
_LEAD: Final = 7  # words between a verb and its preposition


class Objects(RowWords):
    """Finds the actors to the right of a place, and owners before a noun."""

    def leads_to(self, at: int, prepositions: Collection[str]) -> int | None:
        """The place after the preposition that goes with the words ending before ``at``."""
        k, end, asides = at, at + _LEAD, 0
        while k < end:
            word = self.word(k)
            if word in prepositions:
                is_other = word == "to" and k > at and self.word(k - 1).endswith("ing")
                return None if is_other else k + 1  # "the partnership relating to"
            beyond = self._beyond_aside(k) if asides < _ASIDES else None
            if beyond is not None:
                k, end, asides = beyond, beyond + _LEAD, asides + 1
                continue
            if word in ("", ",", LIST):
                return None
            if "by" in prepositions and (by := self._by_beyond(k)) is not None:
                return by + 1
            if self.is_barrier(k) and not self._is_passed(k):
                return None
            k += 1
        return None

    def _is_passed(self, at: int) -> bool:
        """Tell whether a word stands between a verb and its preposition and means no more."""
        word = self.word(at)
        if word == "in" and any(self.has(k, "together") for k in (at + 1, at + 2, at + 3)):
            return True
        if word == "in" and self.word(at + 1) in ("full", "part"):
            return True
        if self.has(at, "together") or self.is_adverb(at) or word == "as":
            return True
        # "housed and managed within", "participate as required in"
        return word.endswith("ed") and self.word(at - 1) in ("and", "as")

    def _beyond_aside(self, at: int) -> int | None:
        """The place after an aside between commas, or a phrase that says when."""
        if self.word(at) == "," and (closing := self._closing(at)) is not None:
            return closing + 1
        return self._beyond_time(at)

    def _beyond_time(self, at: int) -> int | None:
        """The place after a phrase that says when: "in April 2013", "since May", "since 2009"."""
        if self.word(at) not in ("in", "since", "from", "during", "until", "on"):
            return None
        k = at + 1 + self.has(at + 1, "which-time")
        first = k
        while k < at + 4 and (self.word(k).isdigit() or self.has(k, "time")):
            k += 1
        return k if k > first else None

    def _by_beyond(self, at: int) -> int | None:
        """The place of "by" past a short phrase: "funded in equal shares by", "since 2009 by"."""
        if not self.has(at, "preposition"):
            return None
        for k in range(at + 1, at + 5):
            if self.word(k) == "by":
                return k
            is_for = self.word(at) == "for" and self.is_list(k)  # "managed for the council by"
            if self.word(k) in ("", ",") or self.has(k, "clause", "auxiliary"):
                return None
            if self.is_list(k) and not is_for:
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
            elif self._leads_elsewhere(k) or self._begins_another(k):
                return None
            k += 1
        return None

    def _begins_another(self, at: int) -> bool:
        """Tell whether another thing done begins: "trains staff and placing somebody in"."""
        is_done = self.word(at + 1).endswith("ing") and self.has(at + 2, "determiner")
        return self.has(at, "joining") and is_done

    def _owned_or_named(self, at: int) -> int | None:
        """The list that a noun phrase ends in whose first actors stand at a place.

        "The council's housing team" and "the council housing team" are the team.
        """
        if self.is_list(at + 1):
            return at + 1
        if self.word(at + 1) not in ("'s", "'"):
            return at
        owned = self.target_place_after_owner(at + 2)
        if owned is not None and len(self.row.lists[at]) == 1:
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
            if self.is_barrier(k) or self.word(k) in (",", "the", "a", "an"):
                return None  # "the council's director chairs the panel"
        return None

    def _speaks_after(self, at: int) -> bool:
        if self.has(at, "doings"):
            return True
        speaks = any(self.has(k, "speaks-for", "doings") for k in range(at, at + 3))
        return speaks and not self.is_barrier(at)

    def after_comma(self, at: int) -> Ends:
        """The subject that follows a phrase which ends in the list at a place, and a comma."""
        for k in range(at + 1, at + 6):
            if self.word(k) == ",":
                return self.target(k + 1)
        return NOBODY

    def led_by_relative(self, prepositions: Collection[str], at: int) -> int | None:
        """The place before "on which" to the left of a word that takes that preposition."""
        for k in range(at - 1, max(at - _RELATIVE, 0), -1):
            if self.word(k) in ("which", "whom") and self.word(k - 1) in prepositions:
                return k - 2 if self.word(k - 2) != "," else k - 3
            if self.word(k) in (",", ";"):
                return None
        return None

    def owner(self, at: int) -> Ends:
        """The actors whose "…'s" stands before a noun at a place, past adjectives."""
        where = self.owner_place(at)
        return NOBODY if where is None else self.row.lists[where]

    def owner_place(self, at: int) -> int | None:
        """The list whose "…'s" stands before a noun at a place, past adjectives."""
        for k in range(at - 1, max(at - 6, -1), -1):
            if self.word(k) in ("'s", "'") and self.is_list(k - 1):
                return k - 1
            if self.is_barrier(k) or self.word(k) in (",", LIST):
                return None
        return None

    def examples_after(self, place: int) -> Ends:
        """Return who is named after the words only: "partners in the MASH, such as the police"."""
        k = place + 1 + (self.word(place + 1) == ",")
        return self.target(k) if self.has(k, "such") else NOBODY
