"""Lists of a document: each list section or table column with its entries and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from inspgraph.extract.entries import (
    Entry,
    column_entries,
    heading_entries,
    list_entries,
)
from inspgraph.records import Section, Text
from inspgraph.segment.cues import Cues, HeadingCue
from inspgraph.segment.headings import LONGEST_PLAIN, match_heading
from inspgraph.segment.sections import LISTS, is_numbered
from inspgraph.segment.tables import Row, Table, cell_text

_TIMEFRAME: Final = "timeframe"
_ADDRESSEE: Final = re.compile(
    r"(?:responsible (?:body|bodies)|lead|who|owner|by whom|responsibility|organisation)\b.*", re.I
)
_NAMED_AREA: Final = re.compile(r"[^.;]{3,80}:$")


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry with the list it stands in.

    ``role`` is one of ``segment.sections.LISTS``, ``kind`` the heading's kind of recommendation,
    ``timeframe`` the heading or lead-in that may set a time, ``area`` what the list is about,
    ``addressee`` the responsible body that the row names.
    """

    entry: Entry
    role: str
    kind: str
    timeframe: str
    area: str | None
    addressee: str = ""


def find_lists(
    text: Text,
    sections: Sequence[Section],
    tables: Sequence[Table],
    series: str | None,
    cues: Cues,
) -> tuple[Listed, ...]:
    """The entries of all lists of strengths, weaknesses and recommendations, in reading order."""
    found: list[Listed] = []
    taken: set[int] = set()
    for listed, blocks in _from_tables(text, sections, tables, series, cues):
        found += listed
        taken |= blocks
    headings = {index for section in sections for index in _heading(text, section)}
    for number, section in enumerate(sections):
        if section.role in LISTS:
            found += _from_section(text, sections, number, taken, headings, series, cues)
    return tuple(sorted(found, key=lambda listed: listed.entry.span))


# -- lists below a heading -------------------------------------------------------------


def _from_section(
    text: Text,
    sections: Sequence[Section],
    number: int,
    taken: set[int],
    headings: set[int],
    series: str | None,
    cues: Cues,
) -> Iterator[Listed]:
    section = sections[number]
    cue = match_heading(section.title, series, cues, page_number=True)
    kind = cue.kind if cue else ""
    children = [c for c, child in enumerate(sections) if child.parent == number]
    own_lists = {i for c in children if sections[c].role in LISTS for i in sections[c].blocks}
    points = [c for c in children if (i := _at(text, sections[c])) is not None
              and is_numbered(text, text.blocks[i])]  # fmt: skip
    area = _area_of(sections, number)
    if points and not any(text.blocks[i].kind == "item" for i in _own(sections, number, children)):
        titles = {_only(text, sections[c]): sections[c].title for c in points}
        for entry in heading_entries(text, titles):
            yield Listed(entry, section.role, kind, section.title, area)
        return
    # The lists of the groups ("Immediately:", "Being healthy:") and what stands before them.
    for group, blocks in _groups(sections, number, children):
        free = [i for i in blocks if i not in taken and i not in headings and i not in own_lists]
        when = section.title
        about = area
        if group is not None:
            if sections[group].role == _TIMEFRAME:
                when = sections[group].title
            else:
                about = sections[group].area or sections[group].title
        for entry in list_entries(text, free, paragraphs=_all_cells(text, free)):
            yield Listed(entry, section.role, kind, when, about)


def _groups(
    sections: Sequence[Section], number: int, children: Sequence[int]
) -> Iterator[tuple[int | None, tuple[int, ...]]]:
    yield None, _own(sections, number, children)
    for child in children:
        if sections[child].role not in LISTS:
            yield child, sections[child].blocks


def _own(sections: Sequence[Section], number: int, children: Sequence[int]) -> tuple[int, ...]:
    """The blocks of a section that stand before its first subsection."""
    blocks = sections[number].blocks
    below = [i for c in children for i in sections[c].blocks[:1]]
    inner = {i for c in children for i in sections[c].blocks}
    del below
    return tuple(i for i in blocks if i not in inner)


def _all_cells(text: Text, blocks: Sequence[int]) -> bool:
    return bool(blocks) and all(text.blocks[i].cell is not None for i in blocks)


def _area_of(sections: Sequence[Section], number: int) -> str | None:
    """What a list is about: the nearest judgement area, else the heading above it, else its own."""
    parent = sections[number].parent
    while parent is not None:
        if sections[parent].area:
            return sections[parent].area
        parent = sections[parent].parent
    above = sections[number].parent
    if above is not None and sections[above].role == "unresolved":
        return sections[above].title
    return sections[number].title


def _heading(text: Text, section: Section) -> Iterator[int]:
    index = _at(text, section)
    if index is not None:
        yield index


def _at(text: Text, section: Section) -> int | None:
    """The index of a section's heading block."""
    if section.heading is None:
        return None
    if section.blocks:
        return section.blocks[0] - 1
    low, high = 0, len(text.blocks)
    while low < high:
        middle = (low + high) // 2
        if text.blocks[middle].start < section.heading.start:
            low = middle + 1
        else:
            high = middle
    return low


def _only(text: Text, section: Section) -> int:
    index = _at(text, section)
    assert index is not None
    return index


# -- lists in the columns of a table ---------------------------------------------------


def _from_tables(
    text: Text,
    sections: Sequence[Section],
    tables: Sequence[Table],
    series: str | None,
    cues: Cues,
) -> Iterator[tuple[list[Listed], set[int]]]:
    columns: dict[int, HeadingCue] = {}
    addressees: set[int] = set()
    area: str | None = None
    last = -2
    width: tuple[int, ...] = ()
    for table in tables:
        rows = list(table.rows)
        head = _head(text, rows, series, cues)
        if head is not None:
            at, columns = head
            addressees = {
                c for c, cell in rows[at].cells.items()
                if _ADDRESSEE.fullmatch(cell_text(text, cell).strip())
            }  # fmt: skip
            width = table.columns
            area = _area_at(sections, table.first)
            rows = rows[at + 1 :]
        elif not (columns and table.columns == width and _follows(text, last, table.first)):
            columns = {}
            continue
        last = table.last
        yield (
            _column_lists(text, rows, columns, addressees, area, series, cues),
            {i for row in table.rows for i in row.blocks},
        )


def _head(
    text: Text, rows: Sequence[Row], series: str | None, cues: Cues
) -> tuple[int, dict[int, HeadingCue]] | None:
    """The row that names the columns, and the list that each column holds."""
    for at, row in enumerate(rows[:3]):
        if len(row.cells) < 2:
            continue
        columns = {}
        for column, cell in row.cells.items():
            title = cell_text(text, cell)
            if len(title) > LONGEST_PLAIN:
                break
            cue = match_heading(title, series, cues)
            if cue is not None and cue.role in LISTS:
                columns[column] = cue
        if columns:
            return at, columns
    return None


def _column_lists(
    text: Text,
    rows: Sequence[Row],
    columns: dict[int, HeadingCue],
    addressees: set[int],
    area: str | None,
    series: str | None,
    cues: Cues,
) -> list[Listed]:
    found = []
    labels = [c for c in sorted({c for row in rows for c in row.cells}) if c not in columns]
    for column, cue in columns.items():
        about = area
        pending: list[int] = []
        who = ""

        def flush(
            pending: list[int], about: str | None, who: str, cue: HeadingCue = cue
        ) -> list[Listed]:
            return [
                Listed(entry, cue.role, cue.kind, "", about, who)
                for entry in column_entries(text, pending)
            ]

        for row in rows:
            names = [row.cells[c] for c in labels if c in row.cells and c in addressees]
            if names:
                found += flush(pending, about, who)
                pending, who = [], cell_text(text, names[0])
            elif cue.role == "recommendations" and labels and any(c in row.cells for c in labels):
                found += flush(pending, about, who)
                pending = []
            for index in row.cells.get(column, ()):
                named = _named_area(text, index, series, cues)
                if named is None:
                    pending.append(index)
                else:
                    found += flush(pending, about, who)
                    pending, about = [], named
        found += flush(pending, about, who)
    return found


def _named_area(text: Text, index: int, series: str | None, cues: Cues) -> str | None:
    """The area that a line within a cell announces ("Being healthy:"), or None."""
    block = text.blocks[index]
    title = text.content[block.start : block.end].strip()
    if block.kind == "item" or len(title) > LONGEST_PLAIN:
        return None
    cue = match_heading(title, series, cues)
    if cue is not None and cue.role == "judgement-area":
        return cue.area or title
    return title.rstrip(" :") if _NAMED_AREA.fullmatch(title) else None


def _area_at(sections: Sequence[Section], block: int) -> str | None:
    """What the section in which a block stands is about."""
    for section in reversed(sections):
        if section.blocks and section.blocks[0] <= block <= section.blocks[-1]:
            return section.area or section.title
    return None


def _follows(text: Text, last: int, first: int) -> bool:
    """Whether a table carries on the one before it: only footnotes stand between them."""
    return all(text.blocks[i].kind == "note" for i in range(last + 1, first))
