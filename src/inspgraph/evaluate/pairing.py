"""Equality of names, grades and texts for the evaluation, and the pairing of items.

The rules are those of the published scoring of the annotations: spelling, plurals, "the" and how
a council is styled never keep two names apart, and a text may differ in a few words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

Left = TypeVar("Left")
Right = TypeVar("Right")

SAME_TEXT: Final = 0.80
"""The likeness from which two texts are the same recommendation or finding."""
SAME_AREA: Final = 0.60
"""The likeness from which two areas are the same."""
SAME_PERSON: Final = 0.80
"""The likeness from which two people's names are the same."""
SAME_NAME: Final = 0.86
"""The likeness from which two names of at least ``LONG_NAME`` characters are the same."""
LONG_NAME: Final = 7

_LINKING: Final = frozenset({"the", "of", "and", "for", "in", "a", "an", "to", "s"})
_STYLES: Final = (
    ("metropolitan borough council", "council"),
    ("borough council", "council"),
    ("city council", "council"),
    ("county council", "council"),
    ("foundation trust", "trust"),
    ("local authority", "council"),
)
_BEFORE: Final = re.compile(
    r"^(london borough of|royal borough of|city of|metropolitan borough of)\s+"
)


@lru_cache(maxsize=1 << 16)
def plain(text: str) -> str:
    """The words in lower case: no marks, no possessive, "&" as "and", hyphens as spaces.

    >>> plain("The Children’s Hub & Well-being")
    'the children hub and well being'
    """
    text = unicodedata.normalize("NFKC", text).lower()
    text = text.replace("’", "'").replace("&", " and ").replace("-", " ").replace("–", " ")
    text = re.sub(r"'s\b", "", text)
    return " ".join(re.sub(r"[^a-z0-9 ]+", " ", text).split())


@lru_cache(maxsize=1 << 16)
def _words(text: str) -> Counter[str]:
    return Counter(word for word in plain(text).split() if word not in _LINKING)


def likeness(one: str, other: str) -> float:
    """Return the F1, from 0 to 1, of the words that two texts share, linking words left out.

    A word counts as often as it stands there; the order does not matter. A text without words is
    like nothing.

    >>> likeness("the council's plans", "plans of a council")
    1.0
    """
    left, right = _words(one), _words(other)
    if not left or not right:
        return 0.0
    return 2 * (left & right).total() / (left.total() + right.total())


def from_likeness(value: float, threshold: float) -> float:
    """A likeness, or 0 where it is below the threshold."""
    return value if value >= threshold else 0.0


def grade_key(grade: str) -> str:
    """The grade without a number beside it; every wording of "requires improvement" is one.

    >>> grade_key("Requires improvement to be good"), grade_key("Good (2)")
    ('requires improvement', 'good')
    """
    key = " ".join(re.sub(r"\b[1-4]\b", " ", plain(grade)).split())
    return "requires improvement" if key.startswith("requires improvement") else key


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """The name without brackets, "the", the style of a council, and plurals.

    >>> name_key("The London Borough of Wexmoor"), name_key("Wexmoor City Council (WCC)")
    ('wexmoor', 'wexmoor')
    """
    key = re.sub(r"^(the|a)\s+", "", plain(re.sub(r"\(.*?\)", " ", name)))
    for style, word in _STYLES:
        key = key.replace(style, word)
    key = re.sub(r"\s+council$", "", _BEFORE.sub("", key))
    return " ".join(_singular(word) for word in key.split())


def _singular(word: str) -> str:
    plural = len(word) > 4 and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural else word


def name_keys(name: str, aliases: Iterable[str] = ()) -> frozenset[str]:
    """The keys of all forms of a name, those in brackets too."""
    keys = set()
    for form in (name, *aliases):
        keys.add(name_key(form))
        keys.update(name_key(inner) for inner in re.findall(r"\(([^)]+)\)", form))
    return frozenset(keys - {""})


def same_name(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two sets of keys share one, or hold two long ones that are nearly the same."""
    if not one.isdisjoint(other):
        return True
    longer = [key for key in other if len(key) >= LONG_NAME]
    return any(
        likeness(left, right) >= SAME_NAME
        for left in one
        if len(left) >= LONG_NAME
        for right in longer
    )


class Matching(NamedTuple):
    """Positions in the gold and in the found items: those that met, and those left over."""

    pairs: tuple[tuple[int, int], ...]
    missed: tuple[int, ...]
    extra: tuple[int, ...]


def match(
    gold: Sequence[Left], found: Sequence[Right], similar: Callable[[Left, Right], float]
) -> Matching:
    """Pair items one to one, the most similar first; what is similar by 0 never meets.

    Of equally similar pairs the one first in the gold, then in the found items, is made first.
    """
    likely = [
        (similarity, i, j)
        for i, wanted in enumerate(gold)
        for j, got in enumerate(found)
        if (similarity := similar(wanted, got)) > 0
    ]
    left, right = set(range(len(gold))), set(range(len(found)))
    pairs = []
    for _, i, j in sorted(likely, key=lambda pair: -pair[0]):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((i, j))
    return Matching(tuple(sorted(pairs)), tuple(sorted(left)), tuple(sorted(right)))
