"""A text file's lines: their pages, columns set by spaces, and the width they are wrapped at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

LINE_END: Final = re.compile(r"[^\S\n]*+\n\s*+(?![a-z])")
"""Where a line ends for good: one that goes on in small letters was broken for its length."""
CONTENTS: Final = re.compile(r"(?:table of )?contents(?: page)?", re.IGNORECASE)
"""The title of a table of contents."""
_COLUMNS: Final = re.compile(r"(?<=\S) {3,}(?=\S)")
_MARKER_TAB: Final = re.compile(r"^([ \t]*(?:[•·▪◦●○■–*o-]|\(?\w{1,3}[.)]))\t+\s*(?=\S[^\t]*$)")
_FIGURES: Final = re.compile(r"\d+")
_WRAPPED_AT: Final = (40, 130)  # letters; text wrapped by hand is about as wide as a page
_RUNNING: Final = 3  # pages; a line at the edge of so many is a header or footer


def split_pages(content: str) -> tuple[list[str], list[int], list[str]]:
    """The lines with the page of each (0 without form feeds), and the running lines taken out."""
    sheets = [sheet.splitlines() for sheet in content.split("\f")]
    if len(sheets) == 1:
        return sheets[0], [0] * len(sheets[0]), []
    seen: Counter[str] = Counter()
    edges = []
    for sheet in sheets:
        filled = [at for at, line in enumerate(sheet) if line.strip()]
        edges.append({*filled[:1], *filled[-1:]})
        seen.update({_FIGURES.sub("0", sheet[at].strip()) for at in edges[-1]})
    lines: list[str] = []
    pages: list[int] = []
    running: list[str] = []
    for number, sheet in enumerate(sheets, 1):
        for at, line in enumerate(sheet):
            shape = _FIGURES.sub("0", line.strip())
            if at in edges[number - 1] and (shape == "0" or seen[shape] >= _RUNNING):
                running.append(line)
                line = ""
            lines.append(line)
            pages.append(number)
        lines.append("")
        pages.append(number)
    return lines, pages, running


def mark_columns(lines: list[str]) -> list[str]:
    """The lines with a tab for columns that are set by spaces, where a neighbour has them too."""
    wide = [
        "   " in line and bool(_COLUMNS.search(line)) and not line.lstrip().startswith("|")
        for line in lines
    ]
    lines = [_MARKER_TAB.sub(r"\1 ", line) if "\t" in line else line for line in lines]
    for at, is_wide in enumerate(wide):
        if is_wide and any(wide[max(at - 2, 0) : at] + wide[at + 1 : at + 3]):
            lines[at] = _COLUMNS.sub("\t", lines[at])
    return lines


def wrapping_width(lines: Sequence[str]) -> int:
    """The width in letters at which paragraphs are wrapped by hand.

    0 where each stands on one line: then lines inside a block are not of much one length.
    """
    inner = [
        len(line)
        for line, following in pairwise(lines)
        if "\t" not in line and "|" not in line and line.strip() and following.strip()
    ]
    lengths = sorted(len(line) for line in lines if line.strip() and "\t" not in line)
    if len(inner) < 3:
        return 0
    widest = lengths[int(len(lengths) * 0.97)]
    full = sum(length > 0.7 * widest for length in inner)
    return widest if _WRAPPED_AT[0] <= widest <= _WRAPPED_AT[1] and full * 3 > len(inner) else 0
