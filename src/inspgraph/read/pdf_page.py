"""One PDF page: the text of every marked-content id its tree holds, and the lines of the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from inspgraph.read.pdf_elements import Element, read_tree
from inspgraph.read.pdf_glyphs import Objects, page_text

_WORD: Final = re.compile(r"\S+")
_ALNUM: Final = re.compile(r"[^\W_]+")
_MOST: Final = 0.5  # share of a page that a scanned page's picture covers at least
_SUPERSCRIPT: Final = 0.8  # a footnote's figure is set smaller than this share of its line
_COLUMN: Final = 2.0  # words further apart than this many letter sizes stand in two columns
_WIDE: Final = 0.8  # of a letter's size; words of a line usually stand closer than this
_RAISED: Final = 0.4
_NEAR: Final = 0.6
_LEVEL: Final = 0.5  # letters that stand less than this share of their size apart are on one line
_LABEL: Final = re.compile(r"\W|o|\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-z]|[ivx]{1,5})[.)]?")
_DEFAULT_SIZE: Final = 10.0
_EDGE: Final = 0.09  # share of the page's height in which headers and footers stand


@dataclass(frozen=True, slots=True)
class Glyphs:
    """How the first letters of a run are set: font size in points, weight, left edge."""

    size: float
    bold: bool
    left: float


@dataclass(slots=True)
class Run:
    """The text of one marked-content id, each printed line on a line of its own."""

    text: str = ""
    glyphs: Glyphs | None = None
    all_bold: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, or the part of one that stands apart from the rest as a column's does.

    ``left``, ``right`` and ``base`` (on which the letters stand) are points as seen by who turns
    the page ``turn`` quarters with the clock to read it, ``height`` is the page's to that reader.
    ``artifact`` says that the file marks it as no content of the document. ``gaps`` are wider than
    those between words are: offset of the word after it, right edge before, left edge behind it.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    turn: int = 0
    height: float = 0.0
    artifact: bool = False
    gaps: tuple[tuple[int, float, float], ...] = ()

    @property
    def at_edge(self) -> bool:
        """Whether the line stands where headers and footers do."""
        return not _EDGE * self.height < self.base < (1 - _EDGE) * self.height


@dataclass(slots=True)
class PageContent:
    """What one page holds.

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


class _Piece(NamedTuple):
    """A word, or the part of one that is one text object's."""

    start: int
    end: int
    address: int
    mcid: int
    joined: bool  # to the piece before, without white space
    new_line: bool


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
            _fill(content, text, Objects(page, textpage.raw))
    finally:
        textpage.close()
    content.is_picture = content.words == 0 and _shows_picture(page)
    for value in fields:
        content.lines.insert(_place(content.lines, value), value)
    content.words += count_words(" ".join(value.text for value in fields))
    return content


def count_words(text: str) -> int:
    """How many words of letters and figures a text has."""
    return len(_ALNUM.findall(text))


def _shows_picture(page: pdfium.PdfPage) -> bool:
    """Whether a picture covers most of the page."""
    left, bottom, right, top = page.get_bbox()
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        x1, y1, x2, y2 = picture.get_bounds()
        if (x2 - x1) * (y2 - y1) > _MOST * (right - left) * (top - bottom):
            return True
    return False


def _fill(content: PageContent, text: str, objects: Objects) -> None:
    content.words = count_words(text)
    pieces = list(_all_pieces(text, objects))
    held = {mcid for element in content.tree for mcid in element.ids()}
    others = [piece for piece in pieces if piece.mcid not in held]
    content.lines = _lines(text, others, objects)
    content.outside = sum(count_words(line.text) for line in content.lines if not line.artifact)
    if held:
        aside = (line for line in content.lines if not (line.artifact and line.at_edge))
        if sum(count_words(line.text) for line in aside) < len(pieces) - len(others):
            content.runs = _runs(text, pieces, held, objects)
        else:
            content.tree = ()
            content.lines = _lines(text, pieces, objects)


def _all_pieces(text: str, objects: Objects) -> Iterator[_Piece]:
    after = 0
    for word in _WORD.finditer(text):
        new_line = "\n" in text[after : word.start()]
        for start, end, address in _pieces(word.start(), word.end(), objects):
            mcid = objects.mcid(address) if address else -1
            yield _Piece(start, end, address, mcid, start > word.start(), new_line)
            new_line = False
        after = word.end()


def _pieces(start: int, end: int, objects: Objects) -> Iterator[tuple[int, int, int]]:
    """Cut a word where the object changes: (start, end, address of the object)."""
    first = objects.at(start)
    if end - start == 1 or objects.at(end - 1) == first:
        yield start, end, first
        return
    at, address = start, first
    for index in range(start + 1, end):
        here = objects.at(index)
        if here != address:
            yield at, index, address
            at, address = index, here
    yield at, end, address


def _runs(text: str, pieces: Sequence[_Piece], held: set[int], objects: Objects) -> dict[int, Run]:
    runs: dict[int, Run] = {}
    run: Run | None = None
    for piece in pieces:
        if piece.mcid not in held:
            run = None
            continue
        words = text[piece.start : piece.end]
        size, bold = objects.font(piece.address)
        if run is not None and not piece.joined:
            # A generated gap belongs to what stands before it.
            run.text += "\n" if piece.new_line else " "
        run = runs.setdefault(piece.mcid, Run())
        if run.glyphs is None:
            turn = objects.turn(piece.address, piece.start)
            run.glyphs = Glyphs(size, bold, objects.left(piece.start, turn))
        elif _is_footnote_figure(words, size, run.glyphs.size):
            continue
        run.all_bold = run.all_bold and bold
        run.text += words
    return runs


def _is_footnote_figure(piece: str, size: float, line_size: float) -> bool:
    return piece.isdigit() and len(piece) <= 2 and 0 < size < _SUPERSCRIPT * line_size


def _lines(text: str, pieces: Sequence[_Piece], objects: Objects) -> list[Line]:
    lines: list[Line] = []
    for piece in pieces:
        words = text[piece.start : piece.end]
        last = lines[-1] if lines else None
        if not piece.address:
            # pdfium put it there itself: a hyphen at a line's end, say.
            if last is not None:
                lines[-1] = replace(last, text=last.text + words)
            continue
        line = _line(words, piece, objects)
        if last is not None and _is_raised(last, line):
            figure = _is_footnote_figure(words, line.size, last.size)
            text_before = last.text if figure else last.text + words
            lines[-1] = replace(last, text=text_before, right=line.right)
        elif last is not None and _is_beside(last, line, piece):
            text_before = last.text + ("" if piece.joined else " ")
            wide = not piece.joined and line.left - last.right > _WIDE * line.size
            gap = ((len(text_before), last.right, line.left),) if wide else ()
            lines[-1] = replace(
                last,
                text=text_before + words,
                right=line.right,
                gaps=last.gaps + gap,
                base=line.base if line.size * _SUPERSCRIPT > last.size else last.base,
                size=max(line.size, last.size),
                bold=last.bold and line.bold,
                artifact=last.artifact and line.artifact,
            )
        else:
            lines.append(line)
    return lines


def _line(words: str, piece: _Piece, objects: Objects) -> Line:
    size, bold = objects.font(piece.address)
    turn = objects.turn(piece.address, piece.start)
    left, base = objects.start(piece.start, turn)
    return Line(
        words,
        left,
        objects.right(piece.end - 1, turn),
        base,
        size or _DEFAULT_SIZE,
        bold,
        turn,
        objects.height(turn),
        objects.is_artifact(piece.address),
    )


def _is_raised(last: Line, line: Line) -> bool:
    """Whether letters are set small and high right behind a line's last."""
    return (
        line.size < _SUPERSCRIPT * last.size
        and line.turn == last.turn
        and 0 < line.base - last.base < last.size
        and abs(line.left - last.right) < _RAISED * last.size
    )


def _is_beside(last: Line, line: Line, piece: _Piece) -> bool:
    """Whether a word goes on the line before it: on its level, and no column's gap away.

    pdfium begins a new line at a raised figure, too, so what stands close goes on in any case.
    """
    if last.turn != line.turn or abs(last.base - line.base) > _LEVEL * max(last.size, line.size):
        return False
    gap = line.left - last.right
    if gap < -line.size:
        return piece.joined
    if piece.new_line:
        return gap <= _NEAR * line.size
    return gap <= _COLUMN * line.size or bool(_LABEL.fullmatch(last.text))


def _place(lines: Sequence[Line], value: Line) -> int:
    """Where among the lines a field's value is read: after what stands before it on its level."""
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        level = abs(line.base - value.base) <= _LEVEL * max(line.size, value.size)
        if line.turn == value.turn and level and line.left <= value.left:
            return at + 1
    above = [at for at, line in enumerate(lines) if line.base > value.base]
    return above[-1] + 1 if above else 0
