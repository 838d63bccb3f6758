"""What a series implies holds for the names its rows describe, and gives way to what is stated."""

from __future__ import annotations

import csv

import pytest

from inspgraph import resources
from inspgraph.bodies.actors.group import SELF, Draft
from inspgraph.bodies.relations.implied_by_series import Implied, imply_relations, load_contexts

PATH = resources.DATA / "cues" / "relation_context.csv"
CONTEXTS = load_contexts(PATH)
OTHERS = {"operator": SELF, "self": SELF, "police": "p:force", "local-area-partnership": "lap"}


def rows() -> list[dict[str, str]]:
    with PATH.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def draft(name: str, kind: str, key: str = "d") -> Draft:
    return Draft(key, name, "service" if kind == "Service" else "body", kind, "", "head", (), (0,))


def implied(series: str, one: Draft, stated: tuple[tuple[str, str, str], ...] = ()) -> set[Implied]:
    return set(imply_relations(series, [one], CONTEXTS, stated, OTHERS))


EACH = pytest.mark.parametrize("row", rows(), ids=lambda row: str(row["id"]))


@EACH
def test_the_example_of_a_row_is_implied_in_each_of_its_series(row: dict[str, str]) -> None:
    key = SELF if row["name"] == "@self" else "d"
    for series in row["series"].split("|"):
        found = implied(
            "ilacs" if series == "*" else series,
            draft(row["example"], row["type"].split("|")[0], key),
        )
        assert row["id"] in {one.cue for one in found}


@EACH
def test_the_counter_example_of_a_row_is_not(row: dict[str, str]) -> None:
    for series in row["series"].split("|"):
        found = implied(series, draft(row["counter_example"], row["type"].split("|")[0]))
        assert row["id"] not in {one.cue for one in found}


def test_other_series_imply_nothing() -> None:
    assert not implied("lscb-review", draft("leaving care team", "Unit"))
    assert not imply_none("leaving care team")


def imply_none(name: str) -> list[Implied]:
    return list(imply_relations(None, [draft(name, "Unit")], CONTEXTS, (), OTHERS))


def test_an_owner_that_a_sentence_names_stands() -> None:
    team = draft("leaving care team", "Unit")
    assert implied("ilacs", team)
    assert not implied("ilacs", team, (("d", "partOf", "someone"),))
    assert not implied("ilacs", draft("fostering service", "Service"), (("x", "provides", "d"),))


def test_a_party_that_the_document_lacks_implies_nothing() -> None:
    icb = draft("Vale Integrated Care Board", "HealthBody")
    assert list(imply_relations("area-send", [icb], CONTEXTS, (), {"self": SELF})) == []
