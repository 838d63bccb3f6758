"""Every shape has a good and a bad graph, and the bad one fails with the shape's message."""

from __future__ import annotations

from dataclasses import replace

import pyshacl
import pytest
from ordeal.mutants import LEAST, count, good_graphs
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from inspgraph import resources
from inspgraph.validate.engine import ShapeResult
from inspgraph.validate.shacl import (
    check,
    load_shapes,
    read_concepts,
    read_shapes,
)
from inspgraph.vocab import DCTERMS, OWL, PREFIXES, RDF, SH, SHAPES
from tests.map.factories import graph
from tests.shape_breaks import BREAKS, broken, good
from tests.shape_examples import CORE, EXAMPLES, QUALITY

SHACL = read_shapes(resources.SHAPES)
LOADED = load_shapes(resources.SHAPES, resources.ONTOLOGY)
CONCEPTS = read_concepts(resources.ONTOLOGY)
FILES = {
    path.stem: Graph().parse(path, format="turtle")
    for path in sorted(resources.SHAPES.glob("*.ttl"))
}
NAMES = sorted(
    str(shape).removeprefix(str(SHAPES))
    for shape in set(SHACL.subjects())
    if str(shape).startswith(str(SHAPES))
)
CLOSED = {str(shape).removeprefix(str(SHAPES)) for shape in SHACL.subjects(SH.closed)}
GOOD = good()


def example(turtle: str) -> Graph:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    return Graph().parse(data=prefixes + turtle, format="turtle", publicID="https://example.org/")


def pair(shape: str) -> tuple[Graph, Graph]:
    """A graph that keeps the rule, and one that breaks it."""
    if shape in EXAMPLES:
        return example(EXAMPLES[shape][0]), example(EXAMPLES[shape][1])
    if shape not in CLOSED:
        return GOOD, broken(shape)
    odd = Graph()
    odd += GOOD
    for thing in looked_at(shape, GOOD):
        odd.add((thing, URIRef("https://example.org/colour"), Literal("red")))
    return GOOD, odd


def results(made: Graph, shape: str) -> tuple[ShapeResult, ...]:
    """What one shape finds."""
    core = LOADED.core.cbd(SHAPES[shape])
    constraints = tuple(one for one in LOADED.constraints if one.shape == SHAPES[shape])
    return check(made, replace(LOADED, core=core, constraints=constraints))


def looked_at(shape: str, made: Graph) -> set[Node]:
    node = SHAPES[shape]
    found: set[Node] = set()
    for kind in SHACL.objects(node, SH.targetClass):
        found.update(made.subjects(RDF.type, kind))
    for term in SHACL.objects(node, SH.targetSubjectsOf):
        found.update(made.subjects(term))
    for term in SHACL.objects(node, SH.targetObjectsOf):
        found.update(made.objects(None, term))
    return found


@pytest.mark.parametrize("shape", NAMES)
def test_a_shape_has_a_pair_of_examples(shape: str) -> None:
    assert (shape in EXAMPLES) + (shape in BREAKS) + (shape in CLOSED) == 1


def test_no_example_is_left_over() -> None:
    assert sorted(EXAMPLES.keys() | BREAKS.keys() | CLOSED) == NAMES


@pytest.mark.parametrize("shape", NAMES)
def test_the_bad_example_alone_fails_with_the_rule_s_message(shape: str) -> None:
    keeps, breaks = pair(shape)
    assert looked_at(shape, keeps), "it would keep the rule by not being seen"
    assert results(keeps, shape) == ()
    said = SHACL.value(SHAPES[shape], SH.message)
    found = results(breaks, shape)
    assert {result.message for result in found} == {str(said)}
    assert {result.focus for result in found} == by_pyshacl(breaks, shape)
    assert by_pyshacl(keeps, shape) == set()


def by_pyshacl(made: Graph, shape: str) -> set[Node]:
    """The nodes that break a shape, as another engine finds them."""
    (file,) = (read for read in FILES.values() if (SHAPES[shape], None, None) in read)
    (header,) = file.subjects(RDF.type, OWL.Ontology)
    rule = file.cbd(SHAPES[shape]) + file.cbd(header)
    known = Graph()
    known += made
    for concept in set(made.objects()):
        known += CONCEPTS.triples((concept, None, None))
    _, report, text = pyshacl.validate(known, shacl_graph=rule, inplace=True)
    assert isinstance(report, Graph), text
    found = report.subjects(RDF.type, SH.ValidationResult)
    return {node for one in found if (node := report.value(one, SH.focusNode)) is not None}


def test_the_good_graph_keeps_every_rule() -> None:
    assert check(GOOD, LOADED) == ()
    assert check(graph(), LOADED) == ()


@pytest.mark.parametrize("name", FILES)
def test_each_file_has_a_header(name: str) -> None:
    made = FILES[name]
    (header,) = made.subjects(RDF.type, OWL.Ontology)
    assert made.value(header, DCTERMS.title)
    assert made.value(header, DCTERMS.description)


def test_what_must_hold_is_a_violation_and_what_should_a_warning() -> None:
    for shape in CORE:
        severity = SHACL.value(SHAPES[shape], SH.severity)
        assert severity is None
    for shape in QUALITY:
        assert SHACL.value(SHAPES[shape], SH.severity) == SH.Warning


@pytest.mark.parametrize("name", sorted(FILES.keys() - {"consistent"}))
def test_an_engine_without_sparql_can_take_all_files_but_one(name: str) -> None:
    made = FILES[name]
    assert not list(made.subject_objects(SH.sparql))


def test_the_shapes_are_themselves_valid() -> None:
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=SHACL, meta_shacl=True)
    assert conforms, text


def test_nine_of_ten_mutants_of_a_good_graph_are_noticed() -> None:
    goods = good_graphs(resources.DATA / "samples", "annual-rating|lscb-review")
    tried, noticed, left_out = count(goods, 132, seed=16)
    assert tried.total() + left_out == 132
    assert noticed.total() >= LEAST * tried.total(), tried - noticed
