"""A passage belongs to the document that has it, also where a file holds several."""

from __future__ import annotations

import pyoxigraph as ox

from inspgraph.query.passages_found import with_passages
from inspgraph.query.run import Answer
from inspgraph.store.fulltext import FoundPassage
from inspgraph.vocab import IG

NAMES = ("council", "in_series", "document", "date", "link", "council_iri", "document_iri")
NAMED = "https://example.org/id/"


def row(name: str, document: str) -> tuple[ox.Literal | ox.NamedNode | None, ...]:
    return (None, None, ox.Literal(document), None, None, None, ox.NamedNode(f"{NAMED}{name}"))


def test_each_document_of_a_file_has_its_own_passages() -> None:
    store = ox.Store()
    for name in ("first", "second"):
        one, file, graph = (ox.NamedNode(f"{NAMED}{kind}{name}") for kind in ("", "file-", "in-"))
        store.add(ox.Quad(one, ox.NamedNode(str(IG.hasFile)), file, graph))
    answer = Answer(NAMES, (row("first", "pack.pdf"), row("second", "pack.pdf#2")))
    passages = [
        FoundPassage(f"{NAMED}in-second", 3, "of the second"),
        FoundPassage(f"{NAMED}in-first", 0, "of the first"),
    ]
    found = with_passages(store, answer, passages).texts()
    assert [(one["document"], one["page"], one["words"]) for one in found] == [
        ("pack.pdf", "", "of the first"),
        ("pack.pdf#2", "3", "of the second"),
    ]
