"""Where the reader shows a passage."""

from __future__ import annotations

import pytest

from inspgraph.site.anchors import (
    address_of_page,
    address_of_span,
    document_of,
    document_of_span,
    read_documents,
)
from inspgraph.site.site import Site
from inspgraph.vocab import BASE

SPANS = """
SELECT ?span ?document {
  GRAPH ?graph { ?span a ig:Span ; oa:hasSource ?text . ?document ig:hasText ?text }
} ORDER BY ?span
"""
PARTS = "SELECT ?document ?file ?text { ?document ig:hasFile ?file ; ig:hasText ?text }"


def test_a_passage_is_at_its_own_name_in_its_document(site: Site) -> None:
    rows = site.graph.query(SPANS)
    assert len(rows) > 100
    for row in rows[::50]:
        span = str(row["span"])
        path, _, fragment = (address_of_span(site, span) or "").partition("#")
        assert site.places.iri(path) == str(row["document"]) == document_of_span(site, span)
        assert site.places.iri(f"/id/{fragment}") == span


def test_a_documents_file_text_and_graph_lead_to_it(site: Site) -> None:
    for row in site.graph.query(PARTS):
        for name in ("document", "file", "text"):
            assert document_of(site, str(row[name])) == str(row["document"])
    graphs = {entry.graph for entry in site.graph.manifest.documents}
    assert {document_of(site, graph) for graph in graphs} == set(
        read_documents(site.graph).values()
    )


@pytest.mark.parametrize(
    "iri",
    [
        f"{BASE}span-1-2-3",
        f"{BASE}span-{'a' * 32}-1-2",
        f"https://elsewhere.example/span-{'a' * 32}-1-2",
        f"{BASE}inspection-{'a' * 32}",
        "",
    ],
)
def test_nothing_else_has_words_or_is_a_document(site: Site, iri: str) -> None:
    assert address_of_span(site, iri) is None
    assert document_of_span(site, iri) is None
    assert document_of(site, iri) is None


def test_a_selector_is_no_passage(site: Site) -> None:
    first = str(site.graph.query(SPANS)[0]["span"])
    assert address_of_span(site, first)
    assert address_of_span(site, f"{first}-quote") is None


def test_a_page_has_a_place_of_its_own(site: Site) -> None:
    document = f"{BASE}doc-{'a' * 32}"
    assert address_of_page(site.places, document, 3) == f"/id/doc-{'a' * 32}#page-3"
    assert address_of_page(site.places, "https://elsewhere.example/", 3) is None
