"""What nothing in a document told is a problem, and so is a month without its days."""

from __future__ import annotations

from dataclasses import replace

from inspgraph.facts import YearMonth
from inspgraph.read.plain import read_plain
from inspgraph.span import Span
from inspgraph.validate.recognition import unrecognised
from tests.factories import extraction

WORDS = "Inspection dates: June 2015. Report published: August 2015."
TEXT = read_plain(WORDS.encode(), "report.txt")


def at(words: str) -> Span:
    start = TEXT.content.index(words)
    return Span(start, start + len(words))


def test_a_month_of_publication_or_inspection_without_a_day_is_a_problem_with_its_words() -> None:
    known = extraction()
    facts = replace(
        known.facts,
        published=YearMonth(2015, 8),
        published_span=at("August 2015"),
        periods=(),
        periods_span=at("June 2015"),
    )
    found = unrecognised(known.source, TEXT, facts)
    assert [(one.code, one.found) for one in found] == [
        ("no-day", "June 2015"),
        ("no-day", "August 2015"),
    ]


def test_days_that_are_stated_are_no_problem() -> None:
    known = extraction()
    facts = replace(known.facts, published_span=at("August 2015"), periods_span=at("June 2015"))
    assert not list(unrecognised(known.source, TEXT, facts))
    silent = replace(known.facts, published=None, published_span=None)
    assert [one.code for one in unrecognised(known.source, TEXT, silent)] == ["no-date"]
