"""Drafts of blocks → the canonical ``Text``.

Every reader hands over its blocks as ``BlockDraft``s in reading order and calls ``assemble``, so
all formats share one layout: a blank line between blocks, a line an item (two more spaces of
indent a level), a line a table row with tabs between its cells, and a line for each further block
of a cell.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from inspgraph.records import Block, BlockKind, Cell, Page, Problem, Text

BULLET: Final = "•"

# By U+FFFE (earlier U+0002) PDFium stands for a hyphen printed at a line's end. In a hundred
# published reports all 487 were hyphens of the words themselves ("multi-agency"): the series
# are set ragged, without hyphenation. So it counts as a hyphen; a soft hyphen does not.
_PRINTED: Final = "\ufffe\x02"
_SOFT: Final = "\xad"
_PRINTED_HYPHEN: Final = re.compile(rf"(?<=\w)[{_PRINTED}]\s*(?=\w)")
_SOFT_BREAK: Final = re.compile(rf"{_SOFT}[ \t]*[\r\n]\s*")
# Controls that are no white space, invisible and direction marks, surrogates, noncharacters.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_FIRST_WORD: Final = re.compile(r"\w+")
_LAST_WORD: Final = re.compile(r"\w+$")
# Symbol fonts keep their bullets here.
_PRIVATE_USE: Final = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class BlockDraft:
    """A block before it has a place in the content; the fields are those of ``records.Block``.

    ``text`` may hold line breaks and any white space. A block that runs over several pages
    gives its text as ``(page number, text)`` pieces instead, and ``page`` is then not looked
    at. ``page`` counts from 1; 0 says that the source has no pages.
    """

    kind: BlockKind
    text: str | Sequence[tuple[int, str]]
    level: int = 0
    marker: str = ""
    cell: Cell | None = None
    bold: bool = False
    size: float = 0.0
    page: int = 0


def clean(text: str) -> str:
    """The text in NFC, each run of white space one space, without invisible characters.

    Controls, lone surrogates, soft hyphens and zero-width characters disappear; cleaning twice
    changes nothing more.
    """
    if not (text.isascii() and text.isprintable()):
        text = _PRINTED_HYPHEN.sub("-", _SOFT_BREAK.sub("", text))
        text = _INVISIBLE.sub("", text)
    return unicodedata.normalize("NFC", " ".join(text.split()))


def join_lines(lines: Iterable[str], known: Collection[str] = ()) -> str:
    """One string from the lines of a block, words broken at a line's end made whole.

    A space joins, except after a hyphen or a slash that ends a word: these stay and nothing is
    put in. A soft hyphen at the end disappears. ``known`` holds words in lower case (those of
    the rest of the document, say): where the two halves make one of them, the hyphen between
    them was the typesetter's and goes.
    """
    parts: list[str] = []
    for line in lines:
        if line := line.strip():
            if parts:
                parts[-1] = _end(parts[-1], line, known)
            parts.append(line)
    return "".join(parts)


def _end(line: str, following: str, known: Collection[str]) -> str:
    """The line with what joins it to the one that follows."""
    last = line[-1]
    if last == _SOFT:
        return line[:-1]
    if last in _PRINTED or (last in "-\u2010/" and line[-2:-1].isalnum()):
        head = _LAST_WORD.search(line[:-1])
        tail = _FIRST_WORD.match(following)
        if last != "/" and head and tail and (head[0] + tail[0]).lower() in known:
            return line[:-1]
        return line[:-1] + ("-" if last in _PRINTED else last)
    return line + " "


def assemble(
    drafts: Iterable[BlockDraft], running: Iterable[str] = (), problems: Iterable[Problem] = ()
) -> Text:
    """The canonical text of a document from its blocks in reading order.

    Blocks without a word are left out, as are page numbers that do not rise. ``running`` are
    the headers and footers that were taken out; each different line is kept once; ``problems``
    are those of reading. Assembling what was assembled gives the same text again.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    pages: list[Page] = []
    length = 0
    last: BlockDraft | None = None
    for draft in drafts:
        text, breaks = _pieces(draft)
        if not text:
            continue
        marker = _PRIVATE_USE.sub(BULLET, clean(draft.marker))
        lead = _separator(last, draft) + (f"{marker} " if marker else "")
        start = length + len(lead)
        length = start + len(text)
        parts += (lead, text)
        blocks.append(
            Block(
                draft.kind,
                start,
                length,
                draft.level,
                marker,
                draft.cell,
                draft.bold,
                draft.size,
            )
        )
        pages += (Page(number, start + offset) for number, offset in breaks)
        last = draft
    content = "".join(parts)
    return Text(
        content,
        hashlib.sha256(content.encode()).hexdigest(),
        tuple(blocks),
        _rising(pages),
        tuple(dict.fromkeys(filter(None, map(clean, running)))),
        tuple(problems),
    )


def _pieces(draft: BlockDraft) -> tuple[str, list[tuple[int, int]]]:
    """The clean text of a draft, and where in it which page begins."""
    if isinstance(draft.text, str):
        return clean(draft.text), [(draft.page, 0)] if draft.page else []
    joined = ""
    breaks: list[tuple[int, int]] = []
    for number, piece in draft.text:
        if clean(piece):
            # A word broken over the pages is counted to the page on which it begins.
            joined = join_lines((joined, piece))
            before = len(clean(joined)) - len(clean(piece))
            breaks.append((number, max(before, 0) if breaks else 0))
    return clean(joined), breaks


def _separator(last: BlockDraft | None, draft: BlockDraft) -> str:
    """Return the separator between two blocks in the content."""
    indent = "  " * (draft.level - 1) if draft.kind == "item" else ""
    if last is None:
        return indent
    if draft.cell and last.cell and draft.cell.table == last.cell.table:
        if draft.cell.row != last.cell.row:
            return "\n"
        columns = draft.cell.column - last.cell.column
        return "\t" * columns if columns > 0 else "\n" + indent
    if draft.cell is None and last.cell is None and draft.kind == last.kind == "item":
        return "\n" + indent
    return "\n\n" + indent


def _rising(pages: Iterable[Page]) -> tuple[Page, ...]:
    """The pages whose number and start are both above those of the page before."""
    kept: list[Page] = []
    for page in pages:
        if not kept or (page.number > kept[-1].number and page.start > kept[-1].start):
            kept.append(page)
    return tuple(kept)
