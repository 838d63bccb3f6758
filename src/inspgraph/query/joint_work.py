"""Joint work as running text tells of it: who is missing at a table, and which links are weak.

Steps after ``queries/attendance.rq`` and ``queries/weak-links.rq``, which give what relations say
and the documents whose sentences are to be read; these follow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import pyoxigraph as ox

from inspgraph.query.catalogue import EVIDENCE
from inspgraph.query.passages_found import by_document
from inspgraph.query.run import Answer
from inspgraph.query.text_places import Row
from inspgraph.query.told_of_bodies import ABSENT, WEAK, BodyCues, ToldOf
from inspgraph.store.fulltext import FoundPassage, match_any
from inspgraph.store.select import text_of

MISSING: Final = "missing"
_COUNCIL: Final = "LocalAuthority"
_ATTENDANCE: Final = (
    "council", "board", "body", "type", "standing", "relation", "voice", *EVIDENCE,
    "council_iri", "board_iri", "body_iri", "document_iri", "span",
)  # fmt: skip
_LINKS: Final = (
    "council", "subject", "subject_type", "relation", "object", "object_type", *EVIDENCE,
    "council_iri", "subject_iri", "object_iri", "document_iri", "span",
)  # fmt: skip

Search = Callable[[str], Iterable[FoundPassage]]
Given = Mapping[str, Sequence[str]]


def attendance(
    store: ox.Store, answer: Answer, given: Given, cues: BodyCues, search: Search
) -> Answer:
    """Return who is at each table, and who is missing by a relation or by a sentence.

    A row of the query with ``called`` is a document and what it calls the board. ``given`` may
    narrow by ``how``.
    """
    rows: list[Row] = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    of: dict[tuple[str, str], Row] = {}
    for row in rows:
        if row["called"] is not None:
            key = text_of(row["document_iri"]), text_of(row["board_iri"])
            names[key].add(text_of(row["called"]))
            of[key] = row
    told = [row for row in rows if row["called"] is None]
    called = sorted({name for several in names.values() for name in several})
    passages = by_document(store, search(match_any(called))) if called else {}
    for key, row in of.items():
        for passage in passages.get(key[0], ()):
            for found in cues.told(ABSENT, passage.words, names[key]):
                types = cues.types(found.what)
                if types:
                    more = {"body": found.what, "type": "; ".join(types), "standing": MISSING}
                    told.append({**row, **_texts(more), **_said(found, passage)})
    wanted = given.get("how", ())
    kept = [row for row in told if not wanted or text_of(row["standing"]) in wanted]
    kept.sort(key=lambda row: [text_of(row[name]) for name in ("council", "board", "standing")])
    return _answer(answer, _ATTENDANCE, kept)


def weak_links(
    store: ox.Store, answer: Answer, given: Given, cues: BodyCues, search: Search
) -> Answer:
    """Return the links that relations or sentences call weak.

    A row of the query without ``subject`` is a document. ``given`` may narrow by ``type`` and
    ``other_type``, the types of the two ends. A sentence that names one end speaks of the link to
    the council that its document is about.
    """
    rows: list[Row] = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    documents = {text_of(row["document_iri"]): row for row in rows if row["subject"] is None}
    told = [row for row in rows if row["subject"] is not None]
    known = {text_of(row["words"]) for row in told}
    query = " OR ".join(f"({match_any(*cue.words)})" for cue in cues.of(WEAK))
    passages = by_document(store, search(query)) if documents else {}
    for document, row in documents.items():
        for passage in passages.get(document, ()):
            for found in cues.told(WEAK, passage.words):
                types = cues.types(found.what)
                if types and found.sentence not in known:
                    ends = {"subject": found.what, "subject_type": "; ".join(types)}
                    implied = "" if found.is_between or _COUNCIL in types else _COUNCIL
                    more = {**ends, "object_type": implied}
                    told.append({**row, **_texts(more), **_said(found, passage)})
    kept = [row for row in told if _has_types(row, given)]
    kept.sort(key=lambda row: [text_of(row[name]) for name in ("council", "date", "document")])
    return _answer(answer, _LINKS, kept)


def _has_types(row: Row, given: Given) -> bool:
    """Return whether one end is of a type asked for, and the other of the other."""
    one, other = (text_of(row[name]).split("; ") for name in ("subject_type", "object_type"))
    ends = [(a, b) for a in one for b in other] + [(a, b) for a in one for b in one if a != b]
    wanted, wanted_other = given.get("type", ()), given.get("other_type", ())
    return any(
        (not wanted or a in wanted) and (not wanted_other or b in wanted_other)
        for pair in ends
        for a, b in (pair, pair[::-1])
    )


def _said(found: ToldOf, passage: FoundPassage) -> Row:
    page = ox.Literal(passage.page) if passage.page else None
    return {"page": page, "words": ox.Literal(found.sentence)}


def _texts(values: Mapping[str, str]) -> dict[str, ox.Literal]:
    return {name: ox.Literal(value) for name, value in values.items() if value}


def _answer(answer: Answer, columns: tuple[str, ...], rows: Iterable[Row]) -> Answer:
    made = tuple(tuple(row[name] for name in columns) for row in rows)
    return Answer(columns, tuple(dict.fromkeys(made)), hidden=answer.hidden)
