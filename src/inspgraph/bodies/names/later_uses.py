"""Later uses of the short and proper names that a text introduces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Protocol, TypeVar

from inspgraph.bodies.names.explained_names import ABBREVIATION

_INITIALS: Final = 4  # fewer capital letters stand for too many things


class Introducing(Protocol):
    """A mention that may introduce a name; ``refs`` of an abbreviation say what it stands for."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def source(self) -> str: ...
    @property
    def refs(self) -> tuple[str, ...]: ...


Mention = TypeVar("Mention", bound=Introducing)


def later_uses(
    mentions: Sequence[Mention], words: Sequence[str]
) -> Iterator[tuple[int, int, Mention, str]]:
    """Every use of an introduced name: start, end, the mention it stands for, its reference.

    Names are introduced in brackets behind another, by a phrase that explains them, by their
    initials, or by the recogniser, which sees a name in one sentence and not in the next.
    """
    introduced: dict[tuple[str, ...], Mention] = {}
    for mention in mentions:
        at = mention.end
        if mention.source == "abbreviation" or _is_proper(mention, words):
            introduced.setdefault(tuple(words[mention.start : at]), mention)
        elif at + 2 < len(words) and words[at] == "(" and words[at + 2] == ")":
            short = words[at + 1]
            if ABBREVIATION.match(short) and sum(map(str.isupper, short)) >= 2:
                introduced.setdefault((short,), mention)
    for initials, mention in _initials(mentions, words).items():
        introduced.setdefault((initials,), mention)
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(introduced, key=len, reverse=True):
        by_first.setdefault(name[0], []).append(name)
    for index, word in enumerate(words):
        for name in by_first.get(word, ()):
            if tuple(words[index : index + len(name)]) == name:
                first = introduced[name]
                ref = first.refs[0] if first.source == "abbreviation" else f"@{first.start}"
                yield index, index + len(name), first, ref
                break


def _is_proper(mention: Introducing, words: Sequence[str]) -> bool:
    """Tell a name in capitals that only the recogniser knows."""
    return mention.source == "proposed" and all(
        word[0].isupper() for word in words[mention.start : mention.end]
    )


def _initials(mentions: Sequence[Mention], words: Sequence[str]) -> dict[str, Mention]:
    """The first mention for the initials of a long name, where they can stand for no other.

    Reports also use "NSCP" for the "Northmoor Safeguarding Children Partnership" unannounced.
    """
    found: dict[str, dict[str, Mention]] = {}
    for mention in mentions:
        name = [word for word in words[mention.start : mention.end] if word[0].isupper()]
        if len(name) >= _INITIALS and mention.source != "abbreviation":
            letters = "".join(word[0] for word in name)
            found.setdefault(letters, {}).setdefault(" ".join(name).lower(), mention)
    return {k: next(iter(named.values())) for k, named in found.items() if len(named) == 1}
