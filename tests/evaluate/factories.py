"""Small annotations, and rows that a graph would answer with if it found all of them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from hypothesis import strategies as st

from inspgraph.evaluate.gold import (
    Gold,
    GoldActor,
    GoldDocument,
    GoldFinding,
    GoldJudgement,
    GoldRecommendation,
    GoldRelation,
)
from inspgraph.evaluate.results import QUESTIONS, AnsweredRows, Row

DOCUMENT = GoldDocument(
    "ilacs", "Wexmoor", "2024-07-12", "2024-05-20", "2024-05-24", "Winifred Tallow", ("Ofsted",)
)  # fmt: skip

GOLD = Gold(
    "wexmoor",
    DOCUMENT,
    (
        GoldJudgement("Overall effectiveness", "requires improvement to be good", True),
        GoldJudgement("The impact of leaders", "good"),
    ),
    (
        GoldRecommendation("the timeliness of return home interviews", "3 months"),
        GoldRecommendation("management oversight of decisions by managers"),
    ),
    (
        GoldFinding("strength", "visits are made on time"),
        GoldFinding("weakness", "plans drift for want of supervision"),
    ),
    (
        GoldActor("Wexmoor Borough Council", "body", "LocalAuthority", ("the council",)),
        GoldActor("Harbour Trust", "body", "HealthBody"),
        GoldActor("multi-agency safeguarding hub", "service", "Service", ("MASH",)),
    ),
    (
        GoldRelation("Harbour Trust", "partnerOf", "Wexmoor Borough Council", "work together"),
        GoldRelation("the council", "provides", "MASH", "runs the hub"),
        GoldRelation("Harbour Trust", "servesArea", "Wexmoor", "across Wexmoor"),
    ),
)


TIERED = replace(
    GOLD,
    stem="tiered",
    actors=(
        *(replace(actor, tier="core") for actor in GOLD.actors),
        GoldActor(
            "leaving care team", "body", "Unit", ("the team",), "core", "Wexmoor Borough Council"
        ),
        GoldActor("midwifery services", "service", "Service", (), "optional", "Harbour Trust"),
    ),
    relations=(
        *(replace(relation, tier="core") for relation in GOLD.relations),
        GoldRelation("Harbour Trust", "partnerOf", "MASH", "effective partnership", "optional"),
        GoldRelation(
            "Harbour Trust", "oversees", "the team", "leads the team", "core",
            (GoldRelation("Harbour Trust", "supports", "the team", "leads the team", "core"),),
        ),
    ),
    not_asserted=(
        GoldRelation("Harbour Trust", "memberOf", "MASH", "is not in the hub", why="negated"),
    ),
)  # fmt: skip
"""Annotations of version 2."""


def rows(gold: Gold) -> AnsweredRows:
    """The rows of a graph in which exactly this is found."""
    file = {"file": f"{gold.stem}.pdf"}
    about = gold.document
    row = {
        "family": about.family,
        "authority": about.authority,
        "published": about.published,
        "inspection_start": about.inspection_start,
        "inspection_end": about.inspection_end,
        "lead_inspector": about.lead_inspector,
        "inspectorates": ";".join(about.inspectorates),
    }
    return AnsweredRows(
        (file | row,),
        tuple(
            file | {"area": one.area, "grade": one.grade, "overall": str(one.overall).lower()}
            for one in gold.judgements
        ),
        tuple(
            file | {"text": one.text, "timeframe": one.timeframe} for one in gold.recommendations
        ),
        tuple(file | {"polarity": one.polarity, "text": one.text} for one in gold.findings),
        tuple(
            file
            | {"name": one.name, "kind": one.kind, "type": one.type}
            | {"aliases": "|".join(one.aliases)}
            for one in gold.actors
        ),
        tuple(
            file
            | {"subject": one.subject, "relation": one.relation, "object": one.object}
            | {"evidence": one.evidence, "basis": "stated"}
            for one in gold.relations
        ),
    )


def as_json(gold: Gold) -> dict[str, object]:
    """The annotations as their file holds them: null for what the document does not give."""

    def plain(record: object) -> dict[str, object]:
        names = getattr(type(record), "__dataclass_fields__", ())
        values = {name: getattr(record, name) for name in names}
        return {
            name: list(value) if isinstance(value, tuple) else None if value == "" else value
            for name, value in values.items()
        }

    def item(record: object) -> dict[str, object]:
        values = plain(record)
        for name in ("tier", "also", "owner", "why"):
            if not values.get(name):
                values.pop(name, None)
        if "owner" in values:
            values["owner"] = {"name": values["owner"], "basis": "implied"}
        if isinstance(record, GoldRelation) and record.also:
            values["also"] = [
                {end: getattr(other, end) for end in ("subject", "relation", "object")}
                for other in record.also
            ]
        return values

    parts = ("judgements", "recommendations", "findings", "actors", "relations", "not_asserted")
    return {
        "document": {"file": f"{gold.stem}.pdf"} | plain(gold.document),
        **{name: [item(one) for one in getattr(gold, name)] for name in parts},
        "scope": {"actors_relations": "all" if gold.whole else "first part"},
    }


def write_answers(found: Iterable[AnsweredRows], folder: Path) -> None:
    """Write the rows as the CSV files that the published scoring reads."""
    folder.mkdir(parents=True, exist_ok=True)
    given = list(found)
    for question in QUESTIONS:
        answer: list[Row] = [row for one in given for row in getattr(one, question)]
        columns = list(dict.fromkeys(name for row in answer for name in row)) or ["file"]
        with (folder / f"{question}.csv").open("w", newline="", encoding="utf-8") as handle:
            writer = csv.DictWriter(handle, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(answer)


VOCABULARY = (
    "the", "council", "of", "Wexmoor", "borough", "city", "(MASH)", "safeguarding", "hub",
    "services", "team", "board", "and", "children's", "partnership", "trust", "NHS", "foundation",
    "Harbour", "youth", "young", "people", "care",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=5).map(" ".join)
"""Names and texts of few words, so that many are alike and some are the same."""
DATES = st.sampled_from(["", "2024-07-12", "2023-01-02"])
RELATIONS = st.sampled_from(["provides", "partnerOf", "partOf"])
GRADES = st.sampled_from(["good", "Good (2)", "requires improvement", "requires improvement to be"])


@st.composite
def golds(draw: st.DrawFn, stem: str = "wexmoor") -> Gold:
    """Annotations in which names and texts are alike, repeated or the same.

    Some have no tiers, as in version 1.
    """
    few = 4
    has_tiers = draw(st.booleans())
    tiers = st.sampled_from(["core", "optional"] if has_tiers else [""])
    document = st.builds(
        GoldDocument, st.sampled_from(["ilacs", "jtai"]), WORDS, DATES, DATES, DATES,
        st.sampled_from(["", "Winifred Tallow"]), st.lists(WORDS, max_size=3).map(tuple),
    )  # fmt: skip
    judgement = st.builds(GoldJudgement, WORDS, GRADES, st.booleans())
    recommendation = st.builds(GoldRecommendation, WORDS, st.sampled_from(["", "3 months"]), tiers)
    finding = st.builds(GoldFinding, st.sampled_from(["strength", "weakness"]), WORDS, tiers)
    actor = st.builds(
        GoldActor, WORDS, st.sampled_from(["body", "service"]),
        st.sampled_from(["HealthBody", "Service"]), st.lists(WORDS, max_size=2).map(tuple), tiers,
        st.one_of(st.just(""), WORDS) if has_tiers else st.just(""),
    )  # fmt: skip
    actors = draw(st.lists(actor, max_size=few))
    ends = st.one_of(WORDS, st.sampled_from([one.name for one in actors] or ["Wexmoor"]))
    nothing: st.SearchStrategy[tuple[GoldRelation, ...]] = st.just(())

    def relations(tier: st.SearchStrategy[str], why: str) -> st.SearchStrategy[GoldRelation]:
        known = st.just(why)
        plain = st.builds(GoldRelation, ends, RELATIONS, ends, WORDS, tier, nothing, known)

        def read_otherwise(one: GoldRelation, relation: str, object_: str) -> GoldRelation:
            return replace(one, also=(replace(one, relation=relation, object=object_),))

        other = st.builds(read_otherwise, plain, RELATIONS, ends)
        return st.one_of(plain, other) if has_tiers else plain

    stated = st.lists(relations(tiers, ""), max_size=few)
    denied = st.lists(relations(st.just(""), "planned"), max_size=2 if has_tiers else 0)
    return Gold(
        stem,
        draw(document),
        tuple(draw(st.lists(judgement, max_size=few))),
        tuple(draw(st.lists(recommendation, max_size=few))),
        tuple(draw(st.lists(finding, max_size=few))),
        tuple(actors),
        tuple(draw(stated)),
        draw(st.booleans()),
        tuple(draw(denied)),
    )


NOUNS = (
    "lighthouse", "orchard", "quarry", "viaduct", "meadow", "harbour", "chapel", "foundry",
    "granary", "tannery", "brewery", "mill",
)  # fmt: skip


@st.composite
def distinct_golds(draw: st.DrawFn) -> Gold:
    """Annotations in which no two items of a facet could be taken for each other."""

    def some() -> list[str]:
        return draw(st.lists(st.sampled_from(NOUNS), min_size=1, unique=True))

    names = draw(st.lists(st.sampled_from(NOUNS), min_size=3, unique=True))
    return replace(
        GOLD,
        judgements=tuple(GoldJudgement(f"the {noun}", "good") for noun in some()),
        recommendations=tuple(GoldRecommendation(f"mend the {noun}") for noun in some()),
        findings=tuple(GoldFinding("strength", f"a fine {noun}") for noun in some()),
        actors=tuple(GoldActor(f"{noun} team", "service", "Service") for noun in names),
        relations=tuple(
            GoldRelation(f"{one} team", "supports", f"{other} team")
            for one, other in pairwise(names)
        ),
    )


def by_stem(*golds_given: Gold) -> Mapping[str, AnsweredRows]:
    """What is found where each of these is found whole."""
    return {gold.stem: rows(gold) for gold in golds_given}
