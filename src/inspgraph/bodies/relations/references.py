"""Actors that words mean without naming them: "the board", "it", "leaders".

A noun with an article goes back to the one actor of that noun in the paragraph, else to that of
the heading above, else to the only one of the document; where two candidates remain, nobody is
meant. A pronoun goes back to the subject of the sentence before. The authority's own people stand
for it (data/cues/frames/people.csv).
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from inspgraph.records import Reference

_ARTICLES: Final = frozenset(("the", "this", "that", "these", "both"))
_PRONOUNS: Final = frozenset(("it", "they", "its", "their"))
_OBJECTS: Final = frozenset(("by", "on", "with", "to", "of", "in", "from"))


class Noun(NamedTuple):
    """A noun that may mean somebody, with the letters of those it fits without a name.

    One of ``near`` alone means nobody told of before its paragraph: documents have many services.
    ``never`` are the letters of those whom it never means, though their names end in it: "the
    board" is no integrated care board.
    """

    letters: str
    near: bool
    never: str


Nouns = Mapping[str, Noun]
"""The nouns that may mean somebody."""
_SUBJECTS: Final = frozenset("LHOEVPUSG")
_TELLING: Final = frozenset(("of", "that", "which", "provided", "delivered", "offered"))
_OPINIONS: Final = frozenset(
    ("hard", "difficult", "easy", "easier", "clear", "unclear", "evident", "apparent", "important",
     "essential", "vital", "positive", "possible", "likely", "unlikely", "early", "recognised",
     "acknowledged", "anticipated", "expected", "planned", "hoped")
)  # fmt: skip
_OFTEN: Final = 3
_FIRST_WORDS: Final = 4  # a subject is named this early in its sentence


@dataclass(frozen=True, slots=True)
class Slot:
    """An actor in a sentence: its key, its letter, and the tokens it covers.

    ``reference`` says by what the actor is meant where the tokens do not name it.
    """

    key: str
    letter: str
    start: int
    end: int
    reference: Reference = ""


class Antecedents:
    """The actors named so far, sentence by sentence, and whom a reference means."""

    def __init__(self, slots: Sequence[Slot], norms: Sequence[str], known: Nouns) -> None:
        self._known = known
        self._nouns: dict[str, set[str]] = {}
        self._slot: dict[str, Slot] = {}
        for slot in slots:
            if slot.letter != "Z":
                self._slot.setdefault(slot.key, slot)
                noun = singular(norms[slot.end - 1])
                nouns = self._nouns.setdefault(slot.key, set())
                is_plural = noun != norms[slot.end - 1] and noun != "service"
                if not is_plural and (noun not in known or slot.letter not in known[noun].never):
                    nouns.add(noun)  # none of several "groups" is "the group"
        self._all: dict[str, Counter[str]] = {}
        for slot in slots:
            for noun in self._nouns.get(slot.key, ()):
                self._all.setdefault(noun, Counter())[slot.key] += 1
        self._here: list[str] = []  # keys of the paragraph, the last named last
        self._above: list[str] = []  # keys of the last heading that named one
        self._last: dict[str, str] = {}
        self._subject: Slot | None = None

    def new_paragraph(self) -> None:
        """Forget the paragraph before."""
        self._here = []
        self._subject = None

    def heading(self, slots: Sequence[Slot]) -> None:
        """Take in the actors of a heading; one that names nobody ends the last one's reach."""
        self._above = [slot.key for slot in slots if slot.letter != "Z"]

    def see(self, inside: Sequence[Slot], start: int) -> None:
        """Take in the actors of a sentence that begins at a token."""
        for slot in inside:
            if slot.letter != "Z" and slot.reference != "people":
                if slot.key in self._here:
                    self._here.remove(slot.key)
                self._here.append(slot.key)
                for noun in self._nouns.get(slot.key, ()):
                    self._last[noun] = slot.key
        self._subject = next((s for s in inside if s.start <= start + _FIRST_WORDS), None)

    def find(
        self,
        start: int,
        end: int,
        inside: Sequence[Slot],
        norms: Sequence[str],
        texts: Sequence[str],
    ) -> Iterator[Slot]:
        """The references of a sentence, as slots that stand for whom they mean."""
        taken = {at for slot in inside for at in range(slot.start, slot.end)}
        yield from self._pronouns(start, end, inside, norms)
        for at in range(start + 1, end):
            noun = singular(norms[at])
            if noun not in self._known or norms[at - 1] not in _ARTICLES or at in taken:
                continue
            if noun != norms[at]:
                continue  # "the services" are several
            if texts[at][0].isupper() and at + 1 < end and texts[at + 1][:1].isupper():
                continue
            if self._is_compound(noun, norms[at + 1 : min(at + 2, end)]):
                continue  # "the hospital trust" is one, and not the hospital
            if at + 1 < end and norms[at + 1] in _TELLING:
                continue  # told only now: "the services of an adviser"
            before = [one.key for one in inside if one.end <= at and one.key in self._slot]
            if (meant := self._meant(noun, before)) is not None:
                key, reference = meant
                yield Slot(key, self._slot[key].letter, at, at + 1, reference)

    def _is_compound(self, noun: str, after: Sequence[str]) -> bool:
        """Return whether the next word is a noun for bodies of the same types."""
        return any(
            set(self._known[noun].letters) & set(self._known[singular(word)].letters)
            for word in after
            if singular(word) in self._known
        )

    def _pronouns(
        self, start: int, end: int, inside: Sequence[Slot], norms: Sequence[str]
    ) -> Iterator[Slot]:
        """The pronouns: those that open a sentence, and "it" further on.

        As a subject "it" is what this sentence begins with, as an object what the last one did.
        """
        first = start + (norms[start] in ("•", "-") and start + 1 < end)
        for at in range(first, end):
            if norms[at] not in _PRONOUNS or (at > first and norms[at] != "it"):
                continue
            if at > first and norms[at - 1] in ("as", "("):
                continue  # "as it is known"
            if _is_nobody(norms[at : min(at + 5, end)]):
                continue
            before = [slot for slot in inside if slot.start < at]
            own = before[0] if before and before[0].start <= first + _FIRST_WORDS else None
            is_object = norms[at] == "it" and norms[at - 1] in _OBJECTS
            meant = self._subject if is_object or not before else own
            if meant is not None and self._stands(meant) and norms[meant.start] != "we":
                yield Slot(meant.key, meant.letter, at, at + 1, "pronoun")

    def _stands(self, subject: Slot) -> bool:
        return subject.letter in _SUBJECTS or subject.reference == "people"

    def _meant(self, noun: str, before: Sequence[str]) -> tuple[str, Reference] | None:
        """Find whom "the" with a noun means: the last so called, in the sentence and then above.

        A noun that is in nobody's name means the only one of its kind in the paragraph.
        """
        near = [*self._here, *before]
        here = [key for key in near if noun in self._nouns[key]]
        if here:
            return here[-1], "noun"
        alike = {key for key in near if self._slot[key].letter in self._known[noun].letters}
        if len(alike) == 1:
            return alike.pop(), "noun"
        above = [key for key in self._above if self._is_one(key, noun)]
        if len(above) == 1:
            return above[0], "heading"
        if self._known[noun].near:
            return None
        if noun in self._last:
            return self._last[noun], "noun"
        return self._foremost(noun)

    def _foremost(self, noun: str) -> tuple[str, Reference] | None:
        """Find whom a noun means before it is told: whom the document names so most by far."""
        first, second = [*self._all.get(noun, Counter()).most_common(2), ("", 0), ("", 0)][:2]
        is_clear = first[1] >= _OFTEN and first[1] >= 2 * second[1]
        return (first[0], "noun") if is_clear else None

    def _is_one(self, key: str, noun: str) -> bool:
        return noun in self._nouns[key] or self._slot[key].letter in self._known[noun].letters


def _is_nobody(words: Sequence[str]) -> bool:
    """Tell whether "it" is nobody: "it is hard for children to", "it is not yet clear that"."""
    return words[0] == "it" and words[1:2] in (["is"], ["was"]) and not _OPINIONS.isdisjoint(words)


def singular(word: str) -> str:
    """A noun without the ending of its plural."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def load_nouns(path: Path) -> Nouns:
    """The nouns of data/cues/frames/references.csv."""
    with path.open(encoding="utf-8", newline="") as handle:
        return {
            row["noun"]: Noun(row["letters"], row["reach"] == "paragraph", row["never"])
            for row in csv.DictReader(handle)
        }
