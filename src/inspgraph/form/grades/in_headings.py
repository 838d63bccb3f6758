"""Grades in headings: "Area: good", "Area are good", "Grade 2 (good)" below an area's heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from inspgraph.cues.form_cues import Cues
from inspgraph.form.grades.printed import TICK, Printed, normal_grade, read_grade
from inspgraph.form.grades.stated_grades import Statement, half_of, section_at
from inspgraph.records import Section, Span, Text
from inspgraph.text.fold import fold

# "The graded judgement for adoption performance is good" judges adoption performance.
_TOLD: Final = re.compile(
    r"^the (?:graded |overall )?judge?ment (?:for|on|of|about) (?=\w)", re.IGNORECASE
)


_OVERALL: Final = re.compile(r"^(the overall judge?ment)\b.*", re.IGNORECASE)


def graded_headings(
    text: Text, sections: Sequence[Section], series: str, cues: Cues
) -> Iterator[Statement]:
    """The grades that headings state, and those that stand alone right below a heading."""
    words = tuple(cues.grade_words(series))
    yield from _opening(text, sections, words)
    pattern = _pattern(words)
    for number, section in enumerate(sections):
        if section.heading is None or section.role in ("contents", "grades", "scale"):
            continue
        printed = " ".join(section.title.split())
        title = fold(printed)
        half = half_of(sections, number)
        match = pattern.fullmatch(title)
        if match is not None:
            value = match["number"] or match["value"]
            yield Statement(
                area=_area(printed[: match.end("area")]),
                grade=normal_grade(match["word"]),
                value=int(value) if value else None,
                span=section.heading,
                half=half,
                weight=int(title.endswith(".")),
            )
            continue
        yield from _below(text, section.heading, sections, number, half, series, cues)


def _area(words: str) -> str:
    """Return the area that a heading judges, without the words that only announce a grade."""
    area = _TOLD.sub("", words.strip())
    return _OVERALL.sub(r"\1", area)


def _opening(
    text: Text, sections: Sequence[Section], words: tuple[str, ...]
) -> Iterator[Statement]:
    """Grades that open a paragraph after their area: "Staying safe: Grade 2 (good). …".

    Or that are all of it: "Overall effectiveness: inadequate".
    """
    pattern = _opening_pattern(words)
    whole = _whole_pattern(words)
    for block in text.blocks:
        if block.kind not in ("paragraph", "item") or block.cell is not None:
            continue
        opening = fold(text.content[block.start : min(block.end, block.start + 240)])
        match = pattern.match(opening) if "rade " in opening else None
        if match is None and block.kind == "paragraph" and len(opening) < 120 and ":" in opening:
            match = whole.fullmatch(opening)
        if match is None:
            continue
        number = section_at(sections, block.start)
        if number is not None and sections[number].role in ("contents", "scale", "context"):
            continue
        area = text.content[block.start : block.start + match.end("area")]
        yield Statement(
            area,
            normal_grade(match["word"]),
            int(match["number"]) if match["number"] else None,
            Span(block.start, block.start + match.end()),
            half_of(sections, number),
        )


def _below(
    text: Text,
    heading: Span,
    sections: Sequence[Section],
    number: int,
    half: str,
    series: str,
    cues: Cues,
) -> Iterator[Statement]:
    """A grade that stands alone after the heading; it may be a heading itself."""
    section = sections[number]
    following = section.blocks[0] if section.blocks else None
    if following is None and number + 1 < len(sections):
        after = sections[number + 1]
        if after.heading and after.level > section.level:
            following = _index_of(text, after.heading.start)
    if following is None:
        return
    found = None if _in_row(text, following) else _marked(text, following, series, cues)
    if found is not None:
        end, printed = found
        area = section.title.strip(" :")
        yield Statement(area, printed.word, printed.value, Span(heading.start, end), half)


def _marked(text: Text, first: int, series: str, cues: Cues) -> tuple[int, Printed] | None:
    """The grade that is all of a block, with the block's end.

    Of a scale printed one grade below the other it is the one that a tick follows.
    """
    grades: list[tuple[int, Printed]] = []
    for block in text.blocks[first:]:
        words = text.content[block.start : block.end].strip()
        if grades and TICK.fullmatch(words):
            return grades[-1]
        printed = read_grade(words, series, cues)
        if printed is None or words.isdigit():
            break
        grades.append((block.end, printed))
    return grades[0] if len(grades) == 1 else None


def _in_row(text: Text, index: int) -> bool:
    """Return whether a block shares its table row with the next: then the row names the area."""
    cell = text.blocks[index].cell
    after = text.blocks[index + 1].cell if index + 1 < len(text.blocks) else None
    return bool(cell and after and (cell.table, cell.row) == (after.table, after.row))


def _index_of(text: Text, offset: int) -> int | None:
    return next((i for i, block in enumerate(text.blocks) if block.start == offset), None)


@lru_cache(maxsize=32)
def _opening_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    ways = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(
        rf"(?P<area>[^.:]{{3,150}}?)(?: *[:-] *| +)grade (?P<number>[1-4]) *[-:(]+ *"
        rf"(?P<word>{ways})\)?(?=[.\s]|$)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=32)
def _whole_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    ways = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(
        rf"(?P<area>[^.:]{{3,90}}): *(?:grade (?P<number>[1-4]) *[-:(]* *)?(?P<word>{ways})\)?\.?",
        re.IGNORECASE,
    )


@lru_cache(maxsize=32)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    ways = "|".join(
        re.escape(word).replace(r"requires\ ", r"requires?\ ")
        for word in sorted(words, key=len, reverse=True)
    )
    return re.compile(
        rf"(?P<area>.{{3,220}}?)(?: (?:is|are)(?: judged(?: to be| as)?)?:?|:| -| that it is)? *"
        rf"(?:(?: |: ?)(?:that it )?(?:is )?|grade (?P<number>[1-4]) *[-:(]* *)"
        rf"(?P<word>{ways})\)?(?: *\(?(?:grade )?(?P<value>[1-4])\)?)?\.?",
        re.IGNORECASE,
    )
