"""Where the reader shows a passage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspgraph.map.uris import Minter
from inspgraph.records import Source, Span
from inspgraph.site.anchors import address_of_page, address_of_span, document_of
from inspgraph.site.paths import Places
from inspgraph.vocab import BASE

digests = st.text("0123456789abcdef", min_size=64, max_size=64)
offsets = st.integers(0, 10**7)


@pytest.mark.parametrize("base", [BASE, "https://example.org/graph/", "http://localhost/x#"])
@given(sha256=digests, start=offsets, end=offsets)
def test_a_passage_is_at_its_own_name_in_its_document(
    base: str, sha256: str, start: int, end: int
) -> None:
    names, places = Minter(base), Places(base)
    source = Source("a.pdf", "application/pdf", sha256, 1)
    iri = str(names.span(source, Span(start, end)))
    path, _, fragment = (address_of_span(places, iri) or "").partition("#")
    assert places.iri(path) == str(names.document(source))
    assert places.iri(f"/id/{fragment}") == iri


@given(sha256=digests)
def test_a_documents_file_text_and_graph_lead_to_it(sha256: str) -> None:
    names, places = Minter(), Places(BASE)
    source = Source("a.pdf", "application/pdf", sha256, 1)
    document = str(names.document(source))
    for one in (names.document, names.file, names.text, names.graph):
        assert document_of(places, str(one(source))) == document


@pytest.mark.parametrize(
    "iri",
    [
        f"{BASE}span-1-2-3",
        f"{BASE}span-{'a' * 32}-1-2-quote",
        f"{BASE}actor-span-{'a' * 32}-1-2",
        f"https://elsewhere.example/span-{'a' * 32}-1-2",
        f"{BASE}inspection-{'a' * 32}",
        f"{BASE}span-{'a' * 32}-1-2\n",
        "",
    ],
)
def test_nothing_else_has_words_or_is_a_document(iri: str) -> None:
    assert address_of_span(Places(BASE), iri) is None
    assert document_of(Places(BASE), iri) is None


def test_a_page_has_a_place_of_its_own() -> None:
    document = f"{BASE}doc-{'a' * 32}"
    assert address_of_page(Places(BASE), document, 3) == f"/id/doc-{'a' * 32}#page-3"
    assert address_of_page(Places(BASE), "https://elsewhere.example/", 3) is None
