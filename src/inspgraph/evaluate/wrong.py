"""List what is wrong in an outcome: what was missed, what is extra, which attributes differ."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from inspgraph.evaluate.outcome import (
    FACETS,
    ChangedItem,
    ComparedItem,
    Comparison,
    How,
    Tally,
    attribute_tallies,
    by_file,
)

LISTED: Final = tuple(facet for facet in FACETS if facet != "related pairs")
"""Related pairs would repeat the relations."""
SIDES: Final[tuple[How, ...]] = ("missed", "extra", "wrong")


def list_wrong(outcome: Comparison, most: int) -> list[ChangedItem]:
    """List at most so many items of each facet that were missed, and so many that are extra.

    Then as many wrong values of each attribute, and of each column of the index. They come in the
    order in which facets and documents are shown.
    """
    groups: dict[tuple[str, How], list[ChangedItem]] = {
        (facet, how): [] for facet in LISTED for how in SIDES
    }
    for document in outcome.documents:
        _add(groups, document.stem, (document.tally(facet) for facet in LISTED), "missed")
        _add(groups, document.stem, attribute_tallies(document.checks), "wrong")
    for file, tallies in by_file(outcome.index):
        _add(groups, file, tallies, "wrong")
    return [entry for entries in groups.values() for entry in entries[:most]]


def _add(
    groups: dict[tuple[str, How], list[ChangedItem]], stem: str, tallies: Iterable[Tally], how: How
) -> None:
    for tally in tallies:
        sides: tuple[tuple[How, tuple[ComparedItem, ...]], ...] = (
            (how, tally.missed),
            ("extra", tally.extra),
        )
        for side, items in sides:
            entries = groups.setdefault((tally.facet, side), [])
            entries += (ChangedItem(tally.facet, side, stem, item) for item in items)
