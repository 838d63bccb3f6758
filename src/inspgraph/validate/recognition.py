"""What a document did not tell of itself, as problems of the build."""

from __future__ import annotations

from inspgraph.errors import problem
from inspgraph.records import Facts, Problem, Source, Text, YearMonth


def unrecognised(source: Source, text: Text, facts: Facts) -> tuple[Problem, ...]:
    """List the facts that nothing in a document told: its series, authority and dates.

    Where the cover states a month of inspection or of publication without its days, the problem
    quotes the month.
    """
    missing = (
        ("unknown-series", facts.title, facts.series is None),
        ("unknown-authority", facts.title, facts.authority is None),
        ("no-date", "", facts.published is None),
    )
    months = (
        (facts.periods_span, not facts.periods),
        (facts.published_span, isinstance(facts.published, YearMonth)),
    )
    return (
        *(
            problem(code, source.name, found=found)
            for code, found, is_missing in missing
            if is_missing
        ),
        *(
            problem("no-day", source.name, found=span.of(text.content), span=span)
            for span, is_month in months
            if span is not None and is_month
        ),
    )
