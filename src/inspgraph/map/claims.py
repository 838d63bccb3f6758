"""Judgements, recommendations and findings."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef

from inspgraph.map.evidence import Triple
from inspgraph.map.scope import Scope
from inspgraph.map.topics import topics_of
from inspgraph.records import Finding, Judgement, Recommendation
from inspgraph.vocab import IG, PROV, RDF


def map_claims(scope: Scope) -> Iterator[Triple]:
    """All that the document judges, asks for and finds."""
    for judgement in scope.extraction.judgements:
        yield from _judgement(scope, judgement)
    for recommendation in scope.extraction.recommendations:
        yield from _recommendation(scope, recommendation)
    for finding in scope.extraction.findings:
        yield from _finding(scope, finding)


def _judgement(scope: Scope, judgement: Judgement) -> Iterator[Triple]:
    """A judgement; ``ig:hasGrade`` only where the words are a grade of its framework's scale."""
    first = min(judgement.spans, default=None)
    iri = scope.names.item(
        "judgement", scope.extraction.source, judgement.area, judgement.grade, first
    )
    framework, area, grade = scope.frameworks.placed(scope.framework, judgement)
    yield iri, RDF.type, IG.Judgement
    yield from _origin(scope, iri)
    yield iri, IG.areaLabel, Literal(judgement.area)
    yield iri, IG.gradeLabel, Literal(judgement.grade)
    yield iri, IG.overall, Literal(judgement.overall)
    if judgement.value is not None:
        yield iri, IG.gradeValue, Literal(judgement.value)
    if framework is not None:
        yield iri, IG.hasFramework, framework.iri
    if area is not None:
        yield iri, IG.ofArea, area.iri
    if grade is not None:
        yield iri, IG.hasGrade, grade.iri
    yield from scope.evidence.cite(iri, judgement.spans)


def _recommendation(scope: Scope, recommendation: Recommendation) -> Iterator[Triple]:
    span = recommendation.span
    iri = scope.names.item(
        "recommendation", scope.extraction.source, span.start, span.end, recommendation.text
    )
    yield iri, RDF.type, IG.Recommendation
    yield from _origin(scope, iri)
    yield iri, IG.wording, Literal(recommendation.text)
    yield iri, IG.recommendationKind, Literal(recommendation.kind)
    if recommendation.timeframe:
        yield iri, IG.timeframe, Literal(recommendation.timeframe)
    if recommendation.addressee:
        yield iri, IG.addresseeName, Literal(recommendation.addressee)
    for key in recommendation.addressed_to:
        yield iri, IG.addressedTo, scope.names.actor(key)
    yield from _area(scope, iri, recommendation.area)
    yield from _topics(scope, iri, recommendation.text)
    yield from scope.evidence.cite(iri, (span,))


def _finding(scope: Scope, finding: Finding) -> Iterator[Triple]:
    span = finding.span
    iri = scope.names.item(
        "finding", scope.extraction.source, span.start, span.end, finding.polarity, finding.text
    )
    yield iri, RDF.type, IG.Finding
    yield from _origin(scope, iri)
    yield iri, IG.wording, Literal(finding.text)
    yield iri, IG.polarity, Literal(finding.polarity)
    yield from _area(scope, iri, finding.area)
    yield from _topics(scope, iri, finding.text)
    yield from scope.evidence.cite(iri, (span,))


def _origin(scope: Scope, iri: URIRef) -> Iterator[Triple]:
    """Document, inspection, voice and the authority that it is about."""
    yield iri, IG.inDocument, scope.document
    if scope.inspection is not None:
        yield iri, PROV.wasGeneratedBy, scope.inspection
    if scope.authority_key:
        yield iri, IG.about, scope.names.actor(scope.authority_key)
    for key in scope.authors:
        yield iri, PROV.wasAttributedTo, scope.names.actor(key)


def _topics(scope: Scope, iri: URIRef, wording: str) -> Iterator[Triple]:
    for topic in topics_of(wording, scope.topics):
        yield iri, IG.topic, topic


def _area(scope: Scope, iri: URIRef, label: str | None) -> Iterator[Triple]:
    if label:
        yield iri, IG.areaLabel, Literal(label)
        area = scope.frameworks.area(scope.framework, label)
        if area is not None:
            yield iri, IG.ofArea, area.iri
