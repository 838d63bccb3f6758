"""Roles of headings with a known wording."""

from __future__ import annotations

import re
from typing import Final

from inspgraph.cues.form_cues import Cues, HeadingCue
from inspgraph.text.fold import fold

LISTS: Final = frozenset({"recommendations", "strengths", "weaknesses", "mixed"})
"""Roles of headings below which a list stands."""

UNRESOLVED: Final = "unresolved"
"""Role of a heading whose wording no cue knows."""

LONGEST_PLAIN: Final = 130
"""Letters of the longest line that is a heading by its wording alone."""

_NUMBER: Final = re.compile(
    r"^(?:\d{1,2}[a-z]?(?:\.\d+)*[.)]?|[ivx]{1,5}\)|[a-z]\)|section \d+[:.]?)\s+"
)
_ANNEX: Final = re.compile(r"^(?:annex|appendix) [a-z\d]{1,2}\s*[:.–-]\s*")
_GLUED_NOTE: Final = re.compile(r"(?<=[a-z?)])\d{1,2}$")
PAGE_NUMBER: Final = re.compile(r"\s+\d{1,3}$")


def fold_title(title: str) -> str:
    """A heading as patterns see it: folded, in lower case, without number or final mark.

    >>> fold_title("1d. What needs to improve?2")
    'what needs to improve?'
    """
    plain = " ".join(fold(title).lower().split()).rstrip(" :.*")
    plain = _NUMBER.sub("", plain)
    return _GLUED_NOTE.sub("", plain).rstrip(" :")


def match_heading(
    title: str, series: str | None, cues: Cues, *, page_number: bool = False
) -> HeadingCue | None:
    """The cue whose pattern the whole heading matches; the series' own cues come first.

    With ``page_number`` a number at the end may be a page's and is forgiven. A heading of an
    annex ("Annex B: Summary of …") is looked up without its letter first.
    """
    plain = fold_title(title)
    bare = _ANNEX.sub("", plain)
    for wording in dict.fromkeys((bare, plain)):
        for cue in cues.headings_of(series):
            if cue.pattern.fullmatch(wording):
                return cue
    if page_number and (shorter := PAGE_NUMBER.sub("", plain)) != plain:
        return match_heading(shorter, series, cues)
    return None
