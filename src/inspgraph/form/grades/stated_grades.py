"""A grade as stated in one place, before the places are put together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from inspgraph.records import Section, Span


@dataclass(frozen=True, slots=True)
class Statement:
    """A stated grade. Of two statements of one area the one of lower ``weight`` is quoted.

    ``half`` is the part of a report that has two with the same areas ("Safeguarding services").
    """

    area: str
    grade: str
    value: int | None
    span: Span
    half: str = ""
    overall: bool = False
    weight: int = 0


def section_at(sections: Sequence[Section], offset: int) -> int | None:
    """The index of the innermost section that stands open at an offset, or None."""
    starts = [section.heading.start if section.heading else 0 for section in sections]
    at = bisect_right(starts, offset) - 1
    return at if at >= 0 else None


def ancestors(sections: Sequence[Section], number: int | None) -> list[Section]:
    """A section and those that hold it, innermost first."""
    found = []
    while number is not None:
        found.append(sections[number])
        number = sections[number].parent
    return found


def half_of(sections: Sequence[Section], number: int | None) -> str:
    """The half of the report in which a section stands: the last heading that opened one."""
    if number is None:
        return ""
    for section in reversed(sections[: number + 1]):
        if section.role == "half":
            return section.area or section.title
        if section.role in ("annex", "contents"):
            break
    return ""
