"""Text → tree of sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from inspgraph.cues.form_cues import Cues
from inspgraph.cues.heading_cues import LISTS, UNRESOLVED
from inspgraph.records import Block, Section, Text
from inspgraph.segment.headings import Heading, find_headings
from inspgraph.text.block_tables import Table
from inspgraph.text.points import is_numbered

GROUPING: Final = frozenset({"judgement-area", "section", "half", "diversity"})
GROUP: Final = 3

_OF_AREA: Final = frozenset({"judgement-area", "half"})


def segment(
    text: Text, series: str | None, cues: Cues, tables: Sequence[Table], begin: int = 0
) -> tuple[Section, ...]:
    """The sections of a text in reading order, from the block of index ``begin`` on.

    What stands before the first heading is in none.

    A section's blocks run from its heading to the next heading of its depth or above, its
    subsections' included. A known heading has the depth of its cue. An unknown one closes the
    section before it, unless its print says that it is a lesser one (a deeper level, or smaller
    letters): then it opens a subsection.
    """
    known = find_headings(text, series, cues, tables)
    headings = [heading for heading in known if heading.block >= begin]
    depths = _depths(text, headings)
    ends = _ends(depths, [heading.block for heading in headings], len(text.blocks))
    sections: list[Section] = []
    open_: list[tuple[int, int]] = []
    for number, heading in enumerate(headings):
        while open_ and open_[-1][1] >= depths[number]:
            open_.pop()
        block = text.blocks[heading.block]
        cue = heading.cue
        sections.append(
            Section(
                title=heading.title,
                heading=block.span,
                level=depths[number],
                role=cue.role if cue else UNRESOLVED,
                area=(cue.area or heading.title) if cue and cue.role in _OF_AREA else None,
                blocks=tuple(range(heading.block + 1, ends[number])),
                parent=open_[-1][0] if open_ else None,
            )
        )
        open_.append((number, depths[number]))
    return tuple(sections)


def _depths(text: Text, headings: Sequence[Heading]) -> list[int]:
    """Return the depth of each heading; 1 is a chapter."""
    depths: list[int] = []
    stack: list[tuple[Block, int, str]] = []
    for heading in headings:
        block = text.blocks[heading.block]
        above = stack[-1] if stack else None
        role = heading.cue.role if heading.cue else UNRESOLVED
        if heading.cue is not None:
            depth = heading.cue.depth
            if role in GROUPING:
                depth = _group_depth(text, heading.block, depth, stack)
        elif above is None:
            depth = 1
        else:
            depth = _unknown_depth(text, heading.block, stack)
        while stack and stack[-1][1] >= depth:
            stack.pop()
        stack.append((block, depth, role))
        depths.append(depth)
    return depths


def _group_depth(
    text: Text, index: int, depth: int, stack: Sequence[tuple[Block, int, str]]
) -> int:
    """The depth of an area's heading: a chapter, unless it groups the items of an open list.

    It groups where items follow it at once, or the list's numbers go on below it, and it is
    either one of the five outcomes (depth 3 in the cues) or printed lesser than the list's own
    heading.
    """
    if (grouped := _as_group(text, index, stack)) is not None:
        return grouped
    if _has_items(text, index) or (stack and _counts_on(text, index, stack[-1][0])):
        for above, above_depth, role in reversed(stack):
            if role in LISTS and (depth == GROUP or _is_lesser(text.blocks[index], above)):
                return above_depth + 1
    return min(depth, 1) if depth == GROUP else depth


def _unknown_depth(text: Text, index: int, stack: Sequence[tuple[Block, int, str]]) -> int:
    """Below the nearest open heading that is printed larger, or whose points it counts."""
    block = text.blocks[index]
    if (depth := _as_group(text, index, stack)) is not None:
        return depth
    for above, depth, role in reversed(stack):
        if _is_lesser(block, above) or (role in LISTS and is_numbered(text, block)):
            return depth + 1
    return 1


def _as_group(text: Text, index: int, stack: Sequence[tuple[Block, int, str]]) -> int | None:
    """The depth of a heading that groups a list's items whatever its print, or None.

    A list's heading with nothing below it but a heading and items has groups: the first such
    heading is one, and so is each that looks like it and has items at once.
    """
    if not stack or not _has_items(text, index):
        return None
    block = text.blocks[index]
    above, depth, role = stack[-1]
    if role in LISTS and above == text.blocks[index - 1]:
        return depth + 1
    grouped = len(stack) > 1 and stack[-2][2] in LISTS and role not in LISTS
    if grouped and depth > stack[-2][1] and (above.level, above.size) == (block.level, block.size):
        return depth
    return None


def _has_items(text: Text, index: int) -> bool:
    return index + 1 < len(text.blocks) and text.blocks[index + 1].kind == "item"


def _counts_on(text: Text, index: int, open_: Block) -> bool:
    """Tell whether a heading stands between numbered points whose count goes on.

    Bullets below the last numbered point are passed over: they are part of it. Where nothing
    stands between the heading `open_` and this one, the points after it are the first.
    """
    if index + 1 >= len(text.blocks):
        return False
    following = text.blocks[index + 1].marker.rstrip(".")
    if not following.isdecimal():
        return False
    if text.blocks[index - 1] is open_:
        return True
    before = next((b for b in reversed(text.blocks[:index]) if not _is_bullet(b)), open_)
    last = before.marker.rstrip(".")
    return last.isdecimal() and int(following) == int(last) + 1


def _is_bullet(block: Block) -> bool:
    return block.kind == "item" and not block.marker.rstrip(".").isdecimal()


def _is_lesser(block: Block, above: Block) -> bool:
    if block.level and above.level:
        return block.level > above.level
    if block.size and above.size and above.kind == "heading":
        return block.size < above.size - 0.4 or (above.bold and not block.bold)
    return False


def _ends(depths: Sequence[int], starts: Sequence[int], last: int) -> list[int]:
    """For each heading the index of the block before which its section ends."""
    ends = [last] * len(depths)
    open_: list[int] = []
    for number, depth in enumerate(depths):
        while open_ and depths[open_[-1]] >= depth:
            ends[open_.pop()] = starts[number]
        open_.append(number)
    return ends
