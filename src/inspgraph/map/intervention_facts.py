"""Interventions: what government did about a council's services, and who took part in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rdflib import Literal, URIRef

from inspgraph.map.evidence import Triple
from inspgraph.map.scope import Scope
from inspgraph.records import Actor, Intervention
from inspgraph.vocab import DCTERMS, IG, KIND, PROV, RDF, SKOS, XSD

_BOARD: Final = "improvement-board"
_GOVERNMENT: Final = "GovernmentBody"


def map_interventions(scope: Scope) -> Iterator[Triple]:
    """Each step that the document tells of."""
    for intervention in scope.extraction.interventions:
        yield from _intervention(scope, intervention)


def _intervention(scope: Scope, intervention: Intervention) -> Iterator[Triple]:
    iri = scope.names.item(
        "intervention",
        scope.extraction.source,
        intervention.kind,
        intervention.modality,
        intervention.month,
    )
    yield iri, RDF.type, IG.Intervention
    yield iri, IG.inDocument, scope.document
    kind = URIRef(f"{KIND}intervention-{intervention.kind}")
    yield iri, DCTERMS.type, kind
    # Repeated from the ontology, so that a graph can be read by itself.
    yield kind, SKOS.notation, Literal(intervention.kind)
    yield iri, IG.modality, Literal(intervention.modality)
    if scope.authority_key:
        yield iri, IG.about, scope.names.actor(scope.authority_key)
    if intervention.month is not None:
        yield iri, DCTERMS.date, Literal(str(intervention.month), datatype=XSD.gYearMonth)
    for actor in scope.extraction.actors:
        if _takes_part(scope, intervention, actor):
            yield iri, PROV.wasAssociatedWith, scope.names.actor(actor.key)
    yield from scope.evidence.cite(iri, intervention.spans)


def _takes_part(scope: Scope, intervention: Intervention, actor: Actor) -> bool:
    """Return whether a body named in the passages is government's, or the board that was set up."""
    if not any(
        span.start <= mention.start < span.end
        for span in intervention.spans
        for mention in actor.mentions
    ):
        return False
    known = scope.register.get(actor.key)
    is_board = scope.kinds.of(actor.key, known, actor.type) == _BOARD
    return actor.type == _GOVERNMENT or (intervention.kind == _BOARD and is_board)
