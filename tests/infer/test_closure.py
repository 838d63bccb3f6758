from __future__ import annotations

import builtins
from collections.abc import Callable
from pathlib import Path
from typing import Any

import owlrl
import pyoxigraph as ox
import pytest
import rdflib

from inspgraph.api import Graph
from inspgraph.errors import InspgraphError
from inspgraph.infer.closure import Inference, closed, follows
from tests.network.factories import store

ONTOLOGY = """
ig:Small rdfs:subClassOf ig:Middle . ig:Middle rdfs:subClassOf ig:Large .
ig:Small a owl:Class ; rdfs:label "small"@en .
ig:near rdfs:subPropertyOf ig:linked ; owl:inverseOf ig:nearOf ; rdfs:domain ig:Place .
ig:near a owl:ObjectProperty . ig:linked a owl:ObjectProperty, owl:SymmetricProperty .
ig:short rdfs:subPropertyOf ig:called . ig:range rdfs:range ig:Large .
"""
FACTS = """
id:a a ig:Small ; ig:near id:b ; ig:short "A"@en, "true"^^xsd:boolean, "1" ; ig:page 1 ;
  ig:range id:c .
"""
RDFS_NEW = {
    "id:a a ig:Middle", "id:a a ig:Large", "id:a a ig:Place", "id:c a ig:Large",
    "id:a ig:linked id:b", 'id:a ig:called "A"@en', 'id:a ig:called "true"^^xsd:boolean',
    'id:a ig:called "1"', "ig:Small rdfs:subClassOf ig:Large",
}  # fmt: skip
OWL_NEW = {"id:b ig:nearOf id:a", "id:b ig:linked id:a"}


def parsed(statements: set[str]) -> set[str]:
    made = store(*(f"{one} ." for one in statements))
    return {str(quad.triple) for quad in made}


def test_rdfs_finds_classes_properties_domains_and_ranges_and_no_more() -> None:
    assert set(map(str, follows(store(ONTOLOGY, FACTS), "rdfs"))) == parsed(RDFS_NEW)


def test_owl_rl_adds_inverses_and_symmetry() -> None:
    found = set(map(str, follows(store(ONTOLOGY, FACTS), "owlrl")))
    assert parsed(RDFS_NEW | OWL_NEW) <= found
    assert not [one for one in found if "owl#Thing" in one or "sameAs" in one]


def test_another_reasoner_concludes_the_same_of_things() -> None:
    made = store(ONTOLOGY, FACTS)
    graph = rdflib.Graph().parse(data=ox.serialize(
        (quad.triple for quad in made), format=ox.RdfFormat.N_TRIPLES) or b"", format="nt",
    )  # fmt: skip
    owlrl.DeductiveClosure(owlrl.RDFS_Semantics, axiomatic_triples=False).expand(graph)
    at = str(rdflib.URIRef("https://w3id.org/inspgraph/id/"))
    of_things = {
        (str(s), str(p), str(o))
        for s, p, o in graph
        if str(s).startswith(at) and not isinstance(o, rdflib.Literal)
        and not str(o).endswith("#Resource")
    }  # fmt: skip
    everything = closed(made, "rdfs", "https://graphs.example/rdfs")
    own = set()
    for quad in everything.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        subject, object_ = quad.subject, quad.object
        if isinstance(subject, ox.NamedNode) and isinstance(object_, ox.NamedNode):
            own.add((str(subject.value), str(quad.predicate.value), str(object_.value)))
    own = {triple for triple in own if triple[0].startswith(at)}
    assert own == of_things


@pytest.mark.parametrize("by", ["rdfs", "owlrl"])
def test_the_samples_keep_all_and_what_follows_stands_by_itself(
    sampled: Graph, by: Inference
) -> None:
    found = sampled.inferred(by)
    assert set(sampled.store) <= set(found.store)
    new = set(found.store.quads_for_pattern(None, None, None, ox.DefaultGraph())) - set(
        sampled.store
    )
    name = ox.NamedNode(f"https://w3id.org/inspgraph/id/graph-{by}")
    apart = {quad.triple for quad in found.store.quads_for_pattern(None, None, None, name)}
    assert {quad.triple for quad in new} == apart
    ask = "ASK { ?authority a ig:LocalAuthority, foaf:Agent }"
    assert found.query(ask)[0]["answer"]
    assert not sampled.query(ask)[0]["answer"]
    inverse = found.query("ASK { ?service ig:providedBy ?body }")[0]["answer"]
    assert inverse == (by == "owlrl")


def test_the_tables_of_claims_are_the_same_with_rdfs(sampled: Graph) -> None:
    found = sampled.inferred("rdfs")
    for name in ("documents", "judgements", "recommendations", "findings", "relations"):
        assert sampled.query(name)
        assert found.query(name) == sampled.query(name)


def test_an_export_holds_what_follows(sampled: Graph, tmp_path: Path) -> None:
    sampled.inferred("rdfs").export("turtle", tmp_path / "graph.ttl")
    assert "foaf:Agent" in (tmp_path / "graph.ttl").read_text(encoding="utf-8").split("# Bodies")[1]


def test_without_the_extra_the_message_says_which_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real: Callable[..., Any] = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "reasonable":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InspgraphError, match=r"pip install 'inspgraph\[inference\]'"):
        follows(store(ONTOLOGY), "rdfs")
