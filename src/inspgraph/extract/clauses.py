"""Sentences with their actors as slots, so that relation cues are patterns over plain words.

"Health visiting is commissioned by the council" becomes "‹0S› is commissioned by ‹1L›": a slot has
the number of its mention within the sentence and a letter for what it is (``LETTERS``). Brackets
after an actor, articles and quotation marks inside names disappear with the mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

from inspgraph.extract.actors import SELF
from inspgraph.extract.mentions import Mention
from inspgraph.records import Span

LETTERS: Final[Mapping[str, str]] = {
    "LocalAuthority": "L",
    "HealthBody": "H",
    "Police": "O",
    "Probation": "O",
    "FireAndRescue": "O",
    "JusticeBody": "O",
    "GovernmentBody": "G",
    "EducationProvider": "E",
    "VoluntaryOrganisation": "V",
    "Other": "V",
    "Inspectorate": "I",
    "Partnership": "P",
    "Unit": "U",
    "Service": "S",
    "Area": "Z",
}
SLOT: Final = re.compile(r"‹(\d+)([A-Z])›")
_ENDS: Final = frozenset(".!?;")
_SELF_NOUNS: Final = frozenset(("council", "authority", "borough"))
_BEFORE_SELF: Final = frozenset(("the", "this", "local", "our", "that"))
_ANAPHORS: Final = frozenset(
    [
        "board",
        "panel",
        "trust",
        "company",
        "partnership",
        "team",
        "service",
        "hub",
        "group",
        "forum",
        "unit",
        "agency",
    ]
)


@dataclass(frozen=True, slots=True)
class Slot:
    """An actor in a sentence: its key, its letter, and the tokens it covers."""

    key: str
    letter: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence: the text with slots, the slots by number, and the words it covers."""

    text: str
    slots: tuple[Slot, ...]
    span: Span
    index: int


def clauses(
    doc: Doc,
    mentions: Sequence[Mention],
    keys: Sequence[str],
    types: Mapping[str, str],
    areas: Sequence[tuple[int, int, str]],
    own_voice: bool,
) -> Iterator[Clause]:
    """The sentences of a document that hold an actor.

    ``keys`` gives for each mention its actor, ``types`` the type of each actor. ``areas`` are
    token ranges of place names with the key of their authority. In ``own_voice`` the authority
    itself speaks, and "we" is the authority.
    """
    norms = [token.norm_ for token in doc]
    texts = [token.text for token in doc]
    slots = _slots(mentions, keys, types, areas, norms, own_voice)
    at = 0
    last: dict[str, str] = {}
    for index, (start, end) in enumerate(_sentences(texts)):
        inside: list[Slot] = []
        while at < len(slots) and slots[at].start < end:
            if slots[at].start >= start:
                inside.append(slots[at])
            at += 1
        inside = sorted([*inside, *_anaphors(start, end, inside, norms, texts, last)], key=_start)
        for slot in inside:
            last[norms[slot.end - 1].rstrip("s")] = slot.key + "\t" + slot.letter
        if inside:
            first, final = doc[start], doc[end - 1]
            span = Span(first.idx, final.idx + len(final.text))
            yield Clause(_render(start, end, inside, norms), tuple(inside), span, index)


def _start(slot: Slot) -> int:
    return slot.start


def _slots(
    mentions: Sequence[Mention],
    keys: Sequence[str],
    types: Mapping[str, str],
    areas: Sequence[tuple[int, int, str]],
    norms: Sequence[str],
    own_voice: bool,
) -> list[Slot]:
    slots = [
        Slot(key, LETTERS.get(types.get(key, ""), "V"), m.start, m.end)
        for m, key in zip(mentions, keys, strict=True)
    ]
    taken = {at for slot in slots for at in range(slot.start, slot.end)}
    slots += [Slot(key, "Z", s, e) for s, e, key in areas if taken.isdisjoint(range(s, e))]
    taken |= {at for slot in slots for at in range(slot.start, slot.end)}
    for at, norm in enumerate(norms):
        if at in taken:
            continue
        if norm in _SELF_NOUNS and at and norms[at - 1] in _BEFORE_SELF:
            slots.append(Slot(SELF, "L", at - (norms[at - 1] == "local"), at + 1))
        elif own_voice and norm == "we":
            slots.append(Slot(SELF, "L", at, at + 1))
    return sorted(slots, key=_start)


def _anaphors(
    start: int,
    end: int,
    inside: Sequence[Slot],
    norms: Sequence[str],
    texts: Sequence[str],
    last: Mapping[str, str],
) -> Iterator[Slot]:
    """ "the board" for the board that was named last."""
    taken = {at for slot in inside for at in range(slot.start, slot.end)}
    for at in range(start + 1, end):
        if norms[at] in _ANAPHORS and norms[at - 1] in ("the", "this") and at not in taken:
            if texts[at][0].isupper() and at + 1 < end and texts[at + 1][:1].isupper():
                continue
            if known := last.get(norms[at]):
                key, letter = known.split("\t")
                yield Slot(key, letter, at, at + 1)


def _sentences(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Token ranges of sentences: they end with a full stop, a semicolon or a line."""
    start = 0
    for at, text in enumerate(texts):
        if "\n" in text or text in _ENDS:
            end = at if "\n" in text else at + 1
            if end > start:
                yield start, end
            start = at + 1
    if start < len(texts):
        yield start, len(texts)


def _render(start: int, end: int, inside: Sequence[Slot], norms: Sequence[str]) -> str:
    parts: list[str] = []
    at = start
    before: Slot | None = None
    for number, slot in enumerate(inside):
        between = norms[at : slot.start]
        if before is not None and between == ["("] and slot.key == before.key:
            # An abbreviation in brackets names the same body again.
            at = slot.end + (slot.end < end and norms[slot.end] == ")")
            continue
        parts += between
        parts.append(f"‹{number}{slot.letter}›")
        at = slot.end
        before = slot
        if norms[at : at + 1] == ["("] and norms[at + 2 : at + 3] == [")"]:
            following = inside[number + 1] if number + 1 < len(inside) else None
            if following is None or following.start > at + 2:
                at += 3  # an abbreviation that is never used again
    parts += norms[at:end]
    return " ".join(word for word in parts if word not in ("‘", "’", "'", "“", "”", '"'))
