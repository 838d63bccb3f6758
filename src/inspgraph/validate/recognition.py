"""What a document did not tell of itself, as problems of the build."""

from __future__ import annotations

from inspgraph.errors import problem
from inspgraph.records import Facts, Problem, Source


def unrecognised(source: Source, facts: Facts) -> tuple[Problem, ...]:
    """List the facts that nothing in a document told: its series, authority and date."""
    missing = (
        ("unknown-series", facts.title, facts.series is None),
        ("unknown-authority", facts.title, facts.authority is None),
        ("no-date", "", facts.published is None),
    )
    return tuple(
        problem(code, source.name, found=found) for code, found, is_missing in missing if is_missing
    )
