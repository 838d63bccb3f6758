"""The cue files under ``data/cues`` as one frozen configuration, loaded once.

Every row carries an example that its pattern must match and a counter-example that it must not;
``tests/cues/test_form_cues.py`` holds the files to that.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from inspgraph.cues.habits import USUAL, SeriesHabits, load_habits


@dataclass(frozen=True, slots=True)
class SeriesCue:
    """The wording by which a series introduces itself; ``pattern`` is searched for in ``zone``."""

    series: str
    zone: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class HeadingCue:
    """The role of a heading by its wording; ``depth`` 1 is a chapter, 3 a group within a list."""

    role: str
    kind: str
    area: str
    series: frozenset[str]
    depth: int
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class AreaCue:
    """A judgement area of a series.

    ``id`` is the area's notation in the series' framework. ``half`` tells how an area that both
    halves of a report have is told apart: "both" puts the half's name before it, "short" its
    short name in brackets. ``name`` replaces the wording.
    """

    series: frozenset[str]
    id: str
    overall: bool
    half: str
    name: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class SentenceCue:
    """A sentence that awards a grade; ``form.grades.in_sentences`` explains place and area."""

    series: frozenset[str]
    place: str
    area: str
    grade: str
    overall: bool
    source: str


@dataclass(frozen=True, slots=True)
class TimeframeCue:
    """Words that set a time for a recommendation."""

    timeframe: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Cues:
    """All cues about a document's form.

    ``grades`` maps a series that awards grades to their words and numbers, ``inspectorates``
    pairs the wordings of a name with the one name to keep (empty: as printed), ``cover`` maps a
    field of the cover to its label, ``letters`` names what the opening and the letterhead say in
    words. ``nothing`` are what stands in a list that has no entries, ``visits`` what the letters
    of a series tell of a visit. ``interventions`` are what sentences say of a step of government's.
    ``visits`` maps a series of visits to what its letters tell of the visit.
    """

    series: tuple[SeriesCue, ...]
    headings: tuple[HeadingCue, ...]
    areas: tuple[AreaCue, ...]
    sentences: tuple[SentenceCue, ...]
    timeframes: tuple[TimeframeCue, ...]
    grades: Mapping[str, Mapping[str, int | None]]
    inspectorates: tuple[tuple[re.Pattern[str], str], ...]
    cover: Mapping[str, re.Pattern[str]]
    letters: Mapping[str, re.Pattern[str]]
    nothing: tuple[re.Pattern[str], ...]
    visits: Mapping[str, Mapping[str, tuple[re.Pattern[str], ...]]]
    habits: Mapping[str, SeriesHabits]
    interventions: Mapping[str, tuple[re.Pattern[str], ...]]

    def habits_of(self, series: str | None) -> SeriesHabits:
        """The habits of a series; the usual ones where it is unknown."""
        return self.habits.get(series or "", USUAL)

    def awards_grades(self, series: str | None) -> bool:
        """Return whether documents of a series award grades; one that is not known awards none."""
        return series in self.grades

    def visits_of(self, series: str | None) -> Mapping[str, tuple[re.Pattern[str], ...]]:
        """The patterns of what letters of a series tell of a visit, by field; none in others."""
        return self.visits.get(series or "", {})

    def headings_of(self, series: str | None) -> tuple[HeadingCue, ...]:
        """The heading cues that hold for a series, its own before the general ones."""
        return self._headings.get(series or "", self._headings[""])

    def areas_of(self, series: str | None) -> tuple[AreaCue, ...]:
        """The judgement areas of a series."""
        return tuple(cue for cue in self.areas if series in cue.series)

    def sentences_of(self, series: str | None) -> tuple[tuple[SentenceCue, re.Pattern[str]], ...]:
        """The sentence cues of a series with their patterns, grade words filled in."""
        return self._sentences.get(series or "", ())

    def grade_words(self, series: str | None) -> Mapping[str, int | None]:
        """The grades of a series; the words that all inspectorates use where it has no scale."""
        return self.grades.get(series or "") or self._all_grades

    def grade_of(self, series: str | None, value: int) -> str | None:
        """The word for a number on the scale of a series."""
        return next((g for g, v in self.grade_words(series).items() if v == value), None)

    @cached_property
    def _all_grades(self) -> Mapping[str, int | None]:
        words = ("outstanding", "good", "adequate", "satisfactory", "inadequate")
        return dict.fromkeys((*words, "requires improvement to be good", "requires improvement"))

    @cached_property
    def _headings(self) -> Mapping[str, tuple[HeadingCue, ...]]:
        names = {"", *(cue.series for cue in self.series)}
        return {
            name: tuple(
                sorted(
                    (cue for cue in self.headings if not cue.series or name in cue.series),
                    key=lambda cue: not cue.series,
                )
            )
            for name in names
        }

    @cached_property
    def _sentences(self) -> Mapping[str, tuple[tuple[SentenceCue, re.Pattern[str]], ...]]:
        names = frozenset().union(*(cue.series for cue in self.sentences))
        return {
            name: tuple(
                (cue, sentence_pattern(cue.source, self.grade_words(name)))
                for cue in self.sentences
                if name in cue.series
            )
            for name in names
        }


def sentence_pattern(source: str, grades: Mapping[str, int | None]) -> re.Pattern[str]:
    """A sentence cue's pattern, with ``{grade}`` replaced by the grade words, longest first."""
    words = "|".join(
        re.escape(word).replace("requires\\ ", "requires?\\ ")
        for word in sorted(grades, key=len, reverse=True)
    )
    return re.compile(source.replace("{grade}", f"(?:{words})"), re.IGNORECASE)


def load_cues(folder: Path, scales: Mapping[str, Mapping[str, int | None]]) -> Cues:
    """Read the cue files of a folder (``data/cues``).

    ``scales`` gives the grade words and numbers of each series that awards grades
    (``Frameworks.scales``); a series' habits may add words.

    Raises ``OSError`` where a file is missing and ``ValueError`` or ``KeyError`` where one is
    not as described; these are the package's own files, so no reader needs to catch them.
    """
    habits = load_habits(folder / "series_habits.csv")
    grades = {
        series: {**scale, **dict.fromkeys(habits.get(series, USUAL).grades)}
        for series, scale in scales.items()
    }
    return Cues(
        series=tuple(
            SeriesCue(row["series"], row["zone"], _compile(row))
            for row in _rows(folder, "series.csv")
        ),
        headings=tuple(
            HeadingCue(
                row["role"], row["kind"], row["area"], _names(row), int(row["depth"]), _compile(row)
            )
            for row in _rows(folder, "headings.csv")
        ),
        areas=tuple(
            AreaCue(
                _names(row),
                row["id"],
                row["overall"] == "true",
                row["half"],
                row["name"],
                _compile(row),
            )
            for row in _rows(folder, "areas.csv")
        ),
        sentences=tuple(
            SentenceCue(
                _names(row),
                row["place"],
                row["area"],
                row["grade"],
                row["overall"] == "true",
                row["pattern"],
            )
            for row in _rows(folder, "judgements.csv")
        ),
        timeframes=tuple(
            TimeframeCue(row["timeframe"], _compile(row)) for row in _rows(folder, "timeframes.csv")
        ),
        grades=grades,
        inspectorates=tuple(
            (_compile(row), row["name"]) for row in _rows(folder, "inspectorates.csv")
        ),
        cover={row["field"]: _compile(row) for row in _rows(folder, "cover.csv")},
        visits=_visits(folder),
        nothing=tuple(_compile(row) for row in _rows(folder, "nothing_listed.csv")),
        habits=habits,
        interventions=_interventions(folder),
        letters={row["field"]: _compile(row) for row in _rows(folder, "letters.csv")},
    )


def _interventions(folder: Path) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    found: dict[str, tuple[re.Pattern[str], ...]] = {}
    for row in _rows(folder, "interventions.csv"):
        found[row["says"]] = (*found.get(row["says"], ()), _compile(row))
    return found


def _visits(folder: Path) -> Mapping[str, Mapping[str, tuple[re.Pattern[str], ...]]]:
    found: dict[str, dict[str, tuple[re.Pattern[str], ...]]] = {}
    for row in _rows(folder, "visits.csv"):
        for series in _names(row):
            fields = found.setdefault(series, {})
            fields[row["field"]] = (*fields.get(row["field"], ()), _compile(row))
    return found


def _rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    with (folder / name).open(newline="", encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def _compile(row: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(row["pattern"], re.IGNORECASE)


def _names(row: Mapping[str, str]) -> frozenset[str]:
    return frozenset(row["series"].split())
