"""A recommendation's life: a second step over the rows of ``queries/recommendation-life.rq``.

The query gives each recommendation with each later document about the same council. Here that
document's recommendations, findings and sentences are compared with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

import pyoxigraph as ox

from inspgraph.query.catalogue import EVIDENCE
from inspgraph.query.followed_up import NOTHING, OWN_WORDS, REPEATED
from inspgraph.query.life_reader import LifeReader, Read, saying
from inspgraph.query.matters import Matters, matters_of, plain
from inspgraph.query.run import Answer, Term
from inspgraph.query.similar import (
    CERTAIN,
    ON_MATTER,
    SENTENCE,
    LaterOutcome,
    Said,
    is_stated_of,
    outcomes,
)
from inspgraph.query.text_places import PageIndex, Place, Row, rows_of
from inspgraph.store.select import text_of

COLUMNS: Final = (
    "recommendation", "status", "ground", "score", "topics",
    *(f"earlier_{name}" for name in EVIDENCE), *EVIDENCE,
    "recommendation_iri", "document_iri", "earlier_span", "span",
)  # fmt: skip

_FOLLOWED_UP: Final = ("council", "status", *EVIDENCE, "council_iri", "document_iri", "span")

_CLAIMS: Final = """
SELECT ?said ?claim ?kind ?wording ?page ?paragraph ?words ?span {
  {
    # The limit tells the store that rows are few enough to look up what follows one by one.
    SELECT * {
      VALUES ?said { UNDEF }
      ?claim ig:inDocument ?said ; ig:wording ?wording ; ig:firstEvidence ?span .
    } LIMIT 100000
  }
  ?span oa:hasSelector ?quote .
  ?quote oa:exact ?words .
  OPTIONAL { ?claim ig:polarity ?polarity }
  BIND(COALESCE(?polarity, "recommendation") AS ?kind)
  OPTIONAL { ?span ig:page ?page }
  OPTIONAL { ?span ig:paragraph ?paragraph }
} ORDER BY ?said ?claim
"""
_TOPICS: Final = """
SELECT ?claim ?topic ?name {
  VALUES ?said { UNDEF }
  ?claim ig:inDocument ?said ; ig:topic ?topic .
  ?topic skos:prefLabel ?name .
} ORDER BY ?claim ?name
"""


_NOWHERE: Final = Place(None, None, None)


Stated = tuple[LaterOutcome, Said, int, int]
"""An outcome in a document's own words, with the words and their start and end."""


class _Asked(NamedTuple):
    """The wish of a recommendation, with the topics and matters that it names."""

    wording: str
    topics: frozenset[str]
    matters: Matters


@dataclass
class _Later:
    """A later document: all that it says, and where."""

    said: dict[Said, Place] = field(default_factory=dict)


def live(
    store: ox.Store, prefixes: Mapping[str, str], answer: Answer, reading: LifeReader
) -> Answer:
    """Return the outcome of each recommendation in each later document, with the words.

    ``answer`` has the columns of the query; the answer returned has ``COLUMNS`` and one row for
    each kind of mention, most similar first, or one that says that nothing was found.
    """
    rows: list[Row] = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    documents = {text_of(row["said"]): text_of(row["later_text"]) for row in rows}
    earlier = {text_of(row["asked_in"]) for row in rows}
    topics, names = _topics(store, prefixes, {*documents, *earlier})
    later = _claims(store, prefixes, documents, topics)
    places = PageIndex(store, prefixes, documents)
    lines: dict[int, list[tuple[Term | None, ...]]] = {}
    asked: dict[str, list[int]] = defaultdict(list)
    wishes: dict[str, _Asked] = {}
    for at, row in enumerate(rows):
        asked[text_of(row["said"])].append(at)
        claim, wording = text_of(row["claim"]), text_of(row["recommendation"])
        if claim not in wishes:
            own = topics.get(claim, frozenset())
            wishes[claim] = _Asked(wording, own, matters_of(wording, reading.matters))
    # Document by document: of all England's no more than a few are kept as they were read.
    for iri, sha256 in documents.items():
        read, document = reading.read(sha256), later[iri]
        for said, start, onward in read.told:
            document.said.setdefault(said, places.of(iri, start, read, onward))
        stated = _stated(
            ((rows[at], wishes[text_of(rows[at]["claim"])]) for at in asked[iri]), read, reading
        )
        for at in asked[iri]:
            wish = wishes[text_of(rows[at]["claim"])]
            certain = stated.get(text_of(rows[at]["claim"]))
            became, where = _became(wish, document, certain, read, reading)
            for said, start, end in where:
                document.said.setdefault(said, places.of(iri, start, read, end))
            lines[at] = [
                _line(rows[at], outcome, wish.topics, document, names) for outcome in became
            ]
    made = tuple(line for at in range(len(rows)) for line in lines[at])
    return replace(answer, columns=COLUMNS, rows=made)


def _became(
    wish: _Asked, document: _Later, certain: Stated | None, read: Read, reading: LifeReader
) -> tuple[tuple[LaterOutcome, ...], list[tuple[Said, int, int]]]:
    """Return what became of a recommendation in a document, and where the text says so."""
    became = tuple(
        one._replace(status=reading.follow_up.verdict(plain(one.said.wording)))
        if one.said is not None and one.said.kind == SENTENCE
        else one
        for one in outcomes(wish.wording, wish.topics, tuple(document.said), reading.likeness)
    )
    if certain is not None:
        outcome, said, start, end = certain
        again = (one for one in became if one.status == REPEATED)
        return (outcome, *again), [(said, start, end)]
    if became[0].status != NOTHING:
        return became, []
    found = _passage(wish, read, reading)
    if found is None:
        return became, []
    score, said, start, end, matters = found
    verdict = reading.follow_up.verdict(plain(said.wording))
    return (LaterOutcome(verdict, score, said, matters),), [(said, start, end)]


def follow_up(
    store: ox.Store, prefixes: Mapping[str, str], answer: Answer, reading: LifeReader
) -> Answer:
    """Return what documents say themselves of what was asked before, in the order of their texts.

    ``answer`` has the columns of ``queries/followed-up.rq``.
    """
    rows: list[Row] = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    places = PageIndex(store, prefixes, dict.fromkeys(text_of(row["said"]) for row in rows))
    lines = []
    for row in rows:
        read = reading.read(text_of(row["later_text"]))
        for said, start, end in read.stated:
            made: Row = {
                **row,
                "document_iri": row["said"],
                "status": ox.Literal(reading.follow_up.verdict(plain(said.wording))),
                **places.of(text_of(row["said"]), start, read, end)._asdict(),
            }
            lines.append(tuple(made[name] for name in _FOLLOWED_UP))
    return replace(answer, columns=_FOLLOWED_UP, rows=tuple(lines))


def _stated(
    asked: Iterable[tuple[Row, _Asked]], read: Read, reading: LifeReader
) -> dict[str, Stated]:
    """Find what a later document says itself of earlier recommendations, by their IRIs.

    That it speaks of one is certain; which one is the most similar of those asked before, if any
    is similar enough.
    """
    wishes = list(asked)
    found: dict[str, Stated] = {}
    for said, start, end in read.stated:
        matters = frozenset(matters_of(said.wording, reading.matters))
        near = []
        for row, wish in wishes:
            score = reading.likeness.score(wish.wording, said.wording)
            on_matter = not matters.isdisjoint(wish.matters)
            on_topic = not wish.topics.isdisjoint(said.topics)
            if is_stated_of(score, on_matter=on_matter, on_topic=on_topic):
                near.append((score, text_of(row["earlier_date"]), text_of(row["claim"])))
        score, _, claim = max(near, default=(0.0, "", ""))
        known = found.get(claim)
        if claim and (known is None or known[0].score < score):
            verdict = reading.follow_up.verdict(plain(said.wording))
            outcome = LaterOutcome(verdict, score, said, ground=OWN_WORDS)
            found[claim] = outcome, said, start, end
    return found


def _line(
    row: Row, outcome: LaterOutcome, own: frozenset[str], document: _Later, names: Mapping[str, str]
) -> tuple[Term | None, ...]:
    place = document.said[outcome.said] if outcome.said else _NOWHERE
    both = own & outcome.said.topics if outcome.said else frozenset()
    made: dict[str, Term | None] = {
        **row,
        "recommendation_iri": row["claim"],
        "document_iri": row["said"],
        "status": ox.Literal(outcome.status),
        "ground": ox.Literal(outcome.ground),
        "score": ox.Literal(outcome.score) if outcome.said else None,
        "topics": ox.Literal(
            ";".join([*outcome.matters, *sorted(names[topic] for topic in both if topic in names)])
        ),
        **place._asdict(),
    }
    return tuple(made[name] for name in COLUMNS)


def _topics(
    store: ox.Store, prefixes: Mapping[str, str], documents: Iterable[str]
) -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    """The topics of every claim of the documents, by its IRI, and the topics' names."""
    found: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for row in rows_of(store, prefixes, _TOPICS, documents):
        found[text_of(row["claim"])].add(text_of(row["topic"]))
        names[text_of(row["topic"])] = text_of(row["name"])
    return {claim: frozenset(topics) for claim, topics in found.items()}, names


def _claims(
    store: ox.Store,
    prefixes: Mapping[str, str],
    documents: Iterable[str],
    topics: Mapping[str, frozenset[str]],
) -> dict[str, _Later]:
    found: dict[str, _Later] = defaultdict(_Later)
    for row in rows_of(store, prefixes, _CLAIMS, documents):
        about = topics.get(text_of(row["claim"]), frozenset())
        said = Said(text_of(row["kind"]), text_of(row["wording"]), about)
        found[text_of(row["said"])].said.setdefault(
            said, Place(row["page"], row["paragraph"], row["words"], row["span"])
        )
    return found


def _passage(
    wish: _Asked, read: Read, reading: LifeReader
) -> tuple[float, Said, int, int, tuple[str, ...]] | None:
    """Find the sentence most similar to a recommendation, on one of its topics or matters.

    Gives its score, what it says, start, end and the matters, if it is for these.
    """
    for score, start, end in read.passages.like(wish.wording):
        said = saying(read.content[start:end], reading.topics)
        if reading.follow_up.is_scope(plain(said.wording)):
            continue
        if score >= CERTAIN or wish.topics & said.topics:
            return score, said, start, end, ()
    for one in read.passages.on(wish.wording, wish.matters):
        said = saying(read.content[one.start : one.end], reading.topics)
        if reading.follow_up.is_scope(plain(said.wording)):
            continue
        if wish.topics & said.topics or one.score >= ON_MATTER:
            return one.score, said, one.start, one.end, one.matters
    return None
