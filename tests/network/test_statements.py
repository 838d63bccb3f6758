from __future__ import annotations

import networkx as nx
import pyoxigraph as ox
import pytest

from inspgraph.api import Graph
from inspgraph.network.shared import shared
from inspgraph.network.statements import Within, relations, stated, words_of
from tests.network.factories import AT, actor, document, statement, store

BODIES = (
    actor("a", "Board of Ashby", "Partnership", "body", "one", "two"),
    actor("b", "Bexham Trust", "HealthBody", "body", "one", "two"),
    actor("c", "Corley Police", "Police", "body", "two"),
    actor("s", "youth service", "Service", "service", "one"),
)
TWO = (document("one", "2012-05-01"), document("two", "2015-06-30"))


def edges(network: nx.MultiDiGraph[str]) -> list[tuple[str, str, str]]:
    every: list[tuple[str, str, dict[str, str]]] = list(network.edges(data=True))
    return [(a.removeprefix(AT), data["label"], b.removeprefix(AT)) for a, b, data in every]


def test_a_statement_of_two_documents_is_an_edge_for_each_with_its_own_words() -> None:
    network = relations(
        store(
            *TWO,
            *BODIES,
            statement("b", "memberOf", "a", quote="Bexham sits on it"),
            statement("b", "memberOf", "a", document="two", quote="the trust is a member"),
        )
    )
    found = network.get_edge_data(f"{AT}actor-b", f"{AT}actor-a").values()
    assert [(edge["file"], edge["date"], edge["quote"]) for edge in found] == [
        ("one.pdf", "2012-05-01", "Bexham sits on it"),
        ("two.pdf", "2015-06-30", "the trust is a member"),
    ]
    assert network.nodes[f"{AT}actor-b"] == {
        "label": "Bexham Trust", "type": "HealthBody", "kind": "body", "register": "local",
        "code": "", "documents": 2, "council": "",
    }  # fmt: skip


def test_of_several_passages_the_first_of_the_text_is_quoted() -> None:
    network = relations(
        store(
            *TWO,
            *BODIES,
            statement("b", "funds", "s", start=900, quote="later"),
            statement("b", "funds", "s", start=88, quote="earlier"),
        )
    )
    ((_, _, edge),) = network.edges(data=True)
    assert edge["quote"] == "earlier"


def test_what_is_implied_is_an_edge_that_says_so_and_can_be_left_out() -> None:
    network = relations(
        store(
            *TWO,
            *BODIES,
            statement("b", "funds", "s"),
            statement("b", "provides", "s", basis="implied"),
            statement("c", "partOf", "a", basis="implied"),
        )
    )
    bases = {edge["relation"]: edge["basis"] for _, _, edge in network.edges(data=True)}
    assert bases == {"funds": "stated", "provides": "implied", "partOf": "implied"}
    assert edges(stated(network)) == [("actor-b", "funds", "actor-s")]
    assert set(stated(network)) == {f"{AT}actor-b", f"{AT}actor-s"}


def test_bodies_share_what_words_state_alone() -> None:
    made = store(
        *TWO,
        *BODIES,
        statement("b", "memberOf", "a"),
        statement("c", "memberOf", "a", basis="implied"),
    )
    assert not shared(made, "partnerships").edges


def test_what_is_denied_or_planned_is_an_edge_that_says_so() -> None:
    network = relations(
        store(
            *TWO,
            *BODIES,
            statement("b", "funds", "s", affirmed=False),
            statement("c", "funds", "s", modality="planned"),
        )
    )
    said = {(edge["polarity"], edge["modality"]) for _, _, edge in network.edges(data=True)}
    assert said == {("negated", "stated"), ("affirmed", "planned")}


def test_who_serves_an_area_is_linked_to_its_authority() -> None:
    area = (
        "id:actor-gss__X06000009 a ig:LocalAuthority ; ig:register 'gss' ; "
        "dct:spatial stat:X06000009 ; skos:prefLabel 'Ashby Council' . "
        "stat:X06000009 skos:prefLabel 'Ashby' ."
    )
    served = statement("b", "servesArea", "x").replace("id:actor-x", "stat:X06000009")
    network = relations(store(*TWO, *BODIES, area, served))
    assert edges(network) == [("actor-b", "serves area of", "actor-gss__X06000009")]
    assert network.nodes[f"{AT}actor-gss__X06000009"]["register"] == "gss"


@pytest.mark.parametrize(
    ("within", "files"),
    [
        (Within(), {"one.pdf", "two.pdf"}),
        (Within(document="two.pdf"), {"two.pdf"}),
        (Within(document="none.pdf"), set()),
        (Within(since="2012-05-01"), {"one.pdf", "two.pdf"}),
        (Within(since="2012-05-02"), {"two.pdf"}),
        (Within(until="2012"), {"one.pdf"}),
        (Within(since="2015", until="2015-06"), {"two.pdf"}),
        (Within(until="2011-12-31"), set()),
    ],
)
def test_a_network_keeps_to_a_document_or_a_period(within: Within, files: set[str]) -> None:
    made = store(
        *TWO,
        *BODIES,
        statement("b", "memberOf", "a"),
        statement("b", "memberOf", "a", document="two"),
    )
    assert {edge["file"] for _, _, edge in relations(made, within).edges(data=True)} == files


def test_a_document_without_a_day_belongs_to_no_period() -> None:
    made = store(document("one"), *BODIES, statement("b", "memberOf", "a"))
    assert relations(made).number_of_edges() == 1
    assert relations(made, Within(until="2030")).number_of_edges() == 0


def test_the_order_of_the_store_does_not_show(sampled: Graph) -> None:
    other = ox.Store()
    for quad in sorted(sampled.store, key=str, reverse=True):
        other.add(quad)
    for make in (relations, lambda store: shared(store, "documents")):
        one, two = make(sampled.store), make(other)
        assert list(one.nodes(data=True)) == list(two.nodes(data=True))
        assert list(one.edges(data=True)) == list(two.edges(data=True))


def test_every_edge_of_the_samples_quotes_words_of_its_document(sampled: Graph) -> None:
    network = relations(sampled.store)
    texts = {
        entry.name: (sampled.folder / "texts" / f"{entry.text}.txt").read_bytes().decode()
        for entry in sampled.manifest.documents
    }
    assert network.number_of_edges() > 100
    assert all(edge["quote"] in texts[edge["file"]] for _, _, edge in network.edges(data=True))


def test_bodies_are_joined_by_what_they_share() -> None:
    made = store(
        *TWO,
        *BODIES,
        statement("a", "provides", "s"),
        statement("b", "funds", "s", document="two"),
        statement("b", "memberOf", "a"),
        statement("c", "memberOf", "a", document="two"),
        statement("c", "funds", "s", affirmed=False),
    )
    by_documents = shared(made, "documents")
    assert by_documents.get_edge_data(f"{AT}actor-a", f"{AT}actor-b") == {
        "id": "actor-a.actor-b", "weight": 2.0, "shared": "one.pdf; two.pdf",
    }  # fmt: skip
    assert by_documents.number_of_edges() == 3
    assert f"{AT}actor-s" not in by_documents
    assert list(shared(made, "documents", minimum=2)) == [f"{AT}actor-a", f"{AT}actor-b"]
    services: list[object] = list(shared(made, "services").edges(data="shared"))
    assert services == [(f"{AT}actor-a", f"{AT}actor-b", "youth service")]
    partnerships: list[object] = list(shared(made, "partnerships").edges(data="shared"))
    assert partnerships == [(f"{AT}actor-b", f"{AT}actor-c", "Board of Ashby")]
    assert not shared(made, "partnerships", Within(document="one.pdf"))


def test_a_relation_reads_as_words() -> None:
    assert [words_of(name) for name in ("provides", "memberOf", "successorOf")] == [
        "provides", "member of", "successor of",
    ]  # fmt: skip
