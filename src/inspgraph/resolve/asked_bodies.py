"""The addressees of a recommendation: the bodies that its words for them name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from inspgraph.facts import Facts
from inspgraph.records import Actor, Recommendation, Span
from inspgraph.text.fold import fold

BEFORE: Final = 1500
"""The most code points between the lead-in of a list and a recommendation in it."""

FOREMOST: Final = 2
"""A bare noun stands for a body that is named this many times as often as any other."""

_COUNCIL: Final = re.compile(
    r"\b(?:local authority|council|(?<!police )(?<!fire )(?<!health )authority|la)\b",
    re.IGNORECASE,
)
# "The board", "leaders across the partnership": the document's only or foremost such body.
_NOUN: Final = re.compile(
    r"\b(?:the|this) (?:local |local area |strategic |area )?"
    r"(?P<noun>board|trust|partnership|panel|force|company|icb|lap|hub)\b",
    re.IGNORECASE,
)
_SHORT: Final = {"lap": "partnership"}


def with_addressees(
    recommendations: Iterable[Recommendation],
    actors: Sequence[Actor],
    facts: Facts,
    content: str,
) -> tuple[Recommendation, ...]:
    """Link each recommendation to the bodies that the words for its addressee name.

    A body is named where one of its mentions overlaps these words, where they say "the council"
    or "the local authority" (the one inspected), or by a head noun ("the board") where only one
    body of the document has it, or one is named twice as often as any other. Any other
    addressee stays words.
    """
    return tuple(
        replace(one, addressed_to=tuple(_addressed(one, actors, facts, content)))
        if one.addressee
        else one
        for one in recommendations
    )


def _addressed(
    recommendation: Recommendation, actors: Sequence[Actor], facts: Facts, content: str
) -> Iterator[str]:
    words = recommendation.addressee or ""
    place = find_words(words, recommendation.span, content)
    found: dict[str, None] = {}
    if place is not None:
        named = (
            (span, actor.key)
            for actor in actors
            for span in actor.mentions
            if span.start < place.end and place.start < span.end
        )
        found = dict.fromkeys(key for _, key in sorted(named))
    else:
        found = dict.fromkeys(_by_name(words, actors))
    if facts.authority_code is not None and _COUNCIL.search(_without(words, actors, found)):
        found[f"gss:{facts.authority_code}"] = None
    if not found and (noun := _NOUN.search(fold(words))) is not None:
        found = dict.fromkeys(_by_noun(noun["noun"].lower(), actors))
    yield from found


def find_words(words: str, span: Span, content: str) -> Span | None:
    """Find where an addressee's words stand: in the recommendation, else in what leads to it."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
    inside = pattern.search(content, span.start, span.end)
    if inside is not None:
        return Span(*inside.span())
    before = list(pattern.finditer(content, max(0, span.start - BEFORE), span.start))
    return Span(*before[-1].span()) if before else None


def _by_name(words: str, actors: Sequence[Actor]) -> Iterator[str]:
    plain = f" {_plain(words)} "
    for actor in actors:
        if any(f" {_plain(name)} " in plain for name in (actor.name, *actor.aliases)):
            yield actor.key


def _without(words: str, actors: Sequence[Actor], found: Iterable[str]) -> str:
    """The words without the names of the bodies already found, which may hold "council"."""
    keys = set(found)
    names = {n for actor in actors if actor.key in keys for n in (actor.name, *actor.aliases)}
    for name in sorted(names, key=len, reverse=True):
        words = re.sub(re.escape(name), " ", words, flags=re.IGNORECASE)
    return words


def _by_noun(noun: str, actors: Sequence[Actor]) -> list[str]:
    noun = _SHORT.get(noun, noun)
    having = [
        actor
        for actor in actors
        if any(_plain(name).split()[-1:] == [noun] for name in (actor.name, *actor.aliases))
    ]
    having.sort(key=lambda actor: (-len(actor.mentions), actor.key))
    if len(having) > 1 and len(having[0].mentions) < FOREMOST * len(having[1].mentions):
        return []
    return [actor.key for actor in having[:1]]


def _plain(words: str) -> str:
    return " ".join(re.findall(r"[\w'&-]+", fold(words).lower()))
