"""Judgements on an authority, and the rule for comparing their grades.

The rule of comparing is that of the questions: ``queries/parts/compared.rq``.
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
SELECT ?judgement ?area ?renamed ?grade ?overall ?level ?rank ?scale ?span ?words ?page ?paragraph {
  {
    # The limit tells the store that rows are few enough to look up what follows one by one.
    SELECT * {
      VALUES ?authority { UNDEF }
      ?said ig:about ?authority .
      ?judgement ig:inDocument ?said ; ig:gradeLabel ?grade ; ig:firstEvidence ?span .
      ?judgement ig:areaLabel ?area ; ig:overall ?overall .
      ?span oa:hasSelector ?quote . ?quote oa:exact ?words .
    } LIMIT 100000
  }
  OPTIONAL { ?judgement ig:grade ?level . ?level ig:rank ?rank ; skos:inScheme ?scale }
  OPTIONAL { ?judgement ig:area/skos:closeMatch/skos:prefLabel ?renamed }
  OPTIONAL { ?span ig:page ?page }
  OPTIONAL { ?span ig:paragraph ?paragraph }
}
"""
_COMPARED: Final = """
SELECT ?before_level ?level ?set_beside {
  ?level ig:rank ?rank ; skos:inScheme ?scale .
  ?before_level ig:rank ?before_rank ; skos:inScheme ?before_scale .
  #PART compared
}
"""
_OFF: Final = "not comparable: off the scale"
_STEPS: Final = """
SELECT ?scale ?rank ?label ?level {
  ?level ig:rank ?rank ; skos:inScheme ?scale ; skos:prefLabel ?label
} ORDER BY ?scale ?rank ?label
"""


@dataclass(frozen=True, slots=True)
class JudgedArea:
    """One grade of one document; ``rank`` is 0 where the grade is on no known scale.

    ``renamed`` is what other frameworks call the area, "" where none names it otherwise.
    """

    iri: str
    area: str
    grade: str
    is_overall: bool
    level: str
    rank: int
    scale: str
    quote: QuotedWords
    document: Document
    renamed: str = ""

    def is_alike(self, other: JudgedArea) -> bool:
        """Return whether two judgements are on the same area, under one name or two."""
        mine, theirs = self.area.casefold(), other.area.casefold()
        return (
            mine == theirs or mine == other.renamed.casefold() or theirs == self.renamed.casefold()
        )


@dataclass(frozen=True, slots=True)
class Scales:
    """``compared`` says of two levels, the earlier first, how the later compares.

    ``steps`` are a scale's grades by rank, ``scale_of`` the scale of a level.
    """

    compared: Mapping[tuple[str, str], str]
    steps: Mapping[str, Mapping[int, str]]
    scale_of: Mapping[str, str]

    def compare(self, earlier: JudgedArea, later: JudgedArea) -> str:
        """Return "better", "worse" or "the same", or why the two are not comparable."""
        return self.compared.get((earlier.level, later.level), _OFF)

    def families(self) -> Mapping[str, str]:
        """Return each scale with the first of those that matches lead to, in one step or more."""
        family = {scale: scale for scale in self.steps}
        matched = {
            (self.scale_of[earlier], self.scale_of[later])
            for (earlier, later), said in self.compared.items()
            if not said.startswith("not comparable")
        }
        for pair in sorted(matched):
            one, other = (family[scale] for scale in pair)
            if one != other:
                first = min(one, other)
                family = {key: first if of in (one, other) else of for key, of in family.items()}
        return family


@dataclass(frozen=True, slots=True)
class Change:
    """A judgement beside one before it on the same area, or on the whole."""

    earlier: JudgedArea
    later: JudgedArea
    compared: str


def read_scales(graph: Graph) -> Scales:
    """Read the scales of all frameworks and what is stated of two."""
    steps: dict[str, dict[int, str]] = defaultdict(dict)
    scale_of = {}
    for row in rows(graph, _STEPS):
        steps[row["scale"]].setdefault(int(row["rank"]), row["label"])
        scale_of[row["level"]] = row["scale"]
    return Scales(
        {
            (row["before_level"], row["level"]): row["set_beside"]
            for row in rows(graph, with_parts(_COMPARED, resources.QUERIES))
        },
        steps,
        scale_of,
    )


def read_judgements(graph: Graph, census: Census, authority: str) -> tuple[JudgedArea, ...]:
    """Read every judgement of documents about an authority, by date and place in the text."""
    found: dict[str, JudgedArea] = {}
    for row in rows(graph, _JUDGED, {"authority": [authority]}):
        quote = quote_of(row, census)
        if quote.document is None:
            continue
        made = JudgedArea(
            row["judgement"], row["area"], row["grade"], row["overall"] == "true", row["level"],
            int(row["rank"] or 0), row["scale"], quote, quote.document, row["renamed"],
        )  # fmt: skip
        known = found.setdefault(row["judgement"], made)
        if quote.order < known.quote.order:
            found[row["judgement"]] = made
    return tuple(sorted(found.values(), key=lambda one: (one.quote.order, one.iri)))


def before(later: JudgedArea, judgements: Iterable[JudgedArea]) -> tuple[JudgedArea, ...]:
    """The last judgements before one on the same area, or where it is on the whole on the whole.

    Only published inspections count, as only of these it is known which was first.
    """
    found = [
        one
        for one in judgements
        if one.document.is_published
        and later.document.is_published
        and one.document.date < later.document.date
        and not one.document.is_own
        and ((one.is_overall and later.is_overall) or one.is_alike(later))
    ]
    last = max((one.document.date for one in found), default="")
    found = [one for one in found if one.document.date == last]
    # Where a report judges several things as a whole, like goes with like.
    alike = [one for one in found if one.is_alike(later)]
    return tuple(alike or found)


def changes(
    judgements: Iterable[JudgedArea], document: Document, scales: Scales
) -> tuple[Change, ...]:
    """Each judgement of a document beside the last before it."""
    known = list(judgements)
    return tuple(
        Change(earlier, later, scales.compare(earlier, later))
        for later in known
        if later.document == document
        for earlier in before(later, known)
    )
