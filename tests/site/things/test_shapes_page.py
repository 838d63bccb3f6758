"""The shapes, and the ontology under its other address, for people and for programs."""

from __future__ import annotations

import pytest
from rdflib import Graph

from inspgraph import resources
from inspgraph.serve.negotiate import GRAPHS
from inspgraph.site.site import Site
from inspgraph.site.things.shapes_page import shapes_in
from inspgraph.validate.shacl import read_shapes
from inspgraph.vocab import IG, RDFS, SH, SHAPES, SKOS
from tests.site.conftest import got, shown

SHACL = read_shapes(resources.SHAPES)
TERMS = Graph().parse(resources.ONTOLOGY / "inspgraph.ttl")


def test_every_shape_has_a_row_at_its_fragment(site: Site) -> None:
    page = shown(site, "/shapes")
    named = {str(one) for one in SHACL.subjects(SH.message) if str(one).startswith(str(SHAPES))}
    assert {f"{SHAPES}{row.get('id')}" for row in page.xpath("//tbody/tr")} == named
    assert all(
        site.places.path(one) == one.replace("https://w3id.org/inspgraph", "") for one in named
    )


def test_a_row_says_what_is_asked_and_of_what(site: Site) -> None:
    (row,) = shown(site, "/shapes").xpath("//tr[@id='SpanPage']")
    assert "Pages are counted from 1." in row.text_content()
    assert "ig:Span" in row.text_content()


@pytest.mark.parametrize("media", ["text/turtle", "application/n-triples", "application/ld+json"])
def test_programs_are_given_all_shapes(media: str) -> None:
    known = {"text/turtle": "turtle", "application/n-triples": "nt"}
    made = Graph().parse(data=shapes_in(GRAPHS[media]), format=known.get(media, "json-ld"))
    assert len(made) == len(SHACL)
    assert set(made.subjects(SH.message)) == set(SHACL.subjects(SH.message))


def test_the_ontology_has_every_term_at_both_its_addresses(site: Site) -> None:
    named = {str(one) for one in TERMS.subjects(RDFS.isDefinedBy) if str(one).startswith(str(IG))}
    assert len(named) > 100
    for address in ("/ns", "/ontology"):
        anchors = {f"{IG}{one.get('id')}" for one in shown(site, address).xpath("//section[@id]")}
        assert named <= anchors
        assert all(site.places.iri(address) == iri.partition("#")[0] for iri in named)


@pytest.mark.parametrize("name", ["frameworks", "services", "rules"])
def test_every_concept_answers_at_its_iri(site: Site, name: str) -> None:
    made = Graph().parse(resources.ONTOLOGY / f"{name}.ttl")
    concepts = sorted(map(str, made.subjects(SKOS.inScheme)))
    assert concepts
    for concept in concepts:
        path = site.places.path(concept)
        assert path is not None, concept
        assert got(site, path).status == 200, concept


def test_a_shape_that_is_not_there_is_missing(site: Site) -> None:
    assert got(site, "/shapes/none").status == 404
