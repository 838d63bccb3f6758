"""What registers add to a document: succession, region and neighbours of the bodies it names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import Graph, Literal, URIRef

from inspgraph import resources
from inspgraph.map.graph import document_graph
from inspgraph.map.registered import RegisterLinks, links_of
from inspgraph.registers.registers import Registers, load_registers
from inspgraph.resolve.local import load_localities
from inspgraph.vocab import BASE, DCTERMS, IG, ORG, RDF, SKOS
from tests.map.factories import COUNCIL, RUN, actors, extraction, frameworks, graph

SAMPLES = resources.DATA / "samples"
KINDS = resources.DATA / "registers" / "kind_successions.csv"


@pytest.fixture(scope="module")
def registers() -> Registers:
    extra = ("register.csv", "nhs_bodies.csv", "statistical_neighbours.csv")
    return load_registers(resources.DATA / "registers", [SAMPLES / name for name in extra])


@pytest.fixture(scope="module")
def links(registers: Registers) -> RegisterLinks:
    return links_of(registers, KINDS)


def naming(key: str, registers: Registers, links: RegisterLinks) -> Graph:
    """A document that names the council and one other body."""
    council = next(actor for actor in actors() if actor.key == COUNCIL)
    other = replace(actors()[1], key=key)
    made = extraction(actors=(council, other), relations=())
    return document_graph(made, frameworks(), RUN, register=registers.bodies, links=links)


def steps(made: Graph) -> set[tuple[str, str]]:
    return {
        (str(before).removeprefix(f"{BASE}actor-"), str(after).removeprefix(f"{BASE}actor-"))
        for event in made.subjects(RDF.type, ORG.ChangeEvent)
        for before in made.objects(event, ORG.originalOrganization)
        for after in made.objects(event, ORG.resultingOrganization)
    }


def test_a_health_body_has_those_before_and_after_it(
    registers: Registers, links: RegisterLinks
) -> None:
    made = naming("ods:X-01W", registers, links)
    assert steps(made) == {
        ("ods__X-5W1", "ods__X-01W"),
        ("ods__X-5A1", "ods__X-01W"),
        ("ods__X-01W", "ods__X-QHR"),
    }
    board = URIRef(f"{BASE}actor-ods__X-QHR")
    assert str(made.value(board, SKOS.prefLabel)) == "NHS Harrenside Integrated Care Board"
    (event,) = made.subjects(ORG.resultingOrganization, board)
    assert str(made.value(event, DCTERMS.date)) == "2022-07-01"


def test_a_county_has_the_two_councils_that_it_became(
    registers: Registers, links: RegisterLinks
) -> None:
    assert {after for _, after in steps(naming("gss:E10000006", registers, links))} == {
        "gss__E06000063",
        "gss__E06000064",
    }


def test_a_safeguarding_board_gives_way_to_the_partners_of_its_area(
    registers: Registers, links: RegisterLinks
) -> None:
    area = "local:E06999999"
    made = naming(f"{area}:local-safeguarding-children-board", registers, links)
    assert steps(made) == {
        (
            "local__E06999999__local-safeguarding-children-board",
            "local__E06999999__safeguarding-children-partnership",
        )
    }


def test_what_is_from_general_knowledge_says_so(registers: Registers, links: RegisterLinks) -> None:
    made = naming("probation:crc-northumbria", registers, links)
    events = list(made.subjects(RDF.type, ORG.ChangeEvent))
    assert events
    assert all("unverified" in str(made.value(e, DCTERMS.description)) for e in events)


def test_a_council_has_its_region_and_its_neighbours(
    registers: Registers, links: RegisterLinks
) -> None:
    made = naming("gss:X06000001", registers, links)
    council = URIRef(f"{BASE}actor-gss__X06000001")
    assert (council, IG.region, Literal("Invented")) in made
    near = set(made.objects(council, IG.statisticalNeighbour))
    assert URIRef(f"{BASE}actor-gss__X06000002") in near
    assert council not in near


def test_without_links_nothing_is_added() -> None:
    assert not list(graph().subjects(RDF.type, ORG.ChangeEvent))


def test_the_kinds_that_follow_one_another_are_kinds_of_local_bodies(
    registers: Registers, links: RegisterLinks
) -> None:
    kinds = load_localities(resources.DATA / "registers" / "local_kinds.csv", registers).kinds
    assert links.kinds
    for row in links.kinds:
        assert row.source
        assert row.successor in {kind.kind for kind in kinds}
        # A board that is named after its end is called by its name, which the kind knows.
        words = row.kind.replace("-", " ")
        assert any(kind.matches(words, None) or kind.kind == row.kind for kind in kinds)


def test_a_body_has_the_further_names_that_its_register_gives(
    registers: Registers, links: RegisterLinks
) -> None:
    made = naming("gss:X06000001", registers, links)
    council = URIRef(f"{BASE}actor-gss__X06000001")
    assert (council, SKOS.altLabel, Literal("Borough of Wexmoor")) in made
