"""The documents' statements about a body and others, grouped by relation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from inspgraph.api import Graph
from inspgraph.map.bodies_and_relations import RELATION_NAMES
from inspgraph.site.documents import Census
from inspgraph.site.quotes import QuotedWords, quote_of
from inspgraph.site.rows import rows
from inspgraph.vocab import IG

_STATED: Final = """
SELECT DISTINCT ?statement ?subject ?property ?object ?affirmed ?modality ?kind ?said ?span
       ?words ?start ?page ?paragraph {
  {
    # The limit tells the store that rows are few enough to look up what follows one by one.
    SELECT * {
      VALUES ?body { UNDEF }
      VALUES ?end { rdf:subject rdf:object }
      ?statement ?end ?body ; rdf:predicate ?property ; rdf:subject ?subject ; rdf:object ?object .
      ?statement a ?kind ; ig:affirmed ?affirmed ; ig:modality ?modality ; ig:firstEvidence ?span .
      FILTER(?kind IN (ig:Statement, ig:ImpliedStatement))
      ?span oa:hasSelector ?quote . ?quote oa:exact ?words .
      ?span oa:hasSelector ?place . ?place oa:start ?start .
      ?span oa:hasSource ?text . ?said ig:hasText ?text .
    } LIMIT 100000
  }
  OPTIONAL { ?span ig:page ?page }
  OPTIONAL { ?span ig:paragraph ?paragraph }
}
"""
_AREAS: Final = """
SELECT ?area ?authority { VALUES ?authority { UNDEF } ?authority dct:spatial ?area }
"""
_SERVING: Final = """
SELECT ?authority ?area { ?authority a ig:LocalAuthority ; dct:spatial ?area }
"""
HEADINGS: Final[Mapping[str, tuple[str, str]]] = {
    "provides": ("Provides", "Provided by"),
    "commissions": ("Commissions", "Commissioned by"),
    "funds": ("Funds", "Funded by"),
    "partnerOf": ("Works in partnership with", "Works in partnership with"),
    "memberOf": ("Member of", "Has as members"),
    "partOf": ("Part of", "Has as parts"),
    "servesArea": ("Serves the area of", "Served by"),
    "oversees": ("Oversees", "Overseen by"),
    "inspects": ("Inspects", "Inspected by"),
    "supports": ("Supports", "Supported by"),
    "successorOf": ("Took over from", "Succeeded by"),
}
"""What each relation is called of its subject, and of its object."""

IMPLIED: Final = "implied"
"""The manner of what no words say, but the kind of document leaves no doubt about."""


@dataclass(frozen=True, slots=True)
class StatedOfBody:
    """A relation of a body to one ``other``, with the words that state it, the earliest first.

    ``manner`` is "" for what words affirm as a fact, else denied, planned, past, hypothetical, or
    implied, which is what only the kind of document says.
    """

    other: str
    relation: str
    is_subject: bool
    manner: str
    quotes: tuple[tuple[str, QuotedWords], ...]
    """Each with its statement's IRI."""


@dataclass(frozen=True, slots=True)
class RelationGroup:
    """All that is stated of a body in one relation and direction."""

    heading: str
    anchor: str
    stated: tuple[StatedOfBody, ...]

    @property
    def number(self) -> int:
        return sum(len(one.quotes) for one in self.stated)


def read_stated(graph: Graph, census: Census, body: str) -> tuple[StatedOfBody, ...]:
    """Read what documents say of a body or service; an area stands for its authority."""
    areas = {row["area"]: body for row in rows(graph, _AREAS, {"authority": [body]})}
    own = {body, *areas}
    found: dict[tuple[str, str, bool, str], list[tuple[str, QuotedWords]]] = defaultdict(list)
    stated = rows(graph, _STATED, {"body": own})
    if any(row["property"] == str(IG.servesArea) for row in stated):
        areas = {row["area"]: row["authority"] for row in rows(graph, _SERVING)} | areas
    for row in stated:
        is_subject = row["subject"] in own
        other = row["object"] if is_subject else row["subject"]
        relation = RELATION_NAMES[row["property"]]
        manner = row["modality"] if row["modality"] != "stated" else ""
        if row["affirmed"] != "true":
            manner = "denied"
        elif row["kind"] == str(IG.ImpliedStatement):
            manner = IMPLIED
        # Of a symmetric relation it is chance who is the subject.
        is_subject = is_subject or relation == "partnerOf"
        key = areas.get(other, other), relation, is_subject, manner
        found[key].append((row["statement"], quote_of(row, census)))
    return tuple(
        StatedOfBody(*key, tuple(sorted(quotes, key=lambda pair: (pair[1].order, pair[0]))))
        for key, quotes in found.items()
    )


def grouped(
    stated: Iterable[StatedOfBody], labels: Mapping[str, str], manner: str = ""
) -> tuple[RelationGroup, ...]:
    """Group what is said in a manner by relation and direction, others by how often and name."""
    groups: dict[tuple[str, bool], list[StatedOfBody]] = defaultdict(list)
    for one in stated:
        if one.manner == manner:
            groups[one.relation, one.is_subject].append(one)
    order = list(HEADINGS)
    found = []
    for relation, is_subject in sorted(
        groups, key=lambda key: (order.index(key[0]) if key[0] in order else 99, not key[1])
    ):
        headings = HEADINGS.get(relation, (relation, f"{relation}, of it"))
        members = sorted(
            groups[relation, is_subject],
            key=lambda one: (-len(one.quotes), labels.get(one.other, one.other).casefold()),
        )
        anchor = "-".join(filter(None, (manner, relation, "to" if is_subject else "from")))
        found.append(RelationGroup(headings[0 if is_subject else 1], anchor, tuple(members)))
    return tuple(found)


def doubtful(stated: Iterable[StatedOfBody], labels: Mapping[str, str]) -> tuple[StatedOfBody, ...]:
    """Return the statements that are denied, planned, past or hypothetical, by manner and name."""
    return tuple(
        sorted(
            (one for one in stated if one.manner not in ("", IMPLIED)),
            key=lambda one: (one.manner, one.relation, labels.get(one.other, one.other).casefold()),
        )
    )
