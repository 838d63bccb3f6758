"""Plain text and Markdown → ``Text``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from inspgraph.errors import UnreadableError
from inspgraph.read.canonical import BlockDraft, assemble, join_lines
from inspgraph.read.decode import decode
from inspgraph.read.guess import Placed, mark_headings
from inspgraph.read.html import read_fragment
from inspgraph.read.inline import strip_marks
from inspgraph.read.lines import CONTENTS, mark_columns, split_pages, wrapping_width
from inspgraph.read.markers import split_inline, split_marker
from inspgraph.read.text_tables import Grid, is_blank, is_header, is_rule, take_table
from inspgraph.records import BlockKind, Cell, Text

_HEADING: Final = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE: Final = re.compile(r"={3,}\s*|-{3,}\s*")
_HTML: Final = re.compile(r"<(?:p|ul|ol|li|br|div|table)\b[^>]*/?>", re.IGNORECASE)
_NOTE: Final = re.compile(r"\[\^(\w+)\]:\s+|([¹²³⁴-⁹⁰]+)\s*(?=[A-Z‘“]|$)")
_ADDRESS: Final = re.compile(r"\s*(?:\S+@|www\.|https?:)")
_STOPPED: Final = (".", ":", ";", "?", "!", "”", "’")

_CUT: Final = 150  # letters; a paragraph this long without a stop was cut by a page's end
_LONG: Final = 80  # letters; longer than headings are


def read_plain(data: bytes, name: str) -> Text:
    """The text of a plain text or Markdown file.

    Paragraphs may be wrapped by hand or stand on one line each; a form feed begins a page.
    Raises UnreadableError: "undecodable", "empty-file" where there are no words.
    """
    content = decode(data, name).removeprefix("\ufeff")
    if not any(map(str.isalnum, content)):
        raise UnreadableError("empty-file", name)
    lines, pages, running = split_pages(content)
    placed = list(_LineReader(mark_columns(lines), pages).blocks())
    drafts = [p.draft for p in placed]
    if sum(draft.kind == "heading" for draft in drafts) < 2:
        drafts = mark_headings(placed)
    return assemble(_rejoin(drafts), running)


@dataclass(slots=True)
class _LineReader:
    """Goes down the lines and gives block after block."""

    lines: Sequence[str]
    pages: Sequence[int]
    at: int = 0
    tables: int = 0
    indents: list[int] = field(default_factory=list)
    in_contents: bool = False
    wrapped: bool = False
    width: int = 0

    def __post_init__(self) -> None:
        self.width = wrapping_width(self.lines)
        self.wrapped = self.width > 0

    def blocks(self) -> Iterator[Placed]:
        blanks = 1
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip() and (is_blank(line) or not self._opens_table()):
                blanks += 1
                self.at += 1
                continue
            page = self.pages[self.at]
            for draft in self._take():
                yield Placed(replace(draft, page=page) if page else draft, blanks)
                blanks = 0

    def _opens_table(self) -> bool:
        """Return whether a line that holds only a tab is an empty first cell."""
        return "".join(self.lines[self.at + 1 : self.at + 2]).startswith("\t")

    def _take(self) -> list[BlockDraft]:
        line = self.lines[self.at]
        stripped = line.strip()
        if match := _HEADING.match(line):
            self.at += 1
            return self._headline(match[2], len(match[1]))
        if is_rule(line):
            self.at += 1
            return []
        if stripped[:6].lower() == "<table":
            return self._take_html()
        grid = take_table(self.lines, self.at)
        if grid:
            self.indents.clear()
            start, self.at = self.at, grid.end
            return self._cells(grid, start)
        following = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""
        if (
            _UNDERLINE.fullmatch(following)
            and len(stripped) <= 100
            and not stripped.endswith(_STOPPED)
            and not split_marker(stripped)[1]
        ):
            self.at += 2
            return self._headline(stripped, 1 if following[0] == "=" else 2)
        return self._take_text()

    def _headline(self, text: str, level: int) -> list[BlockDraft]:
        self.indents.clear()
        text, _ = strip_marks(text)
        self.in_contents = bool(CONTENTS.fullmatch(text.strip()))
        return [BlockDraft("heading", text, level)]

    def _take_html(self) -> list[BlockDraft]:
        end = self.at + 1
        while end < len(self.lines) and "</table" not in self.lines[end - 1].lower():
            end += 1
        drafts = read_fragment("\n".join(self.lines[self.at : end]))
        self.at = end
        numbers = {draft.cell.table for draft in drafts if draft.cell}
        first, self.tables = self.tables, self.tables + len(numbers)
        return [
            replace(d, cell=replace(d.cell, table=d.cell.table + first)) if d.cell else d
            for d in drafts
        ]

    # -- tables ---------------------------------------------------------------------------

    def _cells(self, grid: Grid, start: int) -> list[BlockDraft]:
        rows = [row for row in grid.rows if any(row)]
        if self.in_contents:
            self.in_contents = False
            return [BlockDraft("contents", strip_marks(" ".join(row))[0]) for row in rows]
        # A single column, or one row of lines that are each indented by a tab, is no table.
        framed = max(map(len, rows), default=0) < 2 or (
            len(rows) == 1 and all(line.rfind("\t") == 0 for line in self.lines[start : grid.end])
        )
        header = len(rows) > 1 and (grid.header or is_header(rows))
        drafts: list[BlockDraft] = []
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                cell = Cell(self.tables, number, column, header and number == 0)
                drafts += self._cell(text, None if framed else cell)
        self.tables += not framed
        return drafts

    def _cell(self, text: str, cell: Cell | None) -> list[BlockDraft]:
        if _HTML.search(text):
            return read_fragment(text, cell)
        drafts: list[BlockDraft] = []
        for paragraph in text.split("\n\n"):
            for lines in self._parts(paragraph.split("\n")):
                stripped, bold = strip_marks(join_lines(lines))
                for kind, marker, rest in split_inline(stripped):
                    level = 1 if kind == "item" else 0
                    drafts.append(BlockDraft(kind, rest, level, marker, cell, bold))
        return drafts

    # -- paragraphs and items -------------------------------------------------------------

    def _take_text(self) -> list[BlockDraft]:
        end = self.at
        while end < len(self.lines) and self.lines[end].strip():
            line = self.lines[end]
            if end > self.at and (
                _HEADING.match(line) or is_rule(line) or take_table(self.lines, end)
            ):
                break
            end += 1
        drafts: list[BlockDraft] = []
        for lines in self._parts(_without_outer_mark(self.lines[self.at : end])):
            drafts += self._paragraph(lines)
        self.at = end
        return drafts

    def _parts(self, lines: Sequence[str]) -> Iterator[list[str]]:
        """The lines of a block, those of each paragraph or item together."""
        part: list[str] = []
        for line in lines:
            if part and (split_marker(line.strip())[1] or not self._goes_on(part[-1], line)):
                yield part
                part = []
            if line.strip():
                part.append(line)
        if part:
            yield part

    def _goes_on(self, line: str, following: str) -> bool:
        """Return whether a paragraph goes on from one line to the next."""
        if line.endswith(("  ", "\\")) and line.strip() and not self.wrapped:
            return False
        first = following.lstrip("“‘\"'(*_ \t")[:1]
        if _ADDRESS.match(following):
            return False
        if not self.wrapped:
            return first.islower() and not line.rstrip().endswith(_STOPPED) and line[:1] != first
        if line.endswith("  ") and len(line) < 0.8 * self.width:
            return False
        room = self.width - len(line.rstrip()) - len(following.split(maxsplit=1)[0]) - 1
        if first.isupper() and room > 0.4 * self.width:
            return False
        return not (line.rstrip().endswith(_STOPPED[:5]) and room > 0.15 * self.width)

    def _paragraph(self, lines: Sequence[str]) -> list[BlockDraft]:
        indent = len(lines[0].expandtabs(4)) - len(lines[0].expandtabs(4).lstrip())
        text, bold = strip_marks(join_lines(line.rstrip("\\ ").lstrip("> ") for line in lines))
        if note := _NOTE.match(text):
            return [BlockDraft("note", text[note.end() :] or text.strip(), marker=note[1] or "")]
        drafts: list[BlockDraft] = []
        for kind, marker, rest in split_inline(text.strip()):
            if not marker and CONTENTS.fullmatch(rest):
                self.in_contents = True
            level = self._depth(indent) if kind == "item" else 0
            if kind != "item":
                self.indents.clear()
            rest, bold_rest = strip_marks(rest)
            drafts.append(BlockDraft(kind, rest, level, marker, bold=bold or bold_rest))
        return drafts

    def _depth(self, indent: int) -> int:
        """The nesting depth of an item that is indented by so many letters."""
        while self.indents and indent < self.indents[-1]:
            self.indents.pop()
        if not self.indents or indent > self.indents[-1]:
            self.indents.append(indent)
        return len(self.indents)


def _without_outer_mark(lines: Sequence[str]) -> Sequence[str]:
    """The lines without the one emphasis that holds them all."""
    first, last = lines[0].lstrip(), lines[-1].rstrip()
    if (
        len(lines) > 1
        and first[:1] in ("*", "_")
        and last.endswith(first[0])
        and "".join(lines).count(first[0]) == 2
    ):
        return [first[1:], *lines[1:-1], last[:-1]]
    return lines


def _rejoin(drafts: Sequence[BlockDraft]) -> list[BlockDraft]:
    """The drafts with a paragraph that a page's end cut in two made one again."""
    joined: list[BlockDraft] = []
    for draft in drafts:
        before = joined[-1] if joined else None
        if before and _was_cut(before, draft):
            pieces = [*_pieces(before), *_pieces(draft)]
            text = pieces if draft.page else join_lines(piece for _, piece in pieces)
            joined[-1] = replace(before, text=text)
        else:
            joined.append(draft)
    return joined


def _was_cut(before: BlockDraft, draft: BlockDraft) -> bool:
    kinds: tuple[BlockKind, ...] = ("paragraph", "item")
    if before.kind not in kinds or draft.kind != "paragraph" or draft.marker:
        return False
    if before.cell or draft.cell or not isinstance(draft.text, str):
        return False
    text = _pieces(before)[-1][1].strip()
    return (
        len(text) >= _CUT
        and (text[0].isupper() or bool(before.marker))
        and not text.endswith(_STOPPED)
        and (draft.text.lstrip()[:1].islower() or (text[-1].isalpha() and len(draft.text) > _LONG))
    )


def _pieces(draft: BlockDraft) -> list[tuple[int, str]]:
    return [(draft.page, draft.text)] if isinstance(draft.text, str) else [*draft.text]
