"""What people typed into a PDF: the values of form fields, and text laid over the page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from inspgraph.read.pdf_words import Line

_TYPED: Final = frozenset(
    (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)
)
_CHOSEN: Final = frozenset((raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON))
_TICK: Final = "☒"
_SIZE: Final = 10.0  # points, where a field leaves the size of its letters to the viewer
_LEADING: Final = 1.2
_HANG: Final = 0.35  # share of the letters' size between a line's middle and what it stands on


def read_fields(page: pdfium.PdfPage) -> tuple[Line, ...]:
    """The lines of a page's filled form fields and free text; a ticked box is "☒".

    The form of the document must have been opened (``PdfDocument.init_forms``) before the page.
    """
    found: list[Line] = []
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if annotation:
            try:
                found += _lines(page, annotation)
            finally:
                raw.FPDFPage_CloseAnnot(annotation)
    return tuple(found)


def _lines(page: pdfium.PdfPage, annotation: Any) -> Iterator[Line]:
    text, size = _typed(page, annotation)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")
    rect = raw.FS_RECTF()
    if not lines[0] or not raw.FPDFAnnot_GetRect(annotation, rect):
        return
    left, bottom, _, top = page.get_bbox()
    size = size or min(_SIZE, rect.top - rect.bottom)
    # A single line stands in the middle of its field, several begin at the top.
    middle = (rect.top + rect.bottom) / 2 if len(lines) == 1 else rect.top - size * _LEADING / 2
    for number, line in enumerate(lines):
        base = middle - _HANG * size - number * _LEADING * size - bottom
        yield Line(line, rect.left - left, rect.right - left, base, size, False, 0, top - bottom)


def _typed(page: pdfium.PdfPage, annotation: Any) -> tuple[str, float]:
    """The words of an annotation, and the size of their letters (0 where it is not said)."""
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if kind == raw.FPDF_ANNOT_FREETEXT:
        return _string(lambda *to: raw.FPDFAnnot_GetStringValue(annotation, b"Contents", *to)), 0.0
    if kind != raw.FPDF_ANNOT_WIDGET or page.formenv is None:
        return "", 0.0
    form = page.formenv.raw
    field = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if field in _CHOSEN:
        return _TICK if raw.FPDFAnnot_IsChecked(form, annotation) else "", 0.0
    if field not in _TYPED:
        return "", 0.0
    size = ctypes.c_float()
    raw.FPDFAnnot_GetFontSize(form, annotation, size)
    return _string(lambda *to: raw.FPDFAnnot_GetFormFieldValue(form, annotation, *to)), size.value


def _string(ask: Any) -> str:
    size = ask(None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0")
