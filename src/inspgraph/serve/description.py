"""The endpoint's description of itself: a SPARQL 1.1 Service Description.

https://www.w3.org/TR/sparql11-service-description/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from inspgraph.serve.negotiate import GRAPHS, RESULTS
from inspgraph.serve.settings import LONGEST_REQUEST, WAITING, Settings

SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_COMMENT: Final = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#comment")
_TITLE: Final = ox.NamedNode("http://purl.org/dc/terms/title")


def describe_service(
    endpoint: str,
    graphs: Iterable[str],
    settings: Settings,
    media: str,
    prefixes: Mapping[str, str],
) -> bytes:
    """Return the description of the service at ``endpoint`` in the format of ``media``.

    ``graphs`` are the IRIs of the named graphs of documents.
    """
    known = {**prefixes, "sd": SD}
    triples = _triples(ox.NamedNode(endpoint), graphs, settings)
    return ox.serialize(triples, format=GRAPHS[media], prefixes=known) or b""


def limits(settings: Settings) -> tuple[str, ...]:
    """Say what the service allows, a sentence a limit."""
    return (
        f"A query is ended after {settings.timeout:g} seconds (status 504).",
        f"An answer has at most {settings.max_bytes:,} bytes (status 500).",
        f"A query takes at most {settings.memory:,} bytes of memory (status 500).",
        f"{settings.workers} queries run at once, {WAITING} may wait (else status 503).",
        f"A request has at most {LONGEST_REQUEST:,} bytes (status 413).",
        "Updates and SERVICE are refused (status 403).",
    )


def _triples(
    service: ox.NamedNode, graphs: Iterable[str], settings: Settings
) -> Iterator[ox.Triple]:
    dataset, default = ox.BlankNode("dataset"), ox.BlankNode("default")
    yield ox.Triple(service, _TYPE, _sd("Service"))
    yield ox.Triple(
        service, _TITLE, ox.Literal("Inspections of children’s services", language="en")
    )
    yield ox.Triple(service, _sd("endpoint"), service)
    yield ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    formats = [*(one.iri for one in RESULTS.values()), *(one.iri for one in GRAPHS.values())]
    for iri in dict.fromkeys(formats):
        # The library names JSON-LD by an address that the W3C's list of formats has not.
        known = iri.replace("https://www.w3.org/ns/formats/data/", "http://www.w3.org/ns/formats/")
        yield ox.Triple(service, _sd("resultFormat"), ox.NamedNode(known))
    for sentence in limits(settings):
        yield ox.Triple(service, _COMMENT, ox.Literal(sentence, language="en"))
    # The default graph holds every statement of the named graphs.
    yield ox.Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    yield ox.Triple(service, _sd("defaultDataset"), dataset)
    yield ox.Triple(dataset, _TYPE, _sd("Dataset"))
    yield ox.Triple(dataset, _sd("defaultGraph"), default)
    yield ox.Triple(default, _TYPE, _sd("Graph"))
    for number, name in enumerate(graphs, 1):
        node = ox.BlankNode(f"graph{number}")
        yield ox.Triple(dataset, _sd("namedGraph"), node)
        yield ox.Triple(node, _TYPE, _sd("NamedGraph"))
        yield ox.Triple(node, _sd("name"), ox.NamedNode(name))


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)
