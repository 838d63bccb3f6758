"""Facts about a body or service: its names through time, its codes, where it is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from inspgraph.api import Graph
from inspgraph.site.documents import Census, Document
from inspgraph.site.quotes import QuotedWords, quote_of
from inspgraph.site.rows import rows

_SEEN: Final = """
SELECT ?appearance ?name ?said ?span ?words ?start ?page ?paragraph ?reason {
  {
    # The limit tells the store that rows are few enough to look up what follows one by one.
    SELECT * {
      VALUES ?body { UNDEF }
      ?appearance ig:actor ?body ; ig:name ?name ; ig:firstEvidence ?span .
      ?appearance ig:inDocument ?said .
      ?span oa:hasSelector ?quote . ?quote oa:exact ?words .
      ?span oa:hasSelector ?place . ?place oa:start ?start .
    } LIMIT 100000
  }
  OPTIONAL { ?span ig:page ?page }
  OPTIONAL { ?span ig:paragraph ?paragraph }
  OPTIONAL { ?appearance ig:reason ?reason }
}
"""
_OTHERWISE: Final = """
SELECT ?appearance ?name { VALUES ?body { UNDEF } ?appearance ig:actor ?body ; ig:otherName ?name }
"""
_CODES: Final = """
SELECT DISTINCT ?code ?scheme ?label {
  VALUES ?body { UNDEF }
  ?body skos:notation ?code . BIND(DATATYPE(?code) AS ?scheme)
  OPTIONAL { ?scheme rdfs:label ?label }
} ORDER BY ?scheme ?code
"""
_FURTHER: Final = """
SELECT DISTINCT ?name { VALUES ?body { UNDEF } ?body skos:altLabel ?name } ORDER BY ?name
"""


@dataclass(frozen=True, slots=True)
class Naming:
    """A name as documents print it, with these documents from the first to the last."""

    name: str
    documents: tuple[Document, ...]

    @property
    def years(self) -> str:
        """From when to when, "" where no document is dated."""
        years = sorted({one.year for one in self.documents if one.year})
        return "–".join(dict.fromkeys([years[0], years[-1]])) if years else ""


@dataclass(frozen=True, slots=True)
class Body:
    """A body's names and codes.

    ``named`` has a first passage for each document that names it; ``reasons`` say why no register
    decided on it; ``further`` are names of registers; ``codes`` are pairs of what a code is and
    the code.
    """

    namings: tuple[Naming, ...]
    named: tuple[QuotedWords, ...]
    reasons: tuple[str, ...]
    further: tuple[str, ...]
    codes: tuple[tuple[str, str], ...]


def read_body(graph: Graph, census: Census, iri: str) -> Body:
    """Read what is said of a body itself, beside its relations."""
    given = {"body": [iri]}
    document_of: dict[str, Document] = {}
    printed: dict[str, tuple[str, set[str]]] = {}
    named: dict[str, QuotedWords] = {}
    reasons: dict[str, None] = {}
    for row in rows(graph, _SEEN, given):
        quote = quote_of(row, census)
        if quote.document is None:
            continue
        document_of[row["appearance"]] = quote.document
        _print(printed, row["name"], quote.document)
        known = named.setdefault(quote.document.iri, quote)
        if quote.order < known.order:
            named[quote.document.iri] = quote
        if row["reason"]:
            reasons[row["reason"]] = None
    for row in rows(graph, _OTHERWISE, given):
        if row["appearance"] in document_of:
            _print(printed, row["name"], document_of[row["appearance"]])
    namings = [
        Naming(name, tuple(one for one in census.documents if one.iri in documents))
        for name, documents in printed.values()
    ]
    namings.sort(key=lambda one: (one.documents[0].date or "9", one.name.casefold(), one.name))
    return Body(
        tuple(namings),
        tuple(sorted(named.values(), key=lambda quote: quote.order)),
        tuple(reasons),
        tuple(row["name"] for row in rows(graph, _FURTHER, given)),
        tuple((_scheme(row["scheme"], row["label"]), row["code"])
              for row in rows(graph, _CODES, given)),
    )  # fmt: skip


def _print(printed: dict[str, tuple[str, set[str]]], name: str, document: Document) -> None:
    """Note that a document prints a name; how it writes the apostrophe makes no other name."""
    printed.setdefault(name.replace("’", "'"), (name, set()))[1].add(document.iri)


def _scheme(iri: str, label: str) -> str:
    return label or iri
