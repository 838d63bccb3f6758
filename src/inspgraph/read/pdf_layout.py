"""Lines of a page without tags → drafts of blocks, by where they stand and how they are set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from inspgraph.read.canonical import BULLET, BlockDraft
from inspgraph.read.lines import CONTENTS
from inspgraph.read.pdf_page import PageContent
from inspgraph.read.pdf_rows import LEADING, Row, read_rows
from inspgraph.read.pdf_tree import MARKER, Indents
from inspgraph.read.pdf_words import Line
from inspgraph.records import BlockKind, Cell

_FIGURES: Final = re.compile(r"\d+")
_LARGER: Final = 1.12  # titles are set so much larger than the text
_SMALLER: Final = 0.92  # and footnotes so much smaller
_ALIKE: Final = 0.08  # share by which sizes of one paragraph's lines may differ
_INDENT: Final = 36.0  # points; lines whose left edges are closer are of one column
# "Inspection date: 4 March": a line of a cover, each a block however close they are set.
_LABELLED: Final = re.compile(r"[A-Z][\w’']+(?: [\w’']+){0,3}:\s\S")
_CONTENTS: Final = re.compile(r"([^.]{3,120}?)(?:\s?\.){4,}\s*\d{0,3}")  # "Main findings ..... 4"
_NOTE: Final = re.compile(r"(\d{1,2}|[*†‡])\s*(?=[A-Z‘“])")


def read_layout(pages: Sequence[PageContent]) -> list[tuple[list[BlockDraft], list[str]]]:
    """Drafts of each page's lines, and its running headers and footers that were left out.

    A line is running where a tagged page marks it as
    no content, and at the edge of a page where the same words, figures aside, stand at the edge
    of another page too, or where it is only a figure.
    """
    edges = Counter(
        key for page in pages for key in {_key(line) for line in page.lines if line.at_edge}
    )
    read = []
    indents = Indents()
    sizes = Counter[float]()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.text)
    size = max(sizes, key=lambda s: sizes[s]) if sizes else 0.0
    for number, page in enumerate(pages, 1):
        body: list[Line] = []
        running: list[str] = []
        for line in page.lines:
            repeated = line.at_edge and (edges[_key(line)] > 1 or _key(line) == "#")
            if repeated or (line.artifact and page.tree):
                running.append(line.text)
            else:
                body.append(line)
        read.append((list(_page_drafts(body, number, size, indents)), running))
    return read


def _key(line: Line) -> str:
    return _FIGURES.sub("#", line.text).strip()


def _page_drafts(
    lines: Sequence[Line], number: int, size: float, indents: Indents
) -> Iterator[BlockDraft]:
    blocks = _Blocks(lines, number, size, indents)
    tables = 0
    for is_table, rows in _parts(read_rows(lines)):
        if not is_table:
            yield from blocks.running(line for row in rows for cell in row.cells for line in cell)
            continue
        if _is_contents(lines, rows):
            for row in rows:
                yield from blocks.contents(row)
            continue
        tables += 1
        widest = max(rows, key=lambda row: len(row.cells))
        for at, row in enumerate(rows):
            for column, cell in zip(_columns(row, widest), row.cells, strict=True):
                for draft in blocks.cell(cell):
                    yield replace(draft, cell=Cell(number * 1000 + tables, at, column))


def _parts(rows: Sequence[Row]) -> Iterator[tuple[bool, list[Row]]]:
    """The rows in stretches of running text (False) and tables (True)."""
    part: list[Row] = []
    in_table = False
    for row in rows:
        marker = MARKER.match(row.cells[0][0].text)
        is_table = row.is_table and (marker is None or bool(marker["number"]))
        if in_table and not is_table and _stands_under(part[-1], row):
            # A further paragraph in a column, where the first column is empty.
            is_table = True
        if part and is_table != in_table:
            yield in_table, part
            part = []
        in_table = is_table
        part.append(row)
    if part:
        yield in_table, part


def _stands_under(above: Row, row: Row) -> bool:
    line = row.cells[0][0]
    return (
        len(row.cells) == 1
        and len(above.cells) > 1
        and line.turn == above.last.turn
        and line.left > above.cells[1][0].left - line.size
        and 0 < above.last.base - line.base < 2 * LEADING * line.size
    )


def _is_contents(lines: Sequence[Line], rows: Sequence[Row]) -> bool:
    """Return whether rows are titles with the pages on which they stand, on a page of contents."""
    pages = [row.cells[-1][0].text for row in rows]
    return all(map(str.isdecimal, pages)) and any(CONTENTS.fullmatch(ln.text) for ln in lines)


def _columns(row: Row, widest: Row) -> Sequence[int]:
    """The column of each cell of a row, by the row of its table that has most."""
    lefts = [cell[0].left for cell in widest.cells]
    nearest = [
        min(range(len(lefts)), key=lambda column: abs(lefts[column] - cell[0].left))
        for cell in row.cells
    ]
    return nearest if len(set(nearest)) == len(nearest) else range(len(row.cells))


class _Blocks:
    """Puts the lines of one page together to blocks.

    ``size`` is that of most letters of the document; a paragraph's lines reach as far as the
    widest line that begins at about its left edge.
    """

    def __init__(self, lines: Sequence[Line], number: int, size: float, indents: Indents) -> None:
        self._lines = lines
        self._number = number
        self._size = size
        self._indents = indents

    def running(self, lines: Iterable[Line]) -> Iterator[BlockDraft]:
        """The paragraphs, items and footnotes of lines that stand below each other."""
        block: list[Line] = []
        for line in lines:
            if block and (not _goes_on(block, line) or self._was_ended(block[-1], line)):
                yield self._draft(block)
                block = []
            block.append(line)
        if block:
            yield self._draft(block)

    def contents(self, row: Row) -> Iterator[BlockDraft]:
        """A line of a table of contents, with its page."""
        words = " ".join(line.text for cell in row.cells for line in cell)
        yield replace(self._draft(row.cells[0]), kind="contents", text=words, level=0, marker="")

    def cell(self, lines: Iterable[Line]) -> Iterator[BlockDraft]:
        """The blocks of a table's cell."""
        block: list[Line] = []
        for line in lines:
            if block and not _goes_on(block, line):
                yield self._draft(block)
                block = []
            block.append(line)
        yield self._draft(block)

    def _was_ended(self, before: Line, line: Line) -> bool:
        """Return whether a line ends early: the first word of the next would have had room.

        A line that begins with a label ends the one above in any case.
        """
        if _LABELLED.match(line.text):
            return True
        if before.size > _LARGER * self._size or line.text[:1].islower():
            return False
        first = (line.right - line.left) * len(line.text.split()[0]) / len(line.text)
        reach = max(
            other.right
            for other in self._lines
            if other.turn == before.turn and abs(other.left - before.left) < _INDENT
        )
        return before.right + first + 1.5 * line.size < reach

    def _draft(self, lines: Sequence[Line]) -> BlockDraft:
        first = lines[0]
        text = "\n".join(line.text for line in lines)
        kind: BlockKind = "paragraph"
        label, level = "", 0
        small = first.size < _SMALLER * self._size and first.base < first.height / 2
        if small and _NOTE.match(text):
            kind = "note"
        elif contents := _CONTENTS.fullmatch(text):
            kind, text = "contents", contents[1]
        elif (marker := MARKER.match(text)) and marker.end() < len(text):
            numbered = bool(marker["number"]) and marker["number"][0].isdigit()
            kind = "paragraph" if numbered else "item"
            label = marker[0].strip() if marker["number"] else BULLET
            text = text[marker.end() :]
        if kind == "item":
            level = self._indents.depth(first.left)
        elif kind == "paragraph":
            self._indents.edges.clear()
        bold = all(line.bold for line in lines)
        return BlockDraft(kind, text, level, label, None, bold, first.size, self._number)


def _goes_on(block: Sequence[Line], line: Line) -> bool:
    """Return whether a line continues a block: set alike, close below, without a marker."""
    before = block[-1]
    sizes = before.size, line.size
    if (
        before.turn != line.turn
        or before.bold != line.bold
        or max(sizes) - min(sizes) > max(_ALIKE * max(sizes), 0.5)
        or not -line.size < before.base - line.base < LEADING * max(before.size, 1.0)
        or MARKER.match(line.text)
        or _CONTENTS.fullmatch(before.text)
    ):
        return False
    outdented = len(block) > 1 and line.left < before.left - line.size / 2
    return not outdented or line.text[:1].islower()
