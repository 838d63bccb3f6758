"""Terms come back from text as they were."""

from __future__ import annotations

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from inspgraph.ntriples import kind_of, n3, node, words
from inspgraph.vocab import XSD

TERMS = [
    URIRef("https://example.org/a#b"),
    BNode("x1"),
    Literal("plain"),
    Literal('a "quoted" \\ back\nline\ttab\x01 – “dash”'),
    Literal("good", lang="en"),
    Literal("007", datatype=XSD.integer, normalize=False),
    Literal("2024-05", datatype=XSD.gYearMonth),
]


@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_the_same_when_it_comes_back(term: Node) -> None:
    assert node(n3(term)) == term


@pytest.mark.parametrize(
    "term",
    # rdflib reads "007" as 7
    [term for term in TERMS if isinstance(term, Literal) and str(term) != "007"],
)
def test_it_is_what_other_readers_read(term: Node) -> None:
    read = Graph().parse(data=f"<urn:a> <urn:b> {n3(term)} .", format="nt")
    assert list(read.objects()) == [term]


def test_words_and_kind_are_told_apart() -> None:
    assert [(words(n3(term)), kind_of(n3(term))) for term in TERMS[4:6]] == [
        ("good", "@en"),
        ("007", f"^^<{XSD.integer}>"),
    ]
