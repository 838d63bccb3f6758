"""The pages of actors: an authority's dossier, and what any other body or service is and does."""

from __future__ import annotations

from typing import Final

from inspgraph.network.nodes import registers
from inspgraph.site.bodies import REGISTERS, read_called
from inspgraph.site.documents import read_census
from inspgraph.site.dossier.dossier_page import show_dossier
from inspgraph.site.render import render
from inspgraph.site.site import NotFoundError, Site, Wanted, WebPage
from inspgraph.site.things.body import read_body
from inspgraph.site.things.stated_relations import IMPLIED, doubtful, grouped, read_stated

SHOWN: Final = 12
"""Others of a group, or documents, that stand open on a body's page; the rest is folded."""

MOST: Final = 120
"""How many are on the page at most; it says so and leads to the question that gives all."""


def actor_page(site: Site, wanted: Wanted) -> WebPage:
    """Show an authority, body or service; raises ``NotFoundError`` where the graph has none."""
    iri = site.places.iri(wanted.path) or ""
    census = site.once(read_census)
    if iri in census.authority:
        return show_dossier(site, census.authority[iri])
    called = read_called(site.graph, [iri] if iri else [])
    if iri not in called:
        raise NotFoundError(wanted.path)
    return _show_body(site, iri)


def _show_body(site: Site, iri: str) -> WebPage:
    graph, census = site.graph, site.once(read_census)
    stated = read_stated(graph, census, iri)
    earlier, later = graph.succession.line_of(iri)
    ends = {end for step in (*earlier, *later) for end in (step.older, step.newer)}
    called = read_called(graph, {iri, *ends, *(one.other for one in stated)})
    labels = {known: one.label for known, one in called.items()}
    body = read_body(graph, census, iri)
    register = registers(graph.store, [iri]).get(iri, "local")
    named = [quote.document for quote in body.named if quote.document]
    authorities = {
        council: sum(council in document.authorities for document in named)
        for document in named
        for council in document.authorities
    }
    return render(
        site,
        "body.html",
        iri=iri,
        own=called[iri],
        called=called,
        body=body,
        census=census,
        register=REGISTERS.get(register, register),
        is_registered=register != "local",
        groups=grouped(stated, labels),
        doubtful=doubtful(stated, labels),
        implied=grouped(stated, labels, IMPLIED),
        relations=sum(len(one.quotes) for one in stated),
        authorities=sorted(authorities.items(), key=lambda item: (-item[1], item[0])),
        lineage=graph.succession,
        earlier=earlier,
        later=later,
        shown=SHOWN,
        most=MOST,
    )
