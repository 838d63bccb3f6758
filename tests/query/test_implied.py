"""What only the kind of document implies is in an answer where it is asked for, and marked."""

from __future__ import annotations

import shlex

import pytest

from inspgraph import resources
from inspgraph.api import Graph
from inspgraph.commands.ask import options_of
from inspgraph.query.catalogue import Question, catalogue, find

WITH_BASIS = [one for one in catalogue(resources.QUERIES) if "basis" in dict(one.columns)]
ASKED = [one for one in WITH_BASIS if one.group != "documents"]
EACH = pytest.mark.parametrize("question", ASKED, ids=lambda question: question.name)


def example(question: Question) -> dict[str, list[str]]:
    words = shlex.split(question.example)
    return options_of(words[3 : words.index("--graph")])


def test_every_question_that_shows_a_basis_takes_the_option() -> None:
    assert len(ASKED) >= 9
    for question in ASKED:
        assert "implied" in {parameter.name for parameter in question.parameters}


@EACH
def test_words_state_every_row_unless_asked_otherwise(question: Question, sampled: Graph) -> None:
    rows = list(sampled.asked(question, example(question)).values())
    assert {row["basis"] for row in rows} == {"stated"}
    refused = {**example(question), "implied": ["false"]}
    assert list(sampled.asked(question, refused).values()) == rows


@EACH
def test_what_is_implied_comes_after_what_is_stated(question: Question, sampled: Graph) -> None:
    given = example(question)
    stated = list(sampled.asked(question, given).values())
    both = list(sampled.asked(question, {**given, "implied": ["true"]}).values())
    assert both[: len(stated)] == stated
    assert {row["basis"] for row in both[len(stated) :]} <= {"implied"}


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("parts", {"body": "Wexmoor Borough Council"}),
        ("relations-of", {"body": "Wexmoor Borough Council"}),
        ("relations-here", {"authority": "Wexmoor"}),
        ("relations-seen", {"body": "Wexmoor Borough Council"}),
        ("services-of", {"body": "Wexmoor Borough Council"}),
        ("providers", {"service": "service"}),
    ],
)
def test_the_samples_imply_some(sampled: Graph, name: str, given: dict[str, str]) -> None:
    question = find(resources.QUERIES, name)
    asked = {key: [value] for key, value in given.items()}
    rows = sampled.asked(question, {**asked, "implied": ["true"]}).values()
    assert "implied" in {row["basis"] for row in rows}


def test_an_implied_relation_is_no_triple_and_names_a_rule_that_is_described(
    sampled: Graph,
) -> None:
    rows = sampled.query(
        """
        SELECT ?implied ?why {
          ?implied a ig:ImpliedStatement ; rdf:subject ?one ; rdf:predicate ?relation ;
            rdf:object ?other ; ig:rule/skos:definition ?why .
          FILTER NOT EXISTS {
            ?stated a ig:Statement ; rdf:subject ?one ; rdf:predicate ?relation ; rdf:object ?other
          }
          FILTER NOT EXISTS { ?one ?relation ?other }
        }
        """
    )
    every = sampled.query("SELECT ?implied { ?implied a ig:ImpliedStatement }")
    stated_too = sampled.query(
        """
        SELECT ?implied {
          ?implied a ig:ImpliedStatement ; rdf:subject ?one ; rdf:predicate ?relation ;
            rdf:object ?other .
          ?stated a ig:Statement ; rdf:subject ?one ; rdf:predicate ?relation ; rdf:object ?other
        }
        """
    )
    named = {row["implied"] for row in rows} | {row["implied"] for row in stated_too}
    assert named == {row["implied"] for row in every}
    assert rows
