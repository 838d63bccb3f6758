"""Passages: the places in a document whose words a fact rests on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from rdflib import Literal, URIRef
from rdflib.term import Node

from inspgraph.map.uris import Minter
from inspgraph.records import Extraction, Span
from inspgraph.vocab import IG, OA, RDF

Triple = tuple[Node, Node, Node]

_NUMBERED = re.compile(r"\(?(\d+(?:\.\d+)*)[.)]?\Z")


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
        self._page_starts = [page.start for page in extraction.text.pages]
        self._block_starts = [block.start for block in extraction.text.blocks]
        self._paragraphs = list(_paragraphs(extraction))
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
        page = bisect_right(self._page_starts, span.start) - 1
        if page >= 0:
            yield iri, IG.page, Literal(self._text.pages[page].number)
        block = bisect_right(self._block_starts, span.start) - 1
        # A passage may begin with the block's marker, which stands before the block's start.
        upcoming = block + 1
        if upcoming < len(self._block_starts) and (
            self._block_starts[upcoming] < span.end
            and (block < 0 or self._text.blocks[block].end <= span.start)
        ):
            block = upcoming
        if block >= 0:
            if self._paragraphs[block]:
                yield iri, IG.paragraph, Literal(self._paragraphs[block])
            if block in self._sections:
                yield iri, IG.section, Literal(self._sections[block])


def _paragraphs(extraction: Extraction) -> Iterator[str]:
    """The paragraph number that each block falls under, "" where there is none.

    Bullets below a numbered paragraph fall under it; any other block without a number ends it.
    """
    current = ""
    for block in extraction.text.blocks:
        numbered = _NUMBERED.match(block.marker.strip())
        if numbered:
            current = numbered[1]
        elif block.kind != "item":
            current = ""
        yield current


def _sections(extraction: Extraction) -> dict[int, str]:
    """The title of the innermost section of each block, by the block's index."""
    found: dict[int, str] = {}
    for section in extraction.sections:  # a parent stands before its children
        for block in section.blocks:
            if section.title:
                found[block] = section.title
    return found
