"""What a series implies holds for the names its rows describe, and gives way to what is stated."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from inspgraph import resources
from inspgraph.bodies.actors.group import SELF, Draft
from inspgraph.bodies.relations.implied_by_series import (
    Contexts,
    Implied,
    imply_relations,
    shared_pattern,
    shared_units,
)
from tests.bodies.invented import clauses_of

PATH = resources.DATA / "cues" / "relation_context.csv"
CONTEXTS = Contexts.load(resources.DATA / "cues")
OTHERS = {"operator": SELF, "self": SELF, "police": "p:force", "local-area-partnership": "lap"}


def rows() -> list[dict[str, str]]:
    with PATH.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def draft(name: str, kind: str, key: str = "d") -> Draft:
    return Draft(key, name, "service" if kind == "Service" else "body", kind, "", "head", (), (0,))


def implied(series: str, one: Draft, stated: tuple[tuple[str, str, str], ...] = ()) -> set[Implied]:
    return set(imply_relations(series, [one], CONTEXTS.implied, stated, OTHERS))


EACH = pytest.mark.parametrize("row", rows(), ids=lambda row: str(row["id"]))
SELF_ALONE = "@self"


def cues(row: dict[str, str], name: str, key: str) -> list[set[str]]:
    """The rules that imply something of a name, in each series and for each type of the row."""
    return [
        {one.cue for one in implied("ilacs" if series == "*" else series, draft(name, kind, key))}
        for series in row["series"].split("|")
        for kind in row["type"].split("|")
    ]


@EACH
def test_the_example_of_a_row_is_implied_in_each_of_its_series(row: dict[str, str]) -> None:
    key = SELF if row["name"] == SELF_ALONE else "d"
    assert all(row["id"] in found for found in cues(row, row["example"], key))


@EACH
def test_the_counter_example_of_a_row_is_not(row: dict[str, str]) -> None:
    assert not any(row["id"] in found for found in cues(row, row["counter_example"], "d"))


def test_a_rule_about_the_authority_alone_looks_at_who_it_is_and_not_at_its_name() -> None:
    row = next(row for row in rows() if row["name"] == SELF_ALONE)
    assert all(row["id"] in found for found in cues(row, row["counter_example"], SELF))
    assert not any(row["id"] in found for found in cues(row, row["example"], "d"))


def shared_rows() -> list[dict[str, str]]:
    with (resources.DATA / "cues" / "shared_units.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("row", shared_rows(), ids=lambda row: str(row["id"]))
def test_what_a_sentence_calls_shared_is_known_by_its_row(row: dict[str, str]) -> None:
    alone = replace(CONTEXTS, shared=shared_pattern([row["pattern"]]))
    assert shared_units(clauses_of(row["example"]), alone)
    assert not shared_units(clauses_of(row["counter_example"]), CONTEXTS)


def test_a_shared_service_has_no_owner_implied() -> None:
    service = draft("fostering service", "Service")
    found = imply_relations("ilacs", [service], CONTEXTS.implied, (), OTHERS, {"d"})
    assert implied("ilacs", service)
    assert list(found) == []


def test_other_series_imply_nothing() -> None:
    assert not implied("lscb-review", draft("leaving care team", "Unit"))
    assert not imply_none("leaving care team")


def imply_none(name: str) -> list[Implied]:
    return list(imply_relations(None, [draft(name, "Unit")], CONTEXTS.implied, (), OTHERS))


def test_an_owner_that_a_sentence_names_stands() -> None:
    team = draft("leaving care team", "Unit")
    assert implied("ilacs", team)
    assert not implied("ilacs", team, (("d", "partOf", "someone"),))
    assert not implied("ilacs", draft("fostering service", "Service"), (("x", "provides", "d"),))


def test_a_party_that_the_document_lacks_implies_nothing() -> None:
    icb = draft("Vale Integrated Care Board", "HealthBody")
    assert list(imply_relations("area-send", [icb], CONTEXTS.implied, (), {"self": SELF})) == []
