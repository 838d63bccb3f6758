"""DOCX (Office Open XML, ECMA-376) → ``Text``."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from inspgraph.errors import UnreadableError
from inspgraph.read.canonical import BlockDraft, assemble
from inspgraph.read.docx_runs import SKIPPED, Pages, ParagraphWords, collect
from inspgraph.read.docx_styles import (
    Style,
    Styles,
    W,
    is_on,
    read_numbering,
    value,
)
from inspgraph.read.lines import LINE_END
from inspgraph.read.markers import split_inline
from inspgraph.records import BlockKind, Cell, Text

_LIMIT: Final = 200_000_000  # bytes of one unpacked part
# A "Strict Open XML Document" has the same elements in namespaces of its own (ISO/IEC 29500-1).
_STRICT: Final = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_NESTED: Final = 40  # tables within tables; beyond it a file is damaged or hostile


def read_docx(data: bytes, name: str) -> Text:
    """The text of a Word document.

    Headings come from styles and outline levels, list markers are those that Word prints,
    deleted text stays out, footnotes stand at the end, headers and footers are running lines.
    Pages are those of the last time Word laid the document out, else explicit page breaks.
    Raises UnreadableError: "damaged-file", "encrypted-file", "too-large", "no-text".
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _DocxReader(archive, name).read()
    except (zipfile.BadZipFile, zlib.error, EOFError, etree.XMLSyntaxError, KeyError) as error:
        raise UnreadableError("damaged-file", name, str(error)) from error
    except RecursionError as error:
        raise UnreadableError("damaged-file", name, "nested without end") from error
    except (RuntimeError, NotImplementedError) as error:
        raise UnreadableError("encrypted-file", name, str(error)) from error


class _DocxReader:
    """Goes through the parts of one document; ``drafts`` fills up in reading order."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.archive = archive
        self.name = name
        self.names = set(archive.namelist())
        self.folder = ""
        self.drafts: list[BlockDraft] = []
        self.pages = Pages()
        self.tables = 0

    def read(self) -> Text:
        main = next((n for n in sorted(self.names) if n.endswith("word/document.xml")), None)
        root = self.part(main) if main else None
        body = root.find(f"{W}body") if root is not None else None
        if main is None or root is None or body is None:
            raise UnreadableError("damaged-file", self.name, "no main document inside")
        self.folder = main.rsplit("/", 1)[0]
        self.styles = Styles(self.part(f"{self.folder}/styles.xml"))
        self.numbering = read_numbering(self.part(f"{self.folder}/numbering.xml"))
        self.pages = Pages.of(root)
        self.blocks(body, None)
        self.notes()
        if not self.drafts:
            raise UnreadableError("no-text", self.name)
        return assemble(self.drafts, list(self.running()))

    def part(self, path: str) -> etree._Element | None:
        """The root of an XML part; entities are not expanded and nothing is fetched."""
        if path not in self.names:
            return None
        with self.archive.open(path) as stream:
            data = stream.read(_LIMIT + 1)
        if len(data) > _LIMIT:
            raise UnreadableError("too-large", self.name, f"{path} unpacks to over {_LIMIT} bytes")
        data = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(data, parser)

    # -- blocks ---------------------------------------------------------------------------

    def blocks(self, parent: etree._Element, cell: Cell | None, depth: int = 0) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self.paragraph(child, cell, depth)
            elif child.tag == f"{W}tbl":
                self.table(child, cell, depth)
            elif isinstance(child.tag, str) and child.tag not in SKIPPED:
                self.blocks(child, cell, depth)

    def table(self, table: etree._Element, outer: Cell | None, depth: int) -> None:
        """Emit a table; one that only holds tables or a single column is layout."""
        if depth > _NESTED:
            raise UnreadableError("damaged-file", self.name, "tables within tables without end")
        rows = [(row, list(_cells(row))) for row in _children(table, f"{W}tr")]
        width = max((column + 1 for _, cells in rows for column, _ in cells), default=0)
        layout = width < 2 or next(table.iterfind(f".//{W}tbl"), None) is not None
        number = self.tables
        self.tables += outer is None
        for at, (row, cells) in enumerate(rows):
            header = is_on(row.find(f"{W}trPr/{W}tblHeader")) is True
            filled = [(column, tc) for column, tc in cells if any(t.text for t in tc.iter(f"{W}t"))]
            for column, tc in filled:
                place: Cell | None = Cell(number, at, column, header)
                if layout and (len(filled) < 2 or next(tc.iter(f"{W}tbl"), None) is not None):
                    place = None
                self.blocks(tc, outer or place, depth + 1)

    def paragraph(self, p: etree._Element, cell: Cell | None, depth: int) -> None:
        properties = p.find(f"{W}pPr")
        style = self.style_of(properties)
        if properties is not None and is_on(properties.find(f"{W}pageBreakBefore")):
            self.pages.turn(explicit=True)
        words = collect(p, style, self.styles, self.pages)
        if words.text.strip():
            self.emit(words, style, cell)
        for box in words.boxes:
            self.blocks(box, cell, depth + 1)

    def style_of(self, properties: etree._Element | None) -> Style:
        """The style of a paragraph, with the list and heading level that it sets itself."""
        if properties is None:
            return self.styles.default
        style = self.styles.get(value(properties.find(f"{W}pStyle")), self.styles.default)
        if outline := value(properties.find(f"{W}outlineLvl")):
            level = int(outline) + 1 if outline.isdecimal() and int(outline) < 6 else None
            style = replace(style, level=level)
        if (numbering := properties.find(f"{W}numPr")) is not None:
            number = value(numbering.find(f"{W}numId")) or style.number
            depth = value(numbering.find(f"{W}ilvl")) or ""
            style = replace(
                style, number=number, depth=int(depth) if depth.isdecimal() else style.depth
            )
        return style

    def emit(self, words: ParagraphWords, style: Style, cell: Cell | None) -> None:
        """Add the block of a paragraph, or the blocks of one that line breaks part."""
        bold, size = words.bold and not words.plain, words.size or style.size or 0.0
        filled = [(number, piece) for number, piece in words.pieces if piece.strip()]
        page = filled[0][0]
        several = filled[-1][0] != page
        text: str | list[tuple[int, str]] = words.pieces if several else words.text
        counted = self.numbering.next(style.number, style.depth or 0) if style.number else None
        marker = counted[1] if counted else ""
        if style.level:
            if marker:
                text = [(page, f"{marker} "), *words.pieces] if several else f"{marker} {text}"
            self.drafts.append(BlockDraft("heading", text, style.level, "", cell, bold, size, page))
        elif style.is_contents:
            self.drafts.append(BlockDraft("contents", text, 0, marker, cell, bold, size, page))
        elif counted or several:
            figures = not counted or counted[0].startswith(("decimal", "none"))
            kind: BlockKind = "paragraph" if figures else "item"
            level = max(counted[2], 1) if counted and not figures else 0
            self.drafts.append(BlockDraft(kind, text, level, marker, cell, bold, size, page))
        else:
            for line in LINE_END.split(words.text.strip()):
                for kind, marker, rest in split_inline(line):
                    level = int(kind == "item")
                    self.drafts.append(
                        BlockDraft(kind, rest, level, marker, cell, bold, size, page)
                    )

    # -- what stands outside the body -------------------------------------------------------

    def notes(self) -> None:
        for kind in ("footnote", "endnote"):
            root = self.part(f"{self.folder}/{kind}s.xml")
            notes = root.iterfind(f"{W}{kind}") if root is not None else ()
            number = 0
            for note in notes:
                if note.get(f"{W}type"):  # separators
                    continue
                number += 1
                if text := " ".join(self.words(p) for p in note.iter(f"{W}p")).strip():
                    self.drafts.append(BlockDraft("note", text, 0, str(number)))

    def running(self) -> Iterator[str]:
        for path in sorted(self.names):
            if re.fullmatch(rf"{re.escape(self.folder)}/(?:header|footer)\d*\.xml", path):
                root = self.part(path)
                for p in root.iter(f"{W}p") if root is not None else ():
                    if any(map(str.isalpha, text := self.words(p))):
                        yield text

    def words(self, p: etree._Element) -> str:
        return collect(p, Style(), self.styles, Pages()).text


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children of a tag, also those inside content controls and insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif isinstance(child.tag, str) and child.tag not in SKIPPED and child.tag != f"{W}tc":
            yield from _children(child, tag)


def _cells(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The cells of a row with their columns; a cell merged into the one above is left out."""
    column = _count(row.find(f"{W}trPr/{W}gridBefore"), 0)
    for cell in _children(row, f"{W}tc"):
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        if merge is None or value(merge) == "restart":
            yield column, cell
        column += _count(cell.find(f"{W}tcPr/{W}gridSpan"), 1)


def _count(element: etree._Element | None, default: int) -> int:
    number = value(element) or ""
    return min(int(number), 1000) if number.isdecimal() else default
