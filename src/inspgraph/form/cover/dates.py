"""Dates and stretches of days as reports print them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from inspgraph.records import Period
from inspgraph.text.fold import fold

_NAMES: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTH: Final = "(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _NAMES) + "|sept)\\b\\.?"
_WEEKDAY: Final = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?)?"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_FULL: Final = re.compile(
    rf"\b{_WEEKDAY}(?P<day>{_DAY})(?: of)? (?P<month>{_MONTH}),? (?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_PARTIAL: Final = re.compile(
    rf"{_WEEKDAY}(?P<day>{_DAY})(?!\d)(?:(?: of)? ?(?P<month>{_MONTH}))?"
    rf"(?:,? ?(?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_JOINT: Final = re.compile(
    r"\s*(?:(?P<to>-+|to|until|till|through)|(?P<and>and|&|,))\s*", re.IGNORECASE
)
_IN_NAME: Final = re.compile(
    rf"(?<!\d)(?P<day>{_DAY})[-_ ](?P<month>{_MONTH})[-_ ](?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_ISO: Final = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[-_.](?P<month>\d\d)[-_.](?P<day>\d\d)(?!\d)"
)
_NUMERIC: Final = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date and where it stands in the text that was given."""

    day: date
    start: int
    end: int


def find_date(text: str) -> Found | None:
    """The first complete date ("3 July 2009", "3rd July 2009", "03/07/2009") in a text."""
    folded = fold(text)
    for pattern in (_FULL, _NUMERIC):
        for match in pattern.finditer(folded):
            day = _day(match["day"], match["month"], match["year"])
            if day is not None:
                return Found(day, match.start(), match.end())
    return None


def date_in_name(name: str) -> date | None:
    """The date that a file's name ends in or holds ("…-03-july-2009.pdf", "2009-07-03 …")."""
    for pattern in (_IN_NAME, _ISO):
        dates = [_day(m["day"], m["month"], m["year"]) for m in pattern.finditer(name)]
        known = [day for day in dates if day is not None]
        if known:
            return known[-1]
    return None


def read_periods(text: str) -> tuple[tuple[Period, ...], tuple[int, int] | None]:
    """The periods that a text begins with, and the range of characters they take.

    "8 July to 12 July and 7 August to 8 August 2019", "9–24 November 2017", "Between 20 and 24
    November 2017". Missing months and years are taken from the date to the right, and a year
    that would make a period end before it begins is the year before. A year must be stated
    once. Without a date at the start there is no period.
    """
    folded = fold(text)
    lead = re.match(r"\W*(?P<between>between |from |on )?", folded, re.IGNORECASE)
    at = start = lead.end() if lead else 0
    between = bool(lead and lead["between"] and lead["between"].lower().startswith("between"))
    parts: list[re.Match[str]] = []
    joints: list[str] = []
    end = at
    while (part := _PARTIAL.match(folded, at)) is not None:
        parts.append(part)
        end = part.end()
        joint = _JOINT.match(folded, end)
        if joint is None or _PARTIAL.match(folded, joint.end()) is None:
            break
        joints.append("to" if joint["to"] else "and")
        at = joint.end()
    dates = _complete(parts)
    if not dates:
        return (), None
    if between and joints == ["and"]:
        joints = ["to"]
    periods = []
    number = 0
    while number < len(dates):
        first = last = dates[number]
        if number < len(joints) and joints[number] == "to":
            number += 1
            last = dates[number]
        if first > last and parts[number - 1]["year"] is None:
            first = first.replace(year=last.year - 1)
        if first <= last:
            periods.append(Period(first, last))
        number += 1
    return tuple(periods), (start, end)


def _complete(parts: Sequence[re.Match[str]]) -> list[date]:
    """The dates of partial ones, filled from the right; empty where the last lacks a part."""
    month = year = None
    dates: list[date] = []
    for part in reversed(parts):
        month = part["month"] or month
        year = part["year"] or year
        day = _day(part["day"], month, year) if month and year else None
        if day is None:
            return []
        dates.append(day)
    return dates[::-1]


def _day(day: str, month: str, year: str) -> date | None:
    number = int(month) if month.isdigit() else _month(month)
    try:
        return date(int(year), number, int(re.sub(r"\D", "", day)))
    except ValueError:
        return None


def _month(name: str) -> int:
    return next((i for i, known in enumerate(_NAMES, 1) if known.startswith(name[:3].lower())), 0)
