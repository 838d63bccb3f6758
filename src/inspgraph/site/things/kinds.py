"""The choice of a page for an IRI: the page of its class, or a list of its statements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from inspgraph.map.bodies_and_relations import CLASSES
from inspgraph.site.anchors import document_of
from inspgraph.site.reader.reader_page import document_page, span_page
from inspgraph.site.site import Handler, Site, Wanted, WebPage
from inspgraph.site.things.any_page import thing_page
from inspgraph.site.things.body_pages import actor_page
from inspgraph.site.things.shapes_page import SHAPES_IRI, shapes_page
from inspgraph.store.select import text_of
from inspgraph.vocab import IG, RDF

STATEMENTS: Final = "statements"
"""The parameter with which any address gives all statements instead of the page of its kind."""

_HANDLERS: Final[Mapping[str, Handler]] = {
    str(IG.Span): span_page,
    **{str(class_): actor_page for class_ in CLASSES.values()},
}
"""The page of each class; whatever names a document, its file, text or graph has the document's."""
_TYPE: Final = ox.NamedNode(str(RDF.type))


def page_of_kind(site: Site, wanted: Wanted) -> WebPage:
    """Show an IRI by the page of its kind."""
    iri = site.places.iri(wanted.path)
    if iri is None or STATEMENTS in wanted.values:
        return thing_page(site, wanted)
    if iri == SHAPES_IRI:
        return shapes_page(site, wanted)
    return _handler(site, iri)(site, wanted)


def _handler(site: Site, iri: str) -> Handler:
    if document_of(site, iri):
        return document_page
    quads = site.graph.store.quads_for_pattern(ox.NamedNode(iri), _TYPE, None, ox.DefaultGraph())
    classes = sorted(text_of(quad.object) for quad in quads)
    return next((_HANDLERS[one] for one in classes if one in _HANDLERS), thing_page)
