"""Full-text search as a question: documents of a query joined with the passages that have words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

import pyoxigraph as ox

from inspgraph.query.catalogue import EVIDENCE
from inspgraph.query.run import Answer
from inspgraph.store.fulltext import FoundPassage
from inspgraph.store.select import select, text_of

COLUMNS: Final = ("council", "in_series", *EVIDENCE, "link", "council_iri", "document_iri", "span")
_DOCUMENTS: Final = "SELECT ?graph ?document { GRAPH ?graph { ?document ig:hasFile ?file } }"


def with_passages(store: ox.Store, answer: Answer, found: Iterable[FoundPassage]) -> Answer:
    """Return a row for each passage found in the documents of ``queries/passages.rq``.

    ``store`` says which document each named graph is of.
    """
    of = by_document(store, found)
    lines = []
    for row in answer.rows:
        known = dict(zip(answer.columns, row, strict=True))
        for passage in of.get(text_of(known["document_iri"]), ()):
            page = ox.Literal(passage.page) if passage.page else None
            made = {
                **known,
                "page": page,
                "paragraph": None,
                "span": None,
                "words": ox.Literal(passage.words),
            }
            lines.append(tuple(made[name] for name in COLUMNS))
    return replace(answer, columns=COLUMNS, rows=tuple(lines))


def by_document(store: ox.Store, found: Iterable[FoundPassage]) -> Mapping[str, list[FoundPassage]]:
    """Return passages by the IRI of their document; ``store`` says whose each named graph is."""
    document_of = {row["graph"]: row["document"] for row in select(store, _DOCUMENTS)}
    of: dict[str, list[FoundPassage]] = defaultdict(list)
    for passage in found:
        of[document_of[passage.graph]].append(passage)
    return of
