"""The check that every passage quoted by the graph stands in its text at its offsets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from inspgraph.store.dataset import read_text
from inspgraph.store.select import solutions

_SPANS: Final = """
PREFIX ig: <https://w3id.org/inspgraph/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?sha256 ?span ?start ?end ?exact {
  ?span oa:hasSource/ig:sha256 ?sha256 ; oa:hasSelector ?position, ?quote .
  ?position oa:start ?start ; oa:end ?end .
  ?quote oa:exact ?exact .
} ORDER BY ?sha256
"""
_EVERY: Final = "SELECT ?span { ?span a <https://w3id.org/inspgraph/ns#Span> }"


@dataclass(frozen=True, slots=True)
class SpanCheck:
    """The number of passages, and the IRIs of those whose words do not match the text."""

    total: int
    wrong: tuple[str, ...]


def check_spans(folder: Path, store: ox.Store) -> SpanCheck:
    """Compare each passage's words with the kept text: ``text[start:end]``, in code points.

    A passage without position or words counts as wrong. Raises ``NotAGraphError`` where a text
    is missing.
    """
    unseen = {str(row["span"].value) for row in solutions(store, _EVERY)}
    total = len(unseen)
    wrong: set[str] = set()
    sha256, content = "", ""
    for row in solutions(store, _SPANS):
        if row["sha256"].value != sha256:
            sha256 = str(row["sha256"].value)
            content = read_text(folder, sha256)
        span = str(row["span"].value)
        unseen.discard(span)
        if content[int(row["start"].value) : int(row["end"].value)] != row["exact"].value:
            wrong.add(span)
    return SpanCheck(total, tuple(sorted(wrong | unseen)))
