"""A passage belongs to the document that has it, also where a file holds several."""

from __future__ import annotations

import pyoxigraph as ox

from inspgraph.map.uris import KEY_DIGITS
from inspgraph.query.passages_found import with_passages
from inspgraph.query.run import Answer
from inspgraph.store.fulltext import FoundPassage

NAMES = ("council", "in_series", "document", "date", "link", "council_iri", "document_iri")
KEYS = ("a" * 64, "b" * 64)


def row(key: str, document: str) -> tuple[ox.Literal | ox.NamedNode | None, ...]:
    iri = ox.NamedNode(f"https://example.org/id/doc-{key[:KEY_DIGITS]}")
    return (None, None, ox.Literal(document), None, None, None, iri)


def test_each_document_of_a_file_has_its_own_passages() -> None:
    answer = Answer(NAMES, (row(KEYS[0], "pack.pdf"), row(KEYS[1], "pack.pdf#2")))
    passages = [FoundPassage(KEYS[1], 3, "of the second"), FoundPassage(KEYS[0], 0, "of the first")]
    found = with_passages(answer, passages).texts()
    assert [(one["document"], one["page"], one["words"]) for one in found] == [
        ("pack.pdf", "", "of the first"),
        ("pack.pdf#2", "3", "of the second"),
    ]
