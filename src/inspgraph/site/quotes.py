"""Words of a document with their place, as every page shows what a statement rests on."""

from __future__ import annotations

from dataclasses import dataclass

from inspgraph.site.documents import Census, Document
from inspgraph.site.rows import Row


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """A passage: ``span`` is its IRI, "" where the words are of no passage of the graph.

    ``page`` and ``paragraph`` are as printed, "" where there is none; ``address`` is the place in
    the reader where no ``span`` says it; ``start`` is where the words begin in the text.
    """

    words: str
    span: str
    document: Document | None
    page: str
    paragraph: str
    address: str = ""
    start: int = 0

    @property
    def order(self) -> tuple[str, str, int]:
        """By date, document and place in the text."""
        document = self.document
        if document is None:
            return "9", "", self.start
        return document.date or "9", document.iri, self.start


def quote_of(row: Row, census: Census) -> QuotedWords:
    """Make a quote of a row.

    It has ``said``, the document in which the words stand, with ``span``, ``words``, ``start``,
    ``page`` and ``paragraph``.
    """
    return QuotedWords(
        row["words"], row["span"], census.document.get(row["said"]), row["page"], row["paragraph"],
        start=int(row["start"] or 0),
    )  # fmt: skip
