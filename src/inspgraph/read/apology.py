"""Short pages that say that something was not found, in place of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_ERROR: Final = re.compile(
    r"\b((can)?not (be )?found|can(no|['’])t find|no longer (available|exists)|does not exist"
    r"|[45]0[0-4]|forbidden|access denied|unavailable|error)\b",
    re.IGNORECASE,
)
LENGTH: Final = 1500  # letters; a report is longer than a page that apologises
_LINE: Final = 120  # letters


def apology(openings: Iterable[str], letters: int) -> str:
    """Return the one of a page's opening lines that says so, "" where none does.

    ``letters`` is the length of the whole page.
    """
    if letters >= LENGTH:
        return ""
    return next((line for line in openings if len(line) < _LINE and _ERROR.search(line)), "")
