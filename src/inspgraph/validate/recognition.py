"""Problems of the build for the facts that a document does not state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from inspgraph.errors import problem
from inspgraph.facts import Facts
from inspgraph.records import Problem, Source, Text


def unrecognised(source: Source, text: Text, facts: Facts) -> Iterator[Problem]:
    """List the facts that a document lacks: its series, authority, date, or the day of a date."""
    missing = (
        ("unknown-series", facts.title, facts.series is None),
        ("unknown-authority", facts.title, facts.authority is None),
        ("no-date", "", facts.published is None),
    )
    for code, found, is_missing in missing:
        if is_missing:
            yield problem(code, source.name, found=found)
    for is_known, span in (
        (bool(facts.periods), facts.periods_span),
        (isinstance(facts.published, date), facts.published_span),
    ):
        if span and not is_known:
            yield problem("no-day", source.name, found=span.of(text.content), span=span)
