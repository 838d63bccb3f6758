"""The markers before an item or a numbered paragraph: bullets and numbers.

Readers agree on this: a bullet of any shape becomes "•" and its block an item; a number that
begins with a figure ("12.", "3.1") leaves its block a paragraph; letters and roman numerals
("(a)", "ii)") make an item.
"""

from __future__ import annotations

import re
from typing import Final

from inspgraph.read.canonical import BULLET
from inspgraph.records import BlockKind

_BULLETS: Final = "•·∙▪▫◦●○◼■□◆►➢➤‣⁃❖✓✔\uf000-\uf0ff"
BULLET_MARK: Final = re.compile(rf"[{_BULLETS}]\s*(?=\S)|[-–—*+o§]\s+(?=\S)")
_NUMBER: Final = r"\d{1,3}(?:\.\d{1,3}){0,3}[.)]|\d{1,3}(?:\.\d{1,3}){1,3}|\(\d{1,2}\)"
_LETTER: Final = r"\(?(?:[a-z]|[ivx]{1,5})\)|(?:i|ii|iii|iv|v|vi|vii|viii|ix|x)\."
NUMBER_MARK: Final = re.compile(rf"(?:{_NUMBER}|{_LETTER})\s+(?=[^\W_]|[‘’“”\"'(\[*_<])")
_INLINE_BULLET: Final = re.compile(rf"(?:^|\s)[{_BULLETS}]\s+")


def split_marker(text: str) -> tuple[BlockKind, str, str]:
    """The kind, marker and rest of a line; a line without a marker is a paragraph."""
    if match := BULLET_MARK.match(text):
        return "item", BULLET, text[match.end() :]
    if match := NUMBER_MARK.match(text):
        marker = match[0].strip()
        kind: BlockKind = "paragraph" if any(map(str.isdigit, marker)) else "item"
        return kind, marker, text[match.end() :]
    return "paragraph", "", text


def split_inline(text: str) -> list[tuple[BlockKind, str, str]]:
    """The blocks of a text in which bullets stand inside the line: "We ask for: • one • two"."""
    first, *items = _INLINE_BULLET.split(text)
    if not items or (first.strip() and len(items) == 1 and not first.rstrip().endswith(":")):
        return [split_marker(text.strip())] if text.strip() else []
    lead: list[tuple[BlockKind, str, str]] = [split_marker(first.strip())] if first.strip() else []
    return [*lead, *(("item", BULLET, item.strip()) for item in items if item.strip())]
