"""The choice of a page for an IRI: the page of its kind, or a list of its statements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from inspgraph.site.reader.reader_page import document_page, span_page
from inspgraph.site.site import Handler, Site, Wanted, WebPage
from inspgraph.site.things.any_page import thing_page
from inspgraph.site.things.body_pages import actor_page
from inspgraph.site.things.shapes_page import shapes_page

STATEMENTS: Final = "statements"
"""The parameter with which any address gives all statements instead of the page of its kind."""

_HANDLERS: Final[Mapping[str, Handler]] = {
    **dict.fromkeys(("doc", "file", "text", "graph"), document_page),
    "span": span_page,
    "actor": actor_page,
    "/shapes": shapes_page,
}
"""The page of each kind, by what an instance's local name begins with (``map.uris.Names``).

The shapes share a path of their own."""


def page_of_kind(site: Site, wanted: Wanted) -> WebPage:
    """Show an IRI by the page of its kind."""
    kind = wanted.path.removeprefix("/id/").partition("-")[0]
    handler = thing_page if STATEMENTS in wanted.values else _HANDLERS.get(kind, thing_page)
    return handler(site, wanted)
