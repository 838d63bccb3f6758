"""The entries of a list: each bullet, numbered paragraph or table row with all its parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from inspgraph.records import Block, Span, Text
from inspgraph.text.fold import fold

_NUMBERED: Final = re.compile(r"^\(?\d{1,3}(?:\.\d{1,2})*[.)]?$")
_DONE: Final = re.compile(r"[.!?:;]['\")\]’”]*$")
# "The local partnership should:", "… should take the following action." introduce a list.
_LEAD_IN: Final = re.compile(
    r":$|\bfollowing (?:actions?|areas?|recommendations?|improvements?|steps?)\b[^.]{0,80}\.?$",
    re.IGNORECASE,
)
_FOOTNOTE: Final = re.compile(r"\d{1,2} [A-Z‘’'“]")
_REST: Final = 2
LONGEST_GROUP: Final = 90
_FURNITURE: Final = re.compile(r"^(?:\d{1,3}|[ivx]+|page \d+.*|\W+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its words, where they stand, and the paragraph that introduces its list."""

    text: str
    span: Span
    first: int
    lead_in: str = ""


def list_entries(
    text: Text,
    blocks: Sequence[int],
    *,
    paragraphs: bool = False,
    boxed: bool = False,
    lead_in: str = "",
) -> tuple[Entry, ...]:
    """The entries among consecutive blocks of a list section (headings left out), in order.

    Bullets are entries, deeper bullets belong to the one above. Where numbered paragraphs are
    the list, bullets below them belong to them; a single numbered paragraph that ends in a
    colon only leads in. A table of sentences in one column has an entry a row. Where there is
    no such sign, each plain paragraph is an entry if ``paragraphs`` allows. Where entries are
    ``boxed``, a row is one whatever bullets it has. ``lead_in`` is what introduced the list before
    these blocks.
    """
    known = [i for i in blocks if _speaks(text, text.blocks[i])]
    rows = _row_entries(text, known, boxed)
    if rows is not None:
        return rows
    numbered = [i for i in known if _is_numbered(text.blocks[i])]
    items = [i for i in known if text.blocks[i].kind == "item" and not _is_numbered(text.blocks[i])]
    leads = [i for i in numbered if leads_in(text, i)]
    if items and len(numbered) - len(leads) == 0:
        starts = frozenset(i for i in items if text.blocks[i].level <= _top(text, items))
    elif items and len(numbered) == 1 and known[0] != numbered[0]:
        starts = frozenset((*items, *numbered))
    elif (numbered and len(numbered) > len(leads)) or len(numbered) > 1:
        starts = frozenset(numbered)
        if len(numbered) < len(items) and len(leads) * 2 > len(numbered):
            starts = frozenset((*items, *(i for i in numbered if i not in leads)))
    elif paragraphs or boxed:
        starts = frozenset(i for i in known if not leads_in(text, i))
    else:
        return ()
    return _collect(text, known, starts.__contains__, lead_in)


def _collect(
    text: Text, blocks: Iterable[int], starts: Callable[[int], bool], lead: str = ""
) -> tuple[Entry, ...]:
    """Entries from where each starts; what is no part of one may lead in the next.

    An unmarked paragraph between two bullets is the rest of the first, which a page's end or a
    blank line cut; after the last bullet it is the text that goes on. A short line without a
    final mark after a sentence that has one names the group of the next bullets.
    """
    entries: list[list[int]] = []
    leads: list[str] = []
    between: list[int] = []
    closed = True
    for index in blocks:
        block = text.blocks[index]
        whole = entries and not closed
        if starts(index) and not (whole and not between and goes_on(text, entries[-1][-1], index)):
            if whole and block.kind == "item" and len(between) <= _REST:
                entries[-1] += between
            entries.append([index])
            leads.append(lead)
            between, closed = [], False
        elif (
            whole
            and (block.kind == "item" or _is_numbered(block))
            and not (_is_numbered(block) and leads_in(text, index))
        ):
            entries[-1] += [*between, index]
            between = []
        elif whole and not between and goes_on(text, entries[-1][-1], index):
            entries[-1].append(index)
        elif leads_in(text, index):
            between, closed, lead = [], True, _words(text, index)
        elif whole and not between and _names_group(text, entries[-1][-1], index):
            closed = True
        elif whole and text.blocks[entries[-1][0]].kind == "item":
            between.append(index)
        else:
            closed = True
    return tuple(_entry(text, entry, lead) for entry, lead in zip(entries, leads, strict=True))


def _row_entries(text: Text, blocks: Sequence[int], boxed: bool) -> tuple[Entry, ...] | None:
    """The rows of one-column tables, where rows and not bullets are the entries.

    They are where at least one row is a sentence without bullets, or entries are boxed; a page's
    layout table instead holds many entries in a row. None where the blocks are no such table.
    """
    rows: dict[tuple[int, int], list[int]] = {}
    at = (0, 0)
    for index in blocks:
        cell = text.blocks[index].cell
        if cell is not None:
            here = (cell.table, cell.row)
            cut = here not in rows and at in rows and _is_cut(text, rows[at], index)
            at = at if cut else here
            rows.setdefault(at, []).append(index)
    if len(rows) == 1 and not boxed:
        return None
    if not rows or any(
        text.blocks[i].cell is None and text.blocks[i].kind == "item" for i in blocks
    ):
        return None
    if any(len({text.blocks[i].cell.column for i in row}) > 1 for row in rows.values()):  # type: ignore[union-attr]
        return None
    plain = [
        row
        for row in rows.values()
        if not any(text.blocks[i].kind == "item" or _is_numbered(text.blocks[i]) for i in row)
        and not leads_in(text, row[-1])
    ]
    led = [row for row in rows.values() if text.blocks[row[0]].kind != "item" and row not in plain]
    if not (plain or boxed) or len(plain) + len(led) < len(rows):
        return None
    entries: list[list[int]] = []
    for row in rows.values():
        if entries and goes_on(text, entries[-1][-1], row[0]):
            entries[-1].extend(row)
        else:
            entries.append(list(row))
    return tuple(_entry(text, entry) for entry in entries)


def _is_cut(text: Text, row: Sequence[int], index: int) -> bool:
    """Whether a bullet at a page's top belongs to the row that introduced it on the page before."""
    block, first, last = (text.blocks[i] for i in (index, row[0], row[-1]))
    if block.kind != "item" or text.page_at(block.start) == text.page_at(first.start):
        return False
    return first.kind != "item" and (last.kind == "item" or leads_in(text, row[-1]))


def column_entries(text: Text, blocks: Sequence[int], *, asked: bool = False) -> tuple[Entry, ...]:
    """The entries of one column of a table: its bullets, else its paragraphs.

    Where the row says of whom it is ``asked``, bullets are parts of what the sentence before them
    says. Where a cell goes on after the page's end without a sign, the halves are put together.
    """
    known = [i for i in blocks if _speaks(text, text.blocks[i])]
    items = [i for i in known if text.blocks[i].kind == "item"]
    if asked and items and known[0] not in items:
        return (_entry(text, known),)
    if items:
        top = _top(text, items)
        return _collect(text, blocks, lambda i: i in items and text.blocks[i].level <= top)
    entries: list[list[int]] = []
    for index in known:
        if entries and goes_on(text, entries[-1][-1], index):
            entries[-1].append(index)
        else:
            entries.append([index])
    return tuple(_entry(text, entry) for entry in entries)


def _entry(text: Text, blocks: Sequence[int], lead: str = "") -> Entry:
    span = Span(text.blocks[blocks[0]].start, text.blocks[blocks[-1]].end)
    return Entry(" ".join(_words(text, i) for i in blocks), span, blocks[0], lead)


def _words(text: Text, index: int) -> str:
    block = text.blocks[index]
    return " ".join(text.content[block.start : block.end].split())


def _speaks(text: Text, block: Block) -> bool:
    """Whether a block can be part of an entry: no footnote, page number or line of contents."""
    if block.kind in ("note", "contents", "heading"):
        return False
    words = text.content[block.start : block.end].strip()
    if not block.marker and block.cell is None and _FOOTNOTE.match(words):
        return False
    return not _FURNITURE.match(words)


def _is_numbered(block: Block) -> bool:
    return bool(_NUMBERED.match(block.marker))


def leads_in(text: Text, index: int) -> bool:
    """Whether a paragraph introduces a list: it ends in a colon, or speaks of what follows."""
    return bool(_LEAD_IN.search(_words(text, index)))


def _names_group(text: Text, before: int, index: int) -> bool:
    """Whether an unmarked line between bullets is the title of those below."""
    words = _words(text, index)
    is_title = len(words) <= LONGEST_GROUP and words[:1].isupper() and not _DONE.search(fold(words))
    return is_title and bool(_DONE.search(fold(_words(text, before))))


def _top(text: Text, items: Sequence[int]) -> int:
    """The level of the outer bullets."""
    return min(text.blocks[i].level for i in items)


def goes_on(text: Text, before: int, index: int) -> bool:
    """Whether an unmarked block only carries on the sentence of the block before it."""
    block = text.blocks[index]
    if block.marker or not _speaks(text, block):
        return False
    last, first = text.blocks[before], text.content[block.start : block.start + 1]
    if _DONE.search(fold(text.content[max(last.start, last.end - 4) : last.end]).rstrip()):
        return False
    turned = text.page_at(last.start) != text.page_at(block.start)
    if last.kind == "item" and block.cell is not None and block.cell == last.cell:
        return True
    return first.islower() or (turned and block.kind == last.kind)


def heading_entries(text: Text, headings: Mapping[int, str]) -> tuple[Entry, ...]:
    """Entries of a list whose points are headings with paragraphs below; titles without number."""
    entries = []
    for index, title in headings.items():
        block = text.blocks[index]
        cut = len(title) - len(re.sub(r"^\s*(?:[ivx]{1,5}|[a-h])\)\s*", "", title))
        entries.append(
            Entry(" ".join(title[cut:].split()), Span(block.start + cut, block.end), index)
        )
    return tuple(entries)
