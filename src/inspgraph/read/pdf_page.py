"""One PDF page as pdfium sees it: the text of every marked-content id, and the structure tree.

pypdfium2's raw interface is used because only it gives marked-content ids and structure elements.
Page text comes in one call; which object a letter belongs to is asked at the two ends of a word
and inside a word only where they differ, which is several times fewer calls than one a letter.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_WORD: Final = re.compile(r"\S+")
_SUPERSCRIPT: Final = 0.8  # a footnote's figure is set smaller than this share of its line
_COLUMN: Final = 2.0  # words further apart than this many letter sizes stand in two columns
# The library gives a fresh pointer object for each letter; an address compares and hashes faster.
_object_at: Final = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """How the first letters of a run are set: font size in points, weight, left edge."""

    size: float
    bold: bool
    left: float
    top: float


@dataclass(slots=True)
class Run:
    """The text of one marked-content id, each printed line on a line of its own."""

    text: str = ""
    glyphs: Glyphs | None = None
    all_bold: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; words that stand wide apart are parted by a tab."""

    text: str
    glyphs: Glyphs


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element: its type, and its content in order (ids and elements)."""

    type: str
    children: tuple[int | Element, ...]

    def ids(self) -> Iterator[int]:
        """Every marked-content id below, in reading order."""
        for child in self.children:
            if isinstance(child, int):
                yield child
            else:
                yield from child.ids()


@dataclass(slots=True)
class PageContent:
    """What one page holds.

    ``runs`` are by marked-content id; ``lines`` are the printed lines outside marked content: all
    of an untagged page, and of a tagged one its running headers and footers.
    """

    runs: dict[int, Run] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    tree: tuple[Element, ...] = ()
    height: float = 0.0


def _page_text(textpage: Any, count: int) -> str:
    """The page's characters, one per pdfium index.

    ``FPDFText_GetText`` is one call but leaves characters out on some pages; then every
    character is asked for by itself.
    """
    buffer = ctypes.create_string_buffer(2 * count + 2)
    pointer = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    written = raw.FPDFText_GetText(textpage, 0, count, pointer)
    if written == count + 1:
        text = buffer.raw[: 2 * count].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
    return "".join(chr(raw.FPDFText_GetUnicode(textpage, i) or 0x20) for i in range(count))


class _Objects:
    """Facts about the text objects of a page, asked for once each."""

    def __init__(self, textpage: Any) -> None:
        self._textpage = textpage
        self._address = ctypes.cast(textpage, ctypes.c_void_p).value or 0
        self._ids: dict[int, int] = {}
        self._fonts: dict[int, tuple[float, bool]] = {}

    def at(self, index: int) -> int:
        """The address of the object a character belongs to, 0 for generated spaces."""
        return _object_at(self._address, index) or 0

    def mcid(self, address: int) -> int:
        if address not in self._ids:
            self._ids[address] = raw.FPDFPageObj_GetMarkedContentID(_pointer(address))
        return self._ids[address]

    def font(self, address: int) -> tuple[float, bool]:
        """Font size as drawn (points) and whether the font is bold."""
        if address not in self._fonts:
            pointer = _pointer(address)
            size = ctypes.c_float()
            raw.FPDFTextObj_GetFontSize(pointer, size)
            matrix = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(pointer, matrix)
            font = raw.FPDFTextObj_GetFont(pointer)
            name = ctypes.create_string_buffer(128)
            raw.FPDFFont_GetBaseFontName(font, name, 128)
            bold = b"bold" in name.value.lower() or raw.FPDFFont_GetWeight(font) >= 600
            self._fonts[address] = (size.value * (abs(matrix.d) or 1.0), bold)
        return self._fonts[address]

    def right(self, index: int) -> float:
        box = [ctypes.c_double() for _ in range(4)]
        raw.FPDFText_GetCharBox(self._textpage, index, *box)
        return box[1].value

    def left_top(self, index: int) -> tuple[float, float]:
        box = [ctypes.c_double() for _ in range(4)]
        raw.FPDFText_GetCharBox(self._textpage, index, *box)
        return box[0].value, box[3].value


def _pointer(address: int) -> Any:
    return ctypes.cast(address, raw.FPDF_PAGEOBJECT)


def read_page(page: pdfium.PdfPage) -> PageContent:
    """The runs and the structure tree of a page."""
    content = PageContent(height=page.get_height())
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > 0:
            _fill_runs(content, _page_text(textpage.raw, count), _Objects(textpage.raw))
    finally:
        textpage.close()
    content.tree = _structure(page)
    return content


def _fill_runs(content: PageContent, text: str, objects: _Objects) -> None:
    run: Run | None = None
    after = 0
    right = 0.0
    for word in _WORD.finditer(text):
        new_line = "\n" in text[after : word.start()]
        for start, end, address in _pieces(word.start(), word.end(), objects):
            mcid = objects.mcid(address) if address else -1
            size, bold = objects.font(address) if address else (0.0, False)
            if mcid < 0:
                right = _add_to_line(content.lines, text, start, end, new_line, right, objects)
                run = None
                continue
            if run is not None and start == word.start():
                # A generated gap belongs to what stands before it.
                run.text += "\n" if new_line else " "
            run = content.runs.setdefault(mcid, Run())
            if run.glyphs is None:
                run.glyphs = Glyphs(size, bold, *objects.left_top(start))
            elif _is_footnote_figure(text[start:end], size, run.glyphs.size):
                continue
            run.all_bold = run.all_bold and bold
            run.text += text[start:end]
        after = word.end()


def _add_to_line(
    lines: list[Line],
    text: str,
    start: int,
    end: int,
    new_line: bool,
    right: float,
    objects: _Objects,
) -> float:
    """Add a word outside marked content to the page's lines; returns its right edge."""
    left, top = objects.left_top(start)
    address = objects.at(start)
    size, bold = objects.font(address) if address else (0.0, False)
    piece = text[start:end]
    if not lines or new_line:
        lines.append(Line(piece, Glyphs(size, bold, left, top)))
    else:
        last = lines[-1]
        joined = start > 0 and not text[start - 1].isspace()
        gap = "" if joined else "\t" if left - right > _COLUMN * (size or 10.0) else " "
        if not (joined and _is_footnote_figure(piece, size, last.glyphs.size)):
            glyphs = replace(last.glyphs, bold=last.glyphs.bold and bold)
            lines[-1] = Line(last.text + gap + piece, glyphs)
    return objects.right(end - 1)


def _is_footnote_figure(piece: str, size: float, line_size: float) -> bool:
    return piece.isdigit() and len(piece) <= 2 and 0 < size < _SUPERSCRIPT * line_size


def _pieces(start: int, end: int, objects: _Objects) -> Iterator[tuple[int, int, int]]:
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


def _structure(page: pdfium.PdfPage) -> tuple[Element, ...]:
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return ()
    try:
        count = raw.FPDF_StructTree_CountChildren(tree)
        children = (raw.FPDF_StructTree_GetChildAtIndex(tree, i) for i in range(max(count, 0)))
        return tuple(_element(child, 0) for child in children if child)
    finally:
        raw.FPDF_StructTree_Close(tree)


def _element(pointer: Any, depth: int) -> Element:
    children: list[int | Element] = []
    for i in range(max(raw.FPDF_StructElement_CountChildren(pointer), 0)):
        mcid = raw.FPDF_StructElement_GetChildMarkedContentID(pointer, i)
        if mcid >= 0:
            children.append(mcid)
            continue
        child = raw.FPDF_StructElement_GetChildAtIndex(pointer, i)
        if child and depth < 60:  # deeper trees are damaged or hostile
            children.append(_element(child, depth + 1))
    return Element(_element_type(pointer), tuple(children))


def _element_type(pointer: Any) -> str:
    size = raw.FPDF_StructElement_GetType(pointer, None, 0)
    if not size:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetType(pointer, buffer, size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0")
