"""Several documents in one file: the start and the text of each.

Councils put reports together in one PDF: an agenda pack, an appendix, a bundle of evidence. A
page on which a series introduces itself as it does on its covers or in its letters begins a
document: it names the series at its head, and says when inspectors came or greets an addressee.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from inspgraph.cues.form_cues import Cues
from inspgraph.errors import problem
from inspgraph.records import Block, Source, Text
from inspgraph.segment.identify import identify
from inspgraph.text.fold import fold

_HEAD: Final = 6  # blocks at a page's top among which a report has its title
_COVER: Final = 24  # blocks among which a cover has its labels, and a letter its subject
_DEAR: Final = re.compile(r"dear\s+\w+", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_LABELS: Final = ("inspected", "lead", "published")


def unbundle(source: Source, text: Text, cues: Cues) -> tuple[tuple[Source, Text], ...]:
    """The documents of a file, each a source and a text of its own; most files are one.

    The first keeps the name of the file and gets a ``several-documents`` problem. Which running
    headers and footers are whose is not known, so none of several documents has any.
    """
    starts = [0, *_further_starts(text, cues)]
    if len(starts) == 1:
        return ((source, text),)
    pages = ", ".join(str(text.page_at(start)) for start in starts[1:])
    several = problem(
        "several-documents",
        source.name,
        found=f"further documents begin on page {pages}",
        page=text.page_at(starts[1]),
    )
    ends = [*starts[1:], len(text.content)]
    parts = [_part(text, start, end) for start, end in zip(starts, ends, strict=True)]
    first = replace(parts[0], problems=(*text.problems, several))
    sources = [
        replace(source, name=f"{source.name}#{number}", part=number)
        for number in range(2, len(parts) + 1)
    ]
    return ((source, first), *zip(sources, parts[1:], strict=True))


def _further_starts(text: Text, cues: Cues) -> Iterator[int]:
    """The offsets of the pages after the first on which a document begins."""
    starts = [block.start for block in text.blocks]
    pages = [*(page.start for page in text.pages[1:]), len(text.content)]
    for page, end in pairwise(pages):
        first, last = bisect_left(starts, page), bisect_left(starts, end)
        cover = text.blocks[first : min(last, first + _COVER)]
        if cover and _opens(text, cover, cues):
            yield cover[0].start


def _opens(text: Text, cover: Sequence[Block], cues: Cues) -> bool:
    """Return whether the blocks at the head of a page are a cover's or a letter's."""
    words = [fold(text.content[block.start : block.end]) for block in cover]
    greeting = next((i for i, said in enumerate(words) if _DEAR.match(said)), None)
    if greeting is not None:
        dated = any(_YEAR.search(said) for said in words[:greeting])
        return dated and _names_series(text, cover, cues)
    labels = [cues.cover[field] for field in _LABELS]
    labelled = sum(any(label.match(said) for said in words) for label in labels)
    return labelled > 0 and _names_series(text, cover[:_HEAD], cues)


def _names_series(text: Text, blocks: Sequence[Block], cues: Cues) -> bool:
    head = _part(text, blocks[0].start, blocks[-1].end)
    found = identify(head, cues)
    return found is not None and found.zone == "title"


def _part(text: Text, start: int, end: int) -> Text:
    """The text between two offsets, each the start of a block."""
    blocks = [block for block in text.blocks if start <= block.start < end]
    content = text.content[start : blocks[-1].end]
    return Text(
        content,
        hashlib.sha256(content.encode()).hexdigest(),
        tuple(replace(b, start=b.start - start, end=b.end - start) for b in blocks),
        tuple(replace(p, start=p.start - start) for p in text.pages if start <= p.start < end),
    )
