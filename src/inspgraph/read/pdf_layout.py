"""Lines of an untagged page → drafts of blocks, by where they stand and how they are set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from inspgraph.read.canonical import Draft
from inspgraph.read.pdf_page import Line, PageContent
from inspgraph.read.pdf_tree import MARKER, Indents
from inspgraph.records import BlockKind, Cell

_EDGE: Final = 0.09  # share of the page's height in which headers and footers stand
_LEADING: Final = 1.65  # a gap of more than this many letter sizes parts two paragraphs
_FIGURES: Final = re.compile(r"\d+")


def read_layout(pages: Sequence[PageContent], first: int) -> tuple[list[Draft], list[str]]:
    """Drafts of the pages, and the running headers and footers that were left out.

    ``first`` is the number of the first page. A line at the edge of a page is running when the
    same words, figures aside, stand at the edge of another page too, or when it is only a figure.
    """
    edges = Counter(
        key for page in pages for key in {_key(line) for line in page.lines if _at_edge(line, page)}
    )
    drafts: list[Draft] = []
    running: list[str] = []
    indents = Indents()
    for number, page in enumerate(pages, first):
        body: list[Line] = []
        for line in page.lines:
            if _at_edge(line, page) and (edges[_key(line)] > 1 or _key(line) == "#"):
                running.append(line.text)
            else:
                body.append(line)
        drafts += _page_drafts(body, number, indents)
    return drafts, running


def _key(line: Line) -> str:
    return _FIGURES.sub("#", line.text).strip()


def _at_edge(line: Line, page: PageContent) -> bool:
    return not _EDGE * page.height < line.glyphs.top < (1 - _EDGE) * page.height


def _page_drafts(lines: Sequence[Line], number: int, indents: Indents) -> list[Draft]:
    drafts: list[Draft] = []
    before: Line | None = None
    table, row = number * 1000, -1
    for line in lines:
        marker = MARKER.match(line.text)
        cells = [cell.strip() for cell in line.text.split("\t") if cell.strip()]
        if len(cells) > 1 and not marker:
            if row < 0:
                table += 1
            row += 1
            drafts += (
                Draft(
                    "paragraph",
                    text,
                    0,
                    "",
                    Cell(table, row, column),
                    line.glyphs.bold,
                    line.glyphs.size,
                    number,
                )
                for column, text in enumerate(cells)
            )
            before = None
            continue
        row = -1
        text = " ".join(cells)
        if before is not None and drafts and not marker and _same_block(before, line):
            last = drafts[-1]
            drafts[-1] = Draft(
                last.kind,
                f"{last.text}\n{text}",
                last.level,
                last.marker,
                None,
                last.bold and line.glyphs.bold,
                last.size,
                number,
            )
        else:
            drafts.append(_draft(text, line, number, indents))
        before = line
    return drafts


def _same_block(before: Line, line: Line) -> bool:
    size = max(before.glyphs.size, 1.0)
    return (
        before.glyphs.bold == line.glyphs.bold
        and abs(before.glyphs.size - line.glyphs.size) < 0.5
        and before.glyphs.top - line.glyphs.top < _LEADING * size
    )


def _draft(text: str, line: Line, number: int, indents: Indents) -> Draft:
    kind: BlockKind = "paragraph"
    label, level = "", 0
    marker = MARKER.match(text)
    if marker and marker.end() < len(text):
        numbered = bool(marker["number"]) and marker["number"][0].isdigit()
        kind = "paragraph" if numbered else "item"
        label = marker[0].strip() if marker["number"] else "•"
        text = text[marker.end() :]
    if kind == "item":
        level = indents.depth(line.glyphs.left)
    else:
        indents.edges.clear()
    return Draft(kind, text, level, label, None, line.glyphs.bold, line.glyphs.size, number)
