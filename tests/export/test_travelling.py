"""What a file carries: its own description, no import, and facts on their own."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, OWL, RDF, SKOS, VOID

from inspgraph.api import Graph
from inspgraph.export.dataset_description import Made
from inspgraph.export.travelling import facts, whole
from inspgraph.vocab import BASE, IG, OA

DATASET = rdflib.URIRef(f"{BASE}dataset")


def read(graph: Graph, path: Path, format: str, **more: str) -> rdflib.Graph:
    graph.export(format, path, **more)
    return rdflib.Graph().parse(path, format="turtle")


@pytest.fixture(scope="module")
def turtle(sampled: Graph, tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    return read(sampled, tmp_path_factory.mktemp("whole") / "g.ttl", "turtle")


@pytest.fixture(scope="module")
def plain(sampled: Graph, tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    return read(sampled, tmp_path_factory.mktemp("facts") / "g.ttl", "facts")


def test_a_file_imports_nothing_and_has_one_ontology_header(turtle: rdflib.Graph) -> None:
    assert not list(turtle.subject_objects(OWL.imports))
    headers = list(turtle.subjects(RDF.type, OWL.Ontology))
    assert headers == [rdflib.URIRef("https://w3id.org/inspgraph/ns")]


def test_a_file_says_what_it_is_who_made_it_and_what_is_owed(turtle: rdflib.Graph) -> None:
    assert {VOID.Dataset, DCAT.Dataset} <= set(turtle.objects(DATASET, RDF.type))
    assert turtle.value(DATASET, VOID.documents) == rdflib.Literal(14)
    assert "open-government-licence" in str(turtle.value(DATASET, DCTERMS.license))
    rights = " ".join(map(str, turtle.objects(DATASET, DCTERMS.rights)))
    assert all(owed in rights for owed in ("Crown copyright", "mySociety", "OS data"))
    assert turtle.value(DATASET, DCTERMS.created) is None
    counts = {
        turtle.value(part, VOID["class"]): turtle.value(part, VOID.entities)
        for part in turtle.objects(DATASET, VOID.classPartition)
    }
    for kind, number in counts.items():
        assert len(set(turtle.subjects(RDF.type, kind))) == number.toPython()  # type: ignore[union-attr]


def test_a_day_of_making_is_told_where_it_is_given(small_graph: Graph, tmp_path: Path) -> None:
    found = read(small_graph, tmp_path / "g.ttl", "turtle", made="2024-05-06")
    assert str(found.value(DATASET, DCTERMS.created)) == "2024-05-06"


def test_facts_have_grades_and_plain_relations_and_no_passages(
    plain: rdflib.Graph, turtle: rdflib.Graph
) -> None:
    of_store = set(turtle)
    own = {one for one in plain if not str(one[0]).startswith((f"{BASE}dataset", f"{BASE}program"))}
    assert own <= of_store
    for kind in (IG.Judgement, IG.Recommendation, IG.Finding, IG.LocalAuthority):
        assert set(plain.subjects(RDF.type, kind)) == set(turtle.subjects(RDF.type, kind))
    assert set(plain.subject_objects(IG.provides)) == set(turtle.subject_objects(IG.provides))
    assert not list(plain.subject_objects(OA.hasSource))
    assert not list(plain.subject_objects(IG.evidence))
    grades = set(plain.objects(None, IG.hasGrade))
    assert grades
    assert all(plain.value(grade, SKOS.prefLabel) for grade in grades)
    assert len(plain) < len(turtle) / 3


def test_facts_link_to_nothing_that_was_left_out(plain: rdflib.Graph) -> None:
    things = {str(one) for one in plain.objects() if str(one).startswith(BASE)}
    assert things <= {str(one) for one in plain.subjects()} | {BASE}


def test_a_body_that_a_register_names_by_an_iri_is_the_same() -> None:
    store = ox.Store()
    council = ox.NamedNode(f"{BASE}actor-gss__X1")
    notation = ox.NamedNode(str(SKOS.notation))
    for code in ("wikidata:Q42", "wikidata:Q42> <x:y", "other:1", "X1"):
        store.add(ox.Quad(council, notation, ox.Literal(code)))
        store.add(ox.Quad(council, notation, ox.Literal(code), ox.NamedNode("x:graph")))
    for way in (whole, facts):
        same = [
            str(triple.object)
            for _, triples in way(store, Made())
            for triple in triples
            if triple.predicate == ox.NamedNode(str(OWL.sameAs))
        ]
        assert same == ["<http://www.wikidata.org/entity/Q42>"]
