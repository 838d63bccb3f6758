from __future__ import annotations

from inspgraph.api import Graph
from inspgraph.query.unknown_terms import unknown_terms


def test_a_misspelt_term_is_named_with_what_comes_near(sampled: Graph) -> None:
    text = "SELECT ?x { ?x a ig:Judgment ; skos:prefLable ?y ; ig:overall true }"
    first, second = unknown_terms(sampled.store, text, sampled.prefixes)
    assert first.startswith("The graph has no term ig:Judgment. Did you mean ig:Judgement")
    assert second == "The graph has no term skos:prefLable. Did you mean skos:prefLabel?"


def test_every_question_of_the_library_uses_terms_of_the_graph(sampled: Graph) -> None:
    for question in sampled.questions:
        assert not unknown_terms(sampled.store, question.text, sampled.prefixes), question.name


def test_things_types_and_strangers_are_left_alone(sampled: Graph) -> None:
    text = 'PREFIX ex: <x:> SELECT ?x { ?x ex:a id:actor-none, "ig:Nothing", "1"^^xsd:nothing }'
    assert not unknown_terms(sampled.store, text, sampled.prefixes)
