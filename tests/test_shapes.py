"""Every shape has a good and a bad example, and the bad one fails with the shape's message."""

from __future__ import annotations

import pyshacl
import pytest
from rdflib import Graph

from inspgraph import resources
from inspgraph.validate.shacl import check, load_shapes
from inspgraph.vocab import DCTERMS, OWL, PREFIXES, RDF, SH, SHAPES
from tests.map.factories import graph
from tests.shape_examples import CORE, EXAMPLES, FRAMEWORKS, QUALITY

LOADED = load_shapes(resources.SHAPES, resources.ONTOLOGY)
FILES = {"core": CORE, "quality": QUALITY, "frameworks": FRAMEWORKS}
NAMES = sorted(
    str(shape).removeprefix(str(SHAPES))
    for shape in set(LOADED.shapes.subjects())
    if str(shape).startswith(str(SHAPES))
)


def example(turtle: str) -> Graph:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    return Graph().parse(data=prefixes + turtle, format="turtle", publicID="https://example.org/")


def messages(turtle: str, shape: str) -> set[str]:
    found = check(example(turtle), LOADED)
    return {result.message for result in found if result.shape == SHAPES[shape]}


@pytest.mark.parametrize("shape", NAMES)
def test_a_shape_has_a_pair_of_examples(shape: str) -> None:
    assert shape in EXAMPLES


def test_no_example_is_left_over() -> None:
    assert sorted(EXAMPLES) == NAMES


@pytest.mark.parametrize("shape", NAMES)
def test_the_good_example_keeps_the_rule(shape: str) -> None:
    assert messages(EXAMPLES[shape][0], shape) == set()


@pytest.mark.parametrize("shape", NAMES)
def test_the_bad_example_fails_with_the_rule_s_message(shape: str) -> None:
    said = LOADED.shapes.value(SHAPES[shape], SH.message)
    assert said
    assert messages(EXAMPLES[shape][1], shape) == {str(said)}


@pytest.mark.parametrize("shape", NAMES)
def test_the_good_example_is_one_that_the_shape_looks_at(shape: str) -> None:
    """Else it would keep the rule by not being seen."""
    made, rules, node = example(EXAMPLES[shape][0]), LOADED.shapes, SHAPES[shape]
    seen = [kind for kind in rules.objects(node, SH.targetClass) if (None, RDF.type, kind) in made]
    seen += [
        term
        for predicate in (SH.targetSubjectsOf, SH.targetObjectsOf)
        for term in rules.objects(node, predicate)
        if (None, term, None) in made
    ]
    assert seen


@pytest.mark.parametrize("name", sorted(FILES))
def test_each_file_has_a_header_and_its_own_shapes(name: str) -> None:
    made = Graph().parse(resources.SHAPES / f"{name}.ttl", format="turtle")
    (header,) = made.subjects(RDF.type, OWL.Ontology)
    assert made.value(header, DCTERMS.title)
    assert made.value(header, DCTERMS.description)
    shapes = {str(shape) for shape in made.subjects() if str(shape).startswith(str(SHAPES))}
    assert shapes == {str(SHAPES[shape]) for shape in FILES[name]}


def test_what_must_hold_is_a_violation_and_what_should_a_warning() -> None:
    for shape in CORE:
        assert LOADED.shapes.value(SHAPES[shape], SH.severity) is None
    for shape in QUALITY:
        assert LOADED.shapes.value(SHAPES[shape], SH.severity) == SH.Warning


def test_no_shape_needs_more_than_core_constraints() -> None:
    assert not list(LOADED.shapes.subject_objects(SH.sparql))


def test_the_shapes_are_themselves_valid() -> None:
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=LOADED.shapes, meta_shacl=True)
    assert conforms, text


def test_a_document_s_graph_keeps_every_rule() -> None:
    assert check(graph(), LOADED) == ()


def test_the_answer_is_that_of_plain_pyshacl_over_data_and_frameworks() -> None:
    made = graph()
    for triple in example("<x> a ig:Judgement ; ig:grade fw:jar-good ; ig:overall true ."):
        made.add(triple)
    ours = {(r.shape, str(r.focus)) for r in check(made, LOADED)}
    _, report, _ = pyshacl.validate(made + LOADED.frameworks, shacl_graph=LOADED.shapes)
    assert isinstance(report, Graph)
    plain = {
        (report.value(node, SH.sourceShape), str(report.value(node, SH.focusNode)))
        for node in report.subjects(RDF.type, SH.ValidationResult)
    }
    assert ours
    assert ours == plain
