"""The vocabularies that the graph is written in, as closed namespaces.

A term that a namespace does not hold is an ``AttributeError`` where it is used. A test keeps
``IG`` and ``ontology/inspgraph.ttl`` alike.
"""

from __future__ import annotations

from typing import Final

from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, XSD, Namespace, URIRef
from rdflib.namespace import DCAT, SH, DefinedNamespace

__all__ = [
    "BASE", "CPSV", "CV", "DCAT", "DCTERMS", "FOAF", "FRAMEWORK", "IG", "KIND", "OA", "ORG", "OWL",
    "PREFIXES", "PROV", "RDF", "RDFS", "RULE", "SH", "SHAPES", "SKOS", "STATISTICS", "XSD",
]  # fmt: skip

BASE: Final = "https://w3id.org/inspgraph/id/"
"""Where instances are named, unless a build names another base."""

FRAMEWORK: Final = Namespace("https://w3id.org/inspgraph/framework/")
"""Frameworks, series, grades, judgement areas and parts: ontology/frameworks.ttl."""

KIND: Final = Namespace("https://w3id.org/inspgraph/kind/")
"""Kinds of body and service, recommendation topics: ontology/services.ttl."""

RULE: Final = Namespace("https://w3id.org/inspgraph/rule/")
"""Rules by which a kind of document implies relations: ontology/rules.ttl."""

SHAPES: Final = Namespace("https://w3id.org/inspgraph/shapes#")
"""What must and should hold: shapes/."""

STATISTICS: Final = Namespace("http://statistics.data.gov.uk/id/statistical-geography/")
"""Areas as the Office for National Statistics names them, by nine-character code."""


class IG(DefinedNamespace):
    """The project's own terms, described in ontology/inspgraph.ttl."""

    _fail = True
    _NS = Namespace("https://w3id.org/inspgraph/ns#")

    # documents
    Document: URIRef
    InspectionReport: URIRef
    Letter: URIRef
    SelfAssessment: URIRef
    File: URIRef
    Text: URIRef
    Span: URIRef
    hasFile: URIRef
    fileName: URIRef
    path: URIRef
    sha256: URIRef
    retrieved: URIRef
    hasText: URIRef
    length: URIRef
    voice: URIRef
    inDocument: URIRef
    evidence: URIRef
    firstEvidence: URIRef
    page: URIRef
    paragraph: URIRef
    section: URIRef

    # inspections
    Inspection: URIRef
    reportsOn: URIRef
    about: URIRef
    LeadInspector: URIRef
    TeamInspector: URIRef
    InspectingBody: URIRef
    addressee: URIRef
    post: URIRef
    bodyName: URIRef
    order: URIRef

    # frameworks
    Framework: URIRef
    Series: URIRef
    Lane: URIRef
    Grade: URIRef
    JudgementArea: URIRef
    Part: URIRef
    inSeries: URIRef
    hasFramework: URIRef
    inLane: URIRef
    laneOrder: URIRef
    shortWithin: URIRef
    heading: URIRef
    documentClass: URIRef
    promises: URIRef
    rank: URIRef
    bestNumber: URIRef
    graded: URIRef
    notComparableWith: URIRef
    validFrom: URIRef
    validUntil: URIRef
    focus: URIRef
    visitNumber: URIRef
    sinceJudgement: URIRef

    # claims
    Judgement: URIRef
    Recommendation: URIRef
    Finding: URIRef
    Intervention: URIRef
    ofArea: URIRef
    areaLabel: URIRef
    hasGrade: URIRef
    gradeLabel: URIRef
    gradeValue: URIRef
    overall: URIRef
    wording: URIRef
    recommendationKind: URIRef
    timeframe: URIRef
    addressedTo: URIRef
    addresseeName: URIRef
    topic: URIRef
    polarity: URIRef

    # actors
    LocalAuthority: URIRef
    HealthBody: URIRef
    PoliceForce: URIRef
    ProbationBody: URIRef
    FireAndRescueService: URIRef
    EducationProvider: URIRef
    VoluntaryOrganisation: URIRef
    Partnership: URIRef
    Inspectorate: URIRef
    GovernmentBody: URIRef
    JusticeBody: URIRef
    Unit: URIRef
    Service: URIRef
    Area: URIRef
    region: URIRef
    register: URIRef
    statedFor: URIRef
    statisticalNeighbour: URIRef
    Appearance: URIRef
    actor: URIRef
    name: URIRef
    otherName: URIRef
    mentions: URIRef
    actorKind: URIRef
    reason: URIRef
    GSSCode: URIRef
    OfstedURN: URIRef
    DfENumber: URIRef
    ODSCode: URIRef
    PoliceAreaCode: URIRef
    FireAuthorityCode: URIRef
    RegisterCode: URIRef

    # relations
    Statement: URIRef
    ImpliedStatement: URIRef
    rule: URIRef
    reference: URIRef
    quality: URIRef
    affirmed: URIRef
    modality: URIRef
    cue: URIRef
    provides: URIRef
    providedBy: URIRef
    commissions: URIRef
    commissionedBy: URIRef
    funds: URIRef
    fundedBy: URIRef
    partOf: URIRef
    hasPart: URIRef
    partnerOf: URIRef
    memberOf: URIRef
    hasMember: URIRef
    servesArea: URIRef
    servedBy: URIRef
    inspects: URIRef
    inspectedBy: URIRef
    oversees: URIRef
    overseenBy: URIRef
    supports: URIRef
    supportedBy: URIRef
    successorOf: URIRef
    succeededBy: URIRef

    # how it came about
    ExtractionRun: URIRef
    codeVersion: URIRef
    dataHash: URIRef
    modelHash: URIRef
    madeWith: URIRef
    Problem: URIRef
    code: URIRef
    severity: URIRef
    found: URIRef
    expected: URIRef
    hint: URIRef
    Coverage: URIRef
    ofPart: URIRef
    partName: URIRef
    wasFound: URIRef
    count: URIRef


class OA(DefinedNamespace):
    """W3C Web Annotation: the terms that describe a passage."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/oa#")

    SpecificResource: URIRef
    TextPositionSelector: URIRef
    TextQuoteSelector: URIRef
    hasSource: URIRef
    hasSelector: URIRef
    start: URIRef
    end: URIRef
    exact: URIRef
    prefix: URIRef
    suffix: URIRef


class CV(DefinedNamespace):
    """EU Core Public Service and Core Public Organisation vocabularies: the terms in use."""

    _fail = True
    _NS = Namespace("http://data.europa.eu/m8g/")

    PublicOrganisation: URIRef


class CPSV(DefinedNamespace):
    """EU Core Public Service Vocabulary: the terms in use."""

    _fail = True
    _NS = Namespace("http://purl.org/vocab/cpsv#")

    PublicService: URIRef
    provides: URIRef


PREFIXES: Final[dict[str, str]] = {
    "ig": str(IG),
    "igsh": str(SHAPES),
    "fw": str(FRAMEWORK),
    "kind": str(KIND),
    "rule": str(RULE),
    "stat": str(STATISTICS),
    "cpsv": str(CPSV),
    "cv": str(CV),
    "dcat": str(DCAT),
    "dct": str(DCTERMS),
    "foaf": str(FOAF),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "sh": str(SH),
    "skos": str(SKOS),
    "xsd": str(XSD),
}
"""Prefix to namespace, for every serialisation and query; ``id`` is added with the base in use."""
