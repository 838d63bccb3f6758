"""A document's structure as bytes: its blocks, its pages, and its headers and footers.

The canonical text says what a document's words are, this how its file had them laid out. Two files
may hold the same words laid out otherwise, so a layout goes by its file and not by its text.
"""

from __future__ import annotations

import json
from typing import Any, Final, get_args

from inspgraph.records import Block, BlockKind, Cell, Page, Text

_KINDS: Final[tuple[str, ...]] = get_args(BlockKind)
_USUAL: Final[tuple[Any, ...]] = (0, "", None, 0, 0.0)
"""Defaults of a block's level, marker, cell, weight and size, for rows that leave them out."""


def write_layout(text: Text) -> bytes:
    """Return the structure of a text as JSON, a line a block; equal texts give equal bytes.

    A block is ``[kind, start, end, level, marker, cell, bold, size]`` without the usual values at
    its end; a cell ``[table, row, column, header]``; a page ``[number, start]``.
    """
    lines = ",\n".join(_json(_row(block)) for block in text.blocks)
    pages = _json([[page.number, page.start] for page in text.pages])
    running = _json(list(text.running))
    return f'{{"pages":{pages},\n"running":{running},\n"blocks":[\n{lines}\n]}}\n'.encode()


def read_layout(layout: bytes, content: str, sha256: str) -> Text:
    """Rebuild a text from its structure, its content and the content's hash.

    Raises ``ValueError`` for what ``write_layout`` did not write for such a content: another form,
    or blocks or pages that overlap, descend or lie outside of the content.
    """
    fields: Any = json.loads(layout)
    try:
        blocks = tuple(_block(row) for row in fields["blocks"])
        pages = tuple(Page(int(number), int(start)) for number, start in fields["pages"])
        running = tuple(str(line) for line in fields["running"])
    except (TypeError, KeyError) as error:
        raise ValueError("This is not a layout.") from error
    at = 0
    for block in blocks:
        if not at <= block.start <= block.end <= len(content):
            raise ValueError("A block does not stand where a block can stand.")
        at = block.end
    starts = [page.start for page in pages]
    if starts != sorted(starts) or any(not 0 <= start <= len(content) for start in starts):
        raise ValueError("A page does not begin where a page can begin.")
    return Text(content, sha256, blocks, pages, running)


def _row(block: Block) -> list[Any]:
    cell = block.cell and [
        block.cell.table, block.cell.row, block.cell.column, int(block.cell.header)
    ]  # fmt: skip
    rest = [block.level, block.marker, cell, int(block.bold), block.size]
    while rest and rest[-1] == _USUAL[len(rest) - 1]:
        rest.pop()
    return [block.kind, block.start, block.end, *rest]


def _block(row: list[Any]) -> Block:
    kind, start, end, level, marker, cell, bold, size = [*row, *_USUAL[max(len(row) - 3, 0) :]]
    if kind not in _KINDS:
        raise ValueError(f"There is no kind of block {kind!r}.")
    place = Cell(int(cell[0]), int(cell[1]), int(cell[2]), bool(cell[3])) if cell else None
    return Block(
        kind, int(start), int(end), int(level), str(marker), place, bool(bold), float(size)
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
