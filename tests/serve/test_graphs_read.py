"""The read operations of the SPARQL 1.1 Graph Store HTTP Protocol, as a table.

The rows follow the W3C's tests of the protocol (sparql11/http-rdf-update) as far as they only
read; what would change a graph is refused.
"""

from __future__ import annotations

import httpx
import pyoxigraph as ox
import pytest

from inspgraph.serve.negotiate import GRAPHS
from tests.serve.conftest import Served

TRIPLES = {"Accept": "application/n-triples"}


@pytest.mark.parametrize(
    ("name", "method", "params", "headers", "status"),
    [
        ("GET of the default graph", "GET", {"default": ""}, {}, 200),
        ("GET of a named graph", "GET", {"graph": "ONE"}, {}, 200),
        ("HEAD of an existing graph", "HEAD", {"graph": "ONE"}, {}, 200),
        ("HEAD of a graph that is not there", "HEAD", {"graph": "http://a.example/"}, {}, 404),
        ("GET of a graph that is not there", "GET", {"graph": "http://a.example/"}, {}, 404),
        ("no graph is named", "GET", {}, {}, 400),
        ("both are named", "GET", {"default": "", "graph": "ONE"}, {}, 400),
        ("default with a value", "GET", {"default": "yes"}, {}, 400),
        ("no IRI", "GET", {"graph": "no iri"}, {}, 400),
        ("an IRI that would end the query", "GET", {"graph": "http://a/> { } #"}, {}, 400),
        ("a format that is not there", "GET", {"default": ""}, {"Accept": "image/png"}, 406),
        ("PUT", "PUT", {"graph": "ONE"}, {}, 405),
        ("POST", "POST", {"default": ""}, {}, 405),
        ("DELETE", "DELETE", {"graph": "ONE"}, {}, 405),
        ("PATCH", "PATCH", {"graph": "ONE"}, {}, 405),
    ],
)
def test_a_request_gets_its_status(
    served: Served,
    name: str,
    method: str,
    params: dict[str, str],
    headers: dict[str, str],
    status: int,
) -> None:
    params = {key: value.replace("ONE", served.graphs[0]) for key, value in params.items()}
    response = httpx.request(method, f"{served.url}/graphs", params=params, headers=headers)
    assert response.status_code == status, name
    if status == 405:
        assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD"}


def test_a_graph_is_the_same_however_it_is_named(served: Served) -> None:
    named = {"graph": served.graphs[0]}
    indirect = httpx.get(f"{served.url}/graphs", params=named, headers=TRIPLES).text
    path = served.graphs[0].removeprefix("https://w3id.org/inspgraph")
    direct = httpx.get(f"{served.url}{path}", headers=TRIPLES).text
    asked = served.ask(
        f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{served.graphs[0]}> {{ ?s ?p ?o }} }}",
        TRIPLES["Accept"],
    ).text
    assert sorted(indirect.splitlines()) == sorted(asked.splitlines())
    assert sorted(set(direct.splitlines())) == sorted(asked.splitlines())


@pytest.mark.parametrize("media", ["text/turtle", "application/rdf+xml", "application/ld+json"])
def test_a_graph_comes_in_the_format_that_is_asked_for(served: Served, media: str) -> None:
    response = httpx.get(
        f"{served.url}/graphs", params={"graph": served.graphs[0]}, headers={"Accept": media}
    )
    assert response.headers["content-type"].split(";")[0] == media
    triples = ox.parse(response.content, format=GRAPHS[media])
    assert len(list(triples)) > 50
