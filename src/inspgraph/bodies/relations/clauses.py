"""Sentences with their actors as slots, so that relations are found over plain words.

"Health visiting is commissioned by the council" becomes "‹0S› is commissioned by ‹1L›": a slot has
the number of its mention within the sentence and a letter for what it is (``LETTERS``). Brackets
after an actor, articles and quotation marks inside names disappear with the mention.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from spacy.tokens import Doc

from inspgraph.bodies.actors.group import SELF
from inspgraph.bodies.names.mentions import Mention
from inspgraph.bodies.relations.own_people import People
from inspgraph.bodies.relations.references import Antecedents, Nouns, Slot
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
_ENDS: Final = frozenset(".!?;")
_SELF_NOUNS: Final = frozenset(("council", "authority"))
_BARE: Final = frozenset(("and", "between", "with", "by"))
_PLACE_NOUNS: Final = frozenset(("borough", "county", "city", "area", "district"))
_BEFORE_SELF: Final = frozenset(("the", "this", "local", "our", "that", "whole"))
_NOT_OWN: Final = frozenset(
    ("another", "other", "neighbouring", "adjoining", "different", "each", "every", "any", "a",
     "placing", "host", "nearby")
)  # fmt: skip
_AFTER_AREA: Final = frozenset(
    ("of", "for", "in", "that", "which", "where", "requiring", "to", "leaders")
)
_POSSESSIVE: Final = ("its", "their")
_ASIDE: Final = 6  # words that may follow a second name within brackets
_STATING: Final = frozenset(("commissioned", "jointly", "previous", "former", "predecessor"))


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence: the text with slots, the slots by number, and the words it covers.

    ``above`` is the partnership that the heading names alone, "" for none.
    """

    text: str
    slots: tuple[Slot, ...]
    span: Span
    index: int
    above: str = ""


def clauses(
    doc: Doc,
    mentions: Sequence[Mention],
    keys: Sequence[str],
    types: Mapping[str, str],
    areas: Sequence[tuple[int, int, str]],
    own_voice: bool,
    people: People | None = None,
    nouns: Nouns = MappingProxyType({}),
    meant: Mapping[str, str] = MappingProxyType({}),
    headings: Collection[int] = (),
) -> Iterator[Clause]:
    """The sentences of a document that hold an actor.

    ``keys`` gives for each mention its actor, ``types`` the type of each actor. ``areas`` are
    token ranges of place names with the key of their authority. In ``own_voice`` the authority
    itself speaks, and "we" is the authority. ``meant`` says for whom ``people`` speak;
    ``headings`` are the offsets at which headings begin.
    """
    norms = [token.norm_ for token in doc]
    texts = [token.text for token in doc]
    slots = _slots(mentions, keys, types, areas, norms, own_voice)
    speakers = {who: (key, LETTERS.get(types.get(key, ""), "V")) for who, key in meant.items()}
    antecedents = Antecedents(slots, norms, nouns)
    at = 0
    line = -1
    above = ""
    for index, (start, end, paragraph) in enumerate(_sentences(texts)):
        inside: list[Slot] = []
        while at < len(slots) and slots[at].start < end:
            if slots[at].start >= start:
                inside.append(slots[at])
            at += 1
        is_heading = doc[start].idx in headings
        if paragraph != line:
            line = paragraph
            antecedents.new_paragraph()
        if is_heading:
            antecedents.heading(inside)
            above = _partnership(inside)
        else:
            inside += antecedents.find(start, end, inside, norms, texts)
            if people is not None:
                taken = {k for slot in inside for k in range(slot.start, slot.end)}
                inside += people.find(start, end, taken, norms, speakers)
            antecedents.see(sorted(inside, key=_start), start)
        inside.sort(key=_start)
        if inside:
            first, final = doc[start], doc[end - 1]
            span = Span(first.idx, final.idx + len(final.text))
            text = _render(start, end, inside, norms)
            yield Clause(text, tuple(inside), span, index, above)


def _partnership(heading: Sequence[Slot]) -> str:
    """The key of the partnership that a heading names alone, "" for none."""
    keys = {slot.key for slot in heading if slot.letter != "Z"}
    return keys.pop() if len(keys) == 1 and {"P"} == {s.letter for s in heading} - {"Z"} else ""


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
        Slot(key, LETTERS.get(types.get(key, ""), "V"), _named_from(m, norms), m.end)
        for m, key in zip(mentions, keys, strict=True)
        if not _is_of_others(m, norms)
    ]
    taken = {at for slot in slots for at in range(slot.start, slot.end)}
    slots += [Slot(key, "Z", s, e) for s, e, key in areas if taken.isdisjoint(range(s, e))]
    taken |= {at for slot in slots for at in range(slot.start, slot.end)}
    for at, norm in enumerate(norms):
        if at in taken:
            continue
        before = norms[at - 1] if at else ""
        after = norms[at + 1] if at + 1 < len(norms) else ""
        if (
            norm in _SELF_NOUNS
            and before == "local"
            and _is_another(norms[max(at - 3, 0) : at - 1])
        ):
            continue
        if norm in _SELF_NOUNS and (before in _BEFORE_SELF or _is_bare(norm, before, after)):
            slots.append(Slot(SELF, "L", at - (before == "local"), at + 1))
        elif norm in _SELF_NOUNS and before in _PLACE_NOUNS and norms[at - 2] in _BEFORE_SELF:
            slots.append(Slot(SELF, "L", at - 1, at + 1))
        elif norm in _PLACE_NOUNS and before in _BEFORE_SELF:
            if after not in _SELF_NOUNS and (norm != "area" or after not in _AFTER_AREA):
                slots.append(Slot(SELF, "Z", at - (before in ("local", "whole")), at + 1))
        elif own_voice and norm == "we":
            slots.append(Slot(SELF, "L", at, at + 1))
    return sorted(slots, key=_start)


def _is_another(before: Sequence[str]) -> bool:
    """Tell whether words before "local authority" say that it is another one."""
    return before[-1:] != [] and (before[-1] in _NOT_OWN or before[0] == "another")


def _is_of_others(mention: Mention, norms: Sequence[str]) -> bool:
    """Tell "the other local LSCBs", which are none of the report's."""
    before = norms[max(mention.start - 2, 0) : mention.start]
    return norms[mention.end - 1].endswith("s") and before in (["other", "local"], ["the", "other"])


def _is_bare(noun: str, before: str, after: str) -> bool:
    """Tell "the trust and council are" and "between council and trust" from a council of others."""
    return noun == "council" and before in _BARE and after not in ("of", "for", "tax")


def _named_from(mention: Mention, norms: Sequence[str]) -> int:
    """Return the start of a name without the leading words that state a relation."""
    start = mention.start
    while start < mention.end - 1 and norms[start] in _STATING:
        start += 1
    return start


def _sentences(texts: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Token ranges of sentences, with the number of their line.

    They end with a full stop, a semicolon or a line.
    """
    start = 0
    line = 0
    for at, text in enumerate(texts):
        if "\n" in text or text in _ENDS:
            end = at if "\n" in text else at + 1
            if end > start:
                yield start, end, line
            line += "\n" in text
            start = at + 1
    if start < len(texts):
        yield start, len(texts), line


def _render(start: int, end: int, inside: Sequence[Slot], norms: Sequence[str]) -> str:
    parts: list[str] = []
    at = start
    before: Slot | None = None
    for number, slot in enumerate(inside):
        between = norms[at : slot.start]
        if before is not None and between == ["("] and slot.key == before.key:
            # Brackets that name the same body again say nothing else.
            limit = inside[number + 1].start if number + 1 < len(inside) else end
            closed = next((i for i in range(slot.end, limit) if norms[i] == ")"), None)
            if closed is not None and closed - slot.end <= _ASIDE:
                at = closed + 1
                continue
        parts += between
        parts.append(f"‹{number}{slot.letter}›")
        if slot.reference == "pronoun" and norms[slot.start] in _POSSESSIVE:
            parts.append("'s")
        at = slot.end
        before = slot
        if norms[at : at + 1] == ["("] and norms[at + 2 : at + 3] == [")"]:
            following = inside[number + 1] if number + 1 < len(inside) else None
            if following is None or following.start > at + 2:
                at += 3  # an abbreviation that is never used again
    parts += norms[at:end]
    return " ".join(
        word for word in parts if word.strip() and word not in ("‘", "’", "'", "“", "”", '"')
    )
