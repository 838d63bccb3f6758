"""An outcome as tables and lists, for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from rich import box
from rich.table import Table
from rich.text import Text

from inspgraph.evaluate.diff import TURNS, Difference
from inspgraph.evaluate.outcome import (
    INDEX,
    Accuracy,
    ChangedItem,
    Comparison,
    Figures,
    How,
    accuracies,
    figures,
    index_accuracies,
)
from inspgraph.evaluate.wrong import list_wrong
from inspgraph.query.show import flat, printable, render

LONG: Final = 240
"""An item is cut after this many characters; JSON never is."""
ERRORS: Final[dict[How, str]] = {
    "missed": "in the gold, not found",
    "extra": "found, not in the gold",
    "wrong": "not as in the gold",
}


def as_text(
    outcome: Comparison, errors: int = 0, difference: Difference | None = None, width: int = 120
) -> str:
    """Lay out the figures, then so many errors of every kind, then what changed.

    ``width`` is the tables', in characters. Listed items have a line each, however long: they are
    to be searched and compared, not only read.
    """
    tables = _facets_table(outcome), _attributes_table(outcome), _families_table(outcome)
    parts = [f"{len(outcome.documents)} annotated documents\n"]
    parts += [render(table, width) for table in tables]
    if errors:
        parts += _listed(list_wrong(outcome, errors), ERRORS)
    if difference is not None:
        parts += _difference(difference, width)
    return "".join(parts)


def _facets_table(outcome: Comparison) -> Table:
    table = _table("facet", "precision", "recall", "F1", "gold", "found")
    for name, one in figures(outcome).items():
        shares = (f"{share:.3f}" for share in (one.precision, one.recall, one.f1))
        table.add_row(name, *shares, str(one.gold), str(one.found))
    return table


def _attributes_table(outcome: Comparison) -> Table:
    table = _table("attribute", "accuracy", "of")
    for name, one in _all_accuracies(outcome).items():
        table.add_row(name, f"{one.share:.3f}", str(one.of))
    return table


def _all_accuracies(outcome: Comparison) -> dict[str, Accuracy]:
    index = {INDEX + name: one for name, one in index_accuracies(outcome).items()}
    return accuracies(outcome) | index


def _families_table(outcome: Comparison) -> Table:
    facets = list(figures(outcome))
    table = _table("F1 by family", "documents", *facets)
    for name, part in outcome.families():
        counted = figures(part)
        found = (counted.get(facet, Figures()) for facet in facets)
        scores = ("·" if one.is_empty else f"{one.f1:.3f}" for one in found)
        table.add_row(Text(printable(name)), str(len(part.documents)), *scores)
    return table


def _difference(difference: Difference, width: int) -> Iterator[str]:
    yield f"Against the baseline, {len(difference.now.documents)} documents in both\n"
    yield render(_changes_table(difference), width)
    if difference.unmatched:
        names = printable(", ".join(difference.unmatched))
        yield f"not compared, as only one of the two has them: {names}\n\n"
    yield from _listed(difference.changes, TURNS)
    counts = Counter(change.how for change in difference.changes)
    said = (f"{counts[how]} {how} ({meaning})" for how, meaning in TURNS.items())
    yield ", ".join(said) + "\n"


def _changes_table(difference: Difference) -> Table:
    """Lay out F1 and accuracy before and now, and how many items took which turn."""
    table = _table("F1 or accuracy", "before", "now", "change", *TURNS)
    before = {name: one.f1 for name, one in figures(difference.before).items()}
    before |= {name: one.share for name, one in _all_accuracies(difference.before).items()}
    now = {name: one.f1 for name, one in figures(difference.now).items()}
    now |= {name: one.share for name, one in _all_accuracies(difference.now).items()}
    counts = Counter((change.facet, change.how) for change in difference.changes)
    for name, share in now.items():
        was = before.get(name, 0.0)
        turns = (str(counts[name, how] or "·") for how in TURNS)
        change = f"{share - was:+.3f}" if share != was else "·"
        table.add_row(Text(printable(name)), f"{was:.3f}", f"{share:.3f}", change, *turns)
    return table


def _listed(entries: Iterable[ChangedItem], meanings: dict[How, str]) -> Iterator[str]:
    """List entries under their facet and what they are listed for, then under their document."""
    for (facet, how), group in groupby(entries, key=lambda entry: (entry.facet, entry.how)):
        lines = [f"{printable(facet)}: {how} ({meanings[how]})", *_by_document(group)]
        yield "\n".join(lines) + "\n\n"


def _by_document(entries: Iterable[ChangedItem]) -> Iterator[str]:
    for stem, group in groupby(entries, key=lambda entry: entry.stem):
        yield f"  {printable(flat(stem))}"
        for entry in group:
            item, note = _cut(entry.item.label), _cut(entry.item.note)
            yield "    " + (f"{item}  [{note}]" if item and note else item or note or "not there")


def _cut(text: str) -> str:
    line = printable(flat(text))
    return line if len(line) <= LONG else line[: LONG - 1] + "…"


def _table(first: str, *names: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column(first, no_wrap=True)
    for name in names:
        table.add_column(name, justify="right")
    return table
