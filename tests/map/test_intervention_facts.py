"""Interventions as a graph: kind, month, and who takes part."""

from __future__ import annotations

from rdflib import Literal, URIRef

from inspgraph.facts import YearMonth
from inspgraph.map.uris import Minter
from inspgraph.records import Actor, Intervention
from inspgraph.vocab import DCTERMS, IG, KIND, PROV, RDF, XSD
from tests.map.factories import COUNCIL, actors, graph, span, text

CONTENT = """The department issued an improvement notice to Westmarsh in May 2012.
Westmarsh Council and Westmarsh Health Trust commission the family hub.
"""
DEPARTMENT = "national:dfe"
STEP = Intervention(
    "improvement-notice",
    "stated",
    YearMonth(2012, 5),
    (span("The department issued an improvement notice to Westmarsh in May 2012.", CONTENT),),
)


def test_a_step_says_what_it_is_when_and_by_whom() -> None:
    department = Actor(
        DEPARTMENT, "Department for Education", "body", "GovernmentBody", ("the department",),
        None, (span("The department", CONTENT),),
    )  # fmt: skip
    council = Actor(
        COUNCIL, "Westmarsh Council", "body", "LocalAuthority", (), None,
        (span("Westmarsh in", CONTENT),),
    )  # fmt: skip
    made = graph(
        text=text(CONTENT), interventions=(STEP,), actors=(department, council), relations=(),
        recommendations=(), findings=(), judgements=(), sections=(),
    )  # fmt: skip
    (step,) = made.subjects(RDF.type, IG.Intervention)
    names = Minter()
    assert made.value(step, DCTERMS.type) == URIRef(f"{KIND}intervention-improvement-notice")
    assert made.value(step, DCTERMS.date) == Literal("2012-05", datatype=XSD.gYearMonth)
    assert made.value(step, IG.about) == names.actor("gss:E06999999")
    # The council is told to improve; it takes no part in telling.
    assert set(made.objects(step, PROV.wasAssociatedWith)) == {names.actor(DEPARTMENT)}
    assert made.value(step, IG.firstEvidence) is not None


def test_a_document_without_steps_has_none() -> None:
    made = graph(actors=actors())
    assert not list(made.subjects(RDF.type, IG.Intervention))
