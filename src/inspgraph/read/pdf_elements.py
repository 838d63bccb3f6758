"""The structure tree of a tagged PDF page, as pdfium's raw interface gives it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_DEEPEST: Final = 60  # deeper trees are damaged or hostile


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


def read_tree(page: pdfium.PdfPage) -> tuple[Element, ...]:
    """The elements at the top of the page's structure tree; none where the page has no tree."""
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
        if child and depth < _DEEPEST:
            children.append(_element(child, depth + 1))
    return Element(_element_type(pointer), tuple(children))


def _element_type(pointer: Any) -> str:
    size = raw.FPDF_StructElement_GetType(pointer, None, 0)
    if not size:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetType(pointer, buffer, size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0")
