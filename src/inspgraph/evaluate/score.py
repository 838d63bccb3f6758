"""Compare what was found in a document with its annotations, facet by facet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from inspgraph.evaluate.gold import Gold, GoldFinding, GoldJudgement, GoldRecommendation
from inspgraph.evaluate.outcome import Check, ComparedItem, DocumentOutcome, Tally
from inspgraph.evaluate.pairing import (
    SAME_AREA,
    SAME_PERSON,
    SAME_TEXT,
    Matching,
    from_likeness,
    grade_key,
    likeness,
    match,
    name_key,
    name_keys,
    plain,
    same_name,
)
from inspgraph.evaluate.relation_pairing import compare_relations
from inspgraph.evaluate.results import AnsweredRows, Row, actor_keys

YES: Final = frozenset({"true", "1", "yes"})
NOTHING: Final = AnsweredRows()


def score(gold: Iterable[Gold], found: Mapping[str, AnsweredRows]) -> tuple[DocumentOutcome, ...]:
    """Compare every annotated document with the rows found for it, by its stem.

    A document without rows has everything missed; rows of other documents do not count.
    """
    return tuple(score_document(one, found.get(one.stem, NOTHING)) for one in gold)


def score_document(gold: Gold, found: AnsweredRows) -> DocumentOutcome:
    """Compare one document in every facet and attribute."""
    judgements, flags = _judgements(gold, found)
    recommendations, timeframes = _recommendations(gold, found)
    actors, kinds = _actors(gold, found)
    relations, denied = compare_relations(gold, found)
    return DocumentOutcome(
        gold.stem,
        gold.document.family,
        (
            _inspectorates(gold, found),
            judgements,
            recommendations,
            _findings(gold, found),
            actors,
            *relations,
        ),
        (*_document(gold, found), *flags, *timeframes, *kinds, *denied),
    )


def _document(gold: Gold, found: AnsweredRows) -> Iterable[Check]:
    about, is_read = gold.document, bool(found.documents)
    row: Row = found.documents[0] if is_read else {}
    yield Check("document read", is_read)

    def check(name: str, wanted: str, got: str, right: bool) -> Check:
        return Check(name, right, "", wanted, got)

    got = row.get("authority", "")
    same = is_read and name_key(got) == name_key(about.authority)
    yield check("authority", about.authority, got, same)
    got = row.get("family", "")
    yield check("family", about.family, got, got == about.family)
    got = row.get("published", "")[:10]
    if about.published:
        yield check("published", about.published, got, got == about.published)
    for name in ("inspection_start", "inspection_end"):
        # Here silence counts: a period that the document does not give must not be found.
        wanted, got = getattr(about, name), row.get(name, "")[:10]
        yield check(name, wanted, got, got == wanted)
    if about.lead_inspector:
        got = row.get("lead_inspector", "")
        same = likeness(got, about.lead_inspector) >= SAME_PERSON
        yield check("lead inspector", about.lead_inspector, got, same)


def _inspectorates(gold: Gold, found: AnsweredRows) -> Tally:
    row: Row = found.documents[0] if found.documents else {}
    listed = [name.strip() for name in re.split(r"[;|]", row.get("inspectorates", ""))]
    got = {name_key(name): ComparedItem(name) for name in listed if name}
    wanted = {name_key(name): ComparedItem(name) for name in gold.document.inspectorates}
    return Tally(
        "inspectorates",
        tuple(wanted[key] for key in wanted if key in got),
        tuple(wanted[key] for key in wanted if key not in got),
        tuple(got[key] for key in got if key not in wanted),
    )


def _judgements(gold: Gold, found: AnsweredRows) -> tuple[Tally, list[Check]]:
    def similar(wanted: GoldJudgement, row: Row) -> float:
        if grade_key(wanted.grade) != grade_key(row.get("grade", "")):
            return 0.0
        return from_likeness(likeness(wanted.area, row.get("area", "")), SAME_AREA)

    def label(item: GoldJudgement) -> str:
        return f"{item.area} = {item.grade}"

    matching = match(gold.judgements, found.judgements, similar)
    checks = []
    for i, j in matching.pairs:
        wanted, got = gold.judgements[i], found.judgements[j].get("overall", "")
        right = (got.lower() in YES) == wanted.overall
        said = str(wanted.overall).lower()
        checks.append(Check("judgement overall flag", right, label(wanted), said, got))
    extra = [f"{row.get('area', '')} = {row.get('grade', '')}" for row in found.judgements]
    return _tally("judgements", matching, map(label, gold.judgements), extra), checks


def _recommendations(gold: Gold, found: AnsweredRows) -> tuple[Tally, list[Check]]:
    texts = [item.text for item in gold.recommendations]
    matching = match(texts, _texts(found.recommendations), _text_likeness)
    matching = _core(matching, gold.recommendations)
    checks = []
    for i, j in matching.pairs:
        wanted = gold.recommendations[i].timeframe
        got = found.recommendations[j].get("timeframe", "")
        right = plain(wanted) == plain(got)
        checks.append(Check("recommendation timeframe", right, texts[i], wanted, got))
    return _tally("recommendations", matching, texts, _texts(found.recommendations)), checks


def _findings(gold: Gold, found: AnsweredRows) -> Tally:
    wanted = [(item.polarity, item.text) for item in gold.findings]
    got = [(row.get("polarity", ""), row.get("text", "")) for row in found.findings]

    def similar(one: tuple[str, str], other: tuple[str, str]) -> float:
        return _text_likeness(one[1], other[1]) if one[0] == other[0] else 0.0

    def label(finding: tuple[str, str]) -> str:
        return f"{finding[0]}: {finding[1]}"

    matching = _core(match(wanted, got, similar), gold.findings)
    return _tally("findings", matching, map(label, wanted), map(label, got))


def _actors(gold: Gold, found: AnsweredRows) -> tuple[Tally, list[Check]]:
    core = [actor for actor in gold.actors if actor.tier != "optional"]
    wanted = [name_keys(actor.name, actor.aliases) for actor in core]
    got = [actor_keys(row) for row in found.actors]
    matching = match(wanted, got, lambda one, other: float(same_name(one, other)))
    # Several forms of an optional actor may have been found: each of them is ignored.
    optional = [name_keys(one.name, one.aliases) for one in gold.actors if one.tier == "optional"]
    extra = [j for j in matching.extra if not any(same_name(keys, got[j]) for keys in optional)]
    matching = matching._replace(extra=tuple(extra))
    checks = []
    for i, j in matching.pairs:
        actor, row = core[i], found.actors[j]
        for name, right in (("kind", actor.kind), ("type", actor.type)):
            value = row.get(name, "")
            checks.append(Check(f"actor {name}", value == right, actor.name, right, value))
    names = [row.get("name", "") for row in found.actors]
    labels = [actor.name for actor in core]
    return _tally("actors", matching, labels, names, gold.whole), checks


def _core(matching: Matching, gold: Sequence[GoldFinding | GoldRecommendation]) -> Matching:
    """The matching without the items that are optional: neither right nor missed."""
    core = {i for i, item in enumerate(gold) if item.tier != "optional"}
    return matching._replace(
        pairs=tuple(pair for pair in matching.pairs if pair[0] in core),
        missed=tuple(i for i in matching.missed if i in core),
    )


def _text_likeness(one: str, other: str) -> float:
    return from_likeness(likeness(one, other), SAME_TEXT)


def _texts(rows: Sequence[Row]) -> list[str]:
    return [row.get("text", "") for row in rows]


def _tally(
    facet: str,
    matching: Matching,
    wanted: Iterable[str],
    got: Iterable[str],
    whole: bool = True,
) -> Tally:
    gold, found = [ComparedItem(label) for label in wanted], [ComparedItem(label) for label in got]
    return Tally(
        facet,
        tuple(gold[i] for i, _ in matching.pairs),
        tuple(gold[i] for i in matching.missed),
        tuple(found[j] for j in matching.extra) if whole else (),
    )
