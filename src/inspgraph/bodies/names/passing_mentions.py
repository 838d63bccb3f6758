"""Common terms that a text mentions in passing only.

Every report says that children "have access to advocacy services" or "step down to early help
services": that is no actor of the area. A common term counts where the text, at least once, lets
it act or be acted on ("advocacy services are provided by …", "the early help service has grown").
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Protocol

from inspgraph.bodies.names.lexicon import Lexicon, Term
from inspgraph.text.tokens import Words

_REACH: Final = 6  # words of a coordination walked over to the preposition before it


_COMMISSIONED: Final = 5  # words between "commissions" and what is commissioned


class Use(Protocol):
    """Tokens that use a term."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def is_passing(use: Use, words: Words, lexicon: Lexicon) -> bool:
    """Return whether the words are an attribute, a heading of a law, or a place to be sent to."""
    norms = words.norms
    at = use.end
    if norms[at : at + 1] == ["("] and norms[at + 2 : at + 3] == [")"]:
        return False  # what is given a short name is more than mentioned
    if at < len(norms) and (norms[at] in lexicon.attributes or norms[at : at + 1] == [":"]):
        return True
    if words.is_provided(at):
        return False
    start = use.start
    for _ in range(_REACH):
        before = norms[start - 1] if start > 0 else ""
        if before in lexicon.directions:
            return True
        if before in ("and", "or", ",", "&") or before in lexicon.modifiers | lexicon.general:
            start -= 1
        else:
            break
    nearby = norms[max(start - 2, 0) : start]
    if not lexicon.directions.isdisjoint(nearby[-1:]):
        return True
    if nearby and nearby[-1] == "of":
        return bool(nearby[:1]) and nearby[0] in lexicon.ranges
    # "to effective early help services"
    return len(nearby) == 2 and nearby[0] in lexicon.directions and nearby[1].isalpha()


def is_commissioned(use: Use, words: Words) -> bool:
    """Return whether the text says, just before, that it is commissioned."""
    nearby = words.norms[max(use.start - _COMMISSIONED, 0) : use.start]
    return any(norm.startswith("commission") for norm in nearby)


def only_in_passing(
    uses: Iterable[tuple[Term, Use]], words: Words, lexicon: Lexicon
) -> frozenset[str]:
    """The ids of those terms that are only used in passing."""
    passing: set[str] = set()
    acting: set[str] = set()
    for term, use in uses:
        if term.common == "provided":
            acts = words.is_provided(use.end)
        elif term.common == "commissioned":
            acts = is_commissioned(use, words)
        else:
            acts = not is_passing(use, words, lexicon)
        (acting if acts else passing).add(term.id)
    return frozenset(passing - acting)


def is_general_plural(start: int, end: int, words: Words) -> bool:
    """Return whether it is "… services" without capital or number ("housing services")."""
    if words.texts[end - 1] != "services" or words.is_provided(end):
        return False
    own = [text for text in words.texts[start : end - 1] if text not in ("(", ")")]
    return not any(any(c.isupper() or c.isdigit() for c in text) for text in own)
