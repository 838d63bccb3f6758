"""The grades that a document awards, wherever its series prints them, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from inspgraph.cues.form_cues import AreaCue, Cues
from inspgraph.form.grades.in_headings import graded_headings
from inspgraph.form.grades.in_sentences import graded_sentences
from inspgraph.form.grades.in_tables import graded_rows
from inspgraph.form.grades.stated_grades import Statement
from inspgraph.records import Judgement, Section, Text
from inspgraph.text.block_tables import Table
from inspgraph.text.fold import fold

_SMALL: Final = frozenset({"the", "of", "and", "for", "in", "a", "an", "to", "s", "its"})


@dataclass(frozen=True, slots=True)
class _Known:
    key: str
    cue: AreaCue | None


def find_judgements(
    text: Text,
    sections: Sequence[Section],
    tables: Sequence[Table],
    series: str | None,
    cues: Cues,
) -> tuple[Judgement, ...]:
    """The judgements of a document in reading order, each area once with all its places.

    Tables, graded headings and sentences each state grades; the same area in the same half of a
    report is one judgement, worded as where it is first stated and with the number where one is
    printed. A series whose areas are closed awards no grade outside them: a grade of anything
    else was given in passing.
    """
    if series is None or not cues.awards_grades(series):
        return ()
    is_closed = cues.habits_of(series).is_closed
    areas = cues.areas_of(series)
    stated = (
        *graded_rows(text, sections, tables, series, cues),
        *graded_headings(text, sections, series, cues),
        *graded_sentences(text, sections, series, cues),
    )
    merged: dict[str, list[Statement]] = {}
    known: dict[str, _Known] = {}
    for statement in sorted(stated, key=lambda s: (s.weight, s.span)):
        found = _known(statement, areas)
        if found.cue is None and is_closed:
            continue
        if found.cue is None:
            found = _same_words(statement, merged, known) or found
        merged.setdefault(found.key, []).append(statement)
        known.setdefault(found.key, found)
    made = [_judgement(statements, known[key]) for key, statements in merged.items()]
    return tuple(sorted(made, key=lambda judgement: judgement.spans[0]))


def _judgement(statements: Sequence[Statement], known: _Known) -> Judgement:
    first = statements[0]
    grade = first.grade
    same = [s for s in statements if s.grade == grade or (s.value is not None and s is first)]
    value = next((s.value for s in same if s.value is not None), None)
    cue = known.cue
    area, area_id = first.area, None
    if cue is not None:
        area, area_id = cue.name or first.area, cue.id
        if cue.half and first.half:
            short = _short(first.half)
            area = f"{first.half}: {area}" if cue.half == "both" else f"{area} ({short})"
            area_id = area_id_of_half(cue.id, first.half)
    overall = first.overall or bool(cue and cue.overall)
    spans = tuple(dict.fromkeys(s.span for s in statements if s.grade == grade))
    otherwise = tuple(s.span for s in statements if not _agree(s, first))
    return Judgement(area, grade, value, overall, spans, area_id, otherwise)


def _agree(one: Statement, other: Statement) -> bool:
    """Return whether two statements give one grade, with or without "to be good"."""
    return one.grade.startswith(other.grade) or other.grade.startswith(one.grade)


def area_id_of_half(area_id: str, half: str) -> str:
    """The id of an area that each half of a report judges: the half's short name stands first.

    >>> area_id_of_half("overall", "Services for looked after children")
    'looked-after-children-overall'
    """
    return f"{_short(half).replace(' ', '-')}-{area_id}"


def _short(half: str) -> str:
    """The short name of a half: "looked after children" of "Services for looked after children"."""
    return re.sub(r"^services for | services$", "", half, flags=re.IGNORECASE).lower()


def _known(statement: Statement, areas: Iterable[AreaCue]) -> _Known:
    plain = " ".join(fold(statement.area).lower().split()).strip(" .:?")
    # A group's line may have run into the cell below: "How good are outcomes …? Being healthy".
    for wording in dict.fromkeys((re.split(r"[?:] ", plain)[-1], plain)):
        for cue in areas:
            if cue.pattern.fullmatch(wording):
                half = statement.half if cue.half else ""
                return _Known(f"{cue.id}|{half}", cue)
    return _Known("words|" + " ".join(sorted(_words(plain))), None)


def _words(plain: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", plain)) - _SMALL


def _same_words(
    statement: Statement, merged: dict[str, list[Statement]], known: dict[str, _Known]
) -> _Known | None:
    """An area already found whose words are the same but for one in five."""
    mine = _words(fold(statement.area).lower())
    for key, statements in merged.items():
        theirs = _words(fold(statements[0].area).lower())
        if mine and theirs and len(mine & theirs) >= 0.8 * max(len(mine), len(theirs)):
            return known[key]
    return None
