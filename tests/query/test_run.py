from __future__ import annotations

import contextlib

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspgraph.api import Graph
from inspgraph.errors import QueryError
from inspgraph.query.catalogue import Parameter
from inspgraph.query.run import refuse, run


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.load(
        b'<x:a> <x:p> "one" . <x:a> <x:n> 2 . <x:a> <x:q> <x:b> . <x:a> <x:t> true .',
        format=ox.RdfFormat.TURTLE,
    )
    return store


def test_a_select_gives_plain_values_by_column(store: ox.Store) -> None:
    answer = run(store, "SELECT ?p ?o { <x:a> ?p ?o } ORDER BY ?p", {})
    assert list(answer.values()) == [
        {"p": "x:n", "o": 2},
        {"p": "x:p", "o": "one"},
        {"p": "x:q", "o": "x:b"},
        {"p": "x:t", "o": True},
    ]


def test_what_is_unbound_is_none(store: ox.Store) -> None:
    answer = run(store, "SELECT ?a ?b { <x:a> <x:p> ?a OPTIONAL { <x:a> <x:none> ?b } }", {})
    assert list(answer.values()) == [{"a": "one", "b": None}]


def test_an_ask_gives_one_truth_value(store: ox.Store) -> None:
    assert list(run(store, "ASK { <x:a> <x:p> 'two' }", {}).values()) == [{"answer": False}]


@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { ?s <x:p> ?o }", "DESCRIBE <x:b>"])
def test_a_construct_or_describe_gives_triples(store: ox.Store, query: str) -> None:
    assert run(store, query, {}).triples is not None


def test_prefixes_need_not_be_declared(store: ox.Store) -> None:
    assert list(run(store, "SELECT ?o { x:a x:p ?o }", {"x": "x:"}).values()) == [{"o": "one"}]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT*{service silent<http://example.org/>{?s ?p ?o}}",
        "SELECT * { ?s ?p '''it's''' . SERVICE ?x { ?s ?p ?o } }",
        "SELECT * { <x:\\u0041#> ?p ?o . SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER(1<2) SERVICE<http://example.org/>{?s ?p ?o} }",
    ],
)
def test_another_computer_is_never_asked(store: ox.Store, query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        run(store, query, {})


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p 'SERVICE' }",
        "SELECT ?x { ?x a <http://example.org/SERVICE> } # SERVICE",
        'SELECT ?x { ?x <x:p> """a "SERVICE" here""" }',
        "PREFIX ig: <x:> SELECT ?x { ?x a ig:SERVICE }",
    ],
)
def test_the_word_service_is_free_where_it_is_no_keyword(query: str) -> None:
    refuse(query)


@pytest.mark.parametrize(
    "query",
    ["INSERT DATA { <x:a> <x:b> <x:c> }", "PREFIX x: <x:> delete where { ?s ?p ?o }", "CLEAR ALL"],
)
def test_an_update_is_refused(store: ox.Store, query: str) -> None:
    with pytest.raises(QueryError, match="is refused"):
        run(store, query, {})


def test_what_does_not_parse_is_said_in_one_line(store: ox.Store) -> None:
    with pytest.raises(QueryError, match="not SPARQL: error at 1:") as raised:
        run(store, "SELECT * { ?s ?p", {})
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 400


def test_a_parameter_fills_its_variable(store: ox.Store) -> None:
    query = "SELECT ?p { <x:a> ?p ?what }"
    what = (Parameter("what", "integer", ""),)
    assert list(run(store, query, {}, {"what": "2"}, what).values()) == [{"p": "x:n"}]
    assert list(run(store, query, {}, {"what": "one"}).values()) == [{"p": "x:p"}]


def test_a_value_cannot_break_out_of_its_place(store: ox.Store) -> None:
    query = "SELECT ?p { <x:a> ?p ?what }"
    assert list(run(store, query, {}, {"what": 'one" } #'}).values()) == []


@pytest.mark.parametrize(
    "query",
    [
        "CONSTRUCT { ?s ?p ?what } WHERE { ?s ?p ?what }",
        "PREFIX x: <x:> # {\nSELECT ?s WHERE { ?s ?p ?what FILTER(?what = 'one') }",
        "ASK { ?s ?p ?what FILTER NOT EXISTS { ?what ?p ?what } }",
    ],
)
def test_a_value_goes_into_the_pattern_of_any_kind_of_query(store: ox.Store, query: str) -> None:
    one = run(store, query, {}, {"what": "one"})
    none = run(store, query, {}, {"what": "none"})
    assert (one.rows or one.triples) != (none.rows or none.triples)
    if one.triples is not None:
        assert [str(triple.object) for triple in one.triples] == ['"one"']


def test_a_name_that_is_no_variable_is_refused(store: ox.Store) -> None:
    with pytest.raises(QueryError, match="no name"):
        run(store, "SELECT ?x { ?x ?y ?z }", {}, {"x} #": "1"})


@pytest.mark.parametrize(
    ("kind", "value"),
    [("integer", "two"), ("date", "1.2.2020"), ("boolean", "yes"), ("iri", "a b")],
)
def test_a_value_of_another_type_is_refused(store: ox.Store, kind: str, value: str) -> None:
    with pytest.raises(QueryError, match="is not"):
        run(store, "SELECT ?x { ?x ?y ?x }", {}, {"x": value}, (Parameter("x", kind, ""),))


def test_an_unknown_parameter_is_refused_with_those_there_are(store: ox.Store) -> None:
    with pytest.raises(QueryError, match="there are x"):
        run(store, "SELECT ?x {?x ?y ?z}", {}, {"z": "1"}, (Parameter("x", "string", ""),))


def test_what_several_documents_state_counts_once(small_graph: Graph) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?authority a ig:LocalAuthority ; skos:prefLabel ?name }"
    assert small_graph.query(query) == [{"n": 1}]
    graphs = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?authority a ig:LocalAuthority } }"
    assert small_graph.query(graphs) == [{"n": 2}]


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE:x { ?s ?p ?o } }",
        "SELECT * { FILTER(1<2)SERVICE#>\n<http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
    ],
)
def test_service_is_refused_however_it_is_written(text: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        refuse(text)


def test_a_variable_of_that_name_is_no_service() -> None:
    refuse("SELECT ?service { ?service a ig:Service }")


ANY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@ANY
@given(st.text(max_size=60))
def test_whatever_text_is_bound_comes_back_as_it_is(store: ox.Store, value: str) -> None:
    assert list(run(store, "SELECT ?x {}", {}, {"x": value}).values()) == [{"x": value}]


@ANY
@given(st.text(alphabet='ah:/.<>{}"\\ #?%é\n', max_size=20))
def test_whatever_iri_is_bound_comes_back_or_is_refused(store: ox.Store, value: str) -> None:
    kinds = (Parameter("x", "iri", ""),)
    try:
        answer = run(store, "SELECT ?x {}", {}, {"x": value}, kinds)
    except QueryError:
        return
    assert list(answer.values()) == [{"x": value}]


@ANY
@given(st.text(alphabet="SELCTAK?x{}[]()<>'\"#:\\ \n", max_size=40))
def test_any_query_is_answered_or_refused(store: ox.Store, text: str) -> None:
    with contextlib.suppress(QueryError):
        run(store, text, {})
