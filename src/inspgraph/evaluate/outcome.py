"""The result of a comparison with the gold: right, missed and extra items, by document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

How = Literal["missed", "extra", "wrong", "lost", "added", "found", "gone"]
"""What an item is listed for: an error (the first three), or a change against a baseline."""

FACETS: Final = (
    "inspectorates",
    "judgements",
    "recommendations",
    "findings",
    "actors",
    "relations",
    "related pairs",
    "owners",
)
"""In the order in which they are shown. Related pairs are relations whatever their name; owners
are compared where the annotations say whose units and services are."""
INDEX: Final = "index: "
"""Prefix of the name of an attribute that was checked against an index."""


@dataclass(frozen=True, slots=True, order=True)
class ComparedItem:
    """One thing annotated or found, in words that tell it apart within its document and facet.

    ``note`` helps a reader and is no part of what the item is: a relation's evidence.
    """

    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """One facet of one document.

    ``right`` and ``missed`` are items of the gold, ``extra`` items found that the gold does not
    hold; none where the gold covers a part of the document only.
    """

    facet: str
    right: tuple[ComparedItem, ...] = ()
    missed: tuple[ComparedItem, ...] = ()
    extra: tuple[ComparedItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One attribute of a document or of a found item, checked against the gold.

    ``item`` says of what within the document, "" for the document itself.
    """

    attribute: str
    right: bool
    item: str = ""
    wanted: str = ""
    got: str = ""

    @property
    def note(self) -> str:
        """The expected and the found value; "" where only presence is checked."""
        if not self.wanted and not self.got:
            return ""
        return f"wanted {self.wanted or 'nothing'}, got {self.got or 'nothing'}"


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """One item in a list of errors or of changes.

    ``facet`` may be the name of an attribute, ``stem`` the name of a file of the index. The item
    of an attribute of a whole document has no label.
    """

    facet: str
    how: How
    stem: str
    item: ComparedItem


@dataclass(frozen=True, slots=True)
class DocumentOutcome:
    """Everything compared in one document; ``stem`` is its file's name without the ending."""

    stem: str
    family: str
    tallies: tuple[Tally, ...]
    checks: tuple[Check, ...]

    def tally(self, facet: str) -> Tally:
        """The facet's tally; an empty one where the document has none."""
        return next((one for one in self.tallies if one.facet == facet), Tally(facet))


@dataclass(frozen=True, slots=True)
class Comparison:
    """A whole comparison: the gold's documents by name, and the checks against an index."""

    documents: tuple[DocumentOutcome, ...]
    index: tuple[Check, ...] = ()

    def only(self, stems: Iterable[str]) -> Comparison:
        """The outcome of these documents alone, without the index."""
        kept = set(stems)
        return Comparison(tuple(document for document in self.documents if document.stem in kept))

    def families(self) -> Iterator[tuple[str, Comparison]]:
        """The outcome of each family of documents, by the family's name."""
        for family in sorted({document.family for document in self.documents}):
            members = (one.stem for one in self.documents if one.family == family)
            yield family, self.only(members)


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of a facet: items right, items of the gold, items found."""

    right: int = 0
    gold: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right, 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found, 0 where the gold is empty."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 where nothing is right."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def is_empty(self) -> bool:
        """Return whether there was neither anything to find nor anything found."""
        return not self.gold and not self.found


@dataclass(frozen=True, slots=True)
class Accuracy:
    """The number of right checks of an attribute, and of all its checks."""

    right: int
    of: int

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.right / self.of if self.of else 0.0


def figures(outcome: Comparison) -> dict[str, Figures]:
    """Count every facet that was compared over all documents, items taken together."""
    counted: dict[str, list[Tally]] = {}
    for document in outcome.documents:
        for tally in document.tallies:
            counted.setdefault(tally.facet, []).append(tally)
    return {facet: _count(counted[facet]) for facet in FACETS if facet in counted}


def accuracies(outcome: Comparison) -> dict[str, Accuracy]:
    """Count the checks of every attribute over all documents, in the order they were made."""
    return _accuracies(check for document in outcome.documents for check in document.checks)


def index_accuracies(outcome: Comparison) -> dict[str, Accuracy]:
    """Count the checks against the index; empty where there was none."""
    return _accuracies(outcome.index)


def attribute_tallies(checks: Iterable[Check], prefix: str = "") -> Iterator[Tally]:
    """Yield each attribute's checks as a tally: what is right, and what is not as missed."""
    sides: dict[str, tuple[list[ComparedItem], list[ComparedItem]]] = {}
    for check in checks:
        right, wrong = sides.setdefault(check.attribute, ([], []))
        (right if check.right else wrong).append(ComparedItem(check.item, check.note))
    for name, (right, wrong) in sides.items():
        yield Tally(prefix + name, tuple(right), tuple(wrong))


def by_file(index: Iterable[Check]) -> Iterator[tuple[str, tuple[Tally, ...]]]:
    """Yield the tallies of every file of an index, by the file's name, sorted."""
    files: dict[str, list[Check]] = {}
    for check in index:
        files.setdefault(check.item, []).append(replace(check, item=""))
    for file in sorted(files):
        yield file, tuple(attribute_tallies(files[file], INDEX))


def _count(tallies: Sequence[Tally]) -> Figures:
    right = sum(len(tally.right) for tally in tallies)
    missed = sum(len(tally.missed) for tally in tallies)
    extra = sum(len(tally.extra) for tally in tallies)
    return Figures(right, right + missed, right + extra)


def _accuracies(checks: Iterable[Check]) -> dict[str, Accuracy]:
    counts: dict[str, list[bool]] = {}
    for check in checks:
        counts.setdefault(check.attribute, []).append(check.right)
    return {name: Accuracy(sum(results), len(results)) for name, results in counts.items()}
