"""Names beside what they name: "the regional adoption agency, Adopt Vale," is one actor.

Names that nothing else knows are joined so where they are found (``names.explained_names``); here
both the phrase and the name are known, from a register, a list of terms or the recogniser.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from spacy.tokens import Doc

from inspgraph.bodies.names.mentions import Mention

_NAMING: Final = frozenset(
    ("", "(", ",", "called", "named", "known as", ", called", ", known as", ", named")
)
_ALIKE: Final = frozenset(("Service", "Unit"))
_ENDS: Final = frozenset((",", ".", ";", ":", ")", "–", "-"))
_ARTICLES: Final = frozenset(("the", "a", "an", "its", "their"))
_LISTING: Final = frozenset((",", "and", "or", "&", "between", "with"))


def with_names(doc: Doc, mentions: Sequence[Mention], keys: Sequence[str]) -> list[str]:
    """The keys of mentions, with a name's key for that of the phrase beside it."""
    named = apposed([token.text for token in doc], [token.norm_ for token in doc], mentions, keys)
    return [named.get(key, key) for key in keys]


def apposed(
    texts: Sequence[str], norms: Sequence[str], mentions: Sequence[Mention], keys: Sequence[str]
) -> Mapping[str, str]:
    """The key of the name for that of each phrase beside which one name stands, and no other.

    ``texts`` and ``norms`` are a document's tokens, ``keys`` the mentions' keys before merging.
    """
    found: dict[str, set[str]] = {}
    starts = {mention.start for mention in mentions}
    pairs = zip(mentions, mentions[1:], keys, keys[1:], strict=False)
    for phrase, name, key, own in pairs:
        if key != own and _are_one(phrase, name, texts, norms, starts):
            found.setdefault(key, set()).add(own)
    return dict(_single(found))


def _single(found: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    for key, names in found.items():
        if len(names) == 1 and not names & found.keys():
            yield key, next(iter(names))


def _are_one(
    phrase: Mention, name: Mention, texts: Sequence[str], norms: Sequence[str], starts: set[int]
) -> bool:
    if phrase.source not in ("term", "head") or name.source == "abbreviation":
        return False
    if any(text[0].isupper() for text in texts[phrase.start : phrase.end]):
        return False
    if not texts[name.start][0].isupper() or not _fit(phrase.type, name.type):
        return False
    between = " ".join(norms[phrase.end : name.start])
    if between not in _NAMING:
        return False
    after = norms[name.end] if name.end < len(norms) else "."
    if between == "(":
        return after == ")"
    if between != ",":
        return True
    return _is_aside(phrase.start, name.end, norms, starts)


def _fit(one: str, other: str) -> bool:
    return one == other or {one, other} <= _ALIKE


def _is_aside(start: int, end: int, norms: Sequence[str], starts: set[int]) -> bool:
    """Tell whether no list goes on around a phrase, a comma and a name."""
    before = start - 1
    while before >= 0 and norms[before] in _ARTICLES:
        before -= 1
    if before >= 0 and norms[before] in _LISTING:
        return False
    after = norms[end] if end < len(norms) else "."
    if after not in _ENDS and not after.isspace():
        return False
    follows = end + 1
    while follows < len(norms) and norms[follows] in _ARTICLES:
        follows += 1
    return after != "," or not (follows in starts or norms[follows : follows + 1] == ["and"])
