"""Each word that denies, plans, supposes or ends a relation does so where its row says."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from inspgraph import resources
from inspgraph.bodies.relations.modality import Modality, judge, load_modals
from inspgraph.bodies.relations.stated import Rules, stated_in
from tests.bodies.invented import clauses_of

PATH = resources.DATA / "cues" / "modality.csv"
MODALS = load_modals(PATH)
RULES = Rules.load(resources.DATA / "cues")


def rows() -> list[dict[str, str]]:
    with PATH.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def modalities(sentence: str) -> set[Modality]:
    return {
        one.modality
        for clause in clauses_of(sentence, people=RULES.people, meant={"leaders": "self"})
        for one in stated_in(clause, RULES, "self")
    }


def fits(found: Modality, effect: str) -> bool:
    if effect == "weak":
        return found == Modality()
    return found.negated if effect == "negated" else found.mode == effect


EACH = pytest.mark.parametrize("row", rows(), ids=lambda row: str(row["pattern"])[:30])


@EACH
def test_the_example_of_a_row_has_its_effect(row: dict[str, str]) -> None:
    assert any(fits(found, row["effect"]) for found in modalities(row["example"]))


@EACH
def test_the_counter_example_of_a_row_states_a_plain_relation(row: dict[str, str]) -> None:
    assert Modality() in modalities(row["counter_example"])


def test_a_word_beyond_its_reach_has_no_effect() -> None:
    text = "not one of the many other good and useful things , ‹0H› funds ‹1S›"
    assert judge(text, text.index("‹0H›"), len(text), MODALS) == Modality()


def test_a_bullet_does_not_hide_an_imperative() -> None:
    text = "• ensure that ‹0O› attend ‹1P›"
    assert judge(text, text.index("‹0O›"), len(text), MODALS).mode == "hypothetical"


def test_denial_and_plan_go_together() -> None:
    text = "‹0H› will not fund ‹1S›"
    assert judge(text, 0, len(text), MODALS) == Modality(negated=True, mode="planned")


def test_an_unknown_effect_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "modality.csv"
    path.write_text("effect,pattern,where,reach\nwished,hoped,before,3\n", encoding="utf-8")
    with pytest.raises(ValueError, match="wished"):
        judge("hoped ‹0H› funds ‹1S›", 6, 20, load_modals(path))
