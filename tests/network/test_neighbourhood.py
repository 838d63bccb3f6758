"""Which part of the network a view shows, as JSON and as a page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from inspgraph.api import Graph
from inspgraph.network.links import Link, StatedLinks
from inspgraph.network.neighbourhood import (
    NEIGHBOURS,
    ReadNetwork,
    ViewRequest,
    nearest,
    read_authorities,
    read_labels,
    read_links,
    read_view,
)
from inspgraph.network.statements import stated
from inspgraph.site.explorer.explorer_page import around, explore_page, path, start, whole
from inspgraph.site.site import Handler, Site, Wanted


@pytest.fixture(scope="module")
def site(sampled: Graph) -> Site:
    return Site(sampled.folder)


def asked(site: Site, handler: Handler, status: int = 200, **values: str) -> dict[str, Any]:
    wanted = Wanted("/", values={name.strip("_"): (value,) for name, value in values.items()})
    page = handler(site, wanted)
    assert (page.status, page.media) == (status, "application/json")
    answer: dict[str, Any] = json.loads(page.body)
    return answer


def link(
    name: str, subject: str, object_: str, *, affirmed: bool = True, basis: str = "stated"
) -> Link:
    return Link(name, subject, "partnerOf", object_, affirmed, "stated", basis)


def test_links_are_those_of_the_network(sampled: Graph) -> None:
    known, network = read_links(sampled), sampled.network()
    assert set(known.bodies) == set(network)
    assert {link.statement.rpartition("/")[2] for link in known.all} == {
        key.partition(".")[0] for _, _, key in network.edges(keys=True)
    }


def test_links_among_some_bodies_have_both_ends_there() -> None:
    known = StatedLinks([link("1", "a", "b"), link("2", "b", "c"), link("3", "c", "a")])
    assert [one.statement for one in known.among({"a", "b"})] == ["1"]
    assert known.neighbours("a") == {"b": 1, "c": 1}
    assert known.of("nobody") == ()


def test_those_with_most_statements_are_nearest() -> None:
    known = StatedLinks([link("1", "a", "b"), link("2", "a", "c"), link("3", "c", "a")])
    assert nearest(known, "a") == ["c", "b"]


def test_a_body_is_shown_with_its_neighbours_and_all_that_is_stated_among_them(site: Site) -> None:
    network = stated(site.graph.network())
    body = site.graph.body("Wexmoor")
    answer = asked(site, around, body=body)
    assert {edge["basis"] for edge in answer["edges"]} == {"stated"}
    shown = {node["id"] for node in answer["nodes"]}
    assert shown == {body, *network.predecessors(body), *network.successors(body)}
    expected = {
        key for a, b, key in network.edges(keys=True) if a in shown and b in shown
    }  # fmt: skip
    assert {edge["id"] for edge in answer["edges"]} == expected
    assert answer["left"] == {}


def test_an_edge_tells_its_words_and_where_they_stand(site: Site) -> None:
    body = site.graph.body("Wexmoor")
    edge = asked(site, around, body=body)["edges"][0]
    assert edge["quote"].strip()
    assert edge["file"].endswith((".pdf", ".docx", ".html", ".txt"))
    assert edge["series"]
    document, _, fragment = edge["spanPath"].partition("#")
    assert document == edge["documentPath"]
    assert fragment.startswith("span-")


def test_the_last_part_of_an_iri_names_a_body_too(site: Site) -> None:
    body = site.graph.body("Wexmoor")
    assert asked(site, around, body=body) == asked(site, around, body=body.rpartition("/")[2])


@pytest.mark.parametrize(
    "name", ["actor-nobody", "http://evil.example/<x>", "doc-1> ?x ?y", "../../etc/passwd"]
)
def test_what_is_no_body_is_not_found(site: Site, name: str) -> None:
    assert "knows no body" in asked(site, around, 404, body=name)["error"]


def test_many_neighbours_are_cut_and_the_rest_is_counted(sampled: Graph) -> None:
    body = sampled.body("Wexmoor")
    real = read_links(sampled)
    more = [
        link(f"https://example.org/s{n}", body, f"https://example.org/{n:03}") for n in range(100)
    ]
    known = StatedLinks([*real.all, *more])
    view = read_view(ReadNetwork(sampled), ViewRequest(bodies=(body,)), known, (), {})
    assert view.left == {body: len(known.stated.neighbours(body)) - NEIGHBOURS}


def test_the_first_view_links_councils_and_says_what_it_shows(site: Site) -> None:
    answer = asked(site, start)
    types = {node["type"] for node in answer["nodes"]}
    assert "LocalAuthority" in types
    assert len(types) > 1
    assert "council" in answer["said"]
    ends = {end for edge in answer["edges"] for end in (edge["source"], edge["target"])}
    assert ends <= {node["id"] for node in answer["nodes"]}


def test_bodies_of_several_councils_are_the_first_view_without_national_ones() -> None:
    base = "https://w3id.org/inspgraph/id/actor-"
    councils = [f"{base}gss__{n}" for n in range(4)]
    shared = [f"{base}local__x__{n}" for n in range(3)]
    links = [
        link(f"{n}{at}", one, council)
        for n, one in enumerate([*shared, f"{base}national__ofsted"])
        for at, council in enumerate(councils[:2])
    ]
    links.append(link("alone", f"{base}local__x__alone", councils[3]))
    from inspgraph.network.neighbourhood import _start

    first, said = _start(StatedLinks(links, {f"{base}national__ofsted": "national"}), set(councils))
    assert set(first) == {*councils[:2], *shared}
    assert "3 bodies and services" in said


def test_a_chain_is_given_with_the_words_of_each_hop(site: Site) -> None:
    one, other = site.graph.body("Aldersea College"), site.graph.body("Aldersea")
    answer = asked(site, path, from_=one, to=other)
    [hops] = [chain.hops for chain in site.graph.chains("Aldersea College", "Aldersea")]
    assert answer["chains"] == [[hops[0].start, *(hop.end for hop in hops)]]
    assert {edge["quote"] for edge in answer["edges"]} >= {
        said.quote for hop in hops for said in hop.stated
    }


def test_all_is_the_whole_network(site: Site) -> None:
    every = site.graph.network()
    for network, implied in ((stated(every), ""), (every, "1")):
        answer = asked(site, whole, implied=implied)
        assert {node["id"] for node in answer["nodes"]} == set(network)
        assert len(answer["edges"]) == network.number_of_edges()


def test_what_is_implied_neither_links_nor_is_near_unless_asked_for() -> None:
    known = StatedLinks([link("1", "a", "b"), link("2", "a", "c", basis="implied")])
    assert nearest(known.stated, "a") == ["b"]
    assert nearest(known, "a") == ["b", "c"]
    assert [one.holds for one in known.all] == [True, False]


def test_an_address_asks_for_what_is_implied_too(site: Site) -> None:
    body = site.graph.body("Wexmoor")
    bases = {edge["basis"] for edge in asked(site, around, body=body, implied="1")["edges"]}
    assert bases == {"stated", "implied"}
    # What was read for one address is not shown at another.
    assert {edge["basis"] for edge in asked(site, around, body=body)["edges"]} == {"stated"}
    assert asked(site, around, implied="1")["said"] == asked(site, start, implied="1")["said"]


def test_the_page_shows_the_first_view_as_tables_and_the_answer_as_data(site: Site) -> None:
    text = explore_page(site, Wanted("/explore")).body.decode()
    answer = asked(site, start)
    for node in answer["nodes"]:
        assert f'href="{node["path"]}"' in text
    embedded = text.partition('id="explorer-answer">')[2].partition("</script>")[0]
    assert json.loads(embedded) == answer


def test_an_address_with_an_unknown_body_says_so_and_shows_the_first_view(site: Site) -> None:
    wanted = Wanted("/explore", values={"body": ("actor-<script>",)})
    text = explore_page(site, wanted).body.decode()
    assert "knows no body or service called &#39;actor-&lt;script&gt;&#39;" in text


def test_names_and_authorities_are_those_of_the_graph(sampled: Graph) -> None:
    labels, authorities = read_labels(sampled), read_authorities(sampled)
    assert labels[sampled.body("Wexmoor")].startswith("Wexmoor")
    assert sampled.body("Wexmoor") in authorities


def test_a_view_is_the_same_whatever_was_looked_at_before(sampled: Graph) -> None:
    known = read_links(sampled)
    bodies = sorted(known.bodies, key=lambda body: -len(known.of(body)))[:6]
    reading = ReadNetwork(sampled)
    for body in [*bodies, *reversed(bodies)]:
        asked = ViewRequest(bodies=(body,))
        here = read_view(reading, asked, known, (), {}).network
        alone = read_view(ReadNetwork(sampled), asked, known, (), {}).network
        assert list(here.nodes(data=True)) == list(alone.nodes(data=True))
        assert list(here.edges(keys=True, data=True)) == list(alone.edges(keys=True, data=True))
        assert body in here
