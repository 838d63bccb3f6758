"""Addresses of the graph: what they give to programs and to people, and to nobody."""

from __future__ import annotations

import httpx
import pytest
import rdflib
from lxml import html

from inspgraph.serve.negotiate import GRAPHS
from inspgraph.site.site import Site
from inspgraph.site.things.any_page import show_thing
from inspgraph.site.things.thing import MANY, Thing
from inspgraph.vocab import BASE, IG, OA
from tests.serve.conftest import SCRIPT, Served

HTML = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")


def finding(served: Served) -> str:
    asked = 'SELECT ?f { ?f a ig:Finding ; ig:wording ?w FILTER(CONTAINS(?w, "script")) }'
    iri = served.ask(asked).text.split()[1]
    return iri.replace("https://w3id.org/inspgraph", served.url)


def test_an_address_gives_people_a_page_with_the_words(served: Served) -> None:
    response = httpx.get(finding(served), headers=HTML)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    page = html.fromstring(response.text)
    assert page.findtext(".//blockquote") == f'Staff said "{SCRIPT}" & left.'
    assert page.get("lang") == "en-GB"
    assert len(page.findall(".//h1")) == len(page.findall(".//main")) == 1
    assert all(link.text for link in page.iter("a"))


def test_words_of_a_document_are_text_and_nothing_else(served: Served) -> None:
    for address in (
        finding(served),
        f"{served.url}/",
        *(named(served, one) for one in served.graphs),
        *(f"{named(served, one)}?statements" for one in served.graphs),
    ):
        response = httpx.get(address, headers=HTML, follow_redirects=True)
        assert response.status_code == 200
        assert SCRIPT not in response.text
        page = html.fromstring(response.text)
        links = [link.get("href", "") for link in page.iter("a", "link")]
        assert all(link.startswith(("/", "#", "http://", "https://")) for link in links)
        assert not [one for one in page.iter() if one.xpath("@*[starts-with(name(), 'on')]")]
    assert "javascript:alert(1)" in response.text


def named(served: Served, iri: str) -> str:
    return iri.replace("https://w3id.org/inspgraph", served.url)


def test_the_links_of_a_page_lead_on(served: Served) -> None:
    address = named(served, served.graphs[0])
    page = html.fromstring(httpx.get(address, headers=HTML, follow_redirects=True).text)
    inside = {link.get("href", "") for link in page.iter("a")}
    inside = {path for path in inside if path.startswith("/id/")}
    assert len(inside) > 5
    for path in sorted(inside)[:8]:
        found = httpx.get(served.url + path, headers=HTML, follow_redirects=True)
        assert found.status_code == 200


def test_a_passages_address_leads_people_to_its_words(served: Served) -> None:
    span = served.ask("SELECT ?s { ?f a ig:Finding ; ig:evidence ?s }").text.split()[1]
    address = named(served, span)
    response = httpx.get(address, headers=HTML)
    assert response.status_code == 303
    path, _, anchor = response.headers["location"].partition("#")
    page = html.fromstring(httpx.get(served.url + path, headers=HTML).text)
    assert [one.tag for one in page.iter() if one.get("id") == anchor] == ["mark"]
    assert httpx.get(address, headers={"Accept": "text/turtle"}).status_code == 200
    assert httpx.get(f"{address}?statements", headers=HTML).status_code == 200
    nowhere = address.rpartition("-")[0] + "-999999"
    assert httpx.get(nowhere, headers=HTML).status_code == 404


@pytest.mark.parametrize("kind", ["file", "text", "graph"])
def test_what_a_document_consists_of_leads_to_it(served: Served, kind: str) -> None:
    address = named(served, served.graphs[0].replace("graph-", f"{kind}-"))
    response = httpx.get(address, headers=HTML)
    assert response.status_code == 303
    assert "/id/doc-" in response.headers["location"]
    assert "@prefix" in httpx.get(address).text


@pytest.mark.parametrize("media", GRAPHS)
def test_an_address_gives_programs_every_format(served: Served, media: str) -> None:
    response = httpx.get(finding(served), headers={"Accept": media})
    assert response.headers["content-type"].split(";")[0] == media
    short = {"application/json": "json-ld", "application/xml": "xml", "text/xml": "xml"}
    short["application/trig"], short["application/n-quads"] = "trig", "nquads"
    graph = rdflib.Dataset(default_union=True)
    graph.parse(data=response.text, format=short.get(media, media))
    quotes = [str(words) for words in graph.objects(None, OA.exact)]
    assert quotes == [f'Staff said "{SCRIPT}" & left.']


def test_a_graphs_name_gives_the_whole_graph(served: Served) -> None:
    response = httpx.get(
        named(served, served.graphs[0]), headers={"Accept": "application/n-triples"}
    )
    asked = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{served.graphs[0]}> {{ ?s ?p ?o }} }}"
    assert len(set(response.text.splitlines())) == int(served.ask(asked).text.split()[1])


@pytest.mark.parametrize(("number", "is_cut"), [(MANY - 1, False), (MANY, True)])
def test_a_page_says_when_it_leaves_something_out(
    served: Served, number: int, is_cut: bool
) -> None:
    seen = {"type": "uri", "value": f"{IG}evidence"}
    pointing = tuple(
        {"subject": {"type": "uri", "value": f"{BASE}doc-{one}"}, "property": seen, "label": label}
        for one in range(number)
        for label in ({"type": "literal", "value": "a"}, {"type": "literal", "value": "b"})
    )
    thing = Thing(f"{BASE}span-1", (), pointing, (), 0, ())
    page = show_thing(Site(served.folder), thing).body.decode()
    assert ("There is more than this page lists" in page) is is_cut
    assert page.count("<dd>") == number


def test_the_terms_are_on_one_page_with_an_anchor_each(served: Served) -> None:
    page = html.fromstring(httpx.get(f"{served.url}/ns", headers=HTML).text)
    assert page.findtext(".//section[@id='Span']/h2") == "ig:Span"
    graph = rdflib.Graph().parse(data=httpx.get(f"{served.url}/ns").text, format="turtle")
    assert (IG.Span, rdflib.RDF.type, rdflib.OWL.Class) in graph


@pytest.mark.parametrize(
    "path",
    [
        "/id/no-such-thing", "/ns/", "/shapes/", "/etc/passwd", "/inspgraph.json", "/store/CURRENT",
        "/assets/../inspgraph.json", "/assets/%2e%2e/page.py", "/id/..%2f..%2finspgraph.json",
        "/id/%3E%20%7B%7D", "//evil.example/", "/assets/thing.html", "/texts/", "/id/",
    ],
)  # fmt: skip
@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_any_other_address_is_not_found(served: Served, path: str, accept: str) -> None:
    response = httpx.get(served.url + path, headers={"Accept": accept})
    assert response.status_code == 404
    missing = (
        "Not Found"
        if path.startswith("/assets/%") or path == "/assets/thing.html"
        else "nothing of this name"
    )
    assert missing in response.text


def test_an_address_can_be_read_and_nothing_else(served: Served) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert httpx.request(method, finding(served)).status_code == 405
    assert httpx.head(finding(served)).status_code == 200
    assert httpx.get(finding(served), headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    "path", ["/", "/sparql", "/ns", "/id/none", "/sparql?query=no", "/assets/site.css"]
)
def test_every_answer_forbids_the_browser_what_it_does_not_need(served: Served, path: str) -> None:
    headers = httpx.get(served.url + path, headers=HTML).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src 'self';" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("evil.example", 421), ("evil.example:8000", 421), ("127.0.0.1.evil.example", 421),
        ("localhost.evil.example", 421), ("", 421), ("[evil]", 421),
        ("localhost", 200), ("LOCALHOST:80", 200), ("127.0.0.1:1", 200), ("[::1]:8000", 200),
    ],
)  # fmt: skip
def test_a_request_by_a_name_that_is_not_the_servers_is_refused(
    served: Served, host: str, status: int
) -> None:
    for path in ("/", "/sparql?query=ASK%7B%7D", "/assets/site.css", "/none"):
        response = httpx.get(served.url + path, headers={"Host": host})
        assert (response.status_code == 421) == (status == 421)
        assert "content-security-policy" in response.headers


def test_the_service_says_what_it_is_and_allows(served: Served) -> None:
    response = httpx.get(served.sparql)
    assert response.headers["content-type"] == "text/turtle; charset=utf-8"
    graph = rdflib.Graph().parse(data=response.text, format="turtle")
    service = rdflib.URIRef(served.sparql)
    assert (service, SD.supportedLanguage, SD.SPARQL11Query) in graph
    assert {str(name) for name in graph.objects(None, SD.name)} == set(served.graphs)
    formats = {str(one).rpartition("/")[2] for one in graph.objects(service, SD.resultFormat)}
    assert {"SPARQL_Results_JSON", "Turtle", "JSON-LD", "N-Quads", "RDF_XML"} <= formats
    said = " ".join(str(one) for one in graph.objects(service, rdflib.RDFS.comment))
    assert "after 1.5 seconds" in said
    assert "1,000,000 bytes" in said
    asked = httpx.get(served.sparql, headers={"Accept": "application/rdf+xml"})
    assert len(rdflib.Graph().parse(data=asked.text, format="xml")) == len(graph)
    assert httpx.get(served.sparql, headers={"Accept": "text/html"}).status_code == 406


def test_answers_without_a_page_have_the_icon_too(served: Served) -> None:
    icon = httpx.get(f"{served.url}/favicon.ico", follow_redirects=True)
    assert (icon.status_code, icon.headers["content-type"]) == (200, "image/svg+xml")
