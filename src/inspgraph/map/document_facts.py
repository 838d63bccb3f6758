"""The document, its file, text and inspection."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef

from inspgraph.facts import Visit, YearMonth
from inspgraph.map.bodies_and_relations import LINKS, describe_authority, describe_body
from inspgraph.map.evidence import Triple
from inspgraph.map.scope import BuildRun, Scope
from inspgraph.vocab import DCAT, DCTERMS, FOAF, IG, ORG, PROV, RDF, RDFS, SKOS, XSD


def map_run(scope: Scope, run: BuildRun) -> Iterator[Triple]:
    """The run, and the graph as its work."""
    iri = scope.names.run(run.code_version, run.data_hash, *run.libraries)
    yield iri, RDF.type, IG.ExtractionRun
    yield iri, IG.codeVersion, Literal(run.code_version)
    yield iri, IG.dataHash, Literal(run.data_hash)
    if run.model_hash:
        yield iri, IG.modelHash, Literal(run.model_hash)
    for library in run.libraries:
        yield iri, IG.madeWith, Literal(library)
    yield scope.names.graph(scope.extraction.source), PROV.wasGeneratedBy, iri


def map_document(scope: Scope) -> Iterator[Triple]:
    """The file (bytes), the text (canonical string) and the report (work) as three nodes."""
    source, text, facts = scope.extraction.source, scope.extraction.text, scope.extraction.facts
    document, names = scope.document, scope.names

    file = names.file(source)
    yield file, RDF.type, IG.File
    yield file, IG.fileName, Literal(source.file)
    yield file, IG.path, Literal(source.name)
    yield file, IG.sha256, Literal(source.sha256)
    yield file, DCTERMS.format, Literal(source.media_type)
    yield file, DCAT.byteSize, Literal(source.size)
    if source.origin:
        yield file, PROV.hadPrimarySource, URIRef(source.origin.address)
        yield file, IG.retrieved, Literal(source.origin.fetched, datatype=XSD.dateTime)

    string = names.text(source)
    yield string, RDF.type, IG.Text
    yield string, IG.sha256, Literal(text.sha256)
    yield string, IG.length, Literal(len(text.content))
    yield string, PROV.wasDerivedFrom, file

    yield document, IG.hasFile, file
    yield document, IG.hasText, string
    yield document, IG.voice, Literal(facts.voice)
    series = scope.frameworks.series.get(facts.series or "")
    yield document, RDF.type, series.documents if series else IG.Document
    if series:
        yield document, IG.inSeries, series.iri
        # Repeated from the frameworks, so that a graph can be read by itself.
        yield series.iri, SKOS.notation, Literal(series.family)
    if scope.framework:
        yield document, IG.hasFramework, scope.framework.iri
    if facts.title:
        yield document, DCTERMS.title, Literal(facts.title)
    if isinstance(facts.published, YearMonth):
        yield document, DCTERMS.issued, Literal(str(facts.published), datatype=XSD.gYearMonth)
    elif facts.published:
        yield document, DCTERMS.issued, Literal(facts.published)
    for scheme, value in facts.references:
        yield document, DCTERMS.identifier, _reference(scheme, value)
    for key in scope.authors:
        yield document, PROV.wasAttributedTo, names.actor(key)
    where = (facts.title_span, facts.authority_span, facts.published_span)
    yield from scope.evidence.cite(document, where)
    yield from _about(scope)
    yield from _addressees(scope)


def map_inspection(scope: Scope) -> Iterator[Triple]:
    """The inspection with its framework, periods, inspectors and inspecting bodies."""
    facts, inspection = scope.extraction.facts, scope.inspection
    if inspection is None:
        return
    yield scope.document, IG.reportsOn, inspection
    yield inspection, RDF.type, IG.Inspection
    if scope.framework:
        yield inspection, IG.hasFramework, scope.framework.iri
    if scope.authority_key:
        yield inspection, IG.about, scope.names.actor(scope.authority_key)
    for period in facts.periods:
        iri = scope.names.item("period", scope.extraction.source, period.start, period.end)
        yield inspection, DCTERMS.temporal, iri
        yield iri, RDF.type, DCTERMS.PeriodOfTime
        yield iri, DCAT.startDate, Literal(period.start)
        yield iri, DCAT.endDate, Literal(period.end)
    focus = facts.visit.focus if facts.visit is not None else ()
    yield from scope.evidence.cite(inspection, (facts.periods_span, *focus))
    if facts.visit is not None:
        yield from _visit(scope, inspection, facts.visit)
    for order, name in enumerate(facts.inspectorates, 1):
        key = scope.key_of(name)
        yield from describe_body(scope, key, name, "Inspectorate")
        body = scope.names.actor(key)
        yield from _association(scope, body, IG.InspectingBody, name, order)
    for order, inspector in enumerate(facts.inspectors, 1):
        person = scope.names.item("person", scope.extraction.source, inspector.name)
        yield person, RDF.type, FOAF.Person
        yield person, FOAF.name, Literal(inspector.name)
        yield from scope.evidence.cite(person, (inspector.span,))
        role = IG.LeadInspector if inspector.leads else IG.TeamInspector
        yield from _association(scope, person, role, inspector.name, order)


def _visit(scope: Scope, inspection: URIRef, visit: Visit) -> Iterator[Triple]:
    """Yield the triples for the focus of a visit, and its place in a row of visits."""
    for span in visit.focus:
        words = " ".join(span.of(scope.extraction.text.content).split())
        yield inspection, IG.focus, Literal(words)
    if visit.number is not None:
        yield inspection, IG.visitNumber, Literal(visit.number)
    if visit.since is not None:
        yield inspection, IG.sinceJudgement, Literal(str(visit.since), datatype=XSD.gYearMonth)


def _association(
    scope: Scope, agent: URIRef, role: URIRef, name: str, order: int
) -> Iterator[Triple]:
    """An agent's part in the inspection, under the name that the document prints."""
    inspection = scope.inspection
    assert inspection is not None  # noqa: S101 - the caller has asked
    iri = scope.names.item("association", scope.extraction.source, role, name)
    yield inspection, PROV.wasAssociatedWith, agent
    yield inspection, PROV.qualifiedAssociation, iri
    yield iri, RDF.type, PROV.Association
    yield iri, PROV.agent, agent
    yield iri, PROV.hadRole, role
    yield iri, IG.name, Literal(name)
    yield iri, IG.order, Literal(order)


def _about(scope: Scope) -> Iterator[Triple]:
    facts, key = scope.extraction.facts, scope.authority_key
    if key and facts.authority:
        yield scope.document, IG.about, scope.names.actor(key)
        yield from describe_authority(scope, key, facts.authority)
        known = scope.register.get(key)
        for scheme, number in known.notations if known and facts.voice == "inspectorate" else ():
            if scheme == "urn":
                # The inspectorate publishes its reports on the page of the provider.
                yield scope.document, RDFS.seeAlso, URIRef(LINKS["urn"] + number)


def _addressees(scope: Scope) -> Iterator[Triple]:
    for person in scope.extraction.facts.addressees:
        iri = scope.names.item("person", scope.extraction.source, person.name, person.post)
        yield scope.document, IG.addressee, iri
        yield iri, RDF.type, FOAF.Person
        yield iri, FOAF.name, Literal(person.name)
        if person.post:
            yield iri, IG.post, Literal(person.post)
        if person.body:
            yield iri, IG.bodyName, Literal(person.body)
            key = scope.body_of(person.body)
            if key:
                yield iri, ORG.memberOf, scope.names.actor(key)
        yield from scope.evidence.cite(iri, (person.span,))


def _reference(scheme: str, value: str) -> Literal:
    if scheme == "urn":
        return Literal(value, datatype=IG.OfstedURN)
    return Literal(f"{scheme}:{value}")
