"""Gains and losses of a later outcome against an earlier one, item by item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from inspgraph.evaluate.outcome import (
    FACETS,
    INDEX,
    ChangedItem,
    Check,
    ComparedItem,
    Comparison,
    How,
    Tally,
    accuracies,
    attribute_tallies,
    by_file,
    index_accuracies,
)

TURNS: Final[dict[How, str]] = {
    "lost": "right before, not now",
    "added": "extra now, not before",
    "found": "right now, not before",
    "gone": "extra before, not now",
}
"""Every turn that an item can take and what it means, losses first."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two outcomes, cut to the documents, and the files of the index, that both have.

    ``changes`` are sorted by facet as they are shown, then losses first, then by document.
    ``unmatched`` are the documents that only one of the two has.
    """

    before: Comparison
    now: Comparison
    changes: tuple[ChangedItem, ...]
    unmatched: tuple[str, ...] = ()

    @property
    def losses(self) -> tuple[ChangedItem, ...]:
        """The items that were right before and are not now."""
        return tuple(change for change in self.changes if change.how == "lost")


def compare_outcomes(before: Comparison, now: Comparison) -> Difference:
    """Compare two outcomes over the documents that both have.

    Annotations may have changed in between: an item that is in the gold of one of them only is
    neither gained nor lost.
    """
    earlier = {document.stem: document for document in before.documents}
    later = {document.stem: document for document in now.documents}
    both = earlier.keys() & later.keys()
    changes: list[ChangedItem] = []
    for stem in sorted(both):
        old, new = earlier[stem], later[stem]
        changes += _changes(stem, old.tallies, new.tallies)
        changes += _changes(stem, attribute_tallies(old.checks), attribute_tallies(new.checks))
    old_index, new_index = _shared(before.index, now.index), _shared(now.index, before.index)
    for (file, old_file), (_, new_file) in zip(by_file(old_index), by_file(new_index), strict=True):
        changes += _changes(file, old_file, new_file)
    return Difference(
        Comparison(before.only(both).documents, old_index),
        Comparison(now.only(both).documents, new_index),
        tuple(_ordered(changes, now)),
        tuple(sorted(earlier.keys() ^ later.keys())),
    )


def _shared(checks: Iterable[Check], others: Iterable[Check]) -> tuple[Check, ...]:
    files = {check.item for check in others}
    return tuple(check for check in checks if check.item in files)


def _ordered(changes: Iterable[ChangedItem], now: Comparison) -> list[ChangedItem]:
    turns = list(TURNS)
    indexed = (INDEX + name for name in index_accuracies(now))
    names = [*FACETS, *accuracies(now), *indexed]
    return sorted(
        changes,
        key=lambda one: (names.index(one.facet), turns.index(one.how), one.stem, one.item),
    )


def _changes(stem: str, before: Iterable[Tally], now: Iterable[Tally]) -> Iterator[ChangedItem]:
    earlier = {tally.facet: tally for tally in before}
    for tally in now:
        old = earlier.get(tally.facet, Tally(tally.facet))
        for how, labels, items in _turns(old, tally):
            shown = {item.label: item for item in items}
            for label in labels.elements():
                yield ChangedItem(tally.facet, how, stem, shown[label])


def _turns(old: Tally, new: Tally) -> Iterator[tuple[How, Counter[str], tuple[ComparedItem, ...]]]:
    was, now = _labels(old.right), _labels(new.right)
    yield "lost", (was - now) & _labels(new.missed), new.missed
    yield "found", (now - was) & _labels(old.missed), new.right
    yield "added", _labels(new.extra) - _labels(old.extra), new.extra
    yield "gone", _labels(old.extra) - _labels(new.extra), old.extra


def _labels(items: Iterable[ComparedItem]) -> Counter[str]:
    """Count the labels, as a document may say the same thing twice."""
    return Counter(item.label for item in items)
