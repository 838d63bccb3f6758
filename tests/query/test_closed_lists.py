"""Values of a list: in any case, by every name of a grade, near misses corrected."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspgraph import resources
from inspgraph.api import Graph
from inspgraph.errors import QueryError
from inspgraph.query.catalogue import Parameter
from inspgraph.query.closed_lists import KINDS, ClosedLists

GRADE = Parameter("grade", "string", "")
LIST = """
@prefix ig: <https://w3id.org/inspgraph/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<x:a> ig:gradeLabel "requires improvement" ; ig:hasGrade <x:sif> .
<x:b> ig:gradeLabel "requires improvement to be good" ; ig:hasGrade <x:ilacs> .
<x:c> ig:gradeLabel "good" .
<x:sif> skos:prefLabel "requires improvement"@en ;
  skos:altLabel "requires improvement to be good"@en .
<x:ilacs> skos:prefLabel "requires improvement to be good"@en ;
  skos:altLabel "requires improvement"@en .
<x:other> skos:prefLabel "outstanding"@en .
"""


@pytest.fixture(scope="module")
def lists() -> ClosedLists:
    store = ox.Store()
    store.load(input=LIST, format=ox.RdfFormat.TURTLE)
    return ClosedLists(store)


@pytest.mark.parametrize(
    "said",
    ["requires improvement", "Requires Improvement to be GOOD", "requires-improvement-to-be-good"],
)
def test_a_grade_is_meant_by_every_name_that_its_scale_has(lists: ClosedLists, said: str) -> None:
    both = ("requires improvement", "requires improvement to be good")
    assert lists.values("grades", GRADE, said) == both


def test_two_names_of_the_same_values_are_one_choice(lists: ClosedLists) -> None:
    assert lists.choices("grades", GRADE) == ("good", "requires improvement")


def test_a_near_miss_names_what_was_meant_and_a_far_one_what_there_is(lists: ClosedLists) -> None:
    with pytest.raises(QueryError, match=r"no grade 'godo' .* Did you mean 'good'\? There are: go"):
        lists.values("grades", GRADE, "godo")
    with pytest.raises(QueryError, match=r"no grade 'xyz' in this graph\. There are: good,"):
        lists.values("grades", GRADE, "xyz")


@given(st.text(max_size=12))
def test_what_has_no_list_is_taken_as_it_is_said(said: str) -> None:
    words = Parameter("title", "string", "")
    assert ClosedLists(ox.Store()).values("grades", words, said) == (said,)


def test_the_kinds_of_recommendation_are_those_of_the_shapes() -> None:
    shapes = (resources.SHAPES / "core.ttl").read_text(encoding="utf-8")
    assert KINDS in " ".join(shapes.split())


def test_a_question_takes_a_value_in_any_case_and_by_its_label(sampled: Graph) -> None:
    exact = sampled.ask("shared-bodies", type="HealthBody")
    assert exact
    assert sampled.ask("shared-bodies", type="health body") == exact
    with pytest.raises(QueryError, match="Did you mean 'memberOf'"):
        sampled.ask("relations-of", body="Wexmoor", relation="membrof")


def test_every_list_is_read_from_a_graph_without_error(sampled: Graph) -> None:
    listed = {
        parameter.name: sampled.choices(question.name, parameter)
        for question in sampled.questions
        for parameter in question.parameters
    }
    for name in ("grade", "relation", "type", "series", "kind", "region", "topic", "part", "code"):
        assert listed[name], name
    assert not listed["authority"]
    assert not listed["from"]
