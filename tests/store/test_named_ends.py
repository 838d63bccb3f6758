"""Stated relations whose words do not name an end are found, unless they record a reference."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from inspgraph.api import Graph
from inspgraph.store.named_ends import check_ends

GRAPH = """
@prefix ig: <https://w3id.org/inspgraph/ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://example.org/> .
:graph {
  :document ig:about :council .
  :statement a ig:Statement ; ig:inDocument :document ; rdf:subject :council ;
    rdf:object :team ; ig:evidence :span .
  :span oa:hasSelector :quote .
  :quote oa:exact "WORDS" .
  :council a ig:LocalAuthority ; skos:prefLabel "Redvale Borough Council" .
  :team skos:prefLabel "safeguarding team" .
  REFERENCE
}
"""
REFERENCE = ':statement ig:reference "pronoun" .'


def store(words: str, reference: str = "") -> ox.Store:
    known = ox.Store()
    text = GRAPH.replace("WORDS", words).replace("REFERENCE", reference)
    known.load(text.encode(), format=ox.RdfFormat.TRIG)
    return known


@pytest.mark.parametrize(
    "words",
    [
        "Redvale runs the safeguarding team.",
        "The council runs the adoption and safeguarding teams.",
        "Redvale Borough Council (the best) has a team (Safeguarding Team).",
    ],
)
def test_words_that_name_both_ends_are_right(words: str) -> None:
    check = check_ends(store(words))
    assert (check.total, check.wrong) == (1, ())


@pytest.mark.parametrize("words", ["It runs the safeguarding team.", "The council runs it."])
def test_words_that_name_one_end_need_a_reference(words: str) -> None:
    assert check_ends(store(words)).wrong == ("https://example.org/statement",)
    assert check_ends(store(words, REFERENCE)).wrong == ()


def test_every_stated_relation_of_a_graph_names_its_ends(small_graph: Graph) -> None:
    check = check_ends(small_graph.store)
    assert check.total
    assert check.wrong == ()
