"""An outcome as a JSON file, to compare a later one with: the same outcome, the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from inspgraph.evaluate.fields import EvaluationError, Fields, read_json
from inspgraph.evaluate.outcome import (
    FACETS,
    Check,
    ComparedItem,
    Comparison,
    DocumentOutcome,
    Tally,
)
from inspgraph.export.whole import writing

FORMAT: Final = "inspgraph evaluation 1"
_SIDES: Final = ("right", "missed", "extra")


def save_outcome(outcome: Comparison, path: Path) -> None:
    """Write an outcome, everything in it sorted; raises ``OutputError`` where that fails."""
    content = {
        "format": FORMAT,
        "documents": {
            document.stem: {
                "family": document.family,
                "facets": {tally.facet: _tally(tally) for tally in document.tallies},
                "attributes": _checks(document.checks),
            }
            for document in outcome.documents
        },
        "index": _checks(outcome.index),
    }
    written = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    with writing(path) as out:
        out.write(written.encode())


def load(path: Path) -> Comparison:
    """Read an outcome that ``save_outcome`` wrote; raises ``EvaluationError`` for other files."""
    top = read_json(path, ("format", "documents", "index"))
    if top.optional("format") != FORMAT:
        raise EvaluationError(f"{path}: no outcome that --save of this version wrote.")
    documents = top.part("documents")
    return Comparison(
        tuple(_document(stem, documents.part(stem)) for stem in documents.names()),
        _read_checks(top.parts("index")),
    )


def _tally(tally: Tally) -> dict[str, list[dict[str, str]]]:
    return {side: [_item(item) for item in sorted(getattr(tally, side))] for side in _SIDES}


def _item(item: ComparedItem) -> dict[str, str]:
    return {"label": item.label} | ({"note": item.note} if item.note else {})


def _checks(checks: Iterable[Check]) -> list[dict[str, Any]]:
    ordered = sorted(checks, key=lambda one: (one.attribute, one.item, one.wanted, one.got))
    return [
        {
            "attribute": check.attribute,
            "item": check.item,
            "right": check.right,
            "wanted": check.wanted,
            "got": check.got,
        }
        for check in ordered
    ]


def _document(stem: str, fields: Fields) -> DocumentOutcome:
    facets = fields.part("facets", FACETS)
    tallies = []
    for facet in (facet for facet in FACETS if facet in facets):
        sides = facets.part(facet, _SIDES)
        right, missed, extra = (
            tuple(
                ComparedItem(one.optional("label"), one.optional("note"))
                for one in sides.parts(side)
            )
            for side in _SIDES
        )
        tallies.append(Tally(facet, right, missed, extra))
    checks = _read_checks(fields.parts("attributes"))
    return DocumentOutcome(stem, fields.text("family"), tuple(tallies), checks)


def _read_checks(items: Iterable[Fields]) -> tuple[Check, ...]:
    return tuple(
        Check(
            item.text("attribute"),
            item.flag("right"),
            item.optional("item"),
            item.optional("wanted"),
            item.optional("got"),
        )
        for item in items
    )
