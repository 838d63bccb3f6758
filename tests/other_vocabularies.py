"""The terms of vocabularies that rdflib does not list, to compare the ontology's links with.

Of ``OA``: the Web Annotation Vocabulary, W3C Recommendation of 23 February 2017, W3C Software and
Document Licence. Of ``CPSV``: the Core Public Service Vocabulary 1.0 of the European Commission,
ISA Open Metadata Licence 1.1. Of ``CV``: from the Core Public Organisation Vocabulary 1.0 and
CPSV-AP 2.2 of the European Commission, CC BY 4.0, the terms that could be linked to.

The list of ``CPSV`` was compared, term by term, with another library's listing of the vocabulary
and is the same; those of ``OA`` and ``CV`` have not been compared so.
"""

from __future__ import annotations

from typing import Final

_NAMES: Final = {
    "http://www.w3.org/ns/oa#": (
        "Annotation Choice CssSelector CssStyle DataPositionSelector Direction FragmentSelector "
        "HttpRequestState Motivation RangeSelector ResourceSelection Selector SpecificResource "
        "State Style SvgSelector TextPositionSelector TextQuoteSelector TextualBody TimeState "
        "XPathSelector annotationService bodyValue cachedSource canonical end exact hasBody "
        "hasEndSelector hasPurpose hasScope hasSelector hasSource hasStartSelector hasState "
        "hasTarget motivatedBy prefix processingLanguage refinedBy renderedVia sourceDate "
        "sourceDateEnd sourceDateStart start styleClass styledBy suffix textDirection via"
    ),
    "http://purl.org/vocab/cpsv#": (
        "Input Output PublicService Rule follows hasInput physicallyAvailableAt produces provides "
        "uses"
    ),
    "http://data.europa.eu/m8g/": (
        "BusinessEvent Channel ContactPoint Cost Event LifeEvent Participation PublicOrganisation "
        "ChangeEvent FoundationEvent hasChannel hasCompetentAuthority hasContactPoint hasCost "
        "hasParticipation isGroupedBy processingTime sector thematicArea"
    ),
}

OTHER: Final = {space: frozenset(names.split()) for space, names in _NAMES.items()}
