"""For each shape a pair of small graphs in Turtle: one that keeps the rule, one that breaks it.

The base IRI is ``https://example.org/``; every prefix of ``vocab.PREFIXES`` may be used.
"""

from __future__ import annotations

HEX = "0123456789abcdef" * 4

DOCUMENT = "<d> ig:hasText <t> ."
AUTHORITY = "<a> a ig:LocalAuthority ."
SPAN = "<s> a ig:Span ."
FILE = "<f> a ig:File ."
TEXT = "<t> a ig:Text ."
ILACS = "fw:ilacs-2023"

CORE: dict[str, tuple[str, str]] = {
    "DocumentFile": (f"{DOCUMENT} {FILE} <d> ig:hasFile <f> .", DOCUMENT),
    "DocumentText": (
        f"{DOCUMENT} {TEXT}",
        f"{DOCUMENT} {TEXT} <d> ig:hasText <t2> . <t2> a ig:Text .",
    ),
    "DocumentVoice": (
        f'{DOCUMENT} <d> ig:voice "inspectorate" .',
        f'{DOCUMENT} <d> ig:voice "somebody" .',
    ),
    "DocumentTitle": (f'{DOCUMENT} <d> dct:title "A" .', f'{DOCUMENT} <d> dct:title "A", "B" .'),
    "DocumentDate": (
        f'{DOCUMENT} <d> dct:issued "2024-05"^^xsd:gYearMonth .',
        f'{DOCUMENT} <d> dct:issued "May 2024" .',
    ),
    "DocumentAbout": (
        f"{DOCUMENT} {AUTHORITY} <d> ig:about <a> .",
        f"{DOCUMENT} <d> ig:about <a> . <a> a ig:HealthBody .",
    ),
    "DocumentSeries": (
        f"{DOCUMENT} <d> ig:inSeries fw:series-sif .",
        f"{DOCUMENT} <d> ig:inSeries fw:series-sif, fw:series-jar .",
    ),
    "FileName": (f'{FILE} <f> ig:fileName "a.pdf" .', f'{FILE} <f> ig:fileName "in/a.pdf" .'),
    "FileHash": (f'{FILE} <f> ig:sha256 "{HEX}" .', f'{FILE} <f> ig:sha256 "{HEX[1:]}" .'),
    "TextLength": (f"{TEXT} <t> ig:length 12 .", f"{TEXT} <t> ig:length 0 ."),
    "TextSource": (f"{TEXT} {FILE} <t> prov:wasDerivedFrom <f> .", TEXT),
    "SpanSource": (
        f"{SPAN} {TEXT} <s> oa:hasSource <t> .",
        f"{SPAN} <s> oa:hasSource <f> . {FILE}",
    ),
    "SpanSelectors": (
        f"{SPAN} <s> oa:hasSelector <p>, <q> .",
        f"{SPAN} <s> oa:hasSelector <p> .",
    ),
    "SpanPage": (f"{SPAN} <s> ig:page 1 .", f"{SPAN} <s> ig:page 0 ."),
    "PositionStart": (
        "<p> a oa:TextPositionSelector ; oa:start 3 ; oa:end 4 .",
        "<p> a oa:TextPositionSelector ; oa:start 4 ; oa:end 4 .",
    ),
    "PositionEnd": (
        "<p> a oa:TextPositionSelector ; oa:end 4 .",
        "<p> a oa:TextPositionSelector ; oa:end 4, 5 .",
    ),
    "QuoteExact": (
        '<q> a oa:TextQuoteSelector ; oa:exact "good" .',
        '<q> a oa:TextQuoteSelector ; oa:exact "" .',
    ),
    "InspectionAbout": (
        f"<i> a ig:Inspection ; ig:about <a> . {AUTHORITY}",
        f"<i> a ig:Inspection ; ig:about <a>, <b> . {AUTHORITY} <b> a ig:LocalAuthority .",
    ),
    "PeriodStart": (
        (
            '<x> a dct:PeriodOfTime ; dcat:startDate "2024-03-04"^^xsd:date ; '
            'dcat:endDate "2024-03-04"^^xsd:date .'
        ),
        (
            '<x> a dct:PeriodOfTime ; dcat:startDate "2024-03-05"^^xsd:date ; '
            'dcat:endDate "2024-03-04"^^xsd:date .'
        ),
    ),
    "PeriodEnd": (
        '<x> a dct:PeriodOfTime ; dcat:endDate "2024-03-04"^^xsd:date .',
        "<x> a dct:PeriodOfTime .",
    ),
    "AssociationAgent": ("<x> a prov:Association ; prov:agent <a> .", "<x> a prov:Association ."),
    "AssociationRole": (
        "<x> a prov:Association ; prov:hadRole ig:TeamInspector .",
        "<x> a prov:Association ; prov:hadRole ig:Chair .",
    ),
    "AssociationName": (
        '<x> a prov:Association ; ig:name "Ada Example" .',
        '<x> a prov:Association ; ig:name "" .',
    ),
    "PersonName": ('<x> a foaf:Person ; foaf:name "Ada Example" .', "<x> a foaf:Person ."),
    "ClaimDocument": (
        "<x> a ig:Finding ; ig:inDocument <d> .",
        "<x> a ig:Finding ; ig:inDocument <d>, <e> .",
    ),
    "ClaimEvidence": (f"<x> a ig:Judgement ; ig:evidence <s> . {SPAN}", "<x> a ig:Judgement ."),
    "JudgementArea": (
        '<x> a ig:Judgement ; ig:areaLabel "Safeguarding" .',
        '<x> a ig:Judgement ; ig:areaLabel "" .',
    ),
    "JudgementGrade": (
        '<x> a ig:Judgement ; ig:gradeLabel "good" .',
        '<x> a ig:Judgement ; ig:gradeLabel "Good" .',
    ),
    "JudgementNumber": (
        "<x> a ig:Judgement ; ig:gradeValue 4 .",
        "<x> a ig:Judgement ; ig:gradeValue 2013 .",
    ),
    "JudgementOverall": (
        "<x> a ig:Judgement ; ig:overall false .",
        '<x> a ig:Judgement ; ig:overall "no" .',
    ),
    "RecommendationWording": (
        '<x> a ig:Recommendation ; ig:wording "Write plans." .',
        "<x> a ig:Recommendation .",
    ),
    "RecommendationKind": (
        '<x> a ig:Recommendation ; ig:recommendationKind "priority-action" .',
        '<x> a ig:Recommendation ; ig:recommendationKind "wish" .',
    ),
    "RecommendationTimeframe": (
        '<x> a ig:Recommendation ; ig:timeframe "6 months" .',
        '<x> a ig:Recommendation ; ig:timeframe "soon" .',
    ),
    "FindingWording": (
        '<x> a ig:Finding ; ig:wording "Visits are on time." .',
        '<x> a ig:Finding ; ig:wording "" .',
    ),
    "FindingPolarity": (
        '<x> a ig:Finding ; ig:polarity "weakness" .',
        '<x> a ig:Finding ; ig:polarity "mixed" .',
    ),
    "InterventionDocument": (
        "<x> a ig:Intervention ; ig:inDocument <d> .",
        "<x> a ig:Intervention ; ig:inDocument <d>, <e> .",
    ),
    "InterventionEvidence": (
        f"<x> a ig:Intervention ; ig:evidence <s> . {SPAN}",
        "<x> a ig:Intervention .",
    ),
    "InterventionKind": (
        "<x> a ig:Intervention ; dct:type kind:intervention-direction .",
        "<x> a ig:Intervention ; dct:type kind:Police .",
    ),
    "InterventionModality": (
        '<x> a ig:Intervention ; ig:modality "past" .',
        '<x> a ig:Intervention ; ig:modality "hypothetical" .',
    ),
    "InterventionMonth": (
        '<x> a ig:Intervention ; dct:date "2012-11"^^xsd:gYearMonth .',
        '<x> a ig:Intervention ; dct:date "2012-11-05"^^xsd:date .',
    ),
    "ActorName": (
        '<b> ig:register "ods" ; skos:prefLabel "A Trust" .',
        '<b> ig:register "ods" ; skos:prefLabel "A Trust", "The Trust" .',
    ),
    "ActorClass": (
        '<b> ig:register "ods" ; a ig:HealthBody .',
        '<b> ig:register "ods" ; a ig:File .',
    ),
    "ActorKind": (
        '<b> ig:register "ods" ; dct:type kind:Police .',
        '<b> ig:register "ods" ; dct:type kind:Police, kind:HealthBody .',
    ),
    "ActorRegister": (
        '<x> ig:actor <b> . <b> ig:register "police" .',
        "<x> ig:actor <b> .",
    ),
    "AuthorityArea": (f"{AUTHORITY} <a> dct:spatial <r> . <r> a ig:Area .", AUTHORITY),
    "AreaName": ('<r> a ig:Area ; skos:prefLabel "Westmarsh" .', "<r> a ig:Area ."),
    "AreaCode": (
        '<r> a ig:Area ; skos:notation "E06999999"^^ig:GSSCode .',
        '<r> a ig:Area ; skos:notation "80999"^^ig:OfstedURN .',
    ),
    "AppearanceActor": ("<x> a ig:Appearance ; ig:actor <b> .", "<x> a ig:Appearance ."),
    "AppearanceName": (
        '<x> a ig:Appearance ; ig:name "A Trust" .',
        '<x> a ig:Appearance ; ig:name "A Trust", "The Trust" .',
    ),
    "AppearanceKind": (
        '<x> a ig:Appearance ; ig:actorKind "service" .',
        '<x> a ig:Appearance ; ig:actorKind "person" .',
    ),
    "AppearanceType": ("<x> a ig:Appearance ; dct:type kind:Unit .", "<x> a ig:Appearance ."),
    "AppearanceDocument": ("<x> a ig:Appearance ; ig:inDocument <d> .", "<x> a ig:Appearance ."),
    "StatementSubject": (
        "<x> a ig:Statement ; rdf:subject <b> ; rdf:object <c> .",
        "<x> a ig:Statement ; rdf:subject <b> ; rdf:object <b> .",
    ),
    "StatementPredicate": (
        "<x> a ig:Statement ; rdf:predicate ig:funds .",
        "<x> a ig:Statement ; rdf:predicate ig:likes .",
    ),
    "StatementObject": (
        "<x> a ig:Statement ; rdf:object <c> .",
        '<x> a ig:Statement ; rdf:object "the council" .',
    ),
    "StatementEvidence": (f"<x> a ig:Statement ; ig:evidence <s> . {SPAN}", "<x> a ig:Statement ."),
    "StatementPolarity": (
        "<x> a ig:Statement ; ig:affirmed true .",
        "<x> a ig:Statement ; ig:affirmed true, false .",
    ),
    "StatementModality": (
        '<x> a ig:Statement ; ig:modality "planned" .',
        '<x> a ig:Statement ; ig:modality "likely" .',
    ),
    "StatementDocument": ("<x> a ig:Statement ; ig:inDocument <d> .", "<x> a ig:Statement ."),
    "StatementSubjectName": (
        '<x> a ig:Statement ; rdf:subject <b> . <b> skos:prefLabel "A Trust" .',
        "<x> a ig:Statement ; rdf:subject <b> .",
    ),
    "StatementObjectName": (
        '<x> a ig:Statement ; rdf:object <b> . <b> skos:prefLabel "A Trust" .',
        "<x> a ig:Statement ; rdf:object <b> .",
    ),
    "StatementBasis": (
        "<x> a ig:ImpliedStatement .",
        "<x> a ig:Statement, ig:ImpliedStatement .",
    ),
    "ImpliedRule": (
        "<x> a ig:ImpliedStatement ; ig:rule rule:council-in-lap .",
        '<x> a ig:ImpliedStatement ; ig:rule "council-in-lap" .',
    ),
    "StatedWithoutRule": (
        '<x> a ig:Statement ; ig:cue "funds-01" .',
        "<x> a ig:Statement ; ig:rule rule:council-in-lap .",
    ),
    "StatementReference": (
        '<x> a ig:Statement ; ig:reference "people" .',
        '<x> a ig:Statement ; ig:reference "guess" .',
    ),
    "ImpliedReference": (
        "<x> a ig:ImpliedStatement .",
        '<x> a ig:ImpliedStatement ; ig:reference "people" .',
    ),
    "StatementQuality": (
        '<x> a ig:Statement ; ig:quality "weak" .',
        '<x> a ig:Statement ; ig:quality "so-so" .',
    ),
    "ServedArea": (
        "<b> ig:servesArea <r> . <r> a ig:Area .",
        f"<b> ig:servesArea <a> . {AUTHORITY}",
    ),
    "RunVersion": ('<x> a ig:ExtractionRun ; ig:codeVersion "1.0" .', "<x> a ig:ExtractionRun ."),
    "RunData": ('<x> a ig:ExtractionRun ; ig:dataHash "' + HEX + '" .', "<x> a ig:ExtractionRun ."),
    "ProblemCode": (
        '<x> a ig:Problem ; ig:code "no-date" .',
        '<x> a ig:Problem ; ig:code "No date!" .',
    ),
    "ProblemSeverity": (
        '<x> a ig:Problem ; ig:severity "info" .',
        '<x> a ig:Problem ; ig:severity "fatal" .',
    ),
    "CoveragePart": ('<x> a ig:Coverage ; ig:partName "period" .', "<x> a ig:Coverage ."),
    "CoverageFound": (
        "<x> a ig:Coverage ; ig:wasFound true .",
        '<x> a ig:Coverage ; ig:wasFound "yes" .',
    ),
    "CoverageCount": ("<x> a ig:Coverage ; ig:count 0 .", "<x> a ig:Coverage ; ig:count -1 ."),
}

QUALITY: dict[str, tuple[str, str]] = {
    "DocumentHasTitle": (f'{DOCUMENT} <d> dct:title "A report" .', DOCUMENT),
    "TitleLength": (
        f'{DOCUMENT} <d> dct:title "A report" .',
        f'{DOCUMENT} <d> dct:title "{"A report and more. " * 20}" .',
    ),
    "LeadInspectorOnce": (
        (
            "<i> a ig:Inspection ; prov:qualifiedAssociation <x>, <y> . "
            "<x> prov:hadRole ig:LeadInspector . <y> prov:hadRole ig:InspectingBody ."
        ),
        (
            "<i> a ig:Inspection ; prov:qualifiedAssociation <x>, <y> . "
            "<x> prov:hadRole ig:LeadInspector . <y> prov:hadRole ig:LeadInspector ."
        ),
    ),
    "LeadInspectorName": (
        '<x> a foaf:Person ; foaf:name "Ada Example" .',
        '<x> a foaf:Person ; foaf:name "Page 3" .',
    ),
    "PublishedAfterInspection": (
        (
            f'{DOCUMENT} <d> ig:reportsOn <i> ; dct:issued "2024-05-16"^^xsd:date . '
            '<i> dct:temporal <x> . <x> dcat:endDate "2024-03-08"^^xsd:date .'
        ),
        (
            f'{DOCUMENT} <d> ig:reportsOn <i> ; dct:issued "2024-03-01"^^xsd:date . '
            '<i> dct:temporal <x> . <x> dcat:endDate "2024-03-08"^^xsd:date .'
        ),
    ),
    "InspectionHasInspectors": (
        "<i> a ig:Inspection ; prov:wasAssociatedWith <b> .",
        "<i> a ig:Inspection .",
    ),
    "WordingLength": (
        '<x> a ig:Finding ; ig:wording "Visits are on time." .',
        '<x> a ig:Finding ; ig:wording "Visits" .',
    ),
    "AreaLength": (
        '<x> a ig:Judgement ; ig:areaLabel "Overall effectiveness" .',
        '<x> a ig:Judgement ; ig:areaLabel "1" .',
    ),
    "GradeLength": (
        '<x> a ig:Judgement ; ig:gradeLabel "good" .',
        f'<x> a ig:Judgement ; ig:gradeLabel "{"good " * 20}" .',
    ),
    "FindingOnce": (
        '<x> a ig:Finding ; ig:inDocument <d> ; ig:wording "Visits." ; ig:polarity "strength" .',
        (
            '<x> a ig:Finding ; ig:inDocument <d> ; ig:wording "Visits." ; '
            'ig:polarity "strength" . '
            '<y> a ig:Finding ; ig:inDocument <d> ; ig:wording "Visits." ; ig:polarity "weakness" .'
        ),
    ),
    "ActorNameLength": (
        '<x> a ig:Appearance ; ig:name "A Trust" .',
        f'<x> a ig:Appearance ; ig:name "{"A Trust that " * 20}" .',
    ),
    "NameOnce": (
        '<x> a ig:Appearance ; ig:name "A Trust" ; ig:otherName "the trust" .',
        '<x> a ig:Appearance ; ig:name "A Trust" ; ig:otherName "A Trust" .',
    ),
    "StatementQuoteLength": (
        '<x> a ig:Statement ; ig:evidence <s> . <s> oa:hasSelector <q> . <q> oa:exact "words" .',
        (
            "<x> a ig:Statement ; ig:evidence <s> . <s> oa:hasSelector <q> . "
            f'<q> oa:exact "{"words " * 400}" .'
        ),
    ),
    "StatementCue": ('<x> a ig:Statement ; ig:cue "funds-01" .', "<x> a ig:Statement ."),
}

FRAMEWORKS: dict[str, tuple[str, str]] = {
    "GradeKnown": (
        f"<x> a ig:Judgement ; ig:hasGrade {ILACS}-good .",
        f"<x> a ig:Judgement ; ig:hasGrade {ILACS}-splendid .",
    ),
    "GradeOnScale": (
        f"<x> a ig:Judgement ; ig:hasFramework {ILACS} ; ig:hasGrade {ILACS}-good .",
        f"<x> a ig:Judgement ; ig:hasFramework {ILACS} ; ig:hasGrade fw:jar-adequate .",
    ),
    "AreaKnown": (
        f"<x> a ig:Judgement ; ig:ofArea {ILACS}-area-overall .",
        f"<x> a ig:Judgement ; ig:ofArea {ILACS}-area-catering .",
    ),
    "AreaOfFramework": (
        f"<x> a ig:Judgement ; ig:hasFramework {ILACS} ; ig:ofArea {ILACS}-area-overall .",
        f"<x> a ig:Judgement ; ig:hasFramework {ILACS} ; ig:ofArea fw:jar-area-capacity .",
    ),
    "NumberOfGrade": (
        "<x> a ig:Judgement ; ig:hasGrade fw:lac-2013-inadequate ; ig:gradeValue 4 .",
        "<x> a ig:Judgement ; ig:hasGrade fw:jar-inadequate ; ig:gradeValue 4 .",
    ),
    "WordsOnScale": (
        f"<x> a ig:Judgement ; ig:hasFramework {ILACS} ; ig:hasGrade {ILACS}-good .",
        f'<x> a ig:Judgement ; ig:hasFramework {ILACS} ; ig:gradeLabel "splendid" .',
    ),
    "OverallArea": (
        f"<x> a ig:Judgement ; ig:ofArea {ILACS}-area-overall ; ig:overall true .",
        f"<x> a ig:Judgement ; ig:ofArea {ILACS}-area-overall ; ig:overall false .",
    ),
    "AreaJudgedOnce": (
        (
            f"<x> a ig:Judgement ; ig:inDocument <d> ; ig:ofArea {ILACS}-area-overall . "
            f"<y> a ig:Finding ; ig:inDocument <d> ; ig:ofArea {ILACS}-area-overall ."
        ),
        (
            f"<x> a ig:Judgement ; ig:inDocument <d> ; ig:ofArea {ILACS}-area-overall . "
            f"<y> a ig:Judgement ; ig:inDocument <d> ; ig:ofArea {ILACS}-area-overall ."
        ),
    ),
    "FrameworkKnown": (f"<d> ig:hasFramework {ILACS} .", "<d> ig:hasFramework fw:ilacs-2099 ."),
    "SeriesKnown": ("<d> ig:inSeries fw:series-ilacs .", "<d> ig:inSeries fw:series-poems ."),
    "FrameworkOfSeries": (
        f"{DOCUMENT} <d> ig:inSeries fw:series-ilacs ; ig:hasFramework {ILACS} .",
        f"{DOCUMENT} <d> ig:inSeries fw:series-jar ; ig:hasFramework {ILACS} .",
    ),
}

EXAMPLES: dict[str, tuple[str, str]] = CORE | QUALITY | FRAMEWORKS
