"""Words of a document with their place, as every page shows what a statement rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from inspgraph.site.documents import Census, Document
from inspgraph.site.rows import Row

_SPAN: Final = re.compile(r"span-([0-9a-f]{32})-(\d+)-\d+\Z")


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """A passage: ``span`` is its IRI, "" where the words are of no passage of the graph.

    ``page`` and ``paragraph`` are as printed, "" where there is none; ``address`` is the place in
    the reader where no ``span`` says it.
    """

    words: str
    span: str
    document: Document | None
    page: str
    paragraph: str
    address: str = ""

    @property
    def order(self) -> tuple[str, str, int]:
        """By date, document and place in the text."""
        document = self.document
        found = _SPAN.search(self.span)
        start = int(found[2]) if found else 0
        return (document.date or "9" if document else "9", document.iri if document else "", start)


def quote_of(row: Row, census: Census) -> QuotedWords:
    """Make a quote of a row with ``span``, ``words``, ``page`` and ``paragraph``."""
    found = _SPAN.search(row["span"])
    start = row["span"][: found.start()] if found else ""
    document = census.document.get(f"{start}doc-{found[1]}") if found else None
    return QuotedWords(row["words"], row["span"], document, row["page"], row["paragraph"])
