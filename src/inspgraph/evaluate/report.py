"""An outcome as one JSON object, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from inspgraph.evaluate.diff import Difference
from inspgraph.evaluate.outcome import (
    Accuracy,
    ChangedItem,
    Comparison,
    accuracies,
    figures,
    index_accuracies,
)
from inspgraph.evaluate.wrong import list_wrong


def as_json(outcome: Comparison, errors: int = 0, difference: Difference | None = None) -> str:
    """Return the figures, rounded to four places, with the keys of the published scoring.

    These are ``documents``, ``facets``, ``attributes``, ``families`` and ``index``. ``errors``
    adds so many errors of every kind, a ``difference`` the figures of the baseline for the
    documents that both have, and what changed.
    """
    report: dict[str, Any] = {
        "documents": len(outcome.documents),
        **_figures(outcome),
        "families": {name: _family(part) for name, part in outcome.families()},
    }
    if errors:
        report["errors"] = _entries(list_wrong(outcome, errors))
    if difference is not None:
        report["baseline"] = {
            "documents": len(difference.before.documents),
            **_figures(difference.before),
            "changes": _entries(difference.changes),
            "unmatched": list(difference.unmatched),
        }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _figures(outcome: Comparison) -> dict[str, Any]:
    facets = {
        name: {
            "precision": round(one.precision, 4),
            "recall": round(one.recall, 4),
            "f1": round(one.f1, 4),
            "gold": one.gold,
            "found": one.found,
        }
        for name, one in figures(outcome).items()
    }
    return {
        "facets": facets,
        "attributes": _attributes(accuracies(outcome)),
        "index": _attributes(index_accuracies(outcome)),
    }


def _attributes(counted: Mapping[str, Accuracy]) -> dict[str, dict[str, float | int]]:
    return {
        name: {"accuracy": round(one.share, 4), "n": one.of} for name, one in counted.items()
    }  # fmt: skip


def _family(outcome: Comparison) -> dict[str, float | int | None]:
    scores = {
        name: None if one.is_empty else round(one.f1, 4) for name, one in figures(outcome).items()
    }
    return {"documents": len(outcome.documents), **scores}


def _entries(entries: Sequence[ChangedItem]) -> list[dict[str, str]]:
    return [
        {
            "facet": entry.facet,
            "how": entry.how,
            "document": entry.stem,
            "item": entry.item.label,
            "note": entry.item.note,
        }
        for entry in entries
    ]
