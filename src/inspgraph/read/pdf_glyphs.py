"""The characters of a page as pdfium gives them: text, objects they belong to, position.

pypdfium2's raw interface is used because only it gives marked-content ids. Page text comes in one
call; what belongs to an object is asked once for each object, not once a letter.

Places are given as a reader sees them who turns the page until the words stand upright: x grows
along the line, y upwards.
"""

from __future__ import annotations

import ctypes
import math
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

# The library gives a fresh pointer object for each letter; an address compares and hashes faster.
_object_at: Final = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
_BOLD: Final = 600


def page_text(textpage: Any, count: int) -> str:
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


class PageObjects:
    """Facts about the text objects of a page, asked for once each."""

    def __init__(self, page: pdfium.PdfPage, textpage: Any) -> None:
        self._textpage = textpage
        self._bounds: tuple[float, float, float, float] = page.get_bbox()
        self._address = ctypes.cast(textpage, ctypes.c_void_p).value or 0
        self._ids: dict[int, int] = {}
        self._fonts: dict[int, tuple[float, bool]] = {}
        self._turns: dict[int, int] = {}
        self._artifacts: dict[int, bool] = {}

    def at(self, index: int) -> int:
        """The address of the object a character belongs to, 0 for generated spaces."""
        return _object_at(self._address, index) or 0

    def mcid(self, address: int) -> int:
        """The marked-content id of an object, -1 where it has none."""
        if address not in self._ids:
            self._ids[address] = raw.FPDFPageObj_GetMarkedContentID(_pointer(address))
        return self._ids[address]

    def is_artifact(self, address: int) -> bool:
        """Return whether an object is marked as no content of the document: a header, say."""
        if address not in self._artifacts:
            pointer = _pointer(address)
            marks = (
                raw.FPDFPageObj_GetMark(pointer, i)
                for i in range(max(raw.FPDFPageObj_CountMarks(pointer), 0))
            )
            self._artifacts[address] = any(_name(mark) == "Artifact" for mark in marks)
        return self._artifacts[address]

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
            bold = b"bold" in name.value.lower() or raw.FPDFFont_GetWeight(font) >= _BOLD
            scale = max(abs(matrix.c), abs(matrix.d))
            self._fonts[address] = (size.value * (scale or 1.0), bold)
        return self._fonts[address]

    def turn(self, address: int, index: int) -> int:
        """The quarter turns, against the clock, by which an object's words stand askew."""
        if address not in self._turns:
            angle = raw.FPDFText_GetCharAngle(self._textpage, index)
            self._turns[address] = round(-angle / (math.pi / 2)) % 4
        return self._turns[address]

    def start(self, index: int, turn: int) -> tuple[float, float]:
        """Return the start of a character: x and the line it stands on."""
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._textpage, index, x, y)
        return self.turned(x.value, y.value, turn)

    def left(self, index: int, turn: int) -> float:
        """The left edge of a character's ink."""
        left, right, bottom, top = self._box(index)
        return min(self.turned(left, bottom, turn)[0], self.turned(right, top, turn)[0])

    def right(self, index: int, turn: int) -> float:
        """The right edge of a character's ink."""
        left, right, bottom, top = self._box(index)
        return max(self.turned(left, bottom, turn)[0], self.turned(right, top, turn)[0])

    def turned(self, x: float, y: float, turn: int) -> tuple[float, float]:
        """A point of the page for a reader who made so many quarter turns with the clock."""
        left, bottom, right, top = self._bounds
        return ((x - left, y - bottom), (y - bottom, right - x), (right - x, top - y),
                (top - y, x - left))[turn]  # fmt: skip

    def height(self, turn: int) -> float:
        """The height of the page for that reader."""
        left, bottom, right, top = self._bounds
        return right - left if turn % 2 else top - bottom

    def _box(self, index: int) -> tuple[float, float, float, float]:
        box = [ctypes.c_double() for _ in range(4)]
        raw.FPDFText_GetCharBox(self._textpage, index, *box)
        return box[0].value, box[1].value, box[2].value, box[3].value


def _pointer(address: int) -> Any:
    return ctypes.cast(address, raw.FPDF_PAGEOBJECT)


def _name(mark: Any) -> str:
    buffer = (ctypes.c_ushort * 32)()
    size = ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), size)
    return bytes(buffer)[: size.value].decode("utf-16-le", "replace").rstrip("\0")
