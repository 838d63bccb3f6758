"""The place of a passage for a reader: its page, its block and the number of its paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from inspgraph.records import Block, Text
from inspgraph.span import Span

_NUMBERED: Final = re.compile(r"\(?(\d+(?:\.\d+)*)[.)]?\Z")


class PassagePlaces:
    """Finds the places of passages of one text."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._page_starts = [page.start for page in text.pages]
        self._block_starts = [block.start for block in text.blocks]
        self._paragraphs = list(_paragraphs(text.blocks))

    def page(self, span: Span) -> int | None:
        """Return the number of the page on which a passage begins, None where there are none."""
        at = bisect_right(self._page_starts, span.start) - 1
        return self._text.pages[at].number if at >= 0 else None

    def block(self, span: Span) -> int | None:
        """Return the index of the block in which a passage begins."""
        block = bisect_right(self._block_starts, span.start) - 1
        # A passage may begin with the block's marker, which stands before the block's start.
        upcoming = block + 1
        if upcoming < len(self._block_starts) and (
            self._block_starts[upcoming] < span.end
            and (block < 0 or self._text.blocks[block].end <= span.start)
        ):
            block = upcoming
        return block if block >= 0 else None

    def paragraph(self, span: Span) -> str:
        """Return the printed number of the paragraph in which a passage begins, "" without one."""
        block = self.block(span)
        return "" if block is None else self._paragraphs[block]


def _paragraphs(blocks: Iterable[Block]) -> Iterator[str]:
    """The paragraph number that each block falls under, "" where there is none.

    Bullets below a numbered paragraph fall under it; any other block without a number ends it.
    """
    current = ""
    for block in blocks:
        numbered = _NUMBERED.match(block.marker.strip())
        if numbered:
            current = numbered[1]
        elif block.kind != "item":
            current = ""
        yield current
