"""An authority's overall grades as a picture: a row for each lane of inspection, over the years.

A lane whose scales the ontology does not match has a row for each family of scales, so that nothing
looks higher or lower than what it cannot be compared with.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from inspgraph.site.documents import Document
from inspgraph.site.dossier.judged import JudgedArea, Scales

LEFT: Final = 232
WIDTH: Final = 960
_RIGHT: Final = 24
_ROW: Final = 22
_TITLE: Final = 24
_GAP: Final = 14
_APART: Final = 15


@dataclass(frozen=True, slots=True)
class Point:
    """A grade, or a document without one (``rank`` 0), at a place in user units."""

    x: float
    y: float
    rank: int
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Lane:
    """Scales of one lane that match: steps with heights, points, and lines that join them."""

    title: str
    y: float
    bottom: float
    steps: tuple[tuple[str, float], ...]
    points: tuple[Point, ...]
    lines: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """All lanes, and the years with the x at which each begins."""

    lanes: tuple[Lane, ...]
    years: tuple[tuple[int, float], ...]
    height: float


@dataclass(frozen=True, slots=True)
class Marked:
    """A document on the line: where its words or itself are, and its overall judgements."""

    document: Document
    judgements: Sequence[JudgedArea]
    hrefs: Sequence[str]
    href: str


def draw(marked: Iterable[Marked], scales: Scales) -> Picture | None:
    """Lay the dated documents out; None where fewer than two are dated."""
    dated = [one for one in marked if len(one.document.date) == 10]
    if len(dated) < 2:
        return None
    first = min(int(one.document.year) for one in dated)
    last = max(int(one.document.year) for one in dated) + 1
    wide = (WIDTH - LEFT - _RIGHT) / (last - first)

    def across(document: Document) -> float:
        day = date.fromisoformat(document.date)
        part = day.timetuple().tm_yday / 366
        return LEFT + (day.year - first + part) * wide

    lanes: list[Lane] = []
    top = 8.0
    for title, family in _families(dated, scales):
        lane = _lane(title, family, across, scales, top)
        lanes.append(lane)
        top = lane.bottom + _GAP
    bare = [one for one in dated if not any(judgement.rank for judgement in one.judgements)]
    if bare:
        y = top + _TITLE
        points = tuple(
            Point(round(across(one.document), 1), y, 0, _told(one.document, "no overall grade"),
                  one.href)
            for one in bare
        )  # fmt: skip
        lanes.append(Lane("No overall grade", top, y + _ROW, (("", y),), points, ()))
        top = y + _ROW + _GAP
    every = max(1, -(-(last - first) // 12))
    years = tuple(
        (year, round(LEFT + (year - first) * wide, 1)) for year in range(first, last + 1, every)
    )
    return Picture(tuple(lanes), years, top + 14)


def _families(
    dated: Iterable[Marked], scales: Scales
) -> list[tuple[str, list[tuple[Marked, int]]]]:
    family_of = scales.families()
    found: dict[tuple[str, str], list[tuple[Marked, int]]] = defaultdict(list)
    for one in dated:
        for at, judgement in enumerate(one.judgements):
            if judgement.rank:
                family = family_of.get(judgement.scale, judgement.scale)
                found[judgement.lane, family].append((one, at))
    return [(lane or "Other", members) for (lane, _), members in found.items()]


def _lane(
    title: str,
    family: Sequence[tuple[Marked, int]],
    across: Callable[[Document], float],
    scales: Scales,
    top: float,
) -> Lane:
    steps: dict[int, str] = {}
    for one, at in family:
        steps |= scales.steps.get(one.judgements[at].scale, {})
    for one, at in family:
        steps.setdefault(one.judgements[at].rank, one.judgements[at].grade)
    most = max(steps)
    height = {rank: top + _TITLE + (most - rank + 0.5) * _ROW for rank in range(1, most + 1)}
    points: list[Point] = []
    single: list[tuple[float, float] | None] = []
    taken: Counter[tuple[str, int]] = Counter()
    for one, at in family:
        judgement = one.judgements[at]
        spot = one.document.iri, judgement.rank
        x = round(across(one.document) + taken[spot] * _APART, 1)
        taken[spot] += 1
        told = _told(one.document, f"{judgement.area}: {judgement.grade}")
        points.append(Point(x, height[judgement.rank], judgement.rank, told, one.hrefs[at]))
        alone = sum(other.document == one.document for other, _ in family) == 1
        single.append((x, height[judgement.rank]) if alone else None)
    lines = tuple(
        (*start, *end) for start, end in pairwise(single) if start is not None and end is not None
    )
    bottom = top + _TITLE + most * _ROW
    named = tuple((label, height[rank]) for rank, label in sorted(steps.items(), reverse=True))
    return Lane(title, top, bottom, named, tuple(points), lines)


def _told(document: Document, what: str) -> str:
    return f"{document.series_label or document.file}, {document.date}: {what}"
