"""For each shape of a whole graph what breaks it: statements taken away, and put in their place.

The good graph is that of ``tests.map.factories`` with the statements of ``MORE``, so that every
shape has something to look at. A break is a pattern that is taken away, what is added for each
place where it stands, and a pattern that binds what these two do not.
"""

from __future__ import annotations

from rdflib import Graph

from inspgraph.vocab import PREFIXES
from tests.map.factories import graph, source

KEY = source().key
DOCUMENT, TEXT, FILE = (f"id:{kind}-{KEY[:32]}" for kind in ("doc", "text", "file"))
INSPECTION = f"id:inspection-{KEY[:32]}"
ITEM = KEY[:12]
SPAN = f"id:span-{KEY[:32]}"
HUB, COUNCIL, TRUST = (
    "id:actor-local__E06999999__family-hub",
    "id:actor-gss__E06999999",
    "id:actor-ods__ZZZ",
)
NAMES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
NAMES += "PREFIX id: <https://w3id.org/inspgraph/id/>\nBASE <https://example.org/>\n"

MORE = f"""
{FILE} prov:hadPrimarySource <https://example.org/a.pdf> ;
  ig:retrieved "2026-03-01T09:30:00Z"^^xsd:dateTime .
{INSPECTION} ig:focus "care leavers" ; ig:visitNumber 2 ;
  ig:sinceJudgement "2022-09"^^xsd:gYearMonth .
{DOCUMENT} ig:addressee id:person-{ITEM}-{"1" * 24} ;
  rdfs:seeAlso <https://reports.ofsted.gov.uk/provider/44/80999> .
id:person-{ITEM}-{"1" * 24} a foaf:Person ; foaf:name "Westmarsh" ; ig:post "Chair" ;
  ig:bodyName "Westmarsh" ; org:memberOf {COUNCIL} ;
  ig:evidence {SPAN}-14-23 ; ig:firstEvidence {SPAN}-14-23 .
{COUNCIL} ig:region "Invented" ; ig:statisticalNeighbour id:actor-gss__E06000001 ;
  skos:altLabel "Westmarsh" ; skos:editorialNote "Unverified." ;
  skos:notation "80999"^^ig:OfstedURN ;
  org:subOrganizationOf {TRUST} .
id:event-{"2" * 24} a org:ChangeEvent ; org:originalOrganization {TRUST} ;
  org:resultingOrganization {COUNCIL} ; dct:description "a register" ;
  dct:date "2009-04-01"^^xsd:date .
id:statement-{"3" * 24} a ig:ImpliedStatement ; rdf:subject {HUB} ; rdf:predicate ig:partOf ;
  rdf:object {COUNCIL} ; ig:affirmed true ; ig:modality "stated" ; ig:cue "unit-of-operator" ;
  ig:rule rule:unit-of-operator ; ig:inDocument {DOCUMENT} ; ig:statedFor "2024-05-16"^^xsd:date ;
  ig:evidence {SPAN}-157-167 ; ig:firstEvidence {SPAN}-157-167 .
id:intervention-{"5" * 24} a ig:Intervention ; ig:inDocument {DOCUMENT} ; ig:about {COUNCIL} ;
  dct:type kind:intervention-improvement-notice ; ig:modality "stated" ;
  ig:evidence {SPAN}-14-23 ; ig:firstEvidence {SPAN}-14-23 .
kind:Service skos:inScheme kind:actors .
id:problem-{ITEM}-{"4" * 24} a ig:Problem ; ig:inDocument {DOCUMENT} ; ig:code "no-day" ;
  ig:severity "warning" ; ig:found "May" ; ig:hint "Look." ; ig:page 1 ;
  ig:evidence {SPAN}-14-23 ; ig:firstEvidence {SPAN}-14-23 .
"""
ADDED = f"""
INSERT {{ ?r ig:areaLabel "Overall" ; ig:topic kind:topic-health }}
WHERE {{ ?r a ig:Recommendation }} ;
INSERT {{ ?s ig:reference "noun" ; ig:quality "strong" }}
WHERE {{ ?s rdf:predicate ig:partnerOf }} ;
INSERT {{ ?a ig:reason "in no register" }} WHERE {{ ?a a ig:Appearance }} ;
INSERT {{ {SPAN}-302-328 ig:paragraph "3.1" }} WHERE {{ }}
"""


def good() -> Graph:
    """Return a graph in which every shape finds something to look at, and nothing wrong."""
    made = Graph()
    made += graph()
    turtle = NAMES.replace("PREFIX", "@prefix").replace(">\n", "> .\n").replace("BASE", "@base")
    made.parse(data=turtle + MORE, format="turtle")
    made.update(NAMES + ADDED)
    return made


def broken(name: str) -> Graph:
    """Return the good graph as the break of a shape leaves it."""
    gone, added, *bound = BREAKS[name]
    made = good()
    where = " . ".join(part for part in (gone, *bound) if part)
    made.update(f"{NAMES}DELETE {{ {gone} }} INSERT {{ {added} }} WHERE {{ {where} }}")
    return made


BREAKS: dict[str, tuple[str, str] | tuple[str, str, str]] = {
    # -- passages
    "QuoteLength": ("?q oa:exact 'family hub'", "?q oa:exact 'hub'"),
    "SpanPlace": (f"{SPAN}-0-59-position oa:end ?e", f"{SPAN}-0-59-position oa:end 58"),
    "SpanOwnSelectors": (
        f"{SPAN}-0-59 oa:hasSelector {SPAN}-0-59-quote",
        f"{SPAN}-0-59 oa:hasSelector {SPAN}-14-23-quote",
    ),
    "SpanPositionAndQuote": (f"{SPAN}-0-59-quote a ?kind", ""),
    "SpanWithinText": (f"{TEXT} ig:length ?length", f"{TEXT} ig:length 100"),
    "SpanOfText": (
        f"{SPAN}-0-59 oa:hasSource ?text",
        f"{SPAN}-0-59 oa:hasSource id:text-{'0' * 32}",
    ),
    "SpanIsEvidence": (f"?thing ig:evidence {SPAN}-92-121", ""),
    "SpanHasPage": (f"{SPAN}-0-59 ig:page 1", ""),
    "SelectorOfSpan": (f"{SPAN}-0-59 oa:hasSelector ?selector", ""),
    "PagesAscend": (f"{SPAN}-0-59 ig:page 1", f"{SPAN}-0-59 ig:page 3"),
    "SpanParagraph": (f"{SPAN}-123-140 ig:paragraph ?p", f"{SPAN}-123-140 ig:paragraph 'twelve'"),
    "SpanSection": ("?s ig:section 'Strengths'", "?s ig:section 'Strengths', 'Weaknesses'"),
    "FirstIsEvidence": (f"?f ig:evidence {SPAN}-302-328", ""),
    "FirstIsFirst": (
        f"{DOCUMENT} ig:firstEvidence ?first",
        f"{DOCUMENT} ig:firstEvidence {SPAN}-14-23",
    ),
    "FirstInEachText": (f"{DOCUMENT} ig:firstEvidence ?first", ""),
    "FirstOnce": ("", f"{DOCUMENT} ig:firstEvidence {SPAN}-14-23"),
    "EvidencePassage": ("?f ig:polarity ?p", f"?f ig:polarity ?p ; ig:evidence {TEXT}"),
    "EvidenceOfDocument": (
        f"{SPAN}-302-328 oa:hasSource {TEXT}",
        f"{SPAN}-302-328 oa:hasSource <t>",
    ),
    "EvidenceInEachDocument": (
        "", "?s ig:inDocument <d> . <d> ig:hasText <t>", "?s a ig:Statement",
    ),
    "EvidenceOfFacts": (f"{SPAN}-0-59 oa:hasSource {TEXT}", f"{SPAN}-0-59 oa:hasSource <t>"),
    # -- documents
    "DocumentNamed": (
        f"{DOCUMENT} ig:hasFile {FILE}",
        f"{DOCUMENT} ig:hasFile id:file-{'0' * 32}",
    ),
    "FileNamed": (f"{FILE} ig:sha256 ?hash", f"{FILE} ig:sha256 '{'0' * 64}'"),
    "FilePath": (f"{FILE} ig:fileName ?name", f"{FILE} ig:fileName 'other.pdf'"),
    "FilePlace": (f"{FILE} ig:path ?path", ""),
    "FileFormat": (f"{FILE} dct:format ?format", f"{FILE} dct:format 'image/png'"),
    "FileSize": (f"{FILE} dcat:byteSize ?size", f"{FILE} dcat:byteSize 0"),
    "FileSource": (f"{FILE} prov:hadPrimarySource ?a", f"{FILE} prov:hadPrimarySource 'there'"),
    "FileRetrieved": (f"{FILE} ig:retrieved ?time", f"{FILE} ig:retrieved '2026-03-01'"),
    "TextOfFile": (f"{TEXT} prov:wasDerivedFrom {FILE}", f"{TEXT} prov:wasDerivedFrom <f>"),
    "ItemOfDocument": (
        f"?finding ig:inDocument {DOCUMENT}",
        f"?finding ig:inDocument id:doc-{'0' * 32}",
        "?finding a ig:Finding",
    ),
    "ItemNamed": ("?f a ig:Finding", "?f a ig:Judgement"),
    "ItemClass": ("?f a ig:Finding", "?f a ig:Inspection"),
    "ItemArea": ("?r ig:areaLabel 'Overall'", "?r ig:areaLabel 'Overall', 'Leaders'"),
    "OneClass": (f"{TEXT} a ig:Text", f"{TEXT} a ig:Text, ig:File"),
    "DocumentClass": (f"{DOCUMENT} a ?kind", f"{DOCUMENT} a ig:Letter"),
    "DocumentType": (f"{DOCUMENT} a ?kind", f"{DOCUMENT} a ig:Judgement"),
    "DocumentFramework": ("", f"{DOCUMENT} ig:hasFramework fw:sif"),
    "DocumentReportsOn": ("", f"{DOCUMENT} ig:reportsOn <another>"),
    "DocumentAddressee": ("", f"{DOCUMENT} ig:addressee {COUNCIL}"),
    "DocumentIdentifier": ("", f"{DOCUMENT} dct:identifier 12"),
    "DocumentKnown": (f"{DOCUMENT} ig:hasText ?text", ""),
    "InspectorateReports": (f"{DOCUMENT} ig:voice ?voice", f"{DOCUMENT} ig:voice 'authority'"),
    "AuthoritySpeaks": (f"{DOCUMENT} ig:voice ?voice", f"{DOCUMENT} ig:voice 'authority'"),
    "DocumentAuthors": (f"{DOCUMENT} prov:wasAttributedTo ?author", ""),
    "DocumentPage": (f"{DOCUMENT} rdfs:seeAlso ?page", f"{DOCUMENT} rdfs:seeAlso <page/1>"),
    "TitleQuoted": (f"{DOCUMENT} dct:title ?title", f"{DOCUMENT} dct:title 'Another'"),
    # -- inspections
    "InspectionReported": (f"{DOCUMENT} ig:reportsOn {INSPECTION}", ""),
    "InspectionOfDocument": (f"{INSPECTION} ig:about ?body", f"{INSPECTION} ig:about {TRUST}"),
    "InspectionAgents": (f"{INSPECTION} prov:wasAssociatedWith ?agent", ""),
    "InspectionPeriod": ("", f"{INSPECTION} dct:temporal '2024'"),
    "InspectionPart": ("", f"{INSPECTION} prov:qualifiedAssociation {COUNCIL}"),
    "InspectionFocus": ("", f"{INSPECTION} ig:focus ''"),
    "InspectionVisit": (f"{INSPECTION} ig:visitNumber 2", f"{INSPECTION} ig:visitNumber 0"),
    "InspectionSince": ("", f"{INSPECTION} ig:sinceJudgement '2022'"),
    "PeriodOfInspection": (f"{INSPECTION} dct:temporal ?period", ""),
    "AssociationOfInspection": (f"{INSPECTION} prov:qualifiedAssociation ?part", ""),
    "AssociationPart": ("?a prov:hadRole ig:LeadInspector", "?a prov:hadRole ig:InspectingBody"),
    "AssociationAgentKnown": ("?a prov:agent ?person", "?a prov:agent <somebody>"),
    "AssociationOfPerson": ("?a ig:name 'Ada Example'", "?a ig:name 'Ada'"),
    "AssociationOrder": ("?a ig:order 1", "?a ig:order 2"),
    "AssociationPlace": ("?a ig:order 1", "?a ig:order 0"),
    "PersonHasPart": (f"{DOCUMENT} ig:addressee ?person", ""),
    "PersonQuoted": ("?p foaf:name 'Ada Example'", "?p foaf:name 'Bob Example'"),
    "PersonOfBody": ("?p ig:bodyName ?name", ""),
    "PersonPost": ("?p ig:post ?post", "?p ig:post ?post, 'Dean'"),
    "PersonBody": ("?p ig:bodyName ?name", "?p ig:bodyName ?name, 'West'"),
    "PersonMember": ("", f"?p org:memberOf {TRUST}", "?p org:memberOf ?body"),
    "PersonEvidence": ("?p ig:evidence ?span", "", "?p a foaf:Person"),
    # -- claims
    "ClaimOrigin": ("?f ig:about ?body", f"?f ig:about {TRUST}", "?f a ig:Finding"),
    "WordingQuoted": ("?f ig:wording ?words", "?f ig:wording 'Leaders sleep.'", "?f a ig:Finding"),
    "GradeWords": ("?j ig:gradeLabel 'good'", "?j ig:gradeLabel 'outstanding'"),
    "JudgementFramework": ("", "?j ig:hasFramework fw:sif", "?j a ig:Judgement"),
    "AddresseeNamed": ("?r ig:addresseeName ?name", ""),
    "RecommendationAddressee": ("?r ig:addresseeName ?name", "?r ig:addresseeName ?name, 'all'"),
    "TopicKnown": ("?r ig:topic ?topic", "?r ig:topic kind:Service"),
    "CoverageOnce": (
        "",
        f"<c> a ig:Coverage ; ig:partName 'recommendations' ; ig:inDocument {DOCUMENT}",
    ),
    "CoveragePartNamed": ("?c ig:partName ?name", "?c ig:partName 'wishes'"),
    "CoveragePartKnown": ("?c ig:ofPart ?part", "?c ig:ofPart fw:part-poems"),
    "CoverageFoundCounted": ("?c ig:wasFound true", "?c ig:wasFound false"),
    "CoverageCounted": ("?c ig:count 1", "?c ig:count 3"),
    "CoverageDocument": (f"?c ig:inDocument {DOCUMENT}", "", "?c a ig:Coverage"),
    # -- bodies, services and areas
    "BodyNamed": (f"{TRUST} ig:register ?r", f"{TRUST} ig:register 'gss'"),
    "BodyCode": (f"{TRUST} skos:notation ?code", ""),
    "BodyIdentifier": (f"{TRUST} dct:identifier ?id", f"{TRUST} dct:identifier 'ZZY'"),
    "BodyLink": (f"{TRUST} rdfs:seeAlso ?page", f"{TRUST} rdfs:seeAlso <page/ZZY>"),
    "BodyCodes": ("", f"{COUNCIL} skos:notation '12'^^ig:GSSCode"),
    "BodyArea": (f"{COUNCIL} dct:spatial ?area", f"{COUNCIL} dct:spatial stat:E06999998"),
    "AreaCodeNamed": ("?area skos:notation ?code", "", "?area a ig:Area"),
    "AreaOfBody": ("?thing ?served stat:E06999999", ""),
    "BodyClass": (f"{HUB} a ?kind", f"{HUB} a ig:Unit"),
    "BodyKind": (f"{TRUST} dct:type ?kind", f"{TRUST} dct:type kind:Police"),
    "BodyLabel": (f"{HUB} skos:prefLabel ?name", f"{HUB} skos:prefLabel 'hut'"),
    "ActorOtherName": ("", f"{COUNCIL} skos:altLabel ?name", f"{COUNCIL} skos:prefLabel ?name"),
    "ActorIdentifier": ("", f"{TRUST} dct:identifier 'ZZY'"),
    "ActorRegion": ("", f"{COUNCIL} ig:region 'Nowhere'"),
    "ActorNote": ("", f"{COUNCIL} skos:editorialNote 7"),
    "ActorNeighbour": ("", f"{COUNCIL} ig:statisticalNeighbour {TRUST}"),
    "KindKnown": (f"{TRUST} dct:type ?kind", f"{TRUST} dct:type kind:Circus"),
    "ConceptNotation": ("", "kind:Service skos:notation 'Unit'"),
    "EventBefore": ("?e org:originalOrganization ?body", f"?e org:originalOrganization {COUNCIL}"),
    "EventAfter": ("?e org:resultingOrganization ?body", ""),
    "EventGround": ("?e dct:description ?ground", ""),
    "EventDay": ("?e dct:date ?day", "?e dct:date '2009'"),
    "EventClass": ("?e a org:ChangeEvent", ""),
    "EventOfBodies": ("?e org:originalOrganization ?b", "?e org:originalOrganization <body>"),
    "AppearanceOnce": (
        "", f"<a> a ig:Appearance ; ig:actor {HUB} ; ig:inDocument {DOCUMENT}",
    ),
    "AppearanceService": ("?a ig:actorKind 'service'", "?a ig:actorKind 'body'"),
    "AppearanceMentioned": ("?a ig:mentions '157-167'", "?a ig:mentions '157-168'"),
    "AppearanceQuoted": ("?a ig:name 'family hub'", "?a ig:name 'nursery'"),
    "AppearanceOtherName": ("", "?a ig:otherName ''", "?a a ig:Appearance"),
    "AppearanceReason": ("?a ig:reason ?why", "?a ig:reason ''"),
    "AppearancePlaces": ("?a ig:mentions '157-167'", "?a ig:mentions '157 to 167'"),
    "TypeNotation": ("?a dct:type kind:Service", "?a dct:type kind:service-care"),
    # -- relations
    "StatementHasTriple": (f"{COUNCIL} ig:commissions ?service", ""),
    "TripleHasStatement": ("", f"{COUNCIL} ig:funds {HUB}"),
    "StatementArea": ("?s rdf:predicate ig:servesArea", "?s rdf:predicate ig:inspects"),
    "StatementEnds": (
        "?s rdf:object ?hub", "?s rdf:object <hub>", "?s rdf:predicate ig:commissions",
    ),
    "StatementDay": ("?s ig:statedFor ?day", "?s ig:statedFor '2023-01-01'^^xsd:date"),
    "StatementDate": ("?s ig:statedFor ?day", "?s ig:statedFor '2024'"),
    "StatementHasDay": ("?s ig:statedFor ?day", ""),
    "StatementOfOne": ("", "?s ig:cue 'c-02'", "?s a ig:Statement"),
    "StatementRule": ("?s ig:cue 'unit-of-operator'", "?s ig:cue 'icb-in-la'"),
    "StatementRecognised": ("?s ig:cue 'c-01'", "?s ig:cue 'because so'"),
    # -- how it came about
    "RunOfGraph": ("?graph prov:wasGeneratedBy ?run", "", "?run a ig:ExtractionRun"),
    "RunModel": ("", "?run ig:modelHash 'x'", "?run a ig:ExtractionRun"),
    "RunLibrary": ("", "?run ig:madeWith 'spacy'", "?run a ig:ExtractionRun"),
    "WorkOf": ("?run a ig:ExtractionRun", ""),
    "ProblemPage": ("?p ig:page 1", "?p ig:page 2", "?p a ig:Problem"),
    "ProblemWords": ("?p ig:found ?words", "?p ig:found ''"),
    "ProblemHint": ("?p ig:hint ?hint", ""),
}  # fmt: skip
