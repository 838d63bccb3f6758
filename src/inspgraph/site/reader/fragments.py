"""A text cut wherever a passage begins or ends, so that passages that overlap can all be shown."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from inspgraph.records import Span

_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
"""Invisible characters that may change the look of other words, such as direction marks."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a text, ``start`` to ``end`` in code points, and the passages that cover it.

    The passage that is longest stands first.
    """

    start: int
    end: int
    text: str
    spans: tuple[Span, ...] = ()


def fragments(content: str, spans: Iterable[Span], cuts: Iterable[int] = ()) -> Iterator[Fragment]:
    """Cut a text at every beginning and end of a passage, and at every one of ``cuts``.

    The pieces follow each other and together are the whole text. A passage that does not lie in
    the text, or is empty, covers nothing.
    """
    length = len(content)
    inside = {span for span in spans if 0 <= span.start < span.end <= length}
    edges = {0, length, *(cut for cut in cuts if 0 < cut < length)}
    opening: dict[int, list[Span]] = {}
    for span in inside:
        edges |= {span.start, span.end}
        opening.setdefault(span.start, []).append(span)
    over: list[Span] = []
    for start, end in pairwise(sorted(edges)):
        over = [span for span in over if span.end > start]
        if start in opening:
            over += opening[start]
            over.sort(key=lambda span: (span.start - span.end, span.start))
        yield Fragment(start, end, content[start:end], tuple(over))


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage as it covers a fragment.

    ``at`` is its place ("12-40"), ``anchor`` its name where these are its first words, else "".
    """

    at: str
    kinds: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ShownRun:
    """Words that are shown alike. ``page`` is the number of the page that begins before them."""

    text: str
    marks: tuple[Mark, ...] = ()
    page: int | None = None


class CoveredWords:
    """The words of a text with what covers them, to be shown range by range, in their order.

    ``kinds`` says of each passage what it is; ``anchors`` names it. ``pages`` are numbers by the
    offsets at which pages begin inside of a range.
    """

    def __init__(
        self,
        content: str,
        kinds: dict[Span, tuple[str, ...]],
        anchors: dict[Span, str],
        ranges: Iterable[Span],
        pages: dict[int, int],
    ) -> None:
        cuts = {*pages, *(edge for span in ranges for edge in (span.start, span.end))}
        self._pieces = list(fragments(content, kinds, cuts))
        self._starts = [piece.start for piece in self._pieces]
        self._kinds, self._anchors, self._pages = kinds, anchors, pages
        self._named: set[Span] = set()

    def runs(self, span: Span) -> Iterator[ShownRun]:
        """Yield the words of a range. A passage is named once, where it is first shown."""
        at = bisect_left(self._starts, span.start)
        for piece in islice(self._pieces, at, bisect_left(self._starts, span.end)):
            marks = tuple(map(self._mark, piece.spans))
            yield ShownRun(visible(piece.text), marks, self._pages.get(piece.start))

    def _mark(self, span: Span) -> Mark:
        anchor = "" if span in self._named else self._anchors[span]
        self._named.add(span)
        kinds = " ".join(f"k-{kind}" for kind in self._kinds[span])
        return Mark(f"{span.start}-{span.end}", kinds, anchor)


def visible(text: str) -> str:
    """Return a text with a visible sign in place of each invisible character."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub("\ufffd", text)
