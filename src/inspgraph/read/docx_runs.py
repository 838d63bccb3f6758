"""The words of a DOCX paragraph, with the page of each and how they look."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from inspgraph.read.docx_styles import Style, Styles, W, apply_run, value

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Taken-out text of tracked changes, field codes and properties hold no words of the document;
# a fallback repeats, for older programs, the choice that stands beside it.
SKIPPED: Final = frozenset(
    (
        f"{_MC}Fallback",
        *(f"{W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "annotationRef")),
        *(f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "sectPr", "rt")),
        *(f"{W}{name}" for name in ("tblPr", "tblGrid", "trPr", "tcPr")),
        *(f"{W}{name}" for name in ("footnoteReference", "footnoteRef")),
        *(f"{W}{name}" for name in ("endnoteReference", "endnoteRef")),
    )
)
_CHARACTERS: Final = {
    f"{W}tab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\xad",
}
# Wingdings, by the low byte of the code: ticks, crosses and boxes; all else is a bullet.
_SYMBOLS: Final = {0xFC: "✓", 0xFE: "☑", 0xFB: "✗", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐"}


@dataclass(slots=True)
class Pages:
    """The page a reader is on; 0 if the document does not mark the ends of pages.

    ``laid_out`` is true where Word noted the page ends of its last layout. They include the
    explicit page breaks, which then are not counted again.
    """

    number: int = 0
    laid_out: bool = False

    @classmethod
    def of(cls, root: etree._Element) -> Pages:
        """The first page of a document, from the page ends found anywhere in it."""
        laid_out = next(root.iter(f"{W}lastRenderedPageBreak"), None) is not None
        explicit = any(e.get(f"{W}type") == "page" for e in root.iter(f"{W}br"))
        return cls(int(laid_out or explicit), laid_out)

    def turn(self, *, explicit: bool) -> None:
        """Go to the next page."""
        if self.number and explicit != self.laid_out:
            self.number += 1


@dataclass(slots=True)
class ParagraphWords:
    """The words of a paragraph: pieces of text with their pages, and the text boxes in it.

    ``bold`` and ``plain`` say which kinds of letters occur; ``size`` (points) is the first's.
    """

    pieces: list[tuple[int, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    bold: bool = False
    plain: bool = False
    size: float | None = None

    @property
    def text(self) -> str:
        return "".join(piece for _, piece in self.pieces)


def collect(
    paragraph: etree._Element, style: Style, styles: Styles, pages: Pages
) -> ParagraphWords:
    """The words of a paragraph in ``style``; ``pages`` moves on where pages end in it."""
    words = ParagraphWords()
    _collect(paragraph, style, styles, pages, words)
    return words


def _collect(
    parent: etree._Element, style: Style, styles: Styles, pages: Pages, words: ParagraphWords
) -> None:
    for child in parent:
        tag = child.tag
        if tag == f"{W}t":
            _add(child.text or "", style, pages, words)
        elif tag == f"{W}r":
            run = _run_style(child.find(f"{W}rPr"), style, styles)
            if not run.hidden:
                _collect(child, run, styles, pages, words)
        elif tag in _CHARACTERS:
            words.pieces.append((pages.number, _CHARACTERS[str(tag)]))
        elif tag == f"{W}br":
            if child.get(f"{W}type") == "page":
                pages.turn(explicit=True)
            words.pieces.append((pages.number, "\n"))
        elif tag == f"{W}lastRenderedPageBreak":
            pages.turn(explicit=False)
        elif tag == f"{W}sym":
            words.pieces.append((pages.number, _symbol(child.get(f"{W}char", ""))))
        elif tag == f"{W}txbxContent":
            words.boxes.append(child)
        elif isinstance(tag, str) and tag not in SKIPPED:
            _collect(child, style, styles, pages, words)


def _add(text: str, style: Style, pages: Pages, words: ParagraphWords) -> None:
    words.pieces.append((pages.number, text))
    if any(map(str.isalnum, text)):
        words.bold = words.bold or bool(style.bold)
        words.plain = words.plain or not style.bold
        words.size = words.size or style.size


def _run_style(properties: etree._Element | None, style: Style, styles: Styles) -> Style:
    if properties is None:
        return style
    named = styles.get(value(properties.find(f"{W}rStyle")), style)
    if named.bold is not None:
        style = Style(bold=named.bold, size=named.size, hidden=named.hidden)
    return apply_run(style, properties)


def _symbol(code: str) -> str:
    try:
        return _SYMBOLS.get(int(code, 16) & 0xFF, "•")
    except ValueError:
        return ""
