"""Addresses of passages in the reader: the document's page, at the passage's own name.

The graph says in which text a passage stands and which document has that text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from inspgraph.api import Graph
from inspgraph.site.paths import Places
from inspgraph.site.rows import rows
from inspgraph.site.site import Site
from inspgraph.store.select import text_of
from inspgraph.vocab import OA

_PARTS: Final = """
SELECT ?document ?file ?text ?graph {
  GRAPH ?graph { ?document ig:hasFile ?file ; ig:hasText ?text }
}
"""
_SOURCE: Final = ox.NamedNode(str(OA.hasSource))


def read_documents(graph: Graph) -> Mapping[str, str]:
    """Return the document of each document, file, text and named graph, by IRI."""
    return {
        row[name]: row["document"]
        for row in rows(graph, _PARTS)
        for name in ("document", "file", "text", "graph")
    }


def document_of(site: Site, iri: str) -> str | None:
    """Return the IRI of the document of which an IRI names the file, text, graph or itself."""
    return site.once(read_documents).get(iri)


def document_of_span(site: Site, iri: str) -> str | None:
    """Return the IRI of the document in which a passage stands; None for any other IRI."""
    if not iri:
        return None
    quads = site.graph.store.quads_for_pattern(ox.NamedNode(iri), _SOURCE, None, None)
    return document_of(site, next((text_of(quad.object) for quad in quads), ""))


def address_of_span(site: Site, iri: str) -> str | None:
    """Return the path and fragment of a passage's words in the reader; None for any other IRI."""
    document = document_of_span(site, iri)
    path = site.places.path(document) if document else None
    return f"{path}#{site.places.local(iri)}" if path else None


def address_of_page(places: Places, document: str, page: int) -> str | None:
    """Return the place at which a page of a document begins in the reader."""
    path = places.path(document)
    return f"{path}#{page_anchor(page)}" if path else None


def page_anchor(page: int) -> str:
    """Return the fragment at which a page begins."""
    return f"page-{page}"
