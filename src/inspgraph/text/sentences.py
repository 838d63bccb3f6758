"""The sentences of running words, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

# A full stop, then a capital or an opening quotation mark; "St. Mary’s" goes on.
_GAP: Final = re.compile(r"(?<=[.!?])(?<!\bSt\.)\s+(?=[A-Z‘“\"'])")


def sentences(words: str) -> Iterator[tuple[int, str]]:
    """Split words into sentences, each with its start in code points of the words.

    What stands between two sentences is white space. Words without an end are one sentence.

    >>> list(sentences("Staff listen. “They care,” says St. Mary’s."))
    [(0, 'Staff listen.'), (14, '“They care,” says St. Mary’s.')]
    """
    start = 0
    for gap in _GAP.finditer(words):
        yield start, words[start : gap.start()]
        start = gap.end()
    yield start, words[start:]
