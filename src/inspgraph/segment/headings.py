"""Recognition of headings, and of the sections they open."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from inspgraph.cues.form_cues import Cues, HeadingCue
from inspgraph.cues.heading_cues import (
    LISTS,
    LONGEST_PLAIN,
    PAGE_NUMBER,
    fold_title,
    match_heading,
)
from inspgraph.records import Block, Text
from inspgraph.text.block_tables import Table, TableRow
from inspgraph.text.fold import fold

LONGEST_HEADING: Final = 200
LONGEST_OPENING: Final = 500

_GRADE_NUMBER: Final = re.compile(r"grade [1-4](?: *[-:(]+ *[a-z ]+\)?)?")
_LIST_MARKER: Final = re.compile(r"^(?:[ivx]{1,5}|[a-z])[.)]$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the block it is, and its cue where its wording is known."""

    block: int
    title: str
    cue: HeadingCue | None


def find_headings(
    text: Text, series: str | None, cues: Cues, tables: Sequence[Table]
) -> tuple[Heading, ...]:
    """The headings of a text in order, known or not.

    A block is a heading where its reader says so, or where it stands alone and its wording is
    that of a known heading (plain text has no other sign). In a table only what has a row to
    itself counts, except that "area | grade" in a row of two opens its area's section. What
    follows "Contents" up to the first real heading repeats headings and opens nothing. A sentence
    may open a list as a heading does, where it ends in a colon.
    """
    rows = {block: row for table in tables for row in table.rows for block in row.blocks}
    grades = cues.grade_words(series)
    graded = _graded_rows(text, tables, grades)
    found: list[Heading] = []
    in_contents = False
    for index, block in enumerate(text.blocks):
        length = block.end - block.start
        title = text.content[block.start : block.end]
        if (opening := _opens_list(block, title, series, cues)) is not None:
            found.append(Heading(index, title, opening))
            in_contents = False
            continue
        if block.kind in ("note", "contents") or not 0 < length <= LONGEST_HEADING:
            in_contents = in_contents and block.kind == "contents"
            continue
        if in_contents and _in_contents(block, title):
            continue
        in_contents = False
        row = rows.get(index)
        in_row = row is not None and len(row.cells) > 1
        if in_row and index not in graded:
            continue
        known = None
        if block.kind == "heading":
            known = match_heading(title, series, cues, page_number=True)
        elif length <= LONGEST_PLAIN and _stands_alone(block):
            known = match_heading(title, series, cues)
            if known is None:
                continue
        else:
            continue
        if in_row and known is None:
            continue
        if known is None and not _is_title(title, grades):
            continue
        in_contents = known is not None and known.role == "contents"
        found.append(Heading(index, title, known))
    return tuple(found)


def _opens_list(block: Block, title: str, series: str | None, cues: Cues) -> HeadingCue | None:
    """The cue of a sentence that opens a list, or None."""
    if block.kind != "paragraph" or not LONGEST_PLAIN < len(title) <= LONGEST_OPENING:
        return None
    if not title.endswith(":"):
        return None
    cue = match_heading(title, series, cues)
    return cue if cue is not None and cue.role in LISTS else None


def _stands_alone(block: Block) -> bool:
    """Return whether a block that its reader did not call a heading may be one by its wording.

    Bold words below a list may be tagged as one more item of it, without a bullet.
    """
    is_item = block.kind == "item" and (block.marker or not block.bold)
    return not is_item or bool(_LIST_MARKER.match(block.marker))


def _is_title(title: str, grades: Mapping[str, int | None]) -> bool:
    """Return whether the words of a block called heading may be one: no sentence, no lone mark.

    Nor a grade below its area's heading, or those of a printed scale, one below the other.
    """
    plain = fold_title(title)
    if plain in grades or _GRADE_NUMBER.fullmatch(plain):
        return False
    return len(title) > 2 and not (title.endswith(".") and len(title) > 100)


def _in_contents(block: Block, title: str) -> bool:
    if block.kind == "heading":
        return bool(PAGE_NUMBER.search(title))
    return not block.marker.rstrip(".").isdigit() and len(title) < 160


def _graded_rows(
    text: Text, tables: Sequence[Table], grades: Mapping[str, int | None]
) -> frozenset[int]:
    """The blocks that say what is judged in tables whose only graded row is "area | grade"."""
    found = set()
    for table in tables:
        graded = [row for row in table.rows if _is_graded(text, row, grades)]
        if len(graded) == 1:
            found.add(graded[0].blocks[0])
    return frozenset(found)


def _is_graded(text: Text, row: TableRow, grades: Mapping[str, int | None]) -> bool:
    if len(row.cells) != 2 or len(row.blocks) != 2:
        return False
    block = text.blocks[row.cells[max(row.cells)][0]]
    said = fold(text.content[block.start : block.end]).strip(" .").lower()
    return said in grades or bool(_GRADE_NUMBER.fullmatch(said))
