"""A grid of fictional sentences, written before the rules: frames, constructions, lists, denial.

Each file of ``grid`` is a relation. An asserted row must give its pairs, any other must not;
``none.csv`` holds near misses, which give no relation at all. The shares are what the engine
reaches: they must not fall, and a rule that raises one raises the number here.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspgraph.bodies.actors.group import SELF
from inspgraph.bodies.finder import Analysis
from inspgraph.evaluate.pairing import name_keys, same_name
from inspgraph.facts import Facts
from inspgraph.pipeline import Pipeline
from inspgraph.read.canonical import BlockDraft, assemble

GRID = Path(__file__).parent / "grid"
FACTS = Facts(series="ilacs", authority="Wexmoor", authority_code="X06000001")
COUNCIL = {"the council", "the county council", "the local authority"}
# Asserted rows whose pairs are all found, and other rows of which none is claimed, by relation.
SHARES = {
    "commissions": (0.30, 0.85),
    "funds": (0.12, 1.0),
    "inspects": (0.12, 1.0),
    "memberOf": (0.44, 0.93),
    "oversees": (0.57, 0.89),
    "partOf": (0.26, 0.84),
    "partnerOf": (0.43, 0.65),
    "provides": (0.34, 0.91),
    "servesArea": (0.31, 0.88),
    "successorOf": (0.38, 1.0),
    "supports": (0.10, 1.0),
}


def rows(relation: str) -> list[dict[str, str]]:
    with (GRID / f"{relation}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def analysed(pipeline: Pipeline, sentence: str) -> Analysis:
    return pipeline.bodies(assemble([BlockDraft("paragraph", sentence)]), FACTS)


def stated(found: Analysis) -> set[tuple[str, str, str]]:
    return {
        (one.subject, one.relation, one.object)
        for one in found.stated
        if one.basis == "stated" and not one.modality.negated and one.modality.mode == "stated"
    }


def keys_of(name: str, found: Analysis, pipeline: Pipeline) -> Iterator[str]:
    """The keys of the bodies that a name of the grid stands for, and of the area it names."""
    if name.lower() in COUNCIL:
        yield SELF
    wanted = name_keys(name, ())
    for draft in found.drafts:
        if same_name(wanted, name_keys(draft.name, draft.aliases)):
            yield draft.key
    registers = pipeline.identities.registers
    for one in found.stated:
        body = registers.get(one.object.removeprefix("r:"))
        if one.relation != "servesArea" or body is None:
            continue
        if same_name(wanted, name_keys(body.name, (body.official_name,))):
            yield one.object


def holds(row: dict[str, str], relation: str, pipeline: Pipeline) -> bool:
    found = analysed(pipeline, row["sentence"])
    claims = stated(found)
    claims |= {(o, r, s) for s, r, o in claims if r == "partnerOf"}
    claimed = [
        any(
            (subject, relation, target) in claims
            for subject in keys_of(pair.split(">")[0], found, pipeline)
            for target in keys_of(pair.split(">")[1], found, pipeline)
        )
        for pair in row["expected"].split("|")
    ]
    return all(claimed) if row["status"] == "asserted" else not any(claimed)


@pytest.mark.parametrize("relation", SHARES)
def test_the_share_of_sentences_read_rightly_does_not_fall(
    relation: str, pipeline: Pipeline
) -> None:
    right: dict[bool, list[bool]] = {True: [], False: []}
    for row in rows(relation):
        right[row["status"] == "asserted"].append(holds(row, relation, pipeline))
    shares = tuple(sum(right[asserted]) / len(right[asserted]) for asserted in (True, False))
    assert all(share >= least for share, least in zip(shares, SHARES[relation], strict=True)), (
        shares
    )


def test_a_near_miss_states_nothing(pipeline: Pipeline) -> None:
    wrong = [
        row["id"]
        for row in rows("none")
        if {one for one in stated(analysed(pipeline, row["sentence"])) if one[1] != "servesArea"}
    ]
    assert not wrong


def test_every_row_names_its_bodies_and_is_there_once() -> None:
    known: set[str] = set()
    for relation in SHARES:
        for row in rows(relation):
            assert row["sentence"] not in known
            known.add(row["sentence"])
            said = row["sentence"].lower()
            for name in row["expected"].replace("|", ">").split(">"):
                assert name.lower() in COUNCIL or name.lower() in said, row["id"]
