"""A range of one document's content."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in one document's content."""

    start: int
    end: int

    def of(self, content: str) -> str:
        """Return the words of the span."""
        return content[self.start : self.end]
