"""Addresses of passages in the reader: the document's page, at the passage's own name.

A name says it all (``map.uris.Names``), so no address needs a look into the graph: a passage is
``span-<file>-<start>-<end>``, the document it stands in ``doc-<file>``.
"""

from __future__ import annotations

import re
from typing import Final

from inspgraph.site.paths import Places

_SPAN: Final = re.compile(r"span-([0-9a-f]{32})-(\d+)-(\d+)\Z")
_OF_DOCUMENT: Final = re.compile(r"(?:doc|file|text|graph)-([0-9a-f]{32})\Z")


def address_of_span(places: Places, iri: str) -> str | None:
    """Return the path and fragment of a passage's words in the reader; None for any other IRI."""
    local = _local(places, iri)
    found = _SPAN.match(local)
    return f"/id/doc-{found[1]}#{local}" if found else None


def address_of_page(places: Places, document: str, page: int) -> str | None:
    """Return the place at which a page of a document begins in the reader."""
    path = places.path(document)
    return f"{path}#{page_anchor(page)}" if path else None


def page_anchor(page: int) -> str:
    """Return the fragment at which a page begins."""
    return f"page-{page}"


def document_of(places: Places, iri: str) -> str | None:
    """Return the IRI of the document of which an IRI names the file, text, graph or itself."""
    local = _local(places, iri)
    found = _OF_DOCUMENT.match(local)
    return places.iri(f"/id/doc-{found[1]}") if found else None


def document_of_span(places: Places, iri: str) -> str | None:
    """Give the IRI of the document in which a passage stands."""
    found = _SPAN.match(_local(places, iri))
    return places.iri(f"/id/doc-{found[1]}") if found else None


def _local(places: Places, iri: str) -> str:
    path = places.path(iri) or ""
    return path.removeprefix("/id/") if path.startswith("/id/") else ""
