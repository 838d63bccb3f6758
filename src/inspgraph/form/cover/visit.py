"""What a letter tells of a visit: its focus, and where it stands in a row of visits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from inspgraph.cues.form_cues import Cues
from inspgraph.facts import Visit, YearMonth
from inspgraph.form.cover.dates import find_month
from inspgraph.records import Text
from inspgraph.span import Span
from inspgraph.text.fold import fold

OPENING: Final = 45
"""Blocks of a letter among which it says what the visit looked at."""

_COUNTED: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
_FOLLOWING: Final = re.compile(r"\bareas? of [^.\n]*:$|\bfocus on:$|\bfollowing [^.\n]*:$")


def find_visit(text: Text, series: str | None, cues: Cues) -> Visit | None:
    """Find what a letter of a series of visits tells of its visit, None in other series."""
    known = cues.visits_of(series)
    if not known:
        return None
    number: int | None = None
    since: YearMonth | None = None
    for block in text.blocks[:OPENING]:
        words = fold(text.content[block.start : block.end])
        for pattern in known.get("number", ()):
            if number is None and (match := pattern.search(words)):
                number = _count(match["number"].lower())
        for pattern in known.get("since", ()):
            if since is None and (match := pattern.search(words)):
                month = find_month(match["since"])
                since = month.day if month and isinstance(month.day, YearMonth) else None
    return Visit(tuple(_focus(text, known.get("focus", ()))), number, since)


def _focus(text: Text, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Span]:
    """What the visit looked at: the words of the first sentence that says so, and its bullets."""
    for index, block in enumerate(text.blocks[:OPENING]):
        words = fold(text.content[block.start : block.end])
        found = [match for pattern in patterns if (match := pattern.search(words))]
        is_list = bool(_FOLLOWING.search(words))
        for match in found[:1]:
            yield Span(block.start + match.start("focus"), block.start + match.end("focus"))
        if is_list and (found or "reviewed the progress" in words):
            for item in text.blocks[index + 1 :]:
                if item.kind != "item":
                    break
                yield item.span
            return
        if found:
            return


def _count(word: str) -> int:
    return _COUNTED.index(word) + 1 if word in _COUNTED else int(word)
