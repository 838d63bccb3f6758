"""Bodies, services and areas; how a document names them; what it says of two of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rdflib import Literal, URIRef

from inspgraph.map.evidence import Triple
from inspgraph.map.scope import Scope
from inspgraph.map.uris import ordered
from inspgraph.records import Actor, Relation
from inspgraph.registers.body_kinds import LOCAL
from inspgraph.vocab import DCTERMS, IG, KIND, ORG, RDF, RDFS, RULE, SKOS

CLASSES: Final[dict[str, URIRef]] = {
    "LocalAuthority": IG.LocalAuthority,
    "HealthBody": IG.HealthBody,
    "Police": IG.PoliceForce,
    "Probation": IG.ProbationBody,
    "FireAndRescue": IG.FireAndRescueService,
    "EducationProvider": IG.EducationProvider,
    "VoluntaryOrganisation": IG.VoluntaryOrganisation,
    "Partnership": IG.Partnership,
    "Inspectorate": IG.Inspectorate,
    "GovernmentBody": IG.GovernmentBody,
    "JusticeBody": IG.JusticeBody,
    "Unit": IG.Unit,
    "Service": IG.Service,
    "Other": ORG.Organization,
}
"""The class of each type of actor; its kind in ontology/services.ttl has the type as notation."""

RELATIONS: Final[dict[str, URIRef]] = {
    "provides": IG.provides,
    "commissions": IG.commissions,
    "funds": IG.funds,
    "partOf": IG.partOf,
    "partnerOf": IG.partnerOf,
    "memberOf": IG.memberOf,
    "servesArea": IG.servesArea,
    "inspects": IG.inspects,
    "oversees": IG.oversees,
    "supports": IG.supports,
    "successorOf": IG.successorOf,
}

RELATION_NAMES: Final = {str(iri): name for name, iri in RELATIONS.items()}
"""What a relation's property is called, by its IRI; the ontology has it as its notation."""

SCHEMES: Final[dict[str, URIRef]] = {
    "gss": IG.GSSCode,
    "urn": IG.OfstedURN,
    "dfe": IG.DfENumber,
    "ods": IG.ODSCode,
    "pfa": IG.PoliceAreaCode,
    "fire": IG.FireAuthorityCode,
    "ons": IG.GSSCode,
}

LINKS: Final = {
    "wikidata": "http://www.wikidata.org/entity/",
    "ods": "https://directory.spineservices.nhs.uk/ORD/2-0-0/organisations/",
    "urn": "https://reports.ofsted.gov.uk/provider/44/",
    "company": "https://find-and-update.company-information.service.gov.uk/company/",
}
"""What a code of a scheme stands behind: the page or entity of the body in that register."""

UNVERIFIED: Final = "In the register from general knowledge, unverified."

_NOT_ITS_OWN: Final = frozenset({"county"})
"""Schemes of a register that name another body, here the county that a district lies in."""


def map_actors(scope: Scope) -> Iterator[Triple]:
    """Each actor as a node that documents share, and its appearance in this document."""
    for actor in scope.extraction.actors:
        if actor.type == "LocalAuthority":
            yield from describe_authority(scope, actor.key, actor.name)
        else:
            yield from describe_body(scope, actor.key, actor.name, actor.type)
        if actor.identifier:
            yield scope.names.actor(actor.key), DCTERMS.identifier, Literal(actor.identifier)
        yield from _appearance(scope, actor)


def map_relations(scope: Scope) -> Iterator[Triple]:
    """A statement for each relation, and a plain triple for what words affirm as a fact.

    What only the kind of document implies is a statement of another class, without a triple.
    """
    actors = {actor.key for actor in scope.extraction.actors}
    when = scope.extraction.facts.day
    for relation in scope.extraction.relations:
        subject, object_ = _ends(scope, relation)
        if relation.relation == "servesArea" and relation.object not in actors:
            yield from describe_area(scope, relation.object, relation.object)
        predicate = RELATIONS[relation.relation]
        iri = scope.names.statement(relation)
        is_stated = relation.basis == "stated"
        yield iri, RDF.type, IG.Statement if is_stated else IG.ImpliedStatement
        yield iri, RDF.subject, subject
        yield iri, RDF.predicate, predicate
        # Repeated from the ontology, so that a graph can be read by itself.
        yield predicate, SKOS.notation, Literal(relation.relation)
        yield iri, RDF.object, object_
        yield iri, IG.affirmed, Literal(not relation.negated)
        yield iri, IG.modality, Literal(relation.modality)
        yield iri, IG.cue, Literal(relation.cue)
        if not is_stated:
            yield iri, IG.rule, URIRef(str(RULE) + relation.cue)
        if relation.reference:
            yield iri, IG.reference, Literal(relation.reference)
        if relation.quality:
            yield iri, IG.quality, Literal(relation.quality)
        yield iri, IG.inDocument, scope.document
        if when is not None:
            yield iri, IG.statedFor, Literal(when)
        yield from scope.evidence.cite(iri, relation.evidence)
        if is_stated and not relation.negated and relation.modality == "stated":
            yield subject, predicate, object_


def describe_body(scope: Scope, key: str, name: str, type_: str) -> Iterator[Triple]:
    """A body or service: class, kind, register, name, codes and links.

    ``type_`` is its actor type. A register's name goes before the document's.
    """
    iri, known = scope.names.actor(key), scope.register.get(key)
    scheme, _, code = key.partition(":")
    type_ = known.type if known else type_
    yield iri, RDF.type, CLASSES.get(type_, ORG.Organization)
    yield iri, DCTERMS.type, URIRef(str(KIND) + scope.kinds.of(key, known, type_))
    yield iri, IG.register, Literal("local" if scheme in LOCAL else scheme)
    yield iri, SKOS.prefLabel, Literal(scope.label_of(key, name))
    if scheme in LOCAL:
        return
    for scheme_, code_ in {(scheme, code): None, **dict.fromkeys(known.notations if known else ())}:
        if scheme_ in _NOT_ITS_OWN:
            continue
        if scheme_ in SCHEMES:
            yield iri, SKOS.notation, Literal(code_, datatype=SCHEMES[scheme_])
        else:
            yield iri, SKOS.notation, Literal(f"{scheme_}:{code_}", datatype=IG.RegisterCode)
        if scheme_ in LINKS:
            yield iri, RDFS.seeAlso, URIRef(LINKS[scheme_] + code_)
    if known is not None and not known.verified:
        yield iri, SKOS.editorialNote, Literal(UNVERIFIED)


def describe_authority(scope: Scope, key: str, name: str) -> Iterator[Triple]:
    """A local authority with its area."""
    yield from describe_body(scope, key, name, "LocalAuthority")
    yield scope.names.actor(key), DCTERMS.spatial, scope.names.area(key)
    yield from describe_area(scope, key, name)


def describe_area(scope: Scope, key: str, name: str) -> Iterator[Triple]:
    """An authority's area: the statistics office's node, with its short name and its code."""
    area, known, facts = scope.names.area(key), scope.register.get(key), scope.extraction.facts
    yield area, RDF.type, IG.Area
    place = known.name if known else facts.authority if key == scope.authority_key else None
    yield area, SKOS.prefLabel, Literal(place or name)
    scheme, _, code = key.partition(":")
    if scheme == "gss":
        yield area, SKOS.notation, Literal(code, datatype=IG.GSSCode)


def _ends(scope: Scope, relation: Relation) -> tuple[URIRef, URIRef]:
    subject, object_ = ordered(relation)
    if relation.relation == "servesArea":
        return scope.names.actor(subject), scope.names.area(object_)
    return scope.names.actor(subject), scope.names.actor(object_)


def _appearance(scope: Scope, actor: Actor) -> Iterator[Triple]:
    """Yield the triples for the names and the type that this document gives an actor.

    Names are repeated often, so only the first passage is described in full; the offsets of all
    are one literal.
    """
    iri = scope.names.item("appearance", scope.extraction.source, actor.key)
    kind = URIRef(str(KIND) + actor.type)
    yield iri, RDF.type, IG.Appearance
    yield iri, IG.inDocument, scope.document
    yield iri, IG.actor, scope.names.actor(actor.key)
    yield iri, IG.name, Literal(actor.name)
    for alias in actor.aliases:
        yield iri, IG.otherName, Literal(alias)
    yield iri, IG.actorKind, Literal(actor.kind)
    yield iri, DCTERMS.type, kind
    yield kind, SKOS.notation, Literal(actor.type)
    for reason in actor.reasons:
        yield iri, IG.reason, Literal(reason)
    mentions = sorted(actor.mentions)
    if mentions:
        offsets = " ".join(f"{span.start}-{span.end}" for span in mentions)
        yield iri, IG.mentions, Literal(offsets)
    yield from scope.evidence.cite(iri, mentions[:1])
