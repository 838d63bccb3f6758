"""One PDF page: the text of every marked-content id its tree holds, and the lines of the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from inspgraph.read.pdf_elements import Element, read_tree
from inspgraph.read.pdf_glyphs import PageObjects, page_text
from inspgraph.read.pdf_words import Line, Run, cut_pieces, make_lines, make_runs

_ALNUM: Final = re.compile(r"[^\W_]+")
_MOST: Final = 0.5  # share of a page that a scanned page's picture covers at least


@dataclass(slots=True)
class PageContent:
    """The content of one page.

    ``runs`` are by marked-content id, those that ``tree`` holds; ``lines`` is all other text: of a
    tagged page its running headers and footers, of a page without tags or whose tree holds less
    than half of its words, everything. ``words`` counts what pdfium sees, ``outside`` those of them
    that no tree holds and that are not marked as no content.
    """

    runs: dict[int, Run] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    tree: tuple[Element, ...] = ()
    words: int = 0
    outside: int = 0
    is_tagged: bool = False
    is_picture: bool = False


def read_page(page: pdfium.PdfPage, fields: Sequence[Line] = ()) -> PageContent:
    """The runs, lines and structure tree of a page.

    ``fields`` are the values of its form; a page that has some is read by its lines, which put a
    value beside its label.
    """
    content = PageContent(tree=() if fields else read_tree(page))
    content.is_tagged = any(True for element in content.tree for _ in element.ids())
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > 0:
            text = page_text(textpage.raw, count)
            _fill(content, text, PageObjects(page, textpage.raw))
    finally:
        textpage.close()
    content.is_picture = content.words == 0 and _shows_picture(page)
    for value in fields:
        content.lines.insert(_place(content.lines, value), value)
    content.words += count_words(" ".join(value.text for value in fields))
    return content


def count_words(text: str) -> int:
    """Count the words of letters and figures in a text."""
    return len(_ALNUM.findall(text))


def _shows_picture(page: pdfium.PdfPage) -> bool:
    """Return whether a picture covers most of the page."""
    left, bottom, right, top = page.get_bbox()
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        x1, y1, x2, y2 = picture.get_bounds()
        if (x2 - x1) * (y2 - y1) > _MOST * (right - left) * (top - bottom):
            return True
    return False


def _fill(content: PageContent, text: str, objects: PageObjects) -> None:
    content.words = count_words(text)
    pieces = list(cut_pieces(text, objects))
    held = {mcid for element in content.tree for mcid in element.ids()}
    others = [piece for piece in pieces if piece.mcid not in held]
    content.lines = make_lines(text, others, objects)
    content.outside = sum(count_words(line.text) for line in content.lines if not line.artifact)
    if held:
        aside = (line for line in content.lines if not (line.artifact and line.at_edge))
        if sum(count_words(line.text) for line in aside) < len(pieces) - len(others):
            content.runs = make_runs(text, pieces, held, objects)
        else:
            content.tree = ()
            content.lines = make_lines(text, pieces, objects)


def _place(lines: Sequence[Line], value: Line) -> int:
    """Return the index in lines for a field's value: after the lines left of it on its level."""
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if line.is_level_with(value) and line.left <= value.left:
            return at + 1
    above = [at for at, line in enumerate(lines) if line.base > value.base]
    return above[-1] + 1 if above else 0
