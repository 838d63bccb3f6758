"""Show the answer to a question of the library: each row with what it rests on."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final, Literal

import pyoxigraph as ox

from inspgraph.query.catalogue import EVIDENCE, GROUPS, Question
from inspgraph.query.run import Answer, plain
from inspgraph.query.show import below_each_other, cut, flat, laid_out, show
from inspgraph.store.prefixes import Short

Format = Literal["table", "csv", "json", "markdown"]
LONG: Final = 240
"""From how many characters on a quotation is shortened in a table; CSV, JSON and Markdown have it
whole."""
_MARKED: Final = re.compile(r"([\\`*_{}\[\]<>|#])")


def show_quoted(
    answer: Answer,
    question: Question,
    format: Format,
    prefixes: Mapping[str, str],
    width: int = 120,
    around: Sequence[str] = (),
) -> str:
    """Return the answer as text ending in a line break.

    CSV has every column but hidden ones, JSON has all, and nothing is cut. A table and Markdown
    put document, date, page, paragraph and words together in a column; a table folds it and
    shortens what is longer than ``LONG`` in the middle. Above a table stands what all its rows
    have in common; columns without a value are left out. ``width`` is a table's, in characters; a
    quotation that has one of the words ``around`` is shortened around it instead.
    """
    if format in ("csv", "json"):
        return show(answer, format, prefixes, width)
    columns, rows = _together(answer, question, prefixes, around if format == "table" else None)
    if format == "markdown":
        return _markdown(columns, rows)
    if not rows:
        return "No rows.\n"
    common, apart = _common(columns, rows, len(question.passages))
    few = [[row[at] for at in apart] for row in rows]
    shown = laid_out([columns[at] for at in apart], few, width)
    if any(common.values()):
        names = [columns[at] for at in common]
        above = below_each_other(names, [list(common.values())], width)
        shown = above + ("" if shown.startswith("\n") else "\n") + shown
    return shown + ("One row.\n" if len(rows) == 1 else f"{len(rows)} rows.\n")


def _common(
    columns: Sequence[str], rows: Sequence[Sequence[str]], passages: int
) -> tuple[dict[int, str], list[int]]:
    """Part the columns in which all rows agree, with what they say, from the others.

    Of one row only what is empty is common, and what a row rests on, which is last, never is.
    """
    same = {
        at: rows[0][at]
        for at in range(len(columns) - passages)
        if all(row[at] == rows[0][at] for row in rows) and (len(rows) > 1 or not rows[0][at])
    }
    apart = [at for at in range(len(columns)) if at not in same]
    return (same, apart) if apart else ({}, list(range(len(columns))))


def listed(questions: Sequence[Question]) -> str:
    """Return every question by group, a line each."""
    longest = max((len(question.name) for question in questions), default=0)
    lines: list[str] = []
    for group, title in GROUPS.items():
        own = [question for question in questions if question.group == group]
        if own:
            lines += [f"{title}", *(f"  {q.name:<{longest}}  {q.title}" for q in own), ""]
    return "\n".join(lines)


def described(question: Question) -> str:
    """Return what a question answers, what it takes and an example, as text."""
    lines = [f"{question.name}: {question.title}", "", question.description, ""]
    for parameter in question.parameters:
        needed = "needed" if parameter.required else "may be left out"
        lines.append(f"  --{parameter.name} ({parameter.type}, {needed}): {parameter.meaning}")
    lines += ["", f"Columns: {', '.join(name for name, _ in question.columns)}"]
    return "\n".join([*lines, f"Example: {question.example}", ""])


def _together(
    answer: Answer,
    question: Question,
    prefixes: Mapping[str, str],
    around: Sequence[str] | None,
) -> tuple[tuple[str, ...], list[list[str]]]:
    short = Short(prefixes)
    answer = answer.visible()
    evidence = {f"{start}{name}" for start in question.passages for name in EVIDENCE}
    if "document" in answer.columns:
        evidence.add("file")  # the same, by its other name
    plainly = tuple(name for name in answer.columns if name not in evidence)
    rows = []
    for row in answer.rows:
        terms = dict(zip(answer.columns, row, strict=True))
        cells = {
            name: short(term.value) if isinstance(term, ox.NamedNode) else flat(plain(term))
            for name, term in terms.items()
        }
        if around is None:
            rests = [_rests(cells, start) for start in question.passages]
            rows.append([*(cells[name] for name in plainly), *rests])
            continue
        said = {cells[name] for name in plainly}
        rests = [_rests(cells, start, said, around) for start in question.passages]
        rows.append([*(cut(cells[name]) for name in plainly), *rests])
    headings = tuple(f"{start}rests on".replace("_", " ") for start in question.passages)
    return (*plainly, *headings), rows


def _rests(
    cells: Mapping[str, str],
    start: str,
    said: Collection[str] = (),
    around: Sequence[str] | None = None,
) -> str:
    """A quotation with its place: “words” (document, date, page 3, ¶ 12).

    Words that another column has ``said`` are not told again; long ones are shortened unless
    ``around`` is None.
    """
    words, document, date, page, paragraph = (
        cells.get(f"{start}{name}", "")
        for name in ("words", "document", "date", "page", "paragraph")
    )
    place = [document, date, f"page {page}" if page else "", f"¶ {paragraph}" if paragraph else ""]
    shown = words if around is None else _shortened(words, around)
    quoted = f"“{shown}” " if words and words not in said else ""
    return f"{quoted}({', '.join(part for part in place if part)})"


def _shortened(words: str, around: Sequence[str]) -> str:
    """Shorten a long quotation: about one of the words, or else in the middle."""
    if len(words) <= LONG:
        return words
    half = LONG // 2
    places = [words.casefold().find(one.strip('"').casefold()) for one in around]
    found = min((at for at in places if at >= 0), default=-1)
    if half // 2 < found < len(words) - half // 2:
        middle = words[max(found - half, 0) : found + half]
        return f"… {middle.split(' ', 1)[-1].rsplit(' ', 1)[0]} …"
    return f"{words[:half].rsplit(' ', 1)[0]} … {words[-half:].split(' ', 1)[-1]}"


def _markdown(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *([_escaped(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _escaped(cell: str) -> str:
    """A document's words are no markup."""
    return _MARKED.sub(r"\\\1", cell)
