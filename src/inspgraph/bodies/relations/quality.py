"""The quality that words give a link: strong, weak or improving (data/cues/frames/quality.csv)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from inspgraph.records import Quality

Qualities = Mapping[str, Quality]
"""The quality that a phrase gives, by its words."""

_BEFORE: Final = 6  # words before and after the relation's own that may tell of it
_AFTER: Final = 12
_LONGEST: Final = 4


def load_qualities(path: Path) -> Qualities:
    """The phrases of data/cues/frames/quality.csv."""
    found: dict[str, Quality] = {}
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            for words in row["words"].split("|"):
                found[words] = _quality(row["quality"])
    return found


def _quality(name: str) -> Quality:
    match name:
        case "strong" | "weak" | "improving":
            return name
        case _:
            raise ValueError(f"no such quality: {name}")


def quality_of(text: str, start: int, end: int, qualities: Qualities) -> Quality:
    """Read what a clause says of a relation that its words from ``start`` to ``end`` name.

    The weakest that is said counts: "good, but not yet embedded" is weak.
    """
    words = [*text[:start].split()[-_BEFORE:], *text[start:end].split()]
    words += text[end:].split()[:_AFTER]
    said: set[Quality] = set()
    at = 0
    while at < len(words):
        for size in range(_LONGEST, 0, -1):
            quality = qualities.get(" ".join(words[at : at + size]))
            if quality:
                said.add(quality)
                at += size - 1
                break
        at += 1
    order: tuple[Quality, ...] = ("weak", "improving", "strong")
    return next((quality for quality in order if quality in said), "")
