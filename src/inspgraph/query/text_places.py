"""Places of running text in documents, for steps that read the texts themselves."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

import pyoxigraph as ox

from inspgraph.query.catalogue import Parameter
from inspgraph.query.life_reader import Read
from inspgraph.query.run import Term, run
from inspgraph.store.select import text_of

Row = Mapping[str, Term | None]

_PAGES: Final = """
SELECT ?said ?start ?page {
  VALUES ?said { UNDEF }
  ?said ig:hasText ?text .
  ?span oa:hasSource ?text ; ig:page ?page ; oa:hasSelector/oa:start ?start .
} ORDER BY ?said ?start
"""


class Place(NamedTuple):
    """The place of words in a later document: terms for page, paragraph, words and passage.

    A sentence of the running text is no passage of the graph.
    """

    page: Term | None
    paragraph: Term | None
    words: Term | None
    span: Term | None = None


class PageIndex:
    """On which page an offset of a document's text is, as far as its passages tell."""

    def __init__(
        self, store: ox.Store, prefixes: Mapping[str, str], documents: Iterable[str]
    ) -> None:
        self._known: dict[str, list[tuple[int, Term]]] = defaultdict(list)
        for row in rows_of(store, prefixes, _PAGES, documents):
            if row["page"] is not None:
                self._known[text_of(row["said"])].append((int(text_of(row["start"])), row["page"]))

    def of(self, document: str, start: int, read: Read, end: int) -> Place:
        """Return the place of the words from ``start`` to ``end`` of a document."""
        return Place(self._page(document, start), None, ox.Literal(read.content[start:end]))

    def _page(self, document: str, start: int) -> Term | None:
        """The page of an offset, where the passages before and after it are on the same page."""
        known = self._known[document]
        after = bisect_right([at for at, _ in known], start)
        if 0 < after < len(known) and known[after - 1][1] == known[after][1]:
            return known[after][1]
        return None


def rows_of(
    store: ox.Store, prefixes: Mapping[str, str], text: str, documents: Iterable[str]
) -> list[Row]:
    """Return the rows of a query about some documents, by IRI, which it calls ``said``."""
    given = {"said": tuple(documents)}
    if not given["said"]:
        return []
    answer = run(store, text, prefixes, given, (Parameter("said", "iri", ""),))
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
