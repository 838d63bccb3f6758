"""Phrases that end in a head noun ("… team", "… Partnership").

What a name is made of is data (``lexicon``); this module only walks to the left of the noun over
modifiers and capital letters, through quotation marks, brackets and the little words that join.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from spacy.lang.en.stop_words import STOP_WORDS

from inspgraph.bodies.names.lexicon import Head, Lexicon
from inspgraph.text.tokens import CLOSING, DEFINITE, OPENING, Words, phrase

LONGEST: Final = 14  # tokens a name may have

_AGES: Final = re.compile(r"\d{1,2}[-–+](?:\d{1,2}|plus)?$")
_AGE: Final = re.compile(r"\d{1,2}$")
_FROM_AGE: Final = frozenset({"+", "plus", "to"})
_SHORT: Final = re.compile(r"[A-Z][A-Za-z&-]{1,11}$")
_LINKS: Final = frozenset({"of", "for", "in", "with", "to", "on", "from"})
_PARTING: Final = frozenset({"from"})
"""Joins in pairs only: "moved in Redvale from Vale Health Trust" names one trust."""


def headed_names(words: Words, lexicon: Lexicon) -> Iterator[tuple[int, int, Head]]:
    """Start, end and head of each phrase that may name an actor; they may overlap."""
    for index, norm in enumerate(words.norms):
        head = lexicon.heads.get(norm)
        if head is None or index in words.national:
            continue
        capital = words.texts[index][0].isupper()
        if head.case == "title" and not capital:
            continue
        titles_only = head.case == "title"
        start = _walk_left(index, words, lexicon, titles_only)
        end = index + 1
        if norm in lexicon.openers:
            end = _extend_right(end, words)
        if words.texts[start] in OPENING and not words.closes_after(start, index - 1):
            end += 1
        if is_document(end, words, lexicon) or (start == index and end == index + 1):
            continue
        if head.case == "named" and not _holds_name(start, index, end, words):
            continue
        if lexicon.exclusions.fullmatch(phrase(words.texts[start:end]).lower()):
            continue
        little = says_too_little(start, index, words, lexicon) if start < index else not capital
        if not little:
            yield start, end, head


def is_document(end: int, words: Words, lexicon: Lexicon) -> bool:
    """Return whether what follows makes it the name of a law, a plan or an event."""
    if words.texts[end : end + 2] == ["(", "Review"]:
        return True
    if (words.norms[end - 1], *words.norms[end : end + 1]) in lexicon.compounds:
        return True
    after = words.texts[end] if end < len(words.texts) else ""
    return after[:1].isupper() and after.lower() in lexicon.followers


def _holds_name(start: int, index: int, end: int, words: Words) -> bool:
    """Return whether there is a quoted word beside the head, or a capital inside a sentence."""
    if end > index + 1 or (start < index and words.texts[index][0].isupper()):
        return True
    if words.texts[start] in OPENING:
        return words.closes_after(start, index - 2)
    return any(
        words.is_title(at) and not words.begins_sentence(at) and not words.texts[at].isupper()
        for at in range(start, index)
    )


def says_too_little(start: int, head: int, words: Words, lexicon: Lexicon) -> bool:
    """Return whether a phrase is made of general words only.

    General words name one thing where several of them are definite: "the school improvement
    service", but not "school improvement services" or "the improvement service".
    """
    if not lexicon.heads[words.norms[head]].needs_own or not words.texts[head].islower():
        return False
    first = start
    for at in range(start + 1, head):  # "Redvale's support services" are support services
        if words.norms[at] == "'s" and words.texts[start][0].isupper():
            first = at + 1
            break
    before = [norm for norm in words.norms[first:head] if norm not in ("and", "'s", "'", ",")]
    if not all(norm in lexicon.general for norm in before) or words.is_provided(head + 1):
        return False
    return len(before) < 2 or not words.is_definite(start)


def _walk_left(index: int, words: Words, lexicon: Lexicon, titles_only: bool) -> int:
    """Return the start of the name that ends just before or at ``index``."""
    texts, norms = words.texts, words.norms
    start, at = index, index - 1
    inner = index
    joined = False
    while at >= 0 and index - at < LONGEST:
        norm = norms[at]
        opening = words.opening_quote(at) if at + 1 == start else None
        if opening is not None:
            start, at = opening, opening - 1
        elif norm in ("'s", "'"):
            at -= 1
            continue
        elif at in words.national:
            break
        elif at + 1 == start and texts[at] == ")" and _is_short_in_brackets(at, words):
            inner = start
            start, at = at - 2, at - 3
        elif _is_outside(at, words, lexicon):
            break
        elif words.is_title(at) or (
            not titles_only and (lexicon.is_modifier(norm) or _is_age(at, words))
        ):
            start = at
            at -= 1
        elif (
            at > 0
            and start == at + 1
            and (
                _joins(at, words, lexicon, joined, titles_only)
                or (norm == "and" and not titles_only and _is_one_thing(at, index, words, lexicon))
            )
        ):
            joined = joined or norm in ("and", "&", "or")
            at -= 1
        else:
            break
    if texts[start] == "(":
        return inner
    if start > 0 and texts[start - 1] in OPENING:
        return start - 1 if words.closes_after(start - 1, index) else start
    quoted = words.open_quote_before(start, index)
    if quoted is None and start < index:
        quoted = _quoted_start(start, words)
    return start if quoted is None else quoted


def _is_outside(at: int, words: Words, lexicon: Lexicon) -> bool:
    """Return whether no name holds a word: a post, or what only opens a sentence."""
    norm = words.norms[at]
    if norm in lexicon.sentence_openers:
        return words.begins_sentence(at)
    return norm in lexicon.barriers and not _is_post_in_name(at, words, lexicon)


def _is_age(at: int, words: Words) -> bool:
    """Return whether a word belongs to an age: "0-25", "16-plus", "16 +", "the 0 to 25 service"."""
    norms = words.norms
    if _AGE.match(norms[at]):
        return _is_after_age(at + 1, words) or _is_after_age(at - 1, words)
    return _AGES.match(norms[at]) is not None or _is_after_age(at, words)


def _is_after_age(at: int, words: Words) -> bool:
    """Return whether it says how an age goes on; "from 16 to 25 teams" are no ages."""
    norms = words.norms
    if at < 2 or norms[at] not in _FROM_AGE or not _AGE.match(norms[at - 1]):
        return False
    return norms[at] != "to" or norms[at - 2] in DEFINITE


def _quoted_start(start: int, words: Words) -> int | None:
    """Return the start of a quoted name that other words separate from its head.

    "‘50 futures’ work experience project": any words may stand between, but no little ones.
    """
    for at in range(start - 1, max(start - 4, -1), -1):
        if words.texts[at] in CLOSING:
            return words.opening_quote(at)
        if not words.texts[at].islower() or words.norms[at] in STOP_WORDS:
            return None
    return None


def _is_short_in_brackets(at: int, words: Words) -> bool:
    """Return whether the bracket that closes at ``at`` holds an abbreviation only."""
    return (
        at >= 3
        and words.texts[at - 2] == "("
        and _SHORT.match(words.texts[at - 1]) is not None
        and sum(map(str.isupper, words.texts[at - 1])) >= 2
    )


def _is_post_in_name(at: int, words: Words, lexicon: Lexicon) -> bool:
    """Return whether a post is part of a name: "Chief Executive's Management Board"."""
    if not words.is_title(at) or at + 1 >= len(words.norms):
        return False
    pairs = lexicon.pairs
    return (words.norms[at], words.norms[at + 1]) in pairs or (
        at > 0 and (words.norms[at - 1], words.norms[at]) in pairs
    )


def _joins(at: int, words: Words, lexicon: Lexicon, joined: bool, titles_only: bool) -> bool:
    """Return whether the little word at ``at`` stands inside a name."""
    norm, before, after = words.norms[at], words.norms[at - 1], words.norms[at + 1]
    titles = words.is_title(at - 1) and words.texts[at + 1][0].isupper()
    if before in lexicon.barriers:
        return False
    if at - 1 in words.known:  # "police and fire …", but not inside a known name
        return norm == "and" and at + 1 not in words.known and (before, after) in lexicon.pairs
    if norm in ("and", "&"):
        if titles or titles_only:
            # "Redvale Young Advisors and Redvale Youth Voice" are two
            return titles and words.texts[at + 1] not in words.texts[max(at - 5, 0) : at]
        listed = words.texts[at - 2] == "," and {before, after} <= lexicon.modifiers
        return listed or (before, after) in lexicon.pairs
    if norm == ",":
        small = not titles_only and {before, after} <= lexicon.modifiers
        return joined and (titles or small)
    if norm == "or":
        return (f"{before} or", after) in lexicon.pairs
    if norm in _LINKS:
        if before in lexicon.posts:
            return False
        paired = not titles_only and (f"{before} {norm}", after) in lexicon.pairs
        return paired or (titles and norm not in _PARTING)
    return norm == "the" and titles


def _is_one_thing(at: int, head: int, words: Words, lexicon: Lexicon) -> bool:
    """Return whether one "the" and a noun in the singular make what "and" joins one name.

    "the learning and improvement group" is one, "learning and improvement groups" may be two.
    """
    if words.norms[head].endswith("s") or words.norms[at + 1] not in lexicon.modifiers:
        return False
    for start in range(at - 1, max(at - LONGEST, 0), -1):
        if start in words.known or words.norms[start] not in lexicon.modifiers:
            return start + 1 < at and words.norms[start] in DEFINITE
    return False


def _extend_right(end: int, words: Words) -> int:
    """Return the end of "University of …" or "Directorate of … and …"."""
    if end + 1 >= len(words.texts) or words.norms[end] not in ("of", "for"):
        return end
    last = end
    for at in range(end + 1, min(end + 9, len(words.texts))):
        if words.texts[at][0].isupper() or words.norms[at] in ("'s", "'"):
            last = at + 1
        elif words.norms[at] not in ("and", "&", "of", ",", "our") and (
            words.texts[at : at + 2] != ["in", "Our"]
        ):
            break
    return last
