"""The contents of the graph in numbers, for the first page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from inspgraph.errors import CODES
from inspgraph.records import Problem
from inspgraph.site.documents import Authority, Census, Document

UNDATED = "undated"
NO_SERIES = "none"
_BUSY = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``value`` is what the filter behind it takes; ``share`` is of the longest, 0-100."""

    value: str
    label: str
    number: int
    share: int


@dataclass(frozen=True, slots=True)
class GradeShare:
    """The share of an overall grade in a series; ``start`` and ``width`` are 0 to 100."""

    label: str
    rank: int
    number: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class ProblemCount:
    """The number of problems of a code, and the meaning of the code."""

    severity: str
    code: str
    meaning: str
    number: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The numbers of a graph; ``grades`` has for each series its overall grades, the best first."""

    figures: dict[str, int]
    series: tuple[Bar, ...]
    years: tuple[Bar, ...]
    regions: tuple[Bar, ...]
    grades: tuple[tuple[Bar, tuple[GradeShare, ...]], ...]
    troubles: tuple[ProblemCount, ...]
    busiest: tuple[Authority, ...]


def overview(census: Census, problems: Iterable[Problem], bodies: int) -> Overview:
    """Count documents by series, year and region, their overall grades, and problems by code.

    ``bodies`` is the number of bodies and services that documents name.
    """
    figures: Counter[str] = Counter()
    for document in census.documents:
        figures.update(document.counts)
    about = [one for one in census.authorities if one.documents]
    figures["documents"], figures["authorities"] = len(census.documents), len(about)
    figures["bodies"] = bodies
    documents = census.documents
    series = Counter((one.series or NO_SERIES, one.series_label or "Series not recognised")
                     for one in documents)  # fmt: skip
    years = Counter(one.year or UNDATED for one in documents)
    regions = Counter(census.authority[iri].region for one in documents for iri in one.authorities)
    busiest = sorted(about, key=lambda one: (-len(one.documents), one.name.casefold()))
    return Overview(
        figures=dict(figures),
        series=_bars((key, label, n) for (key, label), n in series.most_common()),
        years=_bars((key, key, years[key]) for key in _span(years)),
        regions=_bars(
            (key or NO_SERIES, key or "Region not known", n) for key, n in regions.most_common()
        ),
        grades=tuple(_graded(documents)),
        troubles=troubles(problems),
        busiest=tuple(busiest[:_BUSY]),
    )


def troubles(problems: Iterable[Problem]) -> tuple[ProblemCount, ...]:
    """Count problems by code, the most severe and frequent first."""
    order = ("error", "warning", "info")
    counted = Counter((problem.severity, problem.code) for problem in problems)
    found = [
        ProblemCount(severity, code, CODES[code].meaning if code in CODES else "", number)
        for (severity, code), number in counted.items()
    ]
    return tuple(sorted(found, key=lambda one: (order.index(one.severity), -one.number, one.code)))


def _bars(counted: Iterable[tuple[str, str, int]]) -> tuple[Bar, ...]:
    found = list(counted)
    most = max((number for _, _, number in found), default=1) or 1
    return tuple(Bar(key, label, n, round(100 * n / most)) for key, label, n in found)


def _span(years: Counter[str]) -> list[str]:
    """Every year from the first to the last, those without a document too; undated at the end."""
    dated = [int(year) for year in years if year.isdecimal()]
    every = [str(year) for year in range(min(dated), max(dated) + 1)] if dated else []
    return every + [year for year in years if not year.isdecimal()]


def _graded(documents: Iterable[Document]) -> Iterable[tuple[Bar, tuple[GradeShare, ...]]]:
    counted: dict[tuple[str, str], Counter[tuple[int, str]]] = defaultdict(Counter)
    for one in documents:
        if one.voice != "authority":
            counted[one.series, one.series_label].update((g.rank, g.label) for g in one.grades)
    listed = [(key, grades) for key, grades in counted.items() if grades]
    for (series, label), grades in sorted(listed, key=lambda item: -item[1].total()):
        total, start, steps = grades.total(), 0.0, []
        for (rank, grade), number in sorted(grades.items(), reverse=True):
            width = round(100 * number / total, 2)
            steps.append(GradeShare(grade, rank, number, round(start, 2), width))
            start += width
        yield Bar(series or NO_SERIES, label or series, total, 100), tuple(steps)
