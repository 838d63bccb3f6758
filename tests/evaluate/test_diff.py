from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from inspgraph.evaluate.diff import Difference, compare_outcomes
from inspgraph.evaluate.gold import Gold, GoldActor
from inspgraph.evaluate.outcome import ChangedItem, Check, ComparedItem, Comparison
from inspgraph.evaluate.results import AnsweredRows
from inspgraph.evaluate.score import score
from tests.evaluate.factories import GOLD, golds, rows


def outcome(found: AnsweredRows, gold: Gold = GOLD, *index: Check) -> Comparison:
    return Comparison(score([gold], {gold.stem: found}), index)


def turns(difference: Difference) -> list[tuple[str, str, str]]:
    return [(one.facet, one.how, one.item.label) for one in difference.changes]


def test_what_was_found_and_is_missed_is_lost_and_the_other_way_round_found() -> None:
    whole = rows(GOLD)
    less = replace(whole, actors=whole.actors[:2], findings=whole.findings[1:])
    there = compare_outcomes(outcome(whole), outcome(less))
    assert turns(there) == [
        ("findings", "lost", "strength: visits are made on time"),
        ("actors", "lost", "multi-agency safeguarding hub"),
    ]
    assert there.losses == there.changes
    back = compare_outcomes(outcome(less), outcome(whole))
    assert [how for _, how, _ in turns(back)] == ["found", "found"]
    assert back.losses == ()


def test_a_wrong_row_that_appears_is_added_and_one_that_disappears_gone() -> None:
    whole = rows(GOLD)
    more = replace(whole, actors=(*whole.actors, {"name": "Quarry team"}))
    assert turns(compare_outcomes(outcome(whole), outcome(more))) == [
        ("actors", "added", "Quarry team")
    ]
    assert turns(compare_outcomes(outcome(more), outcome(whole))) == [
        ("actors", "gone", "Quarry team")
    ]


def test_an_attribute_is_lost_with_what_was_wanted_and_what_is_there() -> None:
    whole = rows(GOLD)
    wrong = replace(whole, documents=({**whole.documents[0], "published": "2024-01-01"},))
    assert compare_outcomes(outcome(whole), outcome(wrong)).changes == (
        ChangedItem(
            "published", "lost", "wexmoor", ComparedItem("", "wanted 2024-07-12, got 2024-01-01")
        ),
    )


def test_an_attribute_of_what_is_not_found_any_more_is_not_lost_too() -> None:
    whole = rows(GOLD)
    less = replace(whole, actors=whole.actors[1:])
    facets = {facet for facet, _, _ in turns(compare_outcomes(outcome(whole), outcome(less)))}
    assert facets == {"actors"}


def test_the_evidence_is_no_part_of_what_a_relation_is() -> None:
    whole = rows(GOLD)
    row = {"subject": "Harbour Trust", "relation": "funds", "object": "MASH"}
    one, other = (
        replace(whole, relations=(*whole.relations, {**row, "evidence": words}))
        for words in ("pays for the hub", "funds the hub")
    )
    assert compare_outcomes(outcome(one), outcome(other)).changes == ()


def test_what_stands_twice_is_counted() -> None:
    twice = replace(GOLD, findings=(GOLD.findings[0], GOLD.findings[0]))
    whole = rows(twice)
    once = replace(whole, findings=whole.findings[:1])
    difference = compare_outcomes(outcome(whole, twice), outcome(once, twice))
    assert turns(difference) == [("findings", "lost", "strength: visits are made on time")]


def test_an_item_that_only_one_gold_has_is_neither_gained_nor_lost() -> None:
    added = replace(GOLD, actors=(*GOLD.actors, GoldActor("Quarry team", "service", "Service")))
    assert compare_outcomes(outcome(rows(GOLD)), outcome(rows(added), added)).changes == ()


def test_only_documents_of_both_are_compared() -> None:
    other = replace(GOLD, stem="other")
    found = {"wexmoor": rows(GOLD)}
    before = Comparison(score([GOLD, other], found))
    now = Comparison(score([GOLD], {}))
    difference = compare_outcomes(before, now)
    assert difference.unmatched == ("other",)
    assert {change.stem for change in difference.changes} == {"wexmoor"}
    assert [document.stem for document in difference.before.documents] == ["wexmoor"]


def test_files_of_the_index_are_compared_by_name() -> None:
    right, wrong = Check("read", True, "b.pdf"), Check("read", False, "b.pdf")
    only = Check("read", True, "a.pdf")
    difference = compare_outcomes(
        outcome(rows(GOLD), GOLD, only, right), outcome(rows(GOLD), GOLD, wrong)
    )
    assert difference.changes == (ChangedItem("index: read", "lost", "b.pdf", ComparedItem("")),)
    assert difference.before.index == (right,)


@settings(max_examples=50, deadline=None)
@given(golds(), golds(), golds())
def test_turned_round_a_comparison_tells_the_opposite(gold: Gold, one: Gold, other: Gold) -> None:
    first, second = outcome(rows(one), gold), outcome(rows(other), gold)
    opposite = {"lost": "found", "found": "lost", "added": "gone", "gone": "added"}
    there = compare_outcomes(first, second)
    back = compare_outcomes(second, first)
    assert sorted(turns(there)) == sorted(
        (facet, opposite[how], label) for facet, how, label in turns(back)
    )
    assert compare_outcomes(first, first).changes == ()


@settings(max_examples=50, deadline=None)
@given(golds(), golds(), golds())
def test_losses_and_gains_account_for_the_change_in_what_is_right(
    gold: Gold, one: Gold, other: Gold
) -> None:
    first, second = outcome(rows(one), gold), outcome(rows(other), gold)
    changes = compare_outcomes(first, second).changes
    for tally in second.documents[0].tallies:
        counts = [sum(c.facet == tally.facet and c.how == how for c in changes) for how in (
            "found", "lost", "added", "gone",
        )]  # fmt: skip
        before = first.documents[0].tally(tally.facet)
        assert len(tally.right) - len(before.right) == counts[0] - counts[1]
        assert len(tally.extra) - len(before.extra) == counts[2] - counts[3]
