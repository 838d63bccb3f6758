"""Annotations with tiers, owners and what is not asserted (version 2)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inspgraph.evaluate.outcome import ComparedItem, Comparison, Figures, Tally, figures
from inspgraph.evaluate.relation_pairing import NOT_CLAIMED
from inspgraph.evaluate.results import AnsweredRows, Row
from inspgraph.evaluate.score import score_document
from tests.evaluate.factories import GOLD, TIERED, rows

COUNCIL, TRUST, HUB = "the council", "Harbour Trust", "MASH"


def row(subject: str, relation: str, object_: str, basis: str = "stated") -> Row:
    return {
        "subject": subject,
        "relation": relation,
        "object": object_,
        "evidence": "so",
        "basis": basis,
    }


def tallies(*found: Row) -> dict[str, Tally]:
    document = score_document(TIERED, replace(rows(TIERED), relations=found))
    return {tally.facet: tally for tally in document.tallies}


def test_owners_are_compared_where_the_annotations_have_tiers() -> None:
    assert "owners" not in figures(Comparison((score_document(GOLD, rows(GOLD)),)))
    assert "owners" in figures(Comparison((score_document(TIERED, rows(TIERED)),)))


def test_what_is_optional_counts_neither_way() -> None:
    made = tallies(row(TRUST, "partnerOf", HUB))
    assert made["relations"].right == made["relations"].extra == ()
    assert len(made["relations"].missed) == 4
    assert made["related pairs"].extra == ()


@pytest.mark.parametrize("relation", ["oversees", "supports"])
def test_an_equally_good_reading_is_right(relation: str) -> None:
    made = tallies(row(TRUST, relation, "the team"))
    assert made["relations"].right == (
        ComparedItem("Harbour Trust -oversees-> the team", "leads the team"),
    )


def test_both_readings_are_one_hit() -> None:
    made = tallies(row(TRUST, "oversees", "the team"), row(TRUST, "supports", "the team"))
    assert len(made["relations"].right) == 1
    assert made["relations"].extra == ()


def test_an_implied_row_is_held_against_owners_alone() -> None:
    made = tallies(row(HUB, "partOf", TRUST, "implied"))
    assert made["relations"].extra == made["related pairs"].extra == ()
    assert made["owners"].extra == (ComparedItem("MASH -partOf-> Harbour Trust", "so"),)
    made = tallies(row(HUB, "partOf", TRUST, "stated"))
    assert made["relations"].extra == (ComparedItem("MASH -partOf-> Harbour Trust", "so"),)
    assert made["owners"].extra == ()


@pytest.mark.parametrize("basis", ["stated", "implied"])
@pytest.mark.parametrize(
    "claim", [("the team", "partOf", COUNCIL), (COUNCIL, "provides", "the team")]
)
def test_a_right_owner_is_right_as_part_or_as_provided(
    claim: tuple[str, str, str], basis: str
) -> None:
    made = tallies(row(*claim, basis))
    assert made["owners"].right == (ComparedItem("leaving care team of Wexmoor Borough Council"),)
    assert made["owners"].missed == made["owners"].extra == made["relations"].extra == ()


@pytest.mark.parametrize(
    "claim", [(COUNCIL, "partOf", "the team"), ("the team", "provides", COUNCIL),
              ("the team", "memberOf", COUNCIL)],
)  # fmt: skip
def test_other_relations_give_no_owner(claim: tuple[str, str, str]) -> None:
    owners = tallies(row(*claim))["owners"]
    assert owners.right == ()
    assert owners.missed == (ComparedItem("leaving care team of Wexmoor Borough Council"),)


def test_the_owner_of_an_optional_unit_may_be_left_open() -> None:
    owners = tallies(row(TRUST, "provides", "midwifery services", "implied"))["owners"]
    assert ComparedItem("midwifery services of Harbour Trust") in owners.right
    assert ComparedItem("midwifery services of Harbour Trust") not in tallies()["owners"].missed


def test_an_implied_row_may_be_what_words_state() -> None:
    """Then it is found, and no wrong owner."""
    made = tallies(row(COUNCIL, "provides", HUB, "implied"))
    assert len(made["relations"].right) == 1
    assert made["owners"].extra == ()


def test_what_is_not_asserted_must_not_be_claimed() -> None:
    claimed = replace(rows(TIERED), relations=(row(TRUST, "memberOf", HUB, "implied"),))
    for found, is_right in ((rows(TIERED), True), (claimed, False)):
        (check,) = [
            one for one in score_document(TIERED, found).checks if one.attribute == NOT_CLAIMED
        ]
        assert check.right is is_right
        assert check.item == "Harbour Trust -memberOf-> MASH"


def test_every_form_of_an_optional_actor_is_let_be() -> None:
    found = rows(TIERED)
    again = {**found.actors[-1], "name": "the midwifery service"}
    document = score_document(TIERED, replace(found, actors=(*found.actors, again)))
    assert figures(Comparison((document,)))["actors"] == Figures(4, 4, 4)


def test_an_optional_finding_counts_neither_way() -> None:
    optional = replace(
        TIERED, findings=(*GOLD.findings[:1], replace(GOLD.findings[1], tier="optional"))
    )
    for found in (rows(optional), replace(rows(optional), findings=rows(optional).findings[:1])):
        counted = figures(Comparison((score_document(optional, found),)))
        assert counted["findings"] == Figures(1, 1, 1)


def test_beyond_an_annotated_part_no_owner_is_wrong() -> None:
    part = replace(TIERED, whole=False)
    found: AnsweredRows = replace(rows(part), relations=(row(HUB, "partOf", TRUST, "implied"),))
    assert score_document(part, found).tally("owners").extra == ()
