"""Place names of authorities in a Doc: "Redcar and Cleveland", "Hackney"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from inspgraph.bodies.actors.group import SELF
from inspgraph.bodies.names.mentions import Mention
from inspgraph.registers.name_forms import places
from inspgraph.registers.registers import Registers

Place = tuple[int, int, str]
"""Tokens from, to (exclusive), and the key: "self", or the register key of the authority."""

_BEFORE: Final = frozenset(("the", "joint", "shared", "a", "combined"))
"""Words before a name that begins with several places, but not before a place."""

_WITH_CHILDREN: Final = frozenset({"UA", "CTY", "MD", "LBO", "CC"})


class PlaceFinder:
    """Finds the places that councils with children's services are named after."""

    def __init__(self, nlp: Language, registers: Registers) -> None:
        self._keys: dict[str, list[str]] = {}
        self._matcher = PhraseMatcher(nlp.vocab)
        for body in registers.bodies.values():
            if body.type == "LocalAuthority" and body.subtype in _WITH_CHILDREN:
                for place in places(body):
                    if place[:1].isupper():
                        self._keys.setdefault(place, []).append(body.key)
        for place in self._keys:
            self._matcher.add(place, [nlp.make_doc(place)])

    def __call__(self, doc: Doc, own: Collection[str]) -> list[Place]:
        """The places of a document, the longest where they overlap.

        ``own`` are the keys of the inspected authority; its places have the key "self". A place
        of several councils goes to the one that still exists, which the register lists first.
        """
        found = [
            (start, end, self._keys[doc.vocab.strings[match]])
            for match, start, end in self._matcher(doc)
        ]
        kept: list[Place] = []
        for start, end, keys in sorted(found, key=lambda item: (item[0], -item[1])):
            if not kept or start >= kept[-1][1]:
                key = SELF if any(key in own for key in keys) else f"r:{keys[0]}"
                kept.append((start, end, key))
        return kept


def with_places(mentions: Iterable[Mention], areas: Sequence[Place], doc: Doc) -> list[Mention]:
    """The mentions with the places at their front, as far as these belong to the name.

    A name never begins within a place ("Kingston upon | Thames safeguarding board"), and an
    article before several places goes with what they name ("the Bromley and | Lewisham MIND").
    """
    by_end = {end: start for start, end, _ in areas}
    within = {at: start for start, end, _ in areas for at in range(start + 1, end)}
    starts = {start for start, _, _ in areas}
    widened = []
    for mention in mentions:
        start = mention.start
        if mention.source in ("head", "term", "proposed"):
            start = within.get(start, start)
            if start in starts:
                start = _first_place(start, by_end, doc)
        widened.append(mention if start == mention.start else replace(mention, start=start))
    return widened


def _first_place(start: int, by_end: Mapping[int, int], doc: Doc) -> int:
    """The start of the list of places that a name's own place ends, where it is one name's."""
    at = start
    while at > 1 and doc[at - 1].norm_ in ("and", "&", ","):
        before = by_end.get(at - 1 - (doc[at - 2].norm_ == ","))
        if before is None:
            return start
        at = before
    is_one_name = at > 0 and doc[at - 1].norm_ in _BEFORE
    return at if is_one_name else start
