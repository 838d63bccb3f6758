"""A document's title: a letter's subject line, or the headings of its cover."""

from __future__ import annotations

import re
from typing import Final

from inspgraph.cues.form_cues import SeriesCue
from inspgraph.form.cover.labels import dear_at
from inspgraph.records import Block, Span, Text
from inspgraph.text.fold import fold

_AFTER: Final = re.compile(
    r"(?:(?:inspection|review|visit) dates?|dates? of|(?:report |letter )?publi|lead inspector|"
    r"reporting inspector|age group|reference|review of services for children|judge?ment\b|the "
    r"overall judgement|(?:previous|last) inspection|contents?$|\d|©|children's services in|the "
    r"judgement (?:for|on))",
    re.IGNORECASE,
)
_COUNCIL: Final = re.compile(
    r"\b(?:council|borough|corporation|authority area|city of|isles of|local area partnership)\b",
    re.IGNORECASE,
)
COVER: Final = 12
LONGEST: Final = 260
SHORT: Final = 90
SUBJECT: Final = 200
LARGE: Final = 16  # points


def find_title(text: Text, series: SeriesCue | None, begin: int = 0) -> tuple[str, Span | None]:
    """The title and where it stands, in a text whose document begins with block ``begin``.

    In a letter the subject line names the series right below "Dear …" or above, or is a heading
    below. On a cover the title is the run of headings from the first that names the series
    or stands first, up to dates, inspectors and grades.
    """
    dear = dear_at(text)
    if dear is not None:
        below, above = text.blocks[dear + 1 : dear + 6], text.blocks[:dear]
        naming = (b for b in (*below, *above) if series and _names_alone(text, b, series))
        first = next(naming, None) or next((b for b in below if b.kind == "heading"), None)
        return (_words(text, first), first.span) if first is not None else ("", None)
    run: list[Block] = []
    named = False
    for block in text.blocks[begin + bool(begin) :][:COVER]:
        words = text.content[block.start : block.end].strip()
        if block.marker or len(words) > LONGEST or _AFTER.match(fold(words)):
            break
        names = series is not None and _names(words, series)
        if names or block.kind == "heading" or words == "and" or _is_line(block, words):
            run.append(block)
            named = named or names
        elif run:
            break
    if not run or (series is not None and not named and not text.pages):
        return "", None
    words = " ".join(text.content[b.start : b.end].strip() for b in run)
    return " ".join(words.split()), Span(run[0].start, run[-1].end)


def _words(text: Text, block: Block) -> str:
    return " ".join(text.content[block.start : block.end].split())


def _names_alone(text: Text, block: Block, series: SeriesCue) -> bool:
    """Whether a block names the series and says no more than a title does."""
    words = _words(text, block)
    return len(words) < SUBJECT and _names(words, series)


def _is_line(block: Block, words: str) -> bool:
    """Whether a line of a cover is one of its title's: it names a council, or is printed large."""
    if len(words) > SHORT or words.endswith("."):
        return False
    return block.size >= LARGE or bool(_COUNCIL.search(words))


def _names(words: str, series: SeriesCue) -> bool:
    return bool(series.pattern.search(fold(words)))
