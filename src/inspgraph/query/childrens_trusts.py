"""Councils with a children's trust: a step after ``queries/childrens-trusts.rq``.

The query gives each document on a council that names a trust. Here its sentences are read for who
gave the trust its task, and since when; a row for each council and trust is left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from inspgraph.query.catalogue import EVIDENCE
from inspgraph.query.joint_work import Search
from inspgraph.query.passages_found import by_document
from inspgraph.query.run import Answer
from inspgraph.query.text_places import Row
from inspgraph.query.told_of_bodies import BEGAN, DELEGATED, BodyCues, ToldOf
from inspgraph.store.fulltext import FoundPassage, match_any
from inspgraph.store.select import text_of

_COLUMNS: Final = (
    "council", "trust", "commissioned_by", "since", "first_named", "last_named", *EVIDENCE,
    "council_iri", "trust_iri", "span",
)  # fmt: skip
_BETWEEN: Final = "; "
_SHORT: Final = ("the trust", "the company")
"""What a document that has given a trust's name calls it after that."""


def childrens_trusts(store: ox.Store, answer: Answer, cues: BodyCues, search: Search) -> Answer:
    """Return a row for each council and trust whose documents say that it works for the council.

    That is so where a relation or a sentence says who commissioned it. The words are those that
    say since when, else those that say by whom.
    """
    pairs: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for cells in answer.rows:
        row: Row = dict(zip(answer.columns, cells, strict=True))
        pairs[text_of(row["council_iri"]), text_of(row["trust_iri"])].append(row)
    called = {name for rows in pairs.values() for row in rows for name in _names(row)}
    passages = by_document(store, search(match_any(sorted(called)))) if called else {}
    found = (_of(rows, cues, passages) for rows in pairs.values())
    made = tuple(tuple(row[name] for name in _COLUMNS) for row in found if row is not None)
    return Answer(_COLUMNS, made, hidden=answer.hidden)


def _of(rows: list[Row], cues: BodyCues, passages: Mapping[str, list[FoundPassage]]) -> Row | None:
    """Return the row of one council and trust, of rows in the order of time."""
    by: dict[str, None] = {}
    told: dict[str, list[tuple[Row, ToldOf, FoundPassage]]] = {BEGAN: [], DELEGATED: []}
    for row in rows:
        by.update(dict.fromkeys(filter(None, text_of(row["commissioners"]).split(_BETWEEN))))
        for passage in passages.get(text_of(row["document_iri"]), ()):
            for says, sentences in told.items():
                for one in cues.told(says, passage.words, _names(row)):
                    sentences.append((row, one, passage))
    if told[DELEGATED]:
        by.setdefault(text_of(rows[0]["council_label"]))
    if not by:
        return None
    made = {**rows[0], "commissioned_by": ox.Literal(_BETWEEN.join(by)), "since": None}
    # The most exact of the times told: "1 November 2020" rather than "2020".
    began = sorted(told[BEGAN], key=lambda one: -len(one[1].what.split()))
    for row, one, passage in (began or told[DELEGATED])[:1]:
        since = ox.Literal(one.what) if began else None
        page = ox.Literal(passage.page) if passage.page else None
        words = {"page": page, "paragraph": None, "words": ox.Literal(one.sentence), "span": None}
        made = {**made, **row, **words, "since": since}
    # What is called a children's trust before it began was a board of that name.
    year = text_of(made["since"])[-4:]
    days = [row["date"] for row in rows if text_of(row["date"])[:4] >= year]
    first, last = (days[0], days[-1]) if days else (None, None)
    return {**made, "first_named": first, "last_named": last}


def _names(row: Row) -> list[str]:
    return [*text_of(row["called"]).split("|"), *_SHORT]
