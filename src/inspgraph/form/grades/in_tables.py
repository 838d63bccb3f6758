"""Grades in tables: a column of grades in either order, several graded columns, tick grids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from inspgraph.cues.form_cues import AreaCue, Cues
from inspgraph.cues.heading_cues import match_heading
from inspgraph.form.grades.printed import TICK, Printed, read_grade
from inspgraph.form.grades.stated_grades import Statement, ancestors, half_of, section_at
from inspgraph.records import Section, Span, Text
from inspgraph.text.block_tables import Table, TableRow, cell_text
from inspgraph.text.fold import fold

# A row of a scale's legend describes the grade: "Good | A service that exceeds …".
_LEGEND: Final = re.compile(
    r"(?:an? |the )?(?:\w+ )?(?:service|organisation|local authority|lscb|provision|council)"
    r" (?:that|which|of)\b.*|.*\bdescriptors?\b.*",
    re.IGNORECASE,
)
_GRADE_HEAD: Final = re.compile(
    r"(?:\w+ ){0,3}(?:grades?(?: awarded)?|judge?ments?|ratings?|services? overall)\b.{0,3}",
    re.IGNORECASE,
)
_INDEX: Final = re.compile(r"\d{1,2}(?:\.\d)?\.?")
_PAST: Final = re.compile(
    r"\b(?:previous|last|date of|most recent) inspections?\b|\byear\b", re.IGNORECASE
)


def graded_rows(
    text: Text, sections: Sequence[Section], tables: Sequence[Table], series: str, cues: Cues
) -> Iterator[Statement]:
    """The grades that tables state, row by row.

    A row counts where its area is one of the series', or where the table says that it grades
    (its head, its section). Legends of scales and tables of past inspections do not count. A
    table that goes on after a page's end keeps its head.
    """
    areas = cues.areas_of(series)
    before: tuple[int, tuple[int, ...], bool] = (-2, (), False)
    group = ""
    for table in tables:
        at = section_at(sections, text.blocks[table.first].start)
        roles = {section.role for section in ancestors(sections, at)}
        if "scale" in roles or _is_legend(text, table):
            continue
        if (grid := _tick_columns(text, table, series, cues)) is not None:
            yield from _ticked(text, table, *grid)
            continue
        goes_on = table.first == before[0] + 1 and table.columns == before[1] and before[2]
        head = [cell_text(text, cell).strip() for cell in table.rows[0].cells.values()]
        graded = goes_on or "grades" in roles or any(_GRADE_HEAD.fullmatch(cell) for cell in head)
        if any(_PAST.search(cell) for cell in head):
            continue
        heads = _column_heads(text, table.rows[0])
        before = (table.last, table.columns, graded)
        half = half_of(sections, at)
        for row in table.rows:
            title = cell_text(text, row.blocks)
            opened = match_heading(title, series, cues) if len(title) < 90 else None
            if opened is not None and opened.role == "half":
                half = group = opened.area or title
                continue
            yield from _row(text, row, heads, graded, half or group, areas, series, cues)


def _row(
    text: Text,
    row: TableRow,
    heads: Mapping[int, str],
    graded: bool,
    half: str,
    areas: Sequence[AreaCue],
    series: str,
    cues: Cues,
) -> Iterator[Statement]:
    grades: dict[int, Printed] = {}
    words: list[int] = []
    for column, cell in row.cells.items():
        said = cell_text(text, cell).strip()
        printed = read_grade(said, series, cues)
        if printed is not None:
            grades[column] = printed
        elif not _INDEX.fullmatch(said):
            words.append(column)
    if not words or not grades:
        return
    # "1 | Standards of achievement | 3": the first number counts the rows.
    if min(grades) < words[0] < max(grades):
        grades.pop(min(grades))
    area = cell_text(text, row.cells[words[0]]).strip()
    known = any(cue.pattern.fullmatch(_plain(area)) for cue in areas)
    only_number = all(read_word(text, row, column) for column in grades)
    if len(words) > 1 or not (graded or (known and not only_number)) or len(area) > 320:
        return
    for number, (column, printed) in enumerate(grades.items()):
        first, last = text.blocks[row.blocks[0]], text.blocks[row.blocks[-1]]
        named = area if number == 0 else f"{area} ({heads.get(column, str(number + 1)).lower()})"
        yield Statement(named, printed.word, printed.value, Span(first.start, last.end), half)


def read_word(text: Text, row: TableRow, column: int) -> bool:
    """Return whether a grade cell holds a number alone, which only a graded table makes a grade."""
    return cell_text(text, row.cells[column]).strip().isdigit()


def _column_heads(text: Text, row: TableRow) -> Mapping[int, str]:
    return {column: cell_text(text, cell).strip() for column, cell in row.cells.items()}


def _is_legend(text: Text, table: Table) -> bool:
    cells = [cell_text(text, cell).strip() for row in table.rows for cell in row.cells.values()]
    return sum(bool(_LEGEND.fullmatch(cell)) for cell in cells) >= min(2, len(table.rows))


# -- grids in which a tick marks the grade ----------------------------------------------


def _tick_columns(
    text: Text, table: Table, series: str, cues: Cues
) -> tuple[int, dict[int, Printed]] | None:
    """The row that names the grades and the grade of each column, or None."""
    for at, row in enumerate(table.rows[:2]):
        found = {}
        for column, cell in row.cells.items():
            printed = read_grade(cell_text(text, cell), series, cues)
            if printed is not None:
                found[column] = printed
        if len(found) >= 3 and len(table.rows) > at + 1:
            return at, found
    return None


def _ticked(
    text: Text, table: Table, head: int, columns: Mapping[int, Printed]
) -> Iterator[Statement]:
    for row in table.rows[head + 1 :]:
        ticks = [c for c in columns if c in row.cells and _is_tick(text, row.cells[c])]
        others = [c for c in row.cells if c not in columns]
        if len(ticks) != 1 or not others:
            continue
        area = cell_text(text, row.cells[others[0]]).strip()
        first, last = text.blocks[row.blocks[0]], text.blocks[row.blocks[-1]]
        printed = columns[ticks[0]]
        yield Statement(area, printed.word, printed.value, Span(first.start, last.end))


def _is_tick(text: Text, cell: Sequence[int]) -> bool:
    return bool(TICK.fullmatch(cell_text(text, cell).strip()))


def _plain(area: str) -> str:
    return " ".join(fold(area).lower().split()).strip(" .:")
