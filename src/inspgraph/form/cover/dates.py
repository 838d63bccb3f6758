"""Dates and stretches of days as reports print them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from inspgraph.facts import Period, YearMonth
from inspgraph.text.fold import fold

_NAMES: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTH: Final = "(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _NAMES) + "|sept)\\b\\.?"
_WEEKDAY: Final = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?(?:the )?"
)
_DAY: Final = r"\d{1,2}(?: ?(?:st|nd|rd|th)\b)?"
_YEAR: Final = r"(?:19|20)\d\d(?!\d)"
_SHAPES: Final = (
    # 2015-06-01
    rf"(?P<y1>{_YEAR})-(?P<m1>\d\d)-(?P<d1>\d\d)(?!\d)",
    # 1/06/2015, 01.06.15; without a year only where another date follows (1/06 - 25/06/2015)
    (
        r"(?P<d2>\d{1,2})(?P<mark>[/.])(?P<m2>\d{1,2})"
        rf"(?:(?P=mark)(?P<y2>(?:19|20)?\d\d))?(?![\d/]| {_MONTH})"
    ),
    # Monday 1st of June, 2015; the month or the year may be left to the date after it
    (
        rf"{_WEEKDAY}(?P<d3>{_DAY})(?![\d:%]|/\d{1, 2}/)(?:(?: of)?,? ?(?P<m3>{_MONTH}))?"
        rf"(?:,? ?(?P<y3>{_YEAR}))?"
    ),
    # June 1, 2015
    rf"(?P<m4>{_MONTH}) (?:the )?(?P<d4>{_DAY})(?!\d)(?:,? (?P<y4>{_YEAR}))?",
)
_PART: Final = re.compile(rf"(?:{'|'.join(_SHAPES)})", re.IGNORECASE)
_LEAD: Final = r"(?P<lead>between|from|on)"
_JOINT: Final = re.compile(
    r"\s*(?:(?P<to>-+|to\b|until\b|till\b|through\b)"
    rf"|(?:(?P<comma>[,;]) ?)?(?P<and>and\b|then\b|&|/)?(?: (?:again )?{_LEAD}\b)?)\s*",
    re.IGNORECASE,
)
_BEGINS: Final = re.compile(rf"\W*(?:{_LEAD} )?", re.IGNORECASE)
_OPENS: Final = re.compile(
    rf"(?<![\w/.-])(?:{_LEAD} )?{_WEEKDAY}(?=\d{{1,4}}\b|\d{{1,2}}(?:st|nd|rd|th)|{_MONTH} \d)",
    re.IGNORECASE,
)
_IN_NAME: Final = re.compile(
    rf"(?<!\d)(?P<day>{_DAY})[-_ ](?P<month>{_MONTH})[-_ ](?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_ISO: Final = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[-_.](?P<month>\d\d)[-_.](?P<day>\d\d)(?!\d)"
)
_MONTH_ONLY: Final = re.compile(rf"\b(?P<month>{_MONTH}),? (?P<year>{_YEAR})", re.IGNORECASE)
_CENTURY: Final = 2000


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date, or a month where no day is stated, and where it stands in the text given."""

    day: date | YearMonth
    start: int
    end: int


class _Part(NamedTuple):
    """The parts of a printed date; ``month`` and ``year`` are 0 if another date has them."""

    day: int
    month: int
    year: int
    start: int
    end: int


def find_date(text: str) -> FoundDate | None:
    """The first complete date ("3 July 2009", "2009-07-03", "July 3, 2009", "03.07.09")."""
    folded = fold(text)
    for match in _PART.finditer(folded):
        part = _part(match)
        day = _date(part.day, part.month, part.year)
        if day is not None and not folded[match.start() - 1 : match.start()].isalnum():
            return FoundDate(day, part.start, part.end)
    return None


def find_month(text: str) -> FoundDate | None:
    """The first month with its year ("August 2015") of a text that states no day."""
    match = _MONTH_ONLY.search(fold(text))
    if match is None:
        return None
    return FoundDate(YearMonth(int(match["year"]), _month(match["month"])), *match.span())


def date_in_name(name: str) -> date | None:
    """The date that a file's name ends in or holds ("…-03-july-2009.pdf", "2009-07-03 …")."""
    for pattern in (_IN_NAME, _ISO):
        dates = [
            _date(int(re.sub(r"\D", "", m["day"])), _month(m["month"]), int(m["year"]))
            for m in pattern.finditer(name)
        ]
        known = [day for day in dates if day is not None]
        if known:
            return known[-1]
    return None


def read_periods(
    text: str, before: date | None = None
) -> tuple[tuple[Period, ...], tuple[int, int] | None]:
    """The periods that a text begins with, and the range of characters they take.

    "8 July to 12 July and 7 August to 8 August 2019", "9–24 November 2017", "Between 20 and 24
    November 2017", "29 and 30 September, and 1 October 2020". Missing months and years are taken
    from the date to the right (a month also from the left: "June 1–25, 2015"), and a year that
    would make a period end before it begins is the year before. Where no year is printed it is
    the last that puts the days on or before ``before``. Without a date at the start there is no
    period.
    """
    folded = fold(text)
    lead = _BEGINS.match(folded)
    at = start = lead.end() if lead else 0
    between = bool(lead) and _is_between(lead)
    parts: list[_Part] = []
    joints: list[bool] = []  # whether a part runs on to the next
    while (match := _PART.match(folded, at)) is not None:
        parts.append(_part(match))
        joint = _JOINT.match(folded, match.end())
        if joint is None or not joint.group().strip() or _PART.match(folded, joint.end()) is None:
            break
        joints.append(bool(joint["to"]) or (between and bool(joint["and"]) and not joint["lead"]))
        between = _is_between(joint) or (between and not joint["and"] and not joint["comma"])
        at = joint.end()
    dates = _complete(parts, before)
    if not dates:
        return (), None
    return tuple(_pairs(parts, dates, joints)), (start, parts[-1].end)


def search_periods(
    text: str, before: date | None = None
) -> tuple[tuple[Period, ...], tuple[int, int] | None]:
    """The first periods anywhere in a text, and the range of characters they take.

    ``before`` as for ``read_periods``; days without a year stand after "on", "from" or "between".
    """
    for match in _OPENS.finditer(fold(text)):
        known = before if match["lead"] else None
        periods, where = read_periods(text[match.start() :], known)
        if periods and where:
            return periods, (match.start() + where[0], match.start() + where[1])
    return (), None


def _is_between(match: re.Match[str] | None) -> bool:
    return match is not None and (match["lead"] or "").lower() == "between"


def _pairs(
    parts: Sequence[_Part], dates: Sequence[date], joints: Sequence[bool]
) -> Iterator[Period]:
    number = 0
    while number < len(dates):
        first = last = dates[number]
        if number < len(joints) and joints[number]:
            if not parts[number].year and first > dates[number + 1]:
                first = _in_year(first, dates[number + 1].year - 1) or first
            number += 1
            last = dates[number]
        if first <= last:
            yield Period(first, last)
        number += 1


def _complete(parts: Sequence[_Part], before: date | None) -> list[date]:
    """The dates of partial ones, filled from the right; empty where one lacks a part."""
    months = [part.month for part in parts]
    for at in reversed(range(len(months) - 1)):
        months[at] = months[at] or months[at + 1]
    for at in range(1, len(months)):
        months[at] = months[at] or months[at - 1]
    year = next((part.year for part in reversed(parts) if part.year), 0)
    if not year and before is not None and parts:
        last = _date(parts[-1].day, months[-1], before.year)
        year = before.year - 1 if last is not None and last > before else before.year
    dates: list[date] = []
    for part, month in zip(reversed(parts), reversed(months), strict=True):
        year = part.year or year
        day = _date(part.day, month, year)
        if day is None:
            return []
        dates.append(day)
    return dates[::-1]


def _part(match: re.Match[str]) -> _Part:
    number = next(n for n in "1234" if match[f"d{n}"])
    day, month, year = (match[f"{what}{number}"] or "0" for what in "dmy")
    in_full = int(year) + (_CENTURY if 0 < int(year) < 100 else 0)
    return _Part(int(re.sub(r"\D", "", day)), _month(month), in_full, *match.span())


def _date(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in_year(day: date, year: int) -> date | None:
    return _date(day.day, day.month, year)


def _month(name: str) -> int:
    if name.isdigit():
        return int(name)
    return next((i for i, known in enumerate(_NAMES, 1) if known.startswith(name[:3].lower())), 0)
