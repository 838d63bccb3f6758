from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, OWL, RDF

from inspgraph.api import Graph
from inspgraph.vocab import BASE


@pytest.fixture(scope="module")
def triples(sampled: Graph) -> set[tuple[str, ...]]:
    quads = sampled.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads}


@pytest.fixture(scope="module")
def wanted(sampled: Graph) -> rdflib.Graph:
    data = ox.serialize(
        (
            quad.triple
            for quad in sampled.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
        ),
        format=ox.RdfFormat.N_TRIPLES,
    )
    graph = rdflib.Graph().parse(data=data or b"", format="nt")
    for part in set(graph.subjects(OWL.imports)):
        # A file imports nothing: what imports the vocabulary in the store is a part of it there.
        graph.remove((part, OWL.imports, None))
        graph.remove((part, RDF.type, OWL.Ontology))
        graph.add((part, DCTERMS.isPartOf, rdflib.URIRef("https://w3id.org/inspgraph/ns")))
    return graph


@pytest.mark.parametrize(
    ("format", "parser"),
    [("turtle", "turtle"), ("rdfxml", "xml"), ("trig", "trig"), ("jsonld", "json-ld")],
)
def test_rdflib_reads_back_a_graph_isomorphic_to_the_samples(
    sampled: Graph, wanted: rdflib.Graph, tmp_path: Path, format: str, parser: str
) -> None:
    sampled.export(format, tmp_path / "graph")
    text = (tmp_path / "graph").read_text(encoding="utf-8")
    found = rdflib.Graph()
    if format == "trig":
        dataset = rdflib.Dataset()
        dataset.parse(data=text, format=parser)
        named = {str(graph.identifier) for graph in dataset.graphs() if len(graph)}
        assert {entry.graph for entry in sampled.manifest.documents} < named
        for subject, predicate, object_, _ in dataset.quads():
            found.add((subject, predicate, object_))
    else:
        found.parse(data=text, format=parser)
    for subject in set(found.subjects()):
        if str(subject).split("-")[0] in (f"{BASE}dataset", f"{BASE}program"):
            found.remove((subject, None, None))
    assert len(found) == len(wanted)
    assert isomorphic(found, wanted)


def test_turtle_names_things_for_people(sampled: Graph, tmp_path: Path) -> None:
    sampled.export("turtle", tmp_path / "graph.ttl")
    text = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    assert "\n# Judgements\n\nid:judgement-" in text
    assert "\tig:about id:actor-gss__X06000001 ;  # Wexmoor Borough Council\n" in text
    assert ' a ig:LocalAuthority ;\n\tskos:prefLabel "' in text
    named = [line for line in text.splitlines() if line.startswith("id:judgement-")]
    assert named
    after = text.split(named[0])[1].splitlines()[1:3]
    assert [line.split()[0] for line in after] == ["ig:areaLabel", "ig:gradeLabel"]
