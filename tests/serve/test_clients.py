"""Clients that people use, against the running server."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import httpx
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, GET, JSON, POST, POSTDIRECTLY, TSV, TURTLE, URLENCODED, XML
from SPARQLWrapper import SPARQLWrapper as Wrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from inspgraph.vocab import IG
from tests.serve.conftest import Served

NAMES = "SELECT ?name { ?file a ig:File ; ig:fileName ?name } ORDER BY ?name"
TABS = {"Accept": "text/tab-separated-values"}  # line breaks in words are written \\n there
EXPECTED = ["<script>alert(1)<script>.pdf", "earlier.pdf", "wexmoor.pdf"]


def converted(wrapper: Wrapper) -> Any:
    return wrapper.queryAndConvert()


@pytest.mark.parametrize("method", [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)])
def test_sparqlwrapper_asks_by_get_and_both_kinds_of_post(
    served: Served, method: tuple[str, str]
) -> None:
    wrapper = Wrapper(served.sparql)
    wrapper.setMethod(method[0])
    wrapper.setRequestMethod(method[1])
    wrapper.setReturnFormat(JSON)
    wrapper.setQuery(NAMES)
    rows = converted(wrapper)["results"]["bindings"]
    assert [row["name"]["value"] for row in rows] == EXPECTED


@pytest.mark.parametrize(("format", "words"), [(XML, "<literal>"), (CSV, "name"), (TSV, "?name")])
def test_sparqlwrapper_has_its_other_formats(served: Served, format: str, words: str) -> None:
    wrapper = Wrapper(served.sparql, returnFormat=format)
    wrapper.setQuery(NAMES)
    answer = converted(wrapper)
    text = answer.toxml() if format == XML else answer.decode()
    assert words in text
    assert "wexmoor.pdf" in text


def test_sparqlwrapper_has_triples(served: Served) -> None:
    wrapper = Wrapper(served.sparql, returnFormat=TURTLE)
    wrapper.setQuery("DESCRIBE ig:Span")
    graph = rdflib.Graph().parse(data=converted(wrapper))
    assert (IG.Span, rdflib.RDF.type, rdflib.OWL.Class) in graph


def test_sparqlwrapper_knows_a_wrong_query(served: Served) -> None:
    wrapper = Wrapper(served.sparql)
    wrapper.setQuery("SELECT * {")
    with pytest.raises(QueryBadFormed, match="not SPARQL"):
        wrapper.query()


def test_sparqlwrapper_asks_over_the_graphs_it_adds(served: Served) -> None:
    wrapper = Wrapper(served.sparql, returnFormat=JSON)
    wrapper.addDefaultGraph(served.graphs[0])
    wrapper.addNamedGraph(served.graphs[1])
    wrapper.setQuery("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
    rows = converted(wrapper)["results"]["bindings"]
    assert [row["g"]["value"] for row in rows] == [served.graphs[1]]


def test_rdflib_reads_the_store_as_a_graph(served: Served) -> None:
    graph = rdflib.Graph(SPARQLStore(served.sparql))
    assert len(list(graph.subjects(rdflib.RDF.type, IG.Judgement))) == 3
    rows = graph.query(NAMES, initNs={"ig": rdflib.URIRef(str(IG))})
    assert [str(row[0]) for row in rows] == EXPECTED  # type: ignore[index]
    assert graph.query("ASK { ?s a ig:Judgement }").askAnswer
    graph.store.close()


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_curl_asks_and_reads_an_address(served: Served) -> None:
    def curl(*arguments: str) -> str:
        command = ["curl", "--silent", "--fail", "--noproxy", "*", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    asked = curl("-G", served.sparql, "--data-urlencode", f"query={NAMES}")
    assert len(json.loads(asked)["results"]["bindings"]) == 3
    asked = curl("--data-urlencode", f"query={NAMES}", "-H", "Accept: text/csv", served.sparql)
    assert asked.split()[1:] == EXPECTED
    direct = ("-H", "Content-Type: application/sparql-query", "--data-binary", "DESCRIBE ig:Span")
    assert "ig:Span a " in curl(*direct, served.sparql)
    assert "ig:Span a " in curl(f"{served.url}/ns")
    assert "ig:Span a " in curl(f"{served.url}/ontology")
    assert "igsh:SpanPage a " in curl(f"{served.url}/shapes")


def test_httpx_reads_an_answer_as_it_comes(served: Served) -> None:
    query = {"query": "SELECT * { ?s ?p ?o }"}
    with httpx.stream("GET", served.sparql, params=query, headers=TABS) as answer:
        lines = sum(1 for _ in answer.iter_lines())
    assert lines == int(served.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").text.split()[1]) + 1
