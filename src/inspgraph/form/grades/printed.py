"""Grades as they are printed: words, numbers, and both together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from inspgraph.cues.form_cues import Cues
from inspgraph.text.fold import fold

TICK: Final = re.compile(r"[xX✓✔☒☑■●√þýûü\uf0fc\uf0fe]|yes", re.IGNORECASE)
"""What marks a grade of a printed scale."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A grade as printed: ``word`` in lower case, ``value`` the number beside it or alone."""

    word: str
    value: int | None


def read_grade(text: str, series: str | None, cues: Cues) -> Printed | None:
    """The grade that a whole cell or heading is, or None.

    "Good", "Grade 2 (good)", "Inadequate (Grade 4)", "2 – Good", "Performs well (3)"; a number
    alone ("3", "Grade 3") becomes the word it has on the series' scale, if it has one.
    """
    plain = " ".join(fold(text).lower().split()).strip(" .*:")
    if not plain or len(plain) > 70:
        return None
    match = _cell(tuple(cues.grade_words(series))).fullmatch(plain)
    if match is None:
        return None
    number = match["before"] or match["after"] or match["only"]
    value = int(number) if number else None
    if match["word"]:
        return Printed(normal_grade(match["word"]), value)
    word = cues.grade_of(series, value) if value is not None else None
    return Printed(word, value) if word else None


def normal_grade(word: str) -> str:
    """A grade in lower case, its verb in the singular: "require improvement" agrees with a plural.

    >>> normal_grade("Require improvement to be Good")
    'requires improvement to be good'
    """
    plain = " ".join(fold(word).lower().split())
    return re.sub(r"^(require|perform)(?= )", r"\1s", plain)


@lru_cache(maxsize=32)
def _cell(words: tuple[str, ...]) -> re.Pattern[str]:
    ways = "|".join(
        re.escape(word)
        .replace(r"requires\ ", r"requires?\ ")
        .replace(r"performs\ ", r"performs?\ ")
        for word in sorted(words, key=len, reverse=True)
    )
    return re.compile(
        rf"(?:(?:overall |the )?grade:? *)?"
        rf"(?:(?:\(?(?P<before>[1-4])\)? *[-:(]* *)?(?P<word>{ways})\)?"
        rf"(?: *[-:(]* *(?:grade *)?(?P<after>[1-4])\)?)?|(?P<only>[1-4]))"
    )
