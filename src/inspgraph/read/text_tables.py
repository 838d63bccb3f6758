"""Tables of plain text and Markdown: lines → rows of cells.

Three layouts are known: a row a line with tabs between its cells; a cell a line, each begun by
a tab, with blank lines between rows (and inside cells); and Markdown's pipes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from inspgraph.read.markers import split_marker

_PIPE: Final = re.compile(r"(?<!\\)\|")
_NUMBERED: Final = re.compile(r"\s*\d{1,3}[.)]\s+[A-Z]")
_VALUE: Final = re.compile(r"\W*(?:\d{1,2}|[Xx✓✔☐☒☑]|)\W*")
_BLANKS_INSIDE: Final = 2  # more blank lines than this end a table of a cell a line
_SHORT: Final = 25  # letters; a grade or a figure that closes a row
_ROW_LINES: Final = 60  # lines over which one row of pipes may be wrapped


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table, with the index of the first line behind it.

    A cell's lines are parted by a line feed and its paragraphs by a blank line. ``header`` says
    that the first row is marked as one in the source.
    """

    rows: list[list[str]]
    end: int
    header: bool = False


def is_rule(line: str) -> bool:
    """Return whether a line only draws: dashes or stars, with the signs that part columns."""
    signs = line.strip()
    if signs.strip("-|:+= \t"):
        return len(signs) > 2 and not signs.strip("*_ ") and len(signs.replace(" ", "")) > 2
    return "--" in signs or "===" in signs


def is_blank(line: str) -> bool:
    """Return whether a line shows nothing; a lone tab is an empty cell and counts as something."""
    return not line.strip(" \xa0")


def take_table(lines: Sequence[str], at: int) -> Grid | None:
    """The table that begins at line ``at``, if one does."""
    line = lines[at]
    if _begins_pipes(lines, at):
        return _take_pipes(lines, at)
    if "\t" not in line:
        return None
    if line.startswith("\t"):
        if split_marker(line.strip())[1]:
            return None
        block = lines[at : _block_end(lines, at)]
        if not any("\t" in other and not other.startswith("\t") for other in block):
            return _take_cells(lines, at)
    elif "\t" not in line.strip(" "):
        return None
    return _take_rows(lines, at)


def is_header(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether the first row names columns: short words above figures or longer text."""
    if len(rows) < 2 or any(len(cell) > 80 or cell.endswith(".") for cell in rows[0]):
        return False
    if any(cell and _VALUE.fullmatch(cell) for cell in rows[0]):
        return False
    width = len(rows[0])
    for column in range(width):
        below = [row[column] for row in rows[1:] if column < len(row) and row[column]]
        if below and all(map(_VALUE.fullmatch, below)):
            return True
    return sum(map(len, rows[1])) > 2 * sum(map(len, rows[0]))


def _block_end(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and not is_blank(lines[at]):
        at += 1
    return at


def _next_filled(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and is_blank(lines[at]):
        at += 1
    return at


# -- a row a line -----------------------------------------------------------------------


def _take_rows(lines: Sequence[str], at: int) -> Grid:
    rows: list[list[str]] = []
    width = 0
    header = False
    head = ""  # first lines of a wrapped first cell
    while at < len(lines):
        line = lines[at]
        if is_blank(line):
            following = _next_filled(lines, at)
            if following == len(lines) or not _goes_on(lines[following], width):
                break
            at = following
            continue
        if is_rule(line):
            header = header or len(rows) == 1
        elif "\t" in line:
            first, *rest = [cell.strip() for cell in line.strip(" ").split("\t")]
            rows.append([f"{head}\n{first}".strip() if head else first, *rest])
            width = max(width, len(rows[-1]))
            head = ""
        elif rows and (line.lstrip()[0].islower() or split_marker(line.strip())[1] == "•"):
            rows[-1][-1] = f"{rows[-1][-1]}\n{line.strip()}".strip()
        elif rows and "\t" in "".join(lines[at + 1 : at + 2]) and len(rows[-1][-1]) <= _SHORT:
            head = f"{head}\n{line.strip()}".strip()
        else:
            break
        at += 1
    return Grid(rows, at, header)


def _goes_on(line: str, width: int) -> bool:
    """Return whether a line behind blank ones is a further row: it has as many cells."""
    cells = line.strip(" ").split("\t")
    return len(cells) > 1 and len(cells) == width and not is_rule(line)


# -- a cell a line ----------------------------------------------------------------------


def _take_cells(lines: Sequence[str], at: int) -> Grid:
    rows: list[list[str]] = []
    width = 0
    while at < len(lines):
        group, at = _take_group(lines, at)
        if rows and 0 < len(rows[-1]) < width and len(rows[-1]) + len(group) <= width:
            rows[-1] += group
        else:
            while width and len(group) > width and len(group) % width == 0:
                rows.append(group[:width])
                group = group[width:]
            rows.append(group)
            width = max(width, len(group))
        following = _next_filled(lines, at)
        while width > 1 and _joins_cell(lines, at, following):
            more, at = _take_text(lines, following)
            rows[-1][-1] = f"{rows[-1][-1]}\n\n{more}".strip()
            following = _next_filled(lines, at)
        if not _opens_row(lines, at, following):
            break
        at = following
    if len(rows) > 1 and len(rows[0]) < width and all(len(row) == width for row in rows[1:]):
        # The header's first cell spans the columns that have no heading of their own.
        rows[0] = [*rows[0][:-1], *[""] * (width - len(rows[0])), rows[0][-1]]
    return Grid(rows, at)


def _take_group(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """The cells of the lines up to the next blank one."""
    cells: list[str] = []
    while at < len(lines) and not is_blank(lines[at]):
        line = lines[at]
        if line.startswith("\t"):
            cells += [cell.strip() for cell in line[1:].split("\t")]
        else:
            cells[-1] = f"{cells[-1]}\n{line.strip()}".strip()
        at += 1
    return cells, at


def _take_text(lines: Sequence[str], at: int) -> tuple[str, int]:
    end = at
    while end < len(lines) and not is_blank(lines[end]) and not lines[end].startswith("\t"):
        end += 1
    return "\n".join(line.strip() for line in lines[at:end]), end


def _opens_row(lines: Sequence[str], at: int, following: int) -> bool:
    return (
        following < len(lines)
        and following - at <= _BLANKS_INSIDE
        and lines[following].startswith("\t")
    )


def _joins_cell(lines: Sequence[str], at: int, following: int) -> bool:
    """Return whether text behind a single blank line is a further paragraph of the last cell."""
    return (
        following < len(lines)
        and following - at == 1
        and not lines[following].startswith(("\t", "#"))
        and not _NUMBERED.match(lines[following])
    )


# -- pipes ------------------------------------------------------------------------------


def _pipes(line: str) -> int:
    return len(_PIPE.findall(line))


def _begins_pipes(lines: Sequence[str], at: int) -> bool:
    line = lines[at].strip()
    if "|" not in line:
        return False
    if line.startswith("|") and _pipes(line) > 1:
        return True
    following = lines[at + 1].strip() if at + 1 < len(lines) else ""
    return _pipes(line) > 0 and _pipes(following) == _pipes(line) and not line.startswith("|")


def _take_pipes(lines: Sequence[str], at: int) -> Grid:
    rows: list[list[str]] = []
    header = False
    framed = lines[at].strip().startswith("|")
    while at < len(lines):
        line = lines[at].strip()
        if not line:
            following = _next_filled(lines, at)
            if following == len(lines) or not framed or not _begins_pipes(lines, following):
                break
            at = following
            continue
        if is_rule(line):
            header = header or len(rows) == 1
            at += 1
            continue
        if not _PIPE.search(line):
            break
        end = at + 1
        while (
            framed
            and not line.endswith("|")
            and end < min(len(lines), at + _ROW_LINES)
            and not lines[end].strip().startswith("|")
        ):
            line = f"{line}\n{lines[end].strip()}"
            end += 1
        line = line.removeprefix("|")
        if line.endswith("|") and not line.endswith("\\|"):
            line = line[:-1]
        rows.append([cell.strip().replace("\\|", "|") for cell in _PIPE.split(line)])
        at = end
    return Grid(rows, at, header)
