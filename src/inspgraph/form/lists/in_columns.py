"""Lists that stand in the columns of a table: "Major strengths | Important weaknesses"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from inspgraph.cues.form_cues import Cues, HeadingCue
from inspgraph.cues.heading_cues import LISTS, LONGEST_PLAIN, match_heading
from inspgraph.form.lists.addressee import says_duty
from inspgraph.form.lists.entries import column_entries, goes_on
from inspgraph.form.lists.listed import Listed
from inspgraph.records import Section, Text
from inspgraph.text.block_tables import Row, Table, cell_text

_ADDRESSEE: Final = re.compile(
    r"(?:responsible (?:body|bodies)|lead|who|owner|by whom|responsibility|organisation)\b.*",
    re.IGNORECASE,
)
_NAMED_AREA: Final = re.compile(r"[^.;]{3,80}:$")


def column_lists(
    text: Text,
    sections: Sequence[Section],
    tables: Sequence[Table],
    series: str | None,
    cues: Cues,
) -> Iterator[tuple[list[Listed], set[int]]]:
    """The lists of each table whose head names them, with the blocks of the whole table."""
    number = 0
    while number < len(tables):
        table = tables[number]
        number += 1
        head = _head(text, table.rows, series, cues)
        if head is None:
            continue
        at, columns = head
        addressees = {
            column
            for column, cell in table.rows[at].cells.items()
            if _ADDRESSEE.fullmatch(cell_text(text, cell).strip())
        }
        rows = list(table.rows[at + 1 :])
        taken = {i for row in table.rows for i in row.blocks}
        last = table.last
        # After a page's end the table goes on as another one, without a head.
        while number < len(tables) and _carries_on(text, last, table, tables[number], series, cues):
            after = tables[number]
            rows += _moved(after.rows, columns)
            taken |= {i for row in after.rows for i in row.blocks}
            last = after.last
            number += 1
        area = _area_at(sections, table.first)
        found: list[Listed] = []
        for column, cue in columns.items():
            found += _column(text, rows, column, cue, columns, addressees, area, series, cues)
        yield found, taken


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


def _carries_on(
    text: Text, last: int, table: Table, after: Table, series: str | None, cues: Cues
) -> bool:
    """Whether a table carries on another: as wide, without a head, only footnotes between."""
    return (
        after.columns == table.columns
        and all(text.blocks[i].kind == "note" for i in range(last + 1, after.first))
        and _head(text, after.rows, series, cues) is None
    )


def _moved(rows: Sequence[Row], columns: Mapping[int, HeadingCue]) -> list[Row]:
    """The rows of a table that carries on; the rest of a cell cut by the page in its column.

    Where only one cell goes on, its row has that cell alone, and the source puts it first.
    """
    first = rows[0]
    if len(columns) == 1 and len(first.cells) == 1 and not first.cells.keys() & columns.keys():
        moved = Row(first.table, first.row, {min(columns): first.blocks})
        return [moved, *rows[1:]]
    return list(rows)


def _column(
    text: Text,
    rows: Sequence[Row],
    column: int,
    cue: HeadingCue,
    columns: Mapping[int, HeadingCue],
    addressees: set[int],
    area: str | None,
    series: str | None,
    cues: Cues,
) -> Iterator[Listed]:
    """The entries of one column, those below each area or responsible body apart.

    Beside a column of labels each row is a point of its own: its paragraphs are one entry.
    """
    groups: list[tuple[str | None, str, list[int]]] = [(area, "", [])]
    for row in rows:
        labels = [cell for at, cell in row.cells.items() if at not in columns]
        who = next((cell_text(text, row.cells[a]) for a in addressees if a in row.cells), "")
        if labels and _is_rest(text, groups[-1][2], row.cells.get(column, ())):
            groups[-1] = (groups[-1][0], f"{groups[-1][1]} {who}".strip(), groups[-1][2])
        elif labels:
            groups.append((area, who, []))
        for index in row.cells.get(column, ()):
            named = _named_area(text, index, series, cues)
            if named is None:
                groups[-1][2].append(index)
            else:
                groups.append((named, groups[-1][1], []))
    for about, who, blocks in groups:
        for entry in column_entries(text, blocks, asked=bool(who)):
            yield Listed(entry, cue.role, cue.kind, "", about, who)


def _is_rest(text: Text, before: Sequence[int], cell: Sequence[int]) -> bool:
    """Whether a cell is the rest of the one before, cut by the page's end."""
    if not (before and cell):
        return False
    last, first = text.blocks[before[-1]].cell, text.blocks[cell[0]].cell
    is_cut = last is not None and first is not None and last.table != first.table
    return is_cut and goes_on(text, before[-1], cell[0])


def _named_area(text: Text, index: int, series: str | None, cues: Cues) -> str | None:
    """The area that a line within a cell announces ("Being healthy:"), or None."""
    block = text.blocks[index]
    title = text.content[block.start : block.end].strip()
    if block.kind == "item" or len(title) > LONGEST_PLAIN:
        return None
    cue = match_heading(title, series, cues)
    if cue is not None and cue.role == "judgement-area":
        return cue.area or title
    is_named = _NAMED_AREA.fullmatch(title) and not says_duty(title)
    return title.rstrip(" :") if is_named else None


def _area_at(sections: Sequence[Section], block: int) -> str | None:
    """What the section in which a block stands is about."""
    for section in reversed(sections):
        if section.blocks and section.blocks[0] <= block <= section.blocks[-1]:
            return section.area or section.title
    return None
