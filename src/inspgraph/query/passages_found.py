"""Full-text search as a question: documents of a query joined with the passages that have words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import pyoxigraph as ox

from inspgraph.map.uris import KEY_DIGITS
from inspgraph.query.catalogue import EVIDENCE
from inspgraph.query.run import Answer
from inspgraph.store.fulltext import FoundPassage
from inspgraph.store.select import text_of

COLUMNS: Final = ("council", "in_series", *EVIDENCE, "link", "council_iri", "document_iri", "span")


def with_passages(answer: Answer, found: Iterable[FoundPassage]) -> Answer:
    """Return a row for each passage found in the documents of ``queries/passages.rq``."""
    of = by_document(found)
    lines = []
    for row in answer.rows:
        known = dict(zip(answer.columns, row, strict=True))
        key = text_of(known["document_iri"]).rpartition("-")[2]
        for passage in of.get(key, ()):
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


def by_document(found: Iterable[FoundPassage]) -> dict[str, list[FoundPassage]]:
    """Return passages by the digits that end their document's IRI."""
    of: dict[str, list[FoundPassage]] = defaultdict(list)
    for passage in found:
        of[passage.document[:KEY_DIGITS]].append(passage)
    return of
