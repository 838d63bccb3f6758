"""All lists of a document: below headings, and in the columns of tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from inspgraph.cues.form_cues import Cues
from inspgraph.cues.heading_cues import LISTS, UNRESOLVED, match_heading
from inspgraph.form.lists.addressee import find_responsible, says_duty
from inspgraph.form.lists.entries import heading_entries, leads_in, list_entries
from inspgraph.form.lists.in_columns import column_lists
from inspgraph.form.lists.listed import Listed
from inspgraph.records import Section, Text
from inspgraph.text.block_tables import Table
from inspgraph.text.fold import fold
from inspgraph.text.points import is_numbered, is_point_marker

_TIMEFRAME: Final = "timeframe"
_STATEMENT: Final = "written-statement"


def find_lists(
    text: Text,
    sections: Sequence[Section],
    tables: Sequence[Table],
    series: str | None,
    cues: Cues,
) -> tuple[Listed, ...]:
    """The entries of all lists of strengths, weaknesses and recommendations, in reading order.

    An entry that says that there is nothing to list ("None", "NFA") is left out.
    """
    found: list[Listed] = []
    taken: set[int] = set()
    for listed, blocks in column_lists(text, sections, tables, series, cues):
        found += listed
        taken |= blocks
    at = {block.start: index for index, block in enumerate(text.blocks)}
    headings = {
        number: at[section.heading.start]
        for number, section in enumerate(sections)
        if section.heading is not None
    }
    taken |= set(headings.values())
    for number, section in enumerate(sections):
        if section.role in LISTS:
            found += _below(text, sections, number, taken, headings, series, cues)
    said = (listed for listed in found if not _says_nothing(listed, cues))
    return tuple(sorted(said, key=lambda listed: listed.entry.span))


def _says_nothing(listed: Listed, cues: Cues) -> bool:
    words = fold(listed.entry.text)
    return any(pattern.fullmatch(words) for pattern in cues.nothing)


def _below(
    text: Text,
    sections: Sequence[Section],
    number: int,
    taken: set[int],
    headings: Mapping[int, int],
    series: str | None,
    cues: Cues,
) -> Iterator[Listed]:
    """The entries below a list's heading, and below those of its groups ("Immediately:")."""
    section = sections[number]
    cue = match_heading(section.title, series, cues, page_number=True)
    kind = cue.kind if cue else ""
    area = _area_of(sections, number)
    children = [c for c, child in enumerate(sections) if child.parent == number]
    inner = {i for c in children for i in sections[c].blocks} | taken
    own = [i for i in section.blocks if i not in inner]
    points = [c for c in children if is_numbered(text, text.blocks[headings[c]])]
    if points and not any(text.blocks[i].kind == "item" for i in own):
        # The reader may have taken a later point, less like a heading, for an item.
        counted = (i for i in section.blocks if is_point_marker(text.blocks[i].marker))
        titles = {headings[c]: sections[c].title for c in points}
        titles |= {i: _words(text, i) for i in counted if i not in taken}
        for entry in heading_entries(text, dict(sorted(titles.items()))):
            yield Listed(entry, section.role, kind, section.title, area)
        return
    boxed = cues.habits_of(series).is_boxed
    who = (find_responsible(text.content) or "") if kind == _STATEMENT else ""
    for entry in list_entries(text, own, paragraphs=_are_points(text, own), boxed=boxed):
        yield Listed(entry, section.role, kind, section.title, area, who)
    lead = next((_words(text, i) for i in reversed(own) if leads_in(text, i)), "")
    for child in children:
        group = sections[child]
        if group.role in LISTS:
            continue
        when = group.title if group.role == _TIMEFRAME else section.title
        about = area if group.role == _TIMEFRAME else group.area or group.title
        free = [i for i in group.blocks if i not in taken]
        are_points = _are_points(text, free)
        for entry in list_entries(text, free, paragraphs=are_points, boxed=boxed, lead_in=lead):
            yield Listed(entry, section.role, kind, when, about)


def _words(text: Text, index: int) -> str:
    return text.content[text.blocks[index].start : text.blocks[index].end]


def _are_points(text: Text, blocks: Sequence[int]) -> bool:
    """Return whether paragraphs without bullets are the points of a list.

    They are in table cells, and where each says what somebody should do.
    """
    return bool(blocks) and all(
        text.blocks[i].cell is not None or says_duty(_words(text, i)) for i in blocks
    )


def _area_of(sections: Sequence[Section], number: int) -> str | None:
    """Return the area of a list: the nearest judgement area, else the heading above, or its own."""
    above = parent = sections[number].parent
    while parent is not None:
        if sections[parent].area:
            return sections[parent].area
        parent = sections[parent].parent
    # The document's own title (the first heading) says nothing of one list.
    if above and sections[above].role == UNRESOLVED:
        return sections[above].title
    return sections[number].title
