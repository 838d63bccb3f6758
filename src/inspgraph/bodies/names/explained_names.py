"""Proper names that the text explains beside them.

"the regional adoption agency (Adopt Northmoor)", "‘Speak Out’, the children in care council": the
name and the phrase are one actor's. "delivered by Bridgeways": what provides is an actor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from spacy.lang.en.stop_words import STOP_WORDS

from inspgraph.bodies.names.lexicon import Lexicon
from inspgraph.text.tokens import CLOSING, OPENING, Words

ABBREVIATION: Final = re.compile(r"[A-Z][A-Za-z&–-]{1,11}$")

PERSONS: Final = re.compile(r"[A-Z]{2,}s$")  # initials in the plural, as "IROs"

_INSIDE: Final = frozenset({"of", "and", "&", "for", "with", "the", "in", "to", "'s", "'"})
_NAMING: Final = (
    "known as", "called", "named", "also known as", "now known as", "now called",
    "which is called", "which is known as", "who call themselves", "who call themselves the",
)  # fmt: skip
_LONGEST: Final = 8
_BOUNDS: Final = frozenset(",.;:)(–-")
_TELLING: Final = frozenset({"that", "which", "who", "for"})


class Extent(NamedTuple):
    """Tokens of something found, whatever it is."""

    start: int
    end: int


def introduced(
    generic: Sequence[Extent],
    words: Words,
    taken: set[int],
    named: set[int],
    lexicon: Lexicon,
    places: frozenset[str],
) -> Iterator[tuple[Extent, Extent]]:
    """Proper names with the generic phrase that each stands beside.

    ``taken`` are tokens of names that are known already: no new name runs through them, nor is
    it one of the ``places`` (in small letters). Those of ``named`` may be a name that has a head
    noun itself ("their pupil referral unit, Horizon School"), where no list can be meant.
    """
    for phrase in generic:
        # a name that follows is tried first: it is the commoner way
        for name in (_name_after(phrase, words), _name_before(phrase, words)):
            if name is None:
                continue
            listed = words.texts[name.end : name.end + 1] == [","]
            known = taken if listed else taken - named
            if phrase.start not in named and _may_name(name, words, known, lexicon, places):
                yield name, phrase


def providers(
    words: Words, taken: set[int], lexicon: Lexicon, places: frozenset[str]
) -> Iterator[Extent]:
    """Unknown proper names of what the text calls a charity, or says that it provides."""
    for phrase in _described(words, lexicon):
        for name in (
            _name_after(phrase, words),
            _name_before(phrase, words),
            _quoted_before(phrase, words),
        ):
            if name is not None and _may_name(name, words, taken, lexicon, places):
                yield name
    for name in (*_objects(words, lexicon), *_subjects(words, lexicon)):
        if _may_name(name, words, taken, lexicon, places):
            yield name


def _objects(words: Words, lexicon: Lexicon) -> Iterator[Extent]:
    """Names after "delivered by", "commissions … from", "in partnership with"."""
    for at, norm in enumerate(words.norms):
        before = words.norms[at - 1] if at else ""
        commissioned = norm == "from" and any(
            word.startswith("commission") for word in words.norms[max(at - 7, 0) : at]
        )
        if (norm, before) in lexicon.before_names or norm in lexicon.giving or commissioned:
            yield from filter(None, [_name_from(at + 1, words)])


def _subjects(words: Words, lexicon: Lexicon) -> Iterator[Extent]:
    """Names of at least two words before "provides", "is commissioned", "works with"."""
    for at, norm in enumerate(words.norms):
        if norm not in lexicon.after_names:
            continue
        follows = words.norms[at + 1] if at + 1 < len(words.norms) else ""
        wanted = lexicon.after_names[norm]
        if wanted and follows not in wanted:
            continue
        end = at
        start = at
        while start > 0 and words.texts[start - 1][0].isupper() and at - start < _LONGEST:
            start -= 1
        if start < end and words.norms[start] in STOP_WORDS:
            start += 1
        if end - start >= 2 and not words.begins_sentence(start + 1):
            yield Extent(start, end)


def _described(words: Words, lexicon: Lexicon) -> Iterator[Extent]:
    """Phrases that say what somebody is ("voluntary organisation")."""
    for at, norm in enumerate(words.norms):
        if norm in lexicon.describers:
            start = at
            while start > 0 and words.norms[start - 1] in lexicon.general:
                start -= 1
            yield Extent(start, at + 1)


def _quoted_before(phrase: Extent, words: Words) -> Extent | None:
    """The name of "the ‘Carers First’ voluntary organisation"."""
    opening = words.opening_quote(phrase.start - 1) if phrase.start > 0 else None
    return None if opening is None else Extent(opening + 1, phrase.start - 1)


def _name_after(phrase: Extent, words: Words) -> Extent | None:
    """The name that follows: in brackets, after a comma, in quotation marks, after "called"."""
    texts, at = words.texts, phrase.end
    bracketed = texts[at : at + 1] == ["("] and texts[at + 2 : at + 3] == [")"]
    if bracketed and sum(map(str.isupper, texts[at + 1])) >= 2:
        at += 3  # an abbreviation first
    if at >= len(texts):
        return None
    opener = texts[at]
    bracket = opener == "("
    naming = opener == ","
    at += bracket or naming
    for words_of_naming in sorted(_NAMING, key=len, reverse=True):
        parts = words_of_naming.split()
        if words.norms[at : at + len(parts)] == parts:
            at += len(parts)
            naming = True
            break
    quoted = at < len(texts) and texts[at] in OPENING
    if not (bracket or naming or quoted):
        return None
    name = _name_from(at + quoted, words, quoted)
    if name is None:
        return None
    end = name.end + (quoted and name.end < len(texts) and texts[name.end] in CLOSING)
    after = texts[end] if end < len(texts) else "."
    if bracket:
        return name if after == ")" or (after == "(" and not quoted) else None
    if quoted:
        return name if texts[name.end : name.end + 1] and texts[name.end] in CLOSING else None
    if words.norms[phrase.start - 1] in (",", "and") or after == "(":
        return None  # one of a list
    return name if after in _BOUNDS or after.isspace() else None


def _name_before(phrase: Extent, words: Words) -> Extent | None:
    """The name of "‘Speak Out’, the council …" or "ASPIRE (the council …)"."""
    texts, at = words.texts, phrase.start - 1
    if at >= 1 and texts[at] in OPENING:
        return None
    one_of_many = words.norms[at] in ("a", "an")
    if at >= 1 and words.norms[at] in ("the", "a", "an", "their", "its"):
        at -= 1
    elif at < 0 or texts[at] != "(":
        return None
    if at < 1 or texts[at] not in (",", "("):
        return None
    after = texts[phrase.end] if phrase.end < len(texts) else "."
    told_of = one_of_many and after in _TELLING
    if after not in _BOUNDS and not after.isspace() and not told_of:
        return None
    at -= 1
    if at >= 3 and texts[at] == ")" and texts[at - 2] == "(":
        at -= 3  # an abbreviation between the name and what it is
    quoted = texts[at] in CLOSING
    if quoted:
        opening = words.opening_quote(at)
        return None if opening is None else Extent(opening + 1, at)
    end = at + 1
    while at >= 0 and end - at <= _LONGEST and words.texts[at][0].isupper():
        at -= 1
    start = at + 1
    if start < end and words.norms[start] in STOP_WORDS:
        start += 1
    if words.norms[start - 1] == "the" and texts[end] == ",":
        return None  # one of a list: "between the Board, the children's trust"
    return Extent(start, end) if start < end else None


def _name_from(start: int, words: Words, quoted: bool = False) -> Extent | None:
    """The capitalised words from ``start`` on, or all up to a closing quotation mark."""
    texts = words.texts
    if start >= len(texts):
        return None
    if quoted:
        for at in range(start, min(start + _LONGEST, len(texts))):
            if texts[at] in CLOSING and at > start and words.norms[at] != "'s":
                return Extent(start, at)
            if texts[at] in ".;(":
                return None
        return None
    last = start
    for at in range(start, min(start + _LONGEST, len(texts))):
        if texts[at][0].isupper() and texts[at][0].isalpha():
            last = at + 1
        elif words.norms[at] not in _INSIDE or at == start:
            break
    return Extent(start, last) if last > start else None


def _may_name(
    name: Extent, words: Words, taken: set[int], lexicon: Lexicon, places: frozenset[str]
) -> bool:
    """Return whether nothing rules the words out: an abbreviation, a known name, a law, a post."""
    texts = words.texts[name.start : name.end]
    norms = words.norms[name.start : name.end]
    if not taken.isdisjoint(range(name.start, name.end)) or not texts[0][0].isalpha():
        return False
    if not any(text[0].isupper() for text in texts) or not lexicon.barriers.isdisjoint(norms):
        return False
    if lexicon.no_names & set(norms) or " ".join(norms) in places:
        return False
    if len(texts) == 1 and (len(texts[0]) < 4 or PERSONS.match(texts[0])):
        return False
    if len(texts) == 1 and norms[0].endswith("ly"):
        return False  # "Subsequently, the panel, which …"
    after = words.norms[name.end] if name.end < len(words.norms) else ""
    return after not in lexicon.followers and norms[-1] not in lexicon.followers
