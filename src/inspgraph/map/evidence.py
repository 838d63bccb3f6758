"""Passages: the places in a document whose words a fact rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import Literal, URIRef
from rdflib.term import Node

from inspgraph.map.uris import Minter
from inspgraph.records import Extraction, Span
from inspgraph.text.places import PassagePlaces
from inspgraph.vocab import IG, OA, RDF

Triple = tuple[Node, Node, Node]


class Evidence:
    """Describes the passages of one document, each once.

    A passage is a W3C Web Annotation resource: the text with a position selector (code points of
    the canonical text, end exclusive) and a quote selector, and for people page, paragraph number
    and section. The words before and after are not repeated: the text is kept, and the position
    leads there.
    """

    def __init__(self, extraction: Extraction, names: Minter) -> None:
        self._text = extraction.text
        self._file = extraction.source
        self._names = names
        self._source = names.text(extraction.source)
        self._described: set[Span] = set()
        self._places = PassagePlaces(extraction.text)
        self._sections = _sections(extraction)

    def cite(self, subject: Node, spans: Iterable[Span | None]) -> Iterator[Triple]:
        """Link a fact to its passages; None stands for no passage.

        The first in the text is marked, so that a question that quotes one passage a document
        need not look for it among many. Should two begin at one place, their words decide.
        """
        given = [span for span in spans if span is not None]
        if given:
            first = min(given, key=lambda span: (span.start, span.of(self._text.content)))
            yield subject, IG.firstEvidence, self._names.span(self._file, first)
        for span in given:
            iri = self._names.span(self._file, span)
            yield subject, IG.evidence, iri
            if span not in self._described:
                self._described.add(span)
                yield from self._describe(iri, span)

    def _describe(self, iri: URIRef, span: Span) -> Iterator[Triple]:
        content = self._text.content
        position, quote = URIRef(f"{iri}-position"), URIRef(f"{iri}-quote")
        yield iri, RDF.type, IG.Span
        yield iri, OA.hasSource, self._source
        yield iri, OA.hasSelector, position
        yield iri, OA.hasSelector, quote
        yield position, RDF.type, OA.TextPositionSelector
        yield position, OA.start, Literal(span.start)
        yield position, OA.end, Literal(span.end)
        yield quote, RDF.type, OA.TextQuoteSelector
        yield quote, OA.exact, Literal(span.of(content))
        page, block = self._places.page(span), self._places.block(span)
        if page is not None:
            yield iri, IG.page, Literal(page)
        if block is not None:
            paragraph = self._places.paragraph(span)
            if paragraph:
                yield iri, IG.paragraph, Literal(paragraph)
            if block in self._sections:
                yield iri, IG.section, Literal(self._sections[block])


def _sections(extraction: Extraction) -> dict[int, str]:
    """The title of the innermost section of each block, by the block's index."""
    found: dict[int, str] = {}
    for section in extraction.sections:  # a parent stands before its children
        for block in section.blocks:
            if section.title:
                found[block] = section.title
    return found
