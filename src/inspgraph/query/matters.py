"""The matters that reports come back to, finer than topics: "dental checks", not "health".

Two sentences may name the same matter in quite different words; the patterns know its names.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter's name and the pattern of its words, which looks at a text made ``plain``."""

    name: str
    pattern: re.Pattern[str]


Matters = tuple[Matter, ...]


def load_matters(path: Path) -> Matters:
    """Read data/cues/matters.csv; raises ``re.error`` for an invalid pattern."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Matter(row["matter"], re.compile(row["pattern"])) for row in csv.DictReader(file)
        )


def matters_of(wording: str, matters: Matters) -> Matters:
    """The matters that a wording names, in the order of the file; often none."""
    text = plain(wording)
    return tuple(matter for matter in matters if matter.pattern.search(text))


def plain(text: str) -> str:
    """A text in small letters, on one line and with straight apostrophes, of the same length.

    The few texts with a letter that grows in lower case keep their capitals.
    """
    lower = text.lower() if len(text.lower()) == len(text) else text
    return lower.replace("’", "'").replace("\n", " ").replace("\u00a0", " ")
