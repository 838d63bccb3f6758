"""Suggestions for an unknown name, value or term."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from rapidfuzz import fuzz, process

_MOST: Final = 3


def near(
    said: str, known: Sequence[str], least: int, folded: Callable[[str], str] = str.casefold
) -> list[str]:
    """Return up to three of the known names, the most similar first.

    ``least`` is the likeness from which on one is suggested: rapidfuzz's ratio, 0 to 100, of the
    names as ``folded`` gives them.
    """
    found = process.extract(
        said, known, scorer=fuzz.ratio, processor=folded, score_cutoff=least, limit=_MOST
    )
    return [name for name, _, _ in found]


def did_you_mean(names: Sequence[str]) -> str:
    """Return " Did you mean …?" with these names, or nothing where there are none."""
    return f" Did you mean {' or '.join(names)}?" if names else ""
