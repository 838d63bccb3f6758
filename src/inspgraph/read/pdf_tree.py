"""The structure tree of a tagged page → drafts of blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from inspgraph.read.canonical import Draft
from inspgraph.read.pdf_elements import Element
from inspgraph.read.pdf_page import PageContent
from inspgraph.read.pdf_words import Glyphs
from inspgraph.records import BlockKind, Cell

_HEADING: Final = re.compile(r"H([1-6])?$")
_CONTAINERS: Final = frozenset(
    (
        *("Document", "Part", "Sect", "Div", "Art", "BlockQuote", "Index", "Form", "L", "LI"),
        *("LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "TOC", "TOCI"),
        *("Note", "Caption", "P", "Title", "Figure", "Aside"),
    )
)
_BULLETS: Final = "•◼▪■●○◦‣▸\uf0b7\uf0a7\uf06e\uf0d8\uf02d\uf0fc"
_BULLET: Final = frozenset(_BULLETS)
MARKER: Final = re.compile(
    rf"(?:[{_BULLETS}]|[–—−-](?=\s)|o(?=\s))\s*"
    r"|(?P<number>\d{1,3}(?:\.\d{1,2})*[.)]|\d{1,3}\.\d{1,2}(?=\s?[A-Z])|\(?[a-z]\)|\(?[ivx]{1,5}\))\s*(?=\D)"
)
_INDENT: Final = 6.0  # points by which a nested item stands further right


@dataclass(slots=True)
class Indents:
    """The left edges of the lists that are open, outermost first.

    Word processors write nested bullets as one flat list, so the edge tells more than the tree.
    """

    edges: list[float] = field(default_factory=list)

    def depth(self, left: float) -> int:
        """The nesting depth, from 1, of an item that begins at the edge."""
        while self.edges and self.edges[-1] > left + _INDENT:
            self.edges.pop()
        if not self.edges or left > self.edges[-1] + _INDENT:
            self.edges.append(left)
        return len(self.edges)


@dataclass(slots=True)
class _Walk:
    """Where the walk over one page's tree stands."""

    page: PageContent
    number: int
    indents: Indents
    tables: int = 0
    drafts: list[Draft] = field(default_factory=list)
    emitted: set[int] = field(default_factory=set)


def page_drafts(page: PageContent, number: int, indents: Indents) -> list[Draft]:
    """The blocks of a tagged page in reading order; footnotes come last.

    ``number`` is the page, from 1; tables are numbered by page times 1000 and their place on the
    page. ``indents`` goes on from page to page, as lists do.
    """
    walk = _Walk(page, number, indents)
    for element in page.tree:
        _walk(walk, element, None, "paragraph")
    for mcid in page.runs:
        # Text that a tree holds where it has no place (in a table outside its cells, say).
        if mcid not in walk.emitted:
            _emit(walk, [mcid], None, "paragraph", 0)
    return sorted(walk.drafts, key=lambda draft: draft.kind == "note")


def _walk(
    walk: _Walk, element: Element, cell: Cell | None, kind: BlockKind, level: int = 0
) -> None:
    """Emit the blocks of an element: runs of inline content, and its block children."""
    heading = _HEADING.match(element.type)
    if heading:
        kind, level = "heading", int(heading[1] or 1)
    elif element.type == "Table":
        _walk_table(walk, element, cell, kind)
        return
    elif element.type == "LI":
        kind = "item" if kind == "paragraph" else kind
    elif element.type == "Note":
        kind = "note"
    elif element.type in ("TOC", "TOCI"):
        kind = "contents"
    _walk_content(walk, element, cell, kind, level)


def _walk_content(
    walk: _Walk, element: Element, cell: Cell | None, kind: BlockKind, level: int
) -> None:
    """Emit the runs of inline content and the block children of an element, in their order."""
    inline: list[int] = []
    for child in element.children:
        if isinstance(child, int):
            inline.append(child)
        elif _holds_blocks(child):
            _emit(walk, inline, cell, kind, level)
            inline = []
            _walk(walk, child, cell, kind, level)
        else:
            inline += child.ids()
    _emit(walk, inline, cell, kind, level)


def _holds_blocks(element: Element) -> bool:
    """Whether an element is a block; a label belongs to the line it stands on."""
    if element.type == "LBody":
        return any(isinstance(c, Element) and _holds_blocks(c) for c in element.children)
    if element.type in _CONTAINERS or _HEADING.match(element.type):
        return True
    return any(isinstance(c, Element) and _holds_blocks(c) for c in element.children)


def _emit(
    walk: _Walk, mcids: Sequence[int], cell: Cell | None, kind: BlockKind, level: int
) -> None:
    walk.emitted.update(mcids)
    mcids = _bullet_first(walk.page, mcids)
    runs = [run for mcid in mcids if (run := walk.page.runs.get(mcid)) and run.text.strip()]
    if not runs:
        return
    text = "".join(run.text for mcid in mcids if (run := walk.page.runs.get(mcid))).strip()
    glyphs = runs[0].glyphs or Glyphs(0.0, False, 0.0)
    bold = all(run.all_bold for run in runs if any(map(str.isalnum, run.text)))
    marker = ""
    match = MARKER.match(text) if kind in ("paragraph", "item") else None
    if match and match.end() < len(text):
        marker, text = match[0].strip(), text[match.end() :]
        kind = "paragraph" if match["number"] and match["number"][0].isdigit() else "item"
        if kind == "item" and not match["number"]:
            marker = "•"
    if kind == "item":
        level = walk.indents.depth(glyphs.left)
    elif kind != "note":
        walk.indents.edges.clear()
    walk.drafts.append(Draft(kind, text, level, marker, cell, bold, glyphs.size, walk.number))


def _bullet_first(page: PageContent, mcids: Sequence[int]) -> Sequence[int]:
    """The ids of a block with its bullet at the head, where it was drawn.

    Some trees have an item's first words for its label and the bullet in its body.
    """
    for mcid in mcids[1:]:
        if mcid < mcids[0] and mcid in page.runs and page.runs[mcid].text.strip() in _BULLET:
            return (mcid, *(other for other in mcids if other != mcid))
    return mcids


def _walk_table(walk: _Walk, table: Element, outer: Cell | None, kind: BlockKind) -> None:
    """Emit a table row by row.

    Letters and area SEND reports wrap whole pages in layout tables: a table that holds tables or
    headings is layout, and what stands alone in its row there is no cell but plain text.
    """
    walk.tables += 1
    number = walk.number * 1000 + walk.tables
    layout = _holds(table, ("Table", "H"))
    row = 0
    for element in _rows(table):
        cells = [c for c in element.children if isinstance(c, Element) and c.type in ("TD", "TH")]
        filled = [column for column, c in enumerate(cells) if _has_text(walk.page, c)]
        for column in filled:
            header = cells[column].type == "TH"
            place: Cell | None = Cell(number, row, column, header)
            if layout and (len(filled) == 1 or _holds(cells[column], ("Table", "H"))):
                place = None
            _walk_content(walk, cells[column], place or outer, kind, 0)
        row += bool(filled)
    for part in table.children:
        if isinstance(part, Element) and part.type == "Caption":
            _walk(walk, part, outer, kind)


def _rows(table: Element) -> Iterator[Element]:
    for child in table.children:
        if isinstance(child, Element):
            if child.type == "TR":
                yield child
            elif child.type in ("THead", "TBody", "TFoot"):
                yield from _rows(child)


def _holds(element: Element | int, types: tuple[str, ...]) -> bool:
    return isinstance(element, Element) and any(
        isinstance(child, Element)
        and (child.type.rstrip("123456") in types or _holds(child, types))
        for child in element.children
    )


def _has_text(page: PageContent, element: Element) -> bool:
    return any(mcid in page.runs and page.runs[mcid].text.strip() for mcid in element.ids())
