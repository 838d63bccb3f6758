"""A document's title: a letter's subject line, or the headings of its cover."""

from __future__ import annotations

import re
from typing import Final

from inspgraph.extract.cover import dear_at
from inspgraph.records import Block, Span, Text
from inspgraph.segment.cues import SeriesCue, fold

_AFTER: Final = re.compile(
    r"(?:(?:inspection|review|visit) dates?|dates? of|(?:report |letter )?publi|lead inspector|"
    r"reporting inspector|age group|reference|review of services for children|judge?ment\b|the "
    r"overall judgement|(?:previous|last) inspection|contents?$|\d|©|children's services in|the "
    r"judgement (?:for|on))",
    re.IGNORECASE,
)


def find_title(text: Text, series: SeriesCue | None) -> tuple[str, Span | None]:
    """The title and where it stands.

    In a letter the subject line is a heading right below "Dear …", or names the series there or
    above. On a cover the title is the run of headings from the first that names the series
    or stands first, up to dates, inspectors and grades.
    """
    dear = dear_at(text)
    if dear is not None:
        for block in text.blocks[dear + 1 : dear + 6]:
            words = text.content[block.start : block.end].strip()
            if block.kind == "heading" or (series and _names(words, series) and len(words) < 200):
                return " ".join(words.split()), Span(block.start, block.end)
        for block in text.blocks[:dear]:
            words = text.content[block.start : block.end].strip()
            if series and _names(words, series):
                return " ".join(words.split()), Span(block.start, block.end)
        return "", None
    run: list[Block] = []
    for block in text.blocks[:12]:
        words = text.content[block.start : block.end].strip()
        if (
            _AFTER.match(fold(words))
            or len(words) > 260
            or (block.cell and run and not _first(block))
        ):
            break
        if (
            block.kind == "heading"
            or (series and _names(words, series))
            or (run and words == "and")
        ):
            run.append(block)
        elif run:
            if not (block.bold and text.page_at(block.start) == 1 and len(words) < 100):
                break
            run.append(block)
    if not run or (series is not None and not any(
        _names(text.content[b.start : b.end], series) for b in run
    ) and text.page_at(run[0].start) is None):  # fmt: skip
        return "", None
    words = " ".join(text.content[b.start : b.end].strip() for b in run)
    return " ".join(words.split()), Span(run[0].start, run[-1].end)


def _first(block: Block) -> bool:
    return block.cell is not None and block.cell.column == 0


def _names(words: str, series: SeriesCue) -> bool:
    return bool(series.pattern.search(fold(words)))
