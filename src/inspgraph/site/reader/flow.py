"""A document's blocks as a tree of what a page shows: headings, paragraphs, lists and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, Literal

from inspgraph.records import Block, Cell, Span, Text

Shape = Literal[
    "heading", "strong", "paragraph", "note", "contents", "list", "item", "box", "table", "row",
    "cell", "header",
]  # fmt: skip
TOP: Final = 2
"""The level of a document's highest headings on the page, which has a heading of its own."""

_LOWEST: Final = 6
_LONGEST: Final = 200
"""Characters above which what is set like a heading is a paragraph in bold, shape "strong"."""
_UNSAID: Final = 7
"""The level of what only looks like a heading: below every one that the source says is one."""


@dataclass(slots=True)
class Node:
    """A part of a document; its words are ranges of the content.

    ``marker`` stands before the words. ``pages`` are the numbers of the pages that begin before
    it. ``level`` is a heading's on the page (``TOP`` to 6), ``number`` counts headings, tables.
    """

    shape: Shape
    words: Span
    marker: Span | None = None
    pages: tuple[int, ...] = ()
    level: int = 0
    number: int = 0
    scope: Literal["", "row", "col"] = ""
    below: list[Node] = field(default_factory=list)


def flow(text: Text) -> list[Node]:
    """Lay out a text: every character of it that is not white space stands in one node."""
    return _Flow(text).nodes()


def ranges(nodes: Sequence[Node]) -> Iterator[Span]:
    """Yield the ranges of content that nodes show, in the order in which they are shown."""
    for node in nodes:
        if node.marker:
            yield node.marker
        if node.words.start < node.words.end:
            yield node.words
        yield from ranges(node.below)


def inner_pages(text: Text, nodes: Sequence[Node]) -> dict[int, int]:
    """Return the pages that begin inside of a node's words: their numbers by their offsets."""
    before = {number for node in _all(nodes) for number in node.pages}
    return {page.start: page.number for page in text.pages if page.number not in before}


def _all(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _all(node.below)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block with its marker's range and the pages that begin before it."""

    block: Block
    marker: Span | None
    pages: tuple[int, ...]


class _Flow:
    def __init__(self, text: Text) -> None:
        self._text = text
        self._levels: list[int] = []
        self._headings = 0
        self._tables = 0

    def nodes(self) -> list[Node]:
        found: list[Node] = []
        for table, group in groupby(self._placed(), key=lambda one: _table_of(one.block.cell)):
            placed = list(group)
            found += self._plain(placed) if table is None else [self._table(placed)]
        return found

    def _placed(self) -> Iterator[_Placed]:
        content, at = self._text.content, 0
        pages = list(self._text.pages)
        for block in self._text.blocks:
            marker = self._marker(at, block)
            for lost in self._lost(at, marker.start if marker else block.start):
                yield _Placed(lost, None, ())
            numbers = []
            while pages and pages[0].start < block.end:
                page = pages.pop(0)
                if page.start <= block.start:
                    numbers.append(page.number)
            yield _Placed(block, marker, tuple(numbers))
            at = block.end
        for lost in self._lost(at, len(content)):
            yield _Placed(lost, None, ())

    def _marker(self, at: int, block: Block) -> Span | None:
        """Return the offsets of the marker between the previous block and this one."""
        start = self._text.content.rfind(block.marker, at, block.start) if block.marker else -1
        return Span(start, start + len(block.marker)) if start >= 0 else None

    def _lost(self, start: int, end: int) -> Iterator[Block]:
        """Yield the words that are in no block, so that they are shown too."""
        words = self._text.content[start:end]
        if words.strip():
            start += len(words) - len(words.lstrip())
            yield Block("paragraph", start, start + len(words.strip()))

    def _plain(self, placed: Sequence[_Placed], *, in_head: bool = False) -> list[Node]:
        """Blocks outside of tables, or of one cell."""
        found: list[Node] = []
        lists: list[tuple[int, Node]] = []
        for one in placed:
            if one.block.kind == "item":
                self._item(one, lists, found)
                continue
            lists.clear()
            node = Node(one.block.kind, one.block.span, one.marker, one.pages)
            if one.block.kind == "heading" and in_head:
                node.shape = "paragraph"
            elif one.block.kind == "heading" and one.block.end - one.block.start > _LONGEST:
                node.shape = "strong"
            elif one.block.kind == "heading":
                self._headings += 1
                node.level, node.number = self._level(one.block.level), self._headings
            found.append(node)
        return found

    def _item(self, one: _Placed, lists: list[tuple[int, Node]], found: list[Node]) -> None:
        depth = max(one.block.level, 1)
        while len(lists) > 1 and lists[-1][0] > depth:
            lists.pop()
        if not lists or lists[-1][0] < depth:
            nested = Node("list", Span(0, 0))
            (lists[-1][1].below[-1].below if lists else found).append(nested)
            lists.append((depth, nested))
        else:
            lists[-1] = depth, lists[-1][1]
        lists[-1][1].below.append(Node("item", one.block.span, one.marker, one.pages))

    def _level(self, said: int) -> int:
        """The level on the page, which never skips one on the way down."""
        level = said or _UNSAID
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return min(TOP + len(self._levels) - 1, _LOWEST)

    def _table(self, placed: Sequence[_Placed]) -> Node:
        # A column in which nothing stands is what a merged cell covers.
        columns = sorted({_cell(one).column for one in placed})
        if len(columns) == 1:  # a frame around words
            return Node("box", Span(0, 0), below=self._plain(placed))
        self._tables += 1
        table = Node("table", Span(0, 0), number=self._tables)
        for _, row in groupby(placed, key=lambda one: _cell(one).row):
            in_row = list(row)
            is_head = all(_cell(one).header for one in in_row)
            cells: list[Node] = []
            for column, same in groupby(in_row, key=lambda one: _cell(one).column):
                in_cell = list(same)
                left = columns.index(column) - len(cells)
                cells += (Node("cell", Span(0, 0)) for _ in range(left))
                header = _cell(in_cell[0]).header
                cell = Node("header" if header else "cell", Span(0, 0))
                cell.scope = "" if not header else "col" if is_head else "row"
                cell.below = self._plain(in_cell, in_head=header)
                cells.append(cell)
            cells += (Node("cell", Span(0, 0)) for _ in range(len(columns) - len(cells)))
            table.below.append(Node("row", Span(0, 0), below=cells))
        return table


def _table_of(cell: Cell | None) -> int | None:
    return cell.table if cell else None


def _cell(one: _Placed) -> Cell:
    cell = one.block.cell
    if cell is None:
        raise ValueError("A block of a table has a cell.")
    return cell
