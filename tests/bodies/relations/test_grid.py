"""A grid of fictional sentences, written before the rules: frames, constructions, lists, denial.

Each file of ``grid`` is a relation. An asserted row must give its pairs, any other must not;
``none.csv`` holds near misses, which give no relation at all. The shares are what the engine
reaches: they must not fall, and a rule that raises one raises the number here.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping

import pytest

from tests.bodies.relations.grid_world import (
    COUNCIL,
    GRID,
    analysed,
    is_right,
    pairs_of,
    rows,
    stated,
)

Shares = Mapping[tuple[str, str], float]
RELATIONS = sorted(path.stem for path in GRID.glob("*.csv") if path.stem not in ("none", "reached"))


def floors() -> dict[tuple[str, str], float]:
    """The shares reached, by relation or construction and by status."""
    with (GRID / "reached.csv").open(encoding="utf-8", newline="") as handle:
        return {(row["of"], row["status"]): float(row["share"]) for row in csv.DictReader(handle)}


@pytest.fixture(scope="module")
def reached() -> Shares:
    right: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for relation in RELATIONS:
        for row in rows(relation):
            held = is_right(row, relation)
            asserted = row["status"] == "asserted"
            right[relation, "asserted" if asserted else "not asserted"].append(held)
            right[row["construction"] if asserted else "denial", row["status"]].append(held)
    return {of: sum(held) / len(held) for of, held in right.items()}


@pytest.mark.parametrize("of", floors(), ids="-".join)
def test_the_share_of_sentences_read_rightly_does_not_fall(
    of: tuple[str, str], reached: Shares
) -> None:
    assert reached[of] >= floors()[of]


def test_every_share_of_the_grid_has_a_floor(reached: Shares) -> None:
    assert set(reached) == set(floors())


@pytest.mark.parametrize("row", rows("none"), ids=lambda row: str(row["id"]))
def test_a_near_miss_states_nothing(row: dict[str, str]) -> None:
    assert not stated(analysed(row["sentence"]))


def test_every_row_names_its_bodies_and_is_there_once() -> None:
    known: set[str] = set()
    for relation in RELATIONS:
        for row in rows(relation):
            assert row["sentence"] not in known
            known.add(row["sentence"])
            said = row["sentence"].lower()
            for name in (name for pair in pairs_of(row) for name in pair):
                assert name.lower() in COUNCIL or name.lower() in said, row["id"]
