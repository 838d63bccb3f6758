"""The shapes at their own address: a reference page for people, and RDF for programs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import pyoxigraph as ox
from rdflib import Graph, URIRef

from inspgraph import resources
from inspgraph.site.render import render
from inspgraph.site.site import Site, Wanted, WebPage
from inspgraph.vocab import DCTERMS, OWL, PREFIXES, RDF, SH, SHAPES

SHAPES_IRI: Final = str(SHAPES)[:-1]
"""What all shapes share before their fragment; the page at its path lists them."""


@dataclass(frozen=True, slots=True)
class ShownShape:
    """One shape; ``name`` is the fragment of its IRI.

    ``about`` are the classes and properties that say which things it looks at, ``query`` is its
    constraint in SPARQL, if it has one.
    """

    name: str
    message: str
    is_warning: bool
    about: tuple[str, ...]
    query: str


@dataclass(frozen=True, slots=True)
class ShapesFile:
    """A file of shapes with its title and description."""

    title: str
    description: str
    shapes: tuple[ShownShape, ...]


def shapes_page(site: Site, _: Wanted) -> WebPage:
    """List every shape by the file that it stands in."""
    return render(site, "shapes.html", files=_files(), iri=SHAPES_IRI)


@cache
def shapes_in(format: ox.RdfFormat) -> bytes:
    """Return all shapes in a format of RDF."""
    triples = [
        quad.triple
        for path in sorted(resources.SHAPES.glob("*.ttl"))
        for quad in ox.parse(path=str(path), rename_blank_nodes=True)
    ]
    prefixes = PREFIXES if format.supports_datasets or format == ox.RdfFormat.TURTLE else {}
    return ox.serialize(triples, format=format, prefixes=prefixes) or b""


@cache
def _files() -> tuple[ShapesFile, ...]:
    return tuple(
        _file(Graph().parse(path, format="turtle"))
        for path in sorted(resources.SHAPES.glob("*.ttl"))
    )


def _file(read: Graph) -> ShapesFile:
    header = read.value(None, RDF.type, OWL.Ontology)
    named = sorted({str(one) for one in read.subjects() if str(one).startswith(str(SHAPES))})
    return ShapesFile(
        title=str(read.value(header, DCTERMS.title)),
        description=str(read.value(header, DCTERMS.description)),
        shapes=tuple(_shape(read, URIRef(one)) for one in named),
    )


def _shape(read: Graph, shape: URIRef) -> ShownShape:
    targets = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
    constraint = read.value(shape, SH.sparql)
    return ShownShape(
        name=str(shape).removeprefix(str(SHAPES)),
        message=str(read.value(shape, SH.message)),
        is_warning=read.value(shape, SH.severity) == SH.Warning,
        about=tuple(
            read.namespace_manager.normalizeUri(term)
            for target in targets
            for term in sorted(map(str, read.objects(shape, target)))
        ),
        query=str(read.value(constraint, SH.select)) if constraint is not None else "",
    )
