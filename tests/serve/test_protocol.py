"""The query operation of the SPARQL 1.1 Protocol, as a table.

The rows follow the W3C's protocol tests (sparql11/data-sparql11/protocol) as far as they concern
queries: what is wrong and what is right in a request, and which graphs it is asked over.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspgraph.serve.protocol import DIRECT, FORM, ProtocolQuery, RefusedError, read_query
from tests.serve.conftest import Served

ASK = "ASK {}"


@dataclass(frozen=True)
class Request:
    """One row: a request and the status it gets."""

    name: str
    status: int
    method: str = "GET"
    params: tuple[tuple[str, str], ...] = ()
    content_type: str = ""
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


def form(*pairs: tuple[str, str]) -> bytes:
    return urlencode(pairs).encode()


TABLE = [
    Request("query via GET", 200, params=(("query", ASK),)),
    Request("query via POST, form", 200, "POST", (), FORM, form(("query", ASK))),
    Request(
        "query via POST, form with charset", 200, "POST", (), f"{FORM}; charset=UTF-8",
        form(("query", ASK)),
    ),
    Request("query via POST, direct", 200, "POST", (), DIRECT, ASK.encode()),
    Request(
        "query via POST, direct with charset", 200, "POST", (), f"{DIRECT};charset=utf-8",
        ASK.encode(),
    ),
    Request("parameters of others are ignored", 200, params=(("query", ASK), ("format", "xml"))),
    Request("several queries via GET", 400, params=(("query", ASK), ("query", ASK))),
    Request(
        "several queries via POST", 400, "POST", (), FORM, form(("query", ASK), ("query", ASK))
    ),
    Request("query in the address and the body", 400, "POST", (("query", ASK),), DIRECT, b"ASK {}"),
    Request("no query in a form", 400, "POST", (), FORM, b""),
    Request("graphs and no query", 400, params=(("default-graph-uri", "http://a.example/"),)),
    Request("wrong method", 405, "PUT", (("query", ASK),)),
    Request("wrong method: DELETE", 405, "DELETE", (("query", ASK),)),
    Request("POST without its type, direct", 415, "POST", (), "", ASK.encode()),
    Request("POST without its type, form", 415, "POST", (), "", form(("query", ASK))),
    Request("POST of a wrong type", 415, "POST", (), "text/plain", ASK.encode()),
    Request("query in another charset", 415, "POST", (), f"{DIRECT}; charset=UTF-16", b"A\0S\0"),
    Request("query that is not UTF-8", 400, "POST", (), DIRECT, b"ASK { ?s ?p '\xe9' }"),
    Request("wrong syntax", 400, params=(("query", "ASK"),)),
    Request("wrong graph", 400, params=(("query", ASK), ("named-graph-uri", "no iri"))),
    Request("wrong graph in the query", 400, params=(("query", "ASK FROM <no iri> {}"),)),
    Request("update as a query", 403, params=(("query", "CLEAR ALL"),)),
    Request("update in a form", 403, "POST", (), FORM, form(("update", "CLEAR ALL"))),
    Request("update in the address", 403, params=(("update", "CLEAR ALL"),)),
    Request("update, direct", 415, "POST", (), "application/sparql-update", b"CLEAR ALL"),
    Request(
        "format that is not there", 406, params=(("query", ASK),), headers={"Accept": "image/png"}
    ),
    Request(
        "format for triples, asked of a truth value", 406, params=(("query", ASK),),
        headers={"Accept": "text/turtle"},
    ),
    Request(
        "format for rows, asked of triples", 406, params=(("query", "DESCRIBE <http://a.example/>"),),
        headers={"Accept": "text/csv"},
    ),
    Request("body above the limit", 413, "POST", (), DIRECT, b"#" * 1_000_001),
]  # fmt: skip


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_a_request_gets_its_status(served: Served, row: Request) -> None:
    headers = {**row.headers, **({"Content-Type": row.content_type} if row.content_type else {})}
    response = httpx.request(
        row.method, served.sparql, params=row.params, content=row.body, headers=headers
    )
    assert response.status_code == row.status, response.text
    if row.status not in {200, 405}:
        assert response.headers["content-type"].startswith("text/plain")
        assert len(response.text.strip()) > 20
    if row.status == 405:
        assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}


@pytest.mark.parametrize(
    ("query", "accept", "begins"),
    [
        (ASK, "application/sparql-results+json", '{"head":{},"boolean":true}'),
        (ASK, "application/sparql-results+xml", "<?xml"),
        ("SELECT (1 AS ?x) {}", "application/sparql-results+json", '{"head":{"vars":["x"]}'),
        ("SELECT (1 AS ?x) {}", "application/sparql-results+xml", "<?xml"),
        ("SELECT (1 AS ?x) {}", "text/csv", "x\r\n1\r\n"),
        ("SELECT (1 AS ?x) {}", "text/tab-separated-values", "?x\n1\n"),
        ("DESCRIBE ig:Span", "text/turtle", "@prefix"),
        ("DESCRIBE ig:Span", "application/trig", "@prefix"),
        ("DESCRIBE ig:Span", "text/n3", "@prefix"),
        ("DESCRIBE ig:Span", "application/n-triples", "<https://w3id.org/inspgraph/ns#Span>"),
        ("DESCRIBE ig:Span", "application/n-quads", "<https://w3id.org/inspgraph/ns#Span>"),
        ("DESCRIBE ig:Span", "application/rdf+xml", "<?xml"),
        ("DESCRIBE ig:Span", "application/ld+json", "[{"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 1", "application/n-triples", "<"),
    ],
)
def test_every_format_of_the_store_can_be_asked_for(
    served: Served, query: str, accept: str, begins: str
) -> None:
    response = served.ask(query, accept)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].split(";")[0] == accept
    assert response.headers["vary"] == "Accept"
    assert response.text.startswith(begins)


COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
GRAPHS = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
BOTH = "ASK { GRAPH ?g { ?s ?p ?o } ?x a ig:Judgement }"
DATASETS = [
    ("one default graph", COUNT, ["0"], [], "{0}"),
    ("a default graph named twice", COUNT, ["0", "0"], [], "{0}"),
    ("a default graph and no named one", GRAPHS, ["0"], [], "0"),
    ("named graphs and no default one", COUNT, [], ["0"], "0"),
    ("two named graphs", GRAPHS, [], ["0", "1"], "2"),
    ("default and named graphs", BOTH, ["0"], ["1"], "true"),
    ("graphs of the request, not the query", COUNT.replace("{", "FROM <ONE> {"), ["0"], [], "{0}"),
    ("a graph that is not there", COUNT, ["none"], [], "0"),
]  # fmt: skip


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("row", DATASETS, ids=lambda row: row[0])
def test_a_query_is_asked_over_the_graphs_of_the_request(
    served: Served, row: tuple[str, str, list[str], list[str], str], method: str
) -> None:
    _, query, default, named, expected = row
    names = {"0": served.graphs[0], "1": served.graphs[1], "none": "http://nowhere.example/"}
    held = served.ask(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{served.graphs[0]}> {{ ?s ?p ?o }} }}")
    pairs = [
        ("query", query.replace("ONE", served.graphs[1])),
        *(("default-graph-uri", names[one]) for one in default),
        *(("named-graph-uri", names[one]) for one in named),
    ]
    headers = {"Accept": "text/csv"}
    if method == "GET":
        response = httpx.get(served.sparql, params=tuple(pairs), headers=headers)
    else:
        headers["Content-Type"] = FORM
        response = httpx.post(served.sparql, content=form(*pairs), headers=headers)
    assert response.text.split()[-1] == expected.format(held.text.split()[-1])


def test_a_statement_of_two_default_graphs_is_there_once(served: Served) -> None:
    held = "{ GRAPH <A> { ?s ?p ?o } } UNION { GRAPH <B> { ?s ?p ?o } }"
    held = held.replace("A>", f"{served.graphs[0]}>").replace("B>", f"{served.graphs[1]}>")
    once = served.ask(f"SELECT (COUNT(*) AS ?n) {{ SELECT DISTINCT * {{ {held} }} }}").text
    both = served.ask(f"SELECT (COUNT(*) AS ?n) {{ {held} }}").text
    pairs = [("query", COUNT), *(("default-graph-uri", name) for name in served.graphs[:2])]
    merged = httpx.get(served.sparql, params=tuple(pairs), headers={"Accept": "text/csv"}).text
    assert merged == once
    assert merged != both


def test_a_direct_post_names_its_graphs_in_the_address(served: Served) -> None:
    response = httpx.post(
        served.sparql,
        params={"default-graph-uri": "http://nowhere.example/"},
        content=COUNT,
        headers={"Content-Type": DIRECT, "Accept": "text/csv"},
    )
    assert response.text.split() == ["n", "0"]


def test_a_get_without_a_query_asks_nothing() -> None:
    assert read_query("GET", "", "", b"") is None


def test_words_of_a_request_arrive_as_they_were_meant() -> None:
    assert read_query("GET", "query=ASK+%7B%7D+%23+%C3%A9", "", b"") == ProtocolQuery("ASK {} # é")


@pytest.mark.parametrize("query_string", ["query=%FF", "&".join(["a=b"] * 1001)])
def test_a_query_string_that_cannot_be_read_is_refused(query_string: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        read_query("GET", query_string, "", b"")
    assert refusal.value.status == 400


@given(
    st.sampled_from(["GET", "POST"]),
    st.text(alphabet="queryupdate=&%+;/-gh F0\x80", max_size=40),
    st.sampled_from(["", FORM, DIRECT, f"{FORM}; charset", f"{DIRECT};charset=\xff", ";;=", "a/b"]),
    st.binary(max_size=40),
)
def test_any_request_is_a_query_or_refused_with_a_status(
    method: str, query_string: str, content_type: str, body: bytes
) -> None:
    try:
        asked = read_query(method, query_string, content_type, body)
    except RefusedError as refusal:
        assert refusal.status in (400, 403, 415)  # noqa: PT017 not every request is refused
    else:
        assert asked is None or isinstance(asked.query, str)
