"""Judgements on an authority, each beside the one before it.

Both rules are those of the questions: ``queries/parts/before.rq`` and ``compared.rq``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from inspgraph import resources
from inspgraph.api import Graph
from inspgraph.query.catalogue import with_parts
from inspgraph.site.documents import Census, Document
from inspgraph.site.quotes import QuotedWords, quote_of
from inspgraph.site.rows import rows

_JUDGED: Final = """
SELECT ?judgement ?area ?grade ?overall ?lane ?rank ?scale ?said ?span ?words ?start ?page
       ?paragraph {
  {
    # The limit tells the store that rows are few enough to look up what follows one by one.
    SELECT * {
      VALUES ?authority { UNDEF }
      ?said ig:about ?authority .
      ?judgement ig:inDocument ?said ; ig:gradeLabel ?grade ; ig:firstEvidence ?span .
      ?judgement ig:areaLabel ?area ; ig:overall ?overall .
      ?span oa:hasSelector ?quote . ?quote oa:exact ?words .
      ?span oa:hasSelector ?place . ?place oa:start ?start .
    } LIMIT 100000
  }
  OPTIONAL { ?judgement ig:hasGrade ?level . ?level ig:rank ?rank ; skos:inScheme ?scale }
  OPTIONAL { ?judgement ig:hasFramework ?of . ?of ig:inLane ?line . ?line skos:prefLabel ?lane }
  OPTIONAL { ?span ig:page ?page }
  OPTIONAL { ?span ig:paragraph ?paragraph }
}
"""
_BEFORE: Final = """
SELECT ?judgement ?judged_before ?set_beside {
  {
    SELECT * {
      #PART before
    } LIMIT 100000
  }
  OPTIONAL { ?judgement ig:hasGrade ?level . ?level ig:rank ?rank ; skos:inScheme ?scale }
  OPTIONAL {
    ?judged_before ig:hasGrade ?before_level .
    ?before_level ig:rank ?before_rank ; skos:inScheme ?before_scale .
  }
  #PART compared
}
"""
_STEPS: Final = """
SELECT ?scale ?rank ?label ?matched {
  ?level ig:rank ?rank ; skos:inScheme ?scale ; skos:prefLabel ?label
  OPTIONAL { ?level skos:closeMatch/skos:inScheme ?matched }
} ORDER BY ?scale ?rank ?label ?matched
"""


@dataclass(frozen=True, slots=True)
class JudgedArea:
    """One grade of one document, in a lane of inspection ("" where its framework is unknown).

    ``rank`` is 0 where the grade is on no known scale.
    """

    iri: str
    area: str
    grade: str
    is_overall: bool
    rank: int
    scale: str
    quote: QuotedWords
    document: Document
    lane: str = ""


@dataclass(frozen=True, slots=True)
class Scales:
    """``steps`` are a scale's grades by rank; ``matched`` are the scales that match another."""

    steps: Mapping[str, Mapping[int, str]]
    matched: frozenset[tuple[str, str]]

    def families(self) -> Mapping[str, str]:
        """Return each scale with the first of those that matches lead to, in one step or more."""
        family = {scale: scale for scale in self.steps}
        for pair in sorted(self.matched):
            one, other = (family[scale] for scale in pair)
            if one != other:
                first = min(one, other)
                family = {key: first if of in (one, other) else of for key, of in family.items()}
        return family


@dataclass(frozen=True, slots=True)
class Change:
    """A judgement beside the one before it in its lane, on the same area or on the whole."""

    earlier: JudgedArea
    later: JudgedArea
    compared: str


def read_scales(graph: Graph) -> Scales:
    """Read the scales of all frameworks and which of them match."""
    steps: dict[str, dict[int, str]] = defaultdict(dict)
    matched = set()
    for row in rows(graph, _STEPS):
        steps[row["scale"]].setdefault(int(row["rank"]), row["label"])
        if row["matched"]:
            matched.add((row["scale"], row["matched"]))
    return Scales(steps, frozenset(matched))


def read_judgements(graph: Graph, census: Census, authority: str) -> tuple[JudgedArea, ...]:
    """Read every judgement of documents about an authority, by date and place in the text."""
    found: dict[str, JudgedArea] = {}
    for row in rows(graph, _JUDGED, {"authority": [authority]}):
        quote = quote_of(row, census)
        if quote.document is None:
            continue
        made = JudgedArea(
            row["judgement"], row["area"], row["grade"], row["overall"] == "true",
            int(row["rank"] or 0), row["scale"], quote, quote.document, row["lane"],
        )  # fmt: skip
        known = found.setdefault(row["judgement"], made)
        if quote.order < known.quote.order:
            found[row["judgement"]] = made
    return tuple(sorted(found.values(), key=lambda one: (one.quote.order, one.iri)))


def read_changes(
    graph: Graph, authority: str, judgements: Iterable[JudgedArea]
) -> Mapping[str, Change]:
    """Return the judgements on an authority that have one before them, by IRI, beside that one."""
    by_iri = {one.iri: one for one in judgements}
    return {
        row["judgement"]: Change(
            by_iri[row["judged_before"]], by_iri[row["judgement"]], row["set_beside"]
        )
        for row in rows(graph, with_parts(_BEFORE, resources.QUERIES), {"authority": [authority]})
        if row["judgement"] in by_iri and row["judged_before"] in by_iri
    }
