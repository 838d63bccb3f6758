"""What looks wrong with a document when it is set beside what its framework has."""

from __future__ import annotations

from collections.abc import Iterator

from inspgraph.errors import problem
from inspgraph.frameworks import Framework
from inspgraph.records import Extraction, Problem


def doubts(found: Extraction, framework: Framework | None) -> Iterator[Problem]:
    """The problems of an extraction; ``framework`` is the document's, None where none is known."""
    if found.facts.series is not None and framework is None:
        yield problem(
            "no-framework",
            found.source.name,
            found=f"{found.facts.series}, {found.facts.published or 'no date'}",
            span=found.facts.title_span,
        )
