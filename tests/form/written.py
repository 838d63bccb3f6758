"""Texts written block by block, to test one part of the form without reading a file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inspgraph.records import Block, BlockKind, Cell, Page, Section, Span, Text


@dataclass(frozen=True)
class Part:
    """A block to be: ``role`` and ``area`` are those of the section that a heading opens.

    ``turns`` begins a page with the block.
    """

    words: str
    kind: BlockKind = "paragraph"
    level: int = 0
    marker: str = ""
    cell: Cell | None = None
    role: str = "unresolved"
    area: str | None = None
    turns: bool = False


def heading(words: str, role: str = "unresolved", level: int = 1, area: str | None = None) -> Part:
    return Part(words, "heading", level, role=role, area=area)


def item(words: str, level: int = 1, marker: str = "•") -> Part:
    return Part(words, "item", level, marker)


def table(number: int, *rows: Sequence[str]) -> list[Part]:
    """The blocks of a table, row by row; an empty string leaves its cell empty."""
    return [
        Part(words, cell=Cell(number, at, column))
        for at, row in enumerate(rows)
        for column, words in enumerate(row)
        if words
    ]


def written(*parts: Part | str | Iterable[Part]) -> tuple[Text, tuple[Section, ...]]:
    """The text of these parts (a string is a paragraph) and its sections, by their levels."""
    flat: list[Part] = []
    for part in parts:
        flat += (
            [Part(part)] if isinstance(part, str) else [part] if isinstance(part, Part) else part
        )
    content, blocks, pages = "", [], [Page(1, 0)]
    for part in flat:
        if part.turns:
            pages.append(Page(len(pages) + 1, len(content)))
        content += f"{part.marker} " if part.marker else ""
        start = len(content)
        content += part.words
        blocks.append(Block(part.kind, start, len(content), part.level, part.marker, part.cell))
        content += "\n"
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    text = Text(content, sha256, tuple(blocks), tuple(pages))
    return text, tuple(_sections(flat, text))


def _sections(parts: Sequence[Part], text: Text) -> Iterable[Section]:
    opened: list[tuple[int, int]] = []
    number = 0
    for at, part in enumerate(parts):
        if part.kind != "heading":
            continue
        opened = [(level, one) for level, one in opened if level < part.level]
        rest = range(at + 1, len(parts))
        end = next(
            (i for i in rest if parts[i].kind == "heading" and parts[i].level <= part.level),
            len(parts),
        )
        span = Span(text.blocks[at].start, text.blocks[at].end)
        blocks = tuple(range(at + 1, end))
        parent = opened[-1][1] if opened else None
        yield Section(part.words, span, part.level, part.role, part.area, blocks, parent)
        opened.append((part.level, number))
        number += 1
