"""Recommendations and findings of the documents about an authority, and their later life."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from inspgraph import resources
from inspgraph.api import Graph
from inspgraph.query.catalogue import find
from inspgraph.query.life import live
from inspgraph.query.life_reader import LifeReader, load_reading
from inspgraph.query.run import run_question
from inspgraph.site.documents import Census, Document
from inspgraph.site.quotes import QuotedWords, quote_of
from inspgraph.site.rows import rows
from inspgraph.store.dataset import read_text

_CLAIMS: Final = """
SELECT ?claim ?wording ?polarity ?area ?timeframe ?addressee ?said ?span ?words ?start ?page
       ?paragraph {
  {
    # The limit tells the store that rows are few enough to look up what follows one by one.
    SELECT * {
      VALUES ?authority { UNDEF }
      ?said ig:about ?authority .
      ?claim ig:inDocument ?said ; ig:wording ?wording ; ig:firstEvidence ?span .
      ?span oa:hasSelector ?quote . ?quote oa:exact ?words .
      ?span oa:hasSelector ?place . ?place oa:start ?start .
    } LIMIT 100000
  }
  OPTIONAL { ?claim ig:polarity ?polarity }
  OPTIONAL { ?claim ig:areaLabel ?area }
  OPTIONAL { ?claim ig:timeframe ?timeframe }
  OPTIONAL { ?claim ig:addresseeName ?addressee }
  OPTIONAL { ?span ig:page ?page }
  OPTIONAL { ?span ig:paragraph ?paragraph }
}
"""
_TOPICS: Final = """
SELECT ?claim ?topic {
  {
    SELECT * {
      VALUES ?authority { UNDEF }
      ?said ig:about ?authority .
      ?claim ig:inDocument ?said ; ig:topic ?of .
    } LIMIT 100000
  }
  ?of skos:prefLabel ?topic .
} ORDER BY ?topic
"""
_LIFE: Final = "recommendation-life"


@dataclass(frozen=True, slots=True)
class Claim:
    """A recommendation or finding; ``kind`` is "recommendation", "strength" or "weakness"."""

    iri: str
    kind: str
    wording: str
    area: str
    timeframe: str
    addressee: str
    topics: tuple[str, ...]
    quote: QuotedWords
    document: Document


@dataclass(frozen=True, slots=True)
class LaterMention:
    """A later document's words on a recommendation; see ``query.followed_up`` for the ground."""

    status: str
    ground: str
    score: float
    topics: str
    document: Document | None
    quote: QuotedWords | None


def read_claims(graph: Graph, census: Census, authority: str) -> tuple[Claim, ...]:
    """Read what documents about an authority recommend and find, by date and place in the text."""
    topics: dict[str, list[str]] = defaultdict(list)
    for row in rows(graph, _TOPICS, {"authority": [authority]}):
        if row["topic"] not in topics[row["claim"]]:
            topics[row["claim"]].append(row["topic"])
    found: dict[str, Claim] = {}
    for row in rows(graph, _CLAIMS, {"authority": [authority]}):
        quote = quote_of(row, census)
        if quote.document is None:
            continue
        made = Claim(
            row["claim"], row["polarity"] or "recommendation", row["wording"], row["area"],
            row["timeframe"], row["addressee"], tuple(topics[row["claim"]]), quote, quote.document,
        )  # fmt: skip
        known = found.setdefault(row["claim"], made)
        if quote.order < known.quote.order:
            found[row["claim"]] = made
    return tuple(sorted(found.values(), key=lambda one: (one.quote.order, one.iri)))


def reading_of(graph: Graph) -> LifeReader:
    """Load the tools for following a recommendation."""
    return load_reading(resources.DATA / "cues", partial(read_text, graph.folder))


def read_life(
    graph: Graph, census: Census, authority: str, reading: LifeReader
) -> Mapping[str, tuple[LaterMention, ...]]:
    """Return the later life of recommendations to an authority, by the IRI of each.

    Answers ``queries/recommendation-life.rq``; later words that are no passage of the graph have
    a page at most.
    """
    question = find(resources.QUERIES, _LIFE)
    asked = run_question(graph.store, question, graph.prefixes, {"authority": authority})
    found: dict[str, list[LaterMention]] = defaultdict(list)
    for cells in live(graph.store, graph.prefixes, asked, reading).texts():
        document = census.document.get(cells["document_iri"])
        words = cells["words"]
        quote = QuotedWords(words, cells["span"], document, cells["page"], cells["paragraph"])
        found[cells["recommendation_iri"]].append(
            LaterMention(
                cells["status"], cells["ground"], float(cells["score"] or 0),
                cells["topics"].replace(";", ", "),
                document, quote if words else None,
            )
        )  # fmt: skip
    return {claim: tuple(mentions) for claim, mentions in found.items()}
