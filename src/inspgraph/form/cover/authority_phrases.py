"""The phrases by which a document names the authority it is about, most trusted first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from inspgraph.facts import Addressee
from inspgraph.form.cover.labels import dear_at
from inspgraph.records import Span, Text
from inspgraph.text.fold import fold

COVER: Final = 24
MOST: Final = 6

_WORD: Final = r"(?:\b[A-Z][\w'&.-]*+)"
# No name has more words; a search of endless ones would take the square of their number.
_PLACE: Final = rf"(?P<place>{_WORD}(?:,? (?:{_WORD}|and|of|the|upon|on|in|&|with)){{0,15}})"
_IN_TITLE: Final = tuple(
    re.compile(pattern)
    for pattern in (
        (
            rf"(?i:inspection of|focused visit to|monitoring visit (?:to|of)) {_PLACE}"
            r"(?: [Ll]ocal authority)? (?i:children.s services)"
        ),
        rf"(?i:inspection of) {_PLACE} (?i:local area partnership|local authority)",
        rf"{_PLACE} (?i:children.s services authority area)",
        (
            r"(?i:joint targeted area inspection)"
            rf"(?: (?i:of)(?! the multi)|.{{0,120}}? (?i:in|of|to)) {_PLACE}\.?$"
        ),
        rf"(?i:children|young people|services) (?i:in|within|for) (?:the )?{_PLACE}",
        rf"(?i:children.s services in) (?:the )?{_PLACE}",
    )
)
_COUNCIL: Final = re.compile(
    r"\b(?:council|borough|county|city|royal|metropolitan|corporation|authority)\b", re.IGNORECASE
)
_IN_TEXT: Final = re.compile(
    rf"(?:[Cc]hildren|[Pp]eople|[Ss]ervices|[Oo]utcomes|[Pp]artners|[Aa]rea) (?:in|of) (?:the )?"
    rf"{_PLACE}|(?P<council>{_WORD}(?:,? (?:{_WORD}|and|of|upon|on|&|with)){{0,15}})"
    r" (?:Council|council|local authority|is the)\b"
)

Phrase = tuple[str, Span | None]
"""Words that may name an authority, and where they stand; None for words of the title."""


def authority_phrases(
    text: Text, title: str, addressees: Sequence[Addressee]
) -> tuple[Phrase, ...]:
    """Phrases that may name the authority, in order of trust, with where they stand.

    The title's own ("Inspection of … local authority children's services"), the title, the
    bodies to which a letter is addressed, council names on the cover, running headers.
    """
    found: dict[str, Span | None] = {}
    for phrase, span in _phrases(text, title, addressees):
        plain = " ".join(phrase.split()).strip(" ,.")
        if len(plain) > 2:
            found.setdefault(plain, span)
    return tuple(found.items())


def _phrases(text: Text, title: str, addressees: Sequence[Addressee]) -> Iterator[Phrase]:
    cover = text.blocks[:COVER]
    dear = dear_at(text)
    yield from _in_title(title)
    lines = [(text.content[b.start : b.end], b.span) for b in cover if b.kind != "contents"]
    for words, span in lines if dear is None else ():
        if len(words) < 90 and _COUNCIL.search(words):
            yield words, span
    if title:
        yield title, None
    for addressee in addressees:
        if addressee.body and _COUNCIL.search(addressee.body):
            yield addressee.body, addressee.span
    for words, span in lines:
        if len(words) < 200:
            for phrase, _ in _in_title(words):
                yield phrase, span
            if len(words) < 90 and _COUNCIL.search(words):
                yield words, span
    for line in text.running[:4]:
        yield line, None


def _in_title(title: str) -> Iterator[Phrase]:
    if title.isupper():
        title = title.title()
    folded = fold(title)
    for pattern in _IN_TITLE:
        match = pattern.search(folded)
        if match:
            yield title[match.start("place") : match.end("place")], None


def frequent_places(text: Text) -> tuple[Phrase, ...]:
    """The names that a text most often gives to where its children are, with the first place.

    They are for documents whose title and cover name no authority.
    """
    counts: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for match in _IN_TEXT.finditer(fold(text.content)):
        group = match.lastgroup or "place"
        name = " ".join(match[group].split())
        counts[name] += 1
        first.setdefault(name, Span(match.start(group), match.end(group)))
    return tuple((name, first[name]) for name, _ in counts.most_common(MOST))
