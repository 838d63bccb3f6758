"""Names that only the recogniser knows, taken where rules can say what they are.

What registers, terms and head nouns have found stands; a proposal fills what they left. It is
taken where it ends in a head noun or is written as a name, and its type is the noun's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from inspgraph.bodies.names.explained_names import PERSONS
from inspgraph.bodies.names.head_nouns import is_document, says_too_little
from inspgraph.bodies.names.lexicon import Head, Lexicon
from inspgraph.bodies.names.passing_mentions import is_general_plural
from inspgraph.bodies.names.recogniser import NAME, Proposal
from inspgraph.records import ActorKind
from inspgraph.text.tokens import CLOSING, OPENING, Words, phrase

SURE: Final = 0.5
"""How sure a name must be; of those less sure every second one is wrong."""
SURE_WITH_HEAD: Final = 0.4
"""How sure it must be where it ends in a head noun, as rules agree that it is a body."""
SURE_OF_INITIALS: Final = 0.75
"""How sure it must be of one word in capitals, which may as well be a form or a qualification."""

_ARTICLES: Final = frozenset(
    ("the", "a", "an", "this", "these", "one", "each", "every", "any", "another", "both")
)
_ENDS: Final = frozenset(".!?")
_SHORTEST: Final = 5
_REACH: Final = 9  # words after a name that may say what it is
_ASIDES: Final = frozenset(",.;:()")
_MARKS: Final = frozenset(".;:()[]•")


class Proposed(NamedTuple):
    """Tokens ``start`` to ``end`` of a Doc that name an actor, and what it is."""

    start: int
    end: int
    kind: ActorKind
    type: str


def unexplained_sentences(
    words: Words, taken: Collection[int], lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    """Token ranges of the sentences in which a name may have been missed.

    These have a head noun, a capital of its own or a quotation mark outside what is ``taken``.
    """
    start = 0
    missed = False
    for at, text in enumerate(words.texts):
        line = "\n" in text
        if at not in taken and not missed:
            missed = text in OPENING or words.norms[at] in lexicon.heads or words.is_title(at)
        if line or text in _ENDS or at + 1 == len(words.texts):
            end = at if line else at + 1
            if missed and _is_prose(words.texts[start:end]):
                yield start, end
            start, missed = at + 1, False


def _is_prose(texts: Sequence[str]) -> bool:
    """Tell sentences from headings, signatures and cells, which the recogniser was not shown."""
    return len(texts) >= _SHORTEST and 2 * sum(map(str.islower, texts)) >= len(texts)


def proposed_names(
    proposals: Sequence[Proposal],
    words: Words,
    taken: Collection[int],
    lexicon: Lexicon,
    places: Collection[str],
) -> Iterator[Proposed]:
    """Take those proposals that rules can name the type of.

    ``taken`` are tokens of names that are known already, ``places`` the councils' places in small
    letters: these are no bodies.
    """
    explained = _explained(words)
    for proposal in proposals:
        if proposal.kind != NAME:
            continue
        start, end = _bare(proposal.start, proposal.end, words)
        if start < end and proposal.sure < _needed(start, end, words, lexicon):
            continue
        if start < end and all(at not in taken for at in range(start, end)):
            if end == start + 1 and words.texts[start] in explained:
                continue
            what = _type_of(start, end, words, lexicon, places)
            if what is not None:
                yield Proposed(start, end, *what)


def _needed(start: int, end: int, words: Words, lexicon: Lexicon) -> float:
    if words.norms[end - 1] in lexicon.heads:
        return SURE_WITH_HEAD
    return SURE_OF_INITIALS if end == start + 1 and words.texts[start].isupper() else SURE


def _bare(start: int, end: int, words: Words) -> tuple[int, int]:
    """Leave out articles and their like, quotation marks around it, and commas at its end."""
    while end > start and words.texts[end - 1] in CLOSING | {","}:
        end -= 1
    while start < end and (words.texts[start] in OPENING or words.norms[start] in _ARTICLES):
        start += 1
    return start, end


def _type_of(
    start: int, end: int, words: Words, lexicon: Lexicon, places: Collection[str]
) -> tuple[ActorKind, str] | None:
    texts, norms = words.texts[start:end], words.norms[start:end]
    text = phrase(texts).lower()
    if not texts[0][0].isalnum() or not _MARKS.isdisjoint(texts):
        return None
    if lexicon.exclusions.fullmatch(text) or is_document(end, words, lexicon):
        return None
    if end == start + 1 and PERSONS.match(texts[0]):
        return None
    head = lexicon.heads.get(norms[-1])
    if head is not None:
        if head.case != "any" and not any(words.is_title(at) for at in range(start, end)):
            return None  # "the city council" is no name
        general = says_too_little(start, end - 1, words, lexicon)
        if end == start + 1 or general or is_general_plural(start, end, words):
            return None
        return head.kind, head.type
    named = words.is_title(start) and any(map(str.isupper, texts[-1]))
    if not named or text in places or not lexicon.barriers.isdisjoint(norms):
        return None
    if not lexicon.no_names.isdisjoint(norms) or norms[-1] in lexicon.followers:
        return None
    said = _said_to_be(end, words, lexicon)
    kind, type_ = (said.kind, said.type) if said else ("body", "Other")
    return lexicon.type_of(" ".join(texts), kind, type_)


def _said_to_be(end: int, words: Words, lexicon: Lexicon) -> Head | None:
    """The head noun of what follows the name: "Kestrel, a specialist service for families"."""
    norms = words.norms[end : end + _REACH]
    if norms[:1] != [","] or norms[1:2] not in (["a"], ["an"], ["the"], ["its"], ["their"]):
        return None
    for norm in norms[2:]:
        if norm in lexicon.heads or norm in _ASIDES:
            return lexicon.heads.get(norm)
    return None


def _explained(words: Words) -> frozenset[str]:
    """Find what stands alone in brackets anywhere.

    It is the short name of what stands before, be that an actor, whose it is then known to be, or
    none ("principal social worker (PSW)").
    """
    texts = words.texts
    return frozenset(
        texts[at] for at in range(1, len(texts) - 1) if (texts[at - 1], texts[at + 1]) == ("(", ")")
    )
