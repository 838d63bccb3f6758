"""Links for the words of an answer: a passage in the reader, a body, a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from inspgraph.api import Graph
from inspgraph.site.anchors import address_of_page, address_of_span, document_of
from inspgraph.site.paths import Places
from inspgraph.vocab import DCTERMS, IG, OA, SKOS

_DEFAULT: Final = ox.DefaultGraph()


def _node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


class NamedInAnswer:
    """Looks up what rows of an answer name, straight in the store's indices.

    A question answers with words, since these are what a document says. What they name is known
    only within a document, and a link is given only where it is one thing.
    """

    def __init__(self, graph: Graph) -> None:
        self._store = graph.store
        self._places = places = Places(graph.manifest.base)
        self._documents: dict[str, list[str]] = {}
        for entry in graph.manifest.documents:
            document = document_of(places, entry.graph)
            if document:
                self._documents.setdefault(entry.name.rpartition("/")[2], []).append(document)
        self._actors: dict[str, dict[str, set[str]]] = {}

    def document(self, file: str) -> str | None:
        """The path of the document whose file is called so, None for none or several."""
        named = self._documents.get(file, [])
        return self._places.path(named[0]) if len(named) == 1 else None

    def words(self, words: str, file: str, page: str, paragraph: str) -> str | None:
        """Return the address of a passage in the reader, or of its page if the graph lacks it."""
        documents = self._documents.get(file, [])
        starts = tuple(f"{self._places.path(document)}#" for document in documents)
        addresses = (
            address_of_span(self._places, span)
            for span in self._spans(words)
            if self._is_at(span, "page", page) and self._is_at(span, "paragraph", paragraph)
        )
        found = [one for one in addresses if one and one.startswith(starts)]
        if found:
            return min(found, key=_place)
        if page.isdigit() and len(documents) == 1:
            return address_of_page(self._places, documents[0], int(page))
        return self.document(file)

    def actor(self, name: str, files: Iterable[str]) -> str | None:
        """The path of the one body that some of these documents call so."""
        there = self._called(name)
        found = {
            actor
            for file in files
            for document in self._documents.get(file, ())
            for actor in there.get(document, ())
        }
        return self._places.path(found.pop()) if len(found) == 1 else None

    def council(self, area: str) -> str | None:
        """The path of the one council of an area."""
        found = {
            council
            for place in self._subjects(SKOS.prefLabel, area)
            for council in self._pointing(DCTERMS.spatial, place)
        }
        return self._places.path(found.pop()) if len(found) == 1 else None

    def label(self, iri: str) -> str:
        """The preferred name of a thing, empty where it has none."""
        return min(self._objects(iri, SKOS.prefLabel), default="")

    def _called(self, name: str) -> dict[str, set[str]]:
        """The actors of a name by the document that calls them so."""
        if name not in self._actors:
            known: dict[str, set[str]] = {}
            for seen in self._subjects(IG.name, name):
                for actor in self._objects(seen, IG.actor):
                    for document in self._objects(seen, IG.inDocument):
                        known.setdefault(document, set()).add(actor)
            self._actors[name] = known
        return self._actors[name]

    def _spans(self, words: str) -> Iterator[str]:
        for quote in self._subjects(OA.exact, words):
            yield from self._pointing(OA.hasSelector, quote)

    def _is_at(self, span: str, name: str, value: str) -> bool:
        return not value or value in self._objects(span, IG[name])

    def _subjects(self, property_: str, text: str) -> Iterator[str]:
        """Yield the subjects that have a text as the value of a property, in any language."""
        for literal in (ox.Literal(text), ox.Literal(text, language="en")):
            found = self._store.quads_for_pattern(None, _node(str(property_)), literal, _DEFAULT)
            for quad in found:
                if isinstance(quad.subject, ox.NamedNode):
                    yield str(quad.subject.value)

    def _pointing(self, property_: str, iri: str) -> Iterator[str]:
        found = self._store.quads_for_pattern(None, _node(str(property_)), _node(iri), _DEFAULT)
        for quad in found:
            if isinstance(quad.subject, ox.NamedNode):
                yield str(quad.subject.value)

    def _objects(self, iri: str, property_: str) -> list[str]:
        found = self._store.quads_for_pattern(_node(iri), _node(str(property_)), None, _DEFAULT)
        objects = (quad.object for quad in found)
        return [str(one.value) for one in objects if isinstance(one, ox.NamedNode | ox.Literal)]


def _place(address: str) -> tuple[int, ...]:
    """Return the offsets of a passage, with which its name ends."""
    return tuple(int(number) for number in address.rsplit("-", 2)[1:])
