"""The facts that a document states about itself on its cover or letterhead.

Offsets count as in ``records``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from inspgraph.span import Span

Voice = Literal["inspectorate", "authority", "other"]
Inspected = Literal["authority", "board", "partnership", "partners"]


@dataclass(frozen=True, slots=True, order=True)
class YearMonth:
    """A month of a year, where a document states no day; prints as "2015-08"."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


def day_of(when: date | YearMonth | None) -> date | None:
    """Return the day itself, or the first day of a month."""
    return date(when.year, when.month, 1) if isinstance(when, YearMonth) else when


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days on which inspectors worked, both ends included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Inspector:
    """A person who took part in an inspection, as named; ``leads`` is true of at most one."""

    name: str
    span: Span
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """What a letter tells of a visit.

    ``focus`` are the places of what inspectors looked at. ``number`` counts the visits since the
    judgement of the month ``since``; both are None where the letter does not say.
    """

    focus: tuple[Span, ...] = ()
    number: int | None = None
    since: YearMonth | None = None


@dataclass(frozen=True, slots=True)
class Addressee:
    """A person a letter is addressed to, with the post and the body the person speaks for."""

    name: str
    post: str
    body: str
    span: Span


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts that a document states about itself.

    ``series`` and ``framework`` are notations of ontology/frameworks.ttl, None where unknown.
    ``authority`` is the statistics office's short name and ``authority_code`` its nine-character
    code, both None where no single authority is left. ``published`` is a month where the document
    states no day. ``inspectors`` are in the order in which they are named, the lead first.
    ``voice`` says who speaks, ``inspects`` what the series reports on. ``references`` are pairs of
    a scheme ("urn", "reference", "isbn") and a value.
    """

    series: str | None = None
    framework: str | None = None
    title: str = ""
    title_span: Span | None = None
    authority: str | None = None
    authority_code: str | None = None
    authority_span: Span | None = None
    published: date | YearMonth | None = None
    published_span: Span | None = None
    periods: tuple[Period, ...] = ()
    periods_span: Span | None = None
    inspectors: tuple[Inspector, ...] = ()
    inspectorates: tuple[str, ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    addressees: tuple[Addressee, ...] = ()
    voice: Voice = "inspectorate"
    inspects: tuple[Inspected, ...] = ("authority",)
    visit: Visit | None = None

    @property
    def lead_inspector(self) -> str | None:
        """The name of the person who led the inspection."""
        return next((person.name for person in self.inspectors if person.leads), None)

    @property
    def published_day(self) -> date | None:
        """The day of publication, a month's first where only the month is stated."""
        return day_of(self.published)

    @property
    def day(self) -> date | None:
        """The day of which a document speaks: its inspection's last, else its publication."""
        return self.periods[-1].end if self.periods else self.published_day
