"""Content negotiation: the format that an Accept header asks for (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

RESULTS: Final[dict[str, ox.QueryResultsFormat]] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
}
"""Formats for the answer to a SELECT or ASK, in the order of preference."""

GRAPHS: Final[dict[str, ox.RdfFormat]] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "text/n3": ox.RdfFormat.N3,
    "application/json": ox.RdfFormat.JSON_LD,
    "application/xml": ox.RdfFormat.RDF_XML,
    "text/xml": ox.RdfFormat.RDF_XML,
}
"""Formats for triples, in the order of preference."""


def choose(accept: str, offered: Iterable[str]) -> str | None:
    """Return the media type that the Accept header prefers, None if it accepts none.

    Of several preferred equally the first offered wins. An empty header accepts all. Parameters
    other than ``q`` are ignored: no format here comes in variants.
    """
    ranges = dict(_range(part) for part in accept.split(",") if part.strip()) or {"*/*": 1.0}
    best, liking = None, 0.0
    for media in offered:
        kind = media.split("/")[0]
        like = next((ranges[one] for one in (media, f"{kind}/*", "*/*") if one in ranges), 0.0)
        if like > liking:
            best, liking = media, like
    return best


def with_charset(media: str) -> str:
    """Return the media type as a Content-Type: every text is UTF-8."""
    return f"{media}; charset=utf-8" if media.startswith("text/") else media


def _range(part: str) -> tuple[str, float]:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return media, min(1.0, max(0.0, float(value)))
            except ValueError:
                return media, 0.0
    return media, 1.0
