"""The words of a PDF page → runs of marked content, and printed lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from inspgraph.read.pdf_glyphs import PageObjects

_WORD: Final = re.compile(r"\S+")
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
    """The print of a run's first letters: font size in points, weight, left edge."""

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
        """Return whether the line stands where headers and footers do."""
        return not _EDGE * self.height < self.base < (1 - _EDGE) * self.height

    @property
    def level(self) -> float:
        """The points by which what stands on one line with it may stand higher or lower."""
        return _LEVEL * self.size

    def is_level_with(self, other: Line) -> bool:
        """Return whether another line stands beside it, at any distance."""
        level = max(self.level, other.level)
        return self.turn == other.turn and abs(self.base - other.base) <= level


class Piece(NamedTuple):
    """A word, or the part of one that is one text object's."""

    start: int
    end: int
    address: int
    mcid: int
    joined: bool  # to the piece before, without white space
    new_line: bool


def cut_pieces(text: str, objects: PageObjects) -> Iterator[Piece]:
    """The words of a page's text, cut where the object they belong to changes."""
    after = 0
    for word in _WORD.finditer(text):
        new_line = "\n" in text[after : word.start()]
        for start, end, address in _pieces(word.start(), word.end(), objects):
            mcid = objects.mcid(address) if address else -1
            yield Piece(start, end, address, mcid, start > word.start(), new_line)
            new_line = False
        after = word.end()


def _pieces(start: int, end: int, objects: PageObjects) -> Iterator[tuple[int, int, int]]:
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


def make_runs(
    text: str, pieces: Sequence[Piece], held: set[int], objects: PageObjects
) -> dict[int, Run]:
    """The text of each marked-content id that is ``held``, without footnotes' raised figures."""
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


def make_lines(text: str, pieces: Sequence[Piece], objects: PageObjects) -> list[Line]:
    """The printed lines of some words, in the order in which the file draws them."""
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


def _line(words: str, piece: Piece, objects: PageObjects) -> Line:
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
    """Return whether letters are set small and high right behind a line's last."""
    return (
        line.size < _SUPERSCRIPT * last.size
        and line.turn == last.turn
        and 0 < line.base - last.base < last.size
        and abs(line.left - last.right) < _RAISED * last.size
    )


def _is_beside(last: Line, line: Line, piece: Piece) -> bool:
    """Return whether a word goes on the line before it: on its level, and no column's gap away.

    pdfium begins a new line at a raised figure, too, so what stands close goes on in any case.
    """
    if not last.is_level_with(line):
        return False
    gap = line.left - last.right
    if gap < -line.size:
        return piece.joined
    if piece.new_line:
        return gap <= _NEAR * line.size
    return gap <= _COLUMN * line.size or bool(_LABEL.fullmatch(last.text))
