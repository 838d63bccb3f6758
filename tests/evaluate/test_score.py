from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from inspgraph.evaluate.gold import Gold, GoldActor, GoldRelation
from inspgraph.evaluate.outcome import (
    FACETS,
    ComparedItem,
    Comparison,
    DocumentOutcome,
    Figures,
    accuracies,
    figures,
)
from inspgraph.evaluate.results import QUESTIONS, AnsweredRows
from inspgraph.evaluate.score import score, score_document
from tests.evaluate.factories import GOLD, by_stem, distinct_golds, rows

LISTS = ("judgements", "recommendations", "findings", "actors", "relations")


def one(gold: Gold, found: AnsweredRows) -> Comparison:
    return Comparison((score_document(gold, found),))


def wrong(document: DocumentOutcome) -> list[tuple[str, str, str]]:
    return [
        (check.attribute, check.item, check.note) for check in document.checks if not check.right
    ]


def reworded(found: AnsweredRows, question: str, at: int, **values: str) -> AnsweredRows:
    given_rows = list(getattr(found, question))
    given_rows[at] = {**given_rows[at], **values}
    return replace(found, **{question: tuple(given_rows)})


def test_what_is_found_whole_is_right_whole() -> None:
    outcome = one(GOLD, rows(GOLD))
    counted = {name: count.f1 for name, count in figures(outcome).items()}
    assert counted == dict.fromkeys(set(FACETS) - {"owners"}, 1)
    assert {count.share for count in accuracies(outcome).values()} == {1.0}


def test_a_document_that_was_not_read_has_everything_missed() -> None:
    (document,) = score([GOLD], {"another": rows(GOLD)})
    assert figures(Comparison((document,)))["actors"] == Figures(0, 3, 0)
    assert {check.attribute for check in document.checks if check.right} == set()


def test_a_grade_must_agree_and_an_area_nearly() -> None:
    found = reworded(rows(GOLD), "judgements", 0, area="effectiveness overall", grade="Inadequate")
    found = reworded(found, "judgements", 1, area="impact of all leaders", grade="good (2)")
    tally = score_document(GOLD, found).tally("judgements")
    assert tally.right == (ComparedItem("The impact of leaders = good"),)
    assert tally.missed == (
        ComparedItem("Overall effectiveness = requires improvement to be good"),
    )
    assert tally.extra == (ComparedItem("effectiveness overall = Inadequate"),)


def test_a_finding_of_the_other_polarity_is_not_found() -> None:
    found = reworded(rows(GOLD), "findings", 0, polarity="weakness")
    tally = score_document(GOLD, found).tally("findings")
    assert [item.label for item in tally.missed] == ["strength: visits are made on time"]
    assert [item.label for item in tally.extra] == ["weakness: visits are made on time"]


def test_attributes_say_what_was_wanted_and_what_is_there() -> None:
    found = reworded(rows(GOLD), "documents", 0, published="2024-07-13", inspection_end="")
    found = reworded(found, "judgements", 0, overall="false")
    found = reworded(found, "recommendations", 0, timeframe="")
    found = reworded(found, "actors", 2, kind="body")
    assert wrong(score_document(GOLD, found)) == [
        ("published", "", "wanted 2024-07-12, got 2024-07-13"),
        ("inspection_end", "", "wanted 2024-05-24, got nothing"),
        (
            "judgement overall flag",
            "Overall effectiveness = requires improvement to be good",
            "wanted true, got false",
        ),
        (
            "recommendation timeframe",
            "the timeliness of return home interviews",
            "wanted 3 months, got nothing",
        ),
        ("actor kind", "multi-agency safeguarding hub", "wanted service, got body"),
    ]


def test_a_date_that_the_document_does_not_give_must_not_be_found() -> None:
    silent = replace(GOLD, document=replace(GOLD.document, inspection_start="", published=""))
    names = [name for name, _, _ in wrong(score_document(silent, rows(GOLD)))]
    assert names == ["inspection_start"]


def test_an_actor_goes_by_any_of_its_names() -> None:
    found = reworded(rows(GOLD), "actors", 2, name="MASH", aliases="")
    found = reworded(found, "actors", 0, name="Wexmoor Council", aliases="")
    assert score_document(GOLD, found).tally("actors").missed == ()


@pytest.mark.parametrize(
    ("subject", "relation", "object_", "is_right"),
    [
        ("Wexmoor Borough Council", "partnerOf", "Harbour Trust", True),
        ("Harbour Trust", "partnerOf", "the council", True),
        ("Harbour Trust", "provides", "the council", False),
        ("MASH", "provides", "the council", False),
        ("multi-agency safeguarding hub (MASH)", "partOf", "the hub", False),
    ],
)
def test_a_relation_joins_actors_under_any_name_and_may_be_symmetric(
    subject: str, relation: str, object_: str, is_right: bool
) -> None:
    row = {"subject": subject, "relation": relation, "object": object_, "evidence": "so"}
    document = score_document(GOLD, replace(rows(GOLD), relations=(row,)))
    tally = document.tally("relations")
    assert len(tally.right) == int(is_right)
    assert tally.extra == (
        () if is_right else (ComparedItem(f"{subject} -{relation}-> {object_}", "so"),)
    )


def test_a_relation_of_the_wrong_name_still_relates_its_pair() -> None:
    found = reworded(rows(GOLD), "relations", 1, relation="commissions")
    document = score_document(GOLD, found)
    assert len(document.tally("relations").missed) == 1
    assert document.tally("related pairs").missed == ()


def test_a_found_alias_leads_to_the_actor_of_the_gold() -> None:
    found = reworded(rows(GOLD), "actors", 2, name="the front door", aliases="MASH")
    found = reworded(found, "relations", 1, object="the front door")
    assert score_document(GOLD, found).tally("relations").missed == ()


def test_a_relation_of_an_actor_with_itself_does_not_count() -> None:
    row = {"subject": "MASH", "relation": "partOf", "object": "multi-agency safeguarding hub"}
    found = replace(rows(GOLD), relations=(row,))
    assert score_document(GOLD, found).tally("relations").extra == ()


def test_a_relation_stated_twice_counts_once() -> None:
    found = rows(GOLD)
    twice = replace(found, relations=found.relations * 2)
    assert figures(one(GOLD, twice))["relations"] == Figures(3, 3, 3)


def test_beyond_an_annotated_part_nothing_is_extra() -> None:
    part = replace(GOLD, whole=False, actors=GOLD.actors[:2], relations=GOLD.relations[:1])
    counted = figures(one(part, rows(GOLD)))
    assert counted["actors"] == Figures(2, 2, 2)
    assert counted["relations"] == Figures(1, 1, 1)


def test_families_are_counted_apart() -> None:
    other = replace(GOLD, stem="other", document=replace(GOLD.document, family="jtai"))
    outcome = Comparison(score([GOLD, other], by_stem(GOLD)))
    parts = {name: figures(part)["actors"].f1 for name, part in outcome.families()}
    assert parts == {"ilacs": 1.0, "jtai": 0.0}


def test_nothing_wanted_and_nothing_found_is_no_figure() -> None:
    bare = Gold("bare", GOLD.document)
    counted = figures(one(bare, AnsweredRows()))["actors"]
    assert counted.is_empty
    assert (counted.precision, counted.recall, counted.f1) == (0.0, 0.0, 0.0)


@settings(max_examples=50, deadline=None)
@given(distinct_golds())
def test_a_result_equal_to_the_gold_scores_1(gold: Gold) -> None:
    outcome = one(gold, rows(gold))
    assert all(count.f1 == 1 or count.is_empty for count in figures(outcome).values())
    assert all(count.share == 1 for count in accuracies(outcome).values())


@settings(max_examples=50, deadline=None)
@given(distinct_golds(), st.data())
def test_leaving_out_an_item_lowers_recall_only(gold: Gold, data: st.DataObject) -> None:
    facet = data.draw(st.sampled_from(LISTS))
    found = rows(gold)
    items = getattr(found, facet)
    assume(len(items) > 1)
    at = data.draw(st.integers(0, len(items) - 1))
    fewer = replace(found, **{facet: items[:at] + items[at + 1 :]})
    whole, less = figures(one(gold, found)), figures(one(gold, fewer))
    assert less[facet].precision == 1
    assert less[facet].recall == (len(items) - 1) / len(items)
    others = whole.keys() - {facet} - ({"related pairs"} if facet == "relations" else set())
    assert all(less[name] == whole[name] for name in others)


@settings(max_examples=50, deadline=None)
@given(distinct_golds(), st.data())
def test_the_order_of_rows_does_not_matter(gold: Gold, data: st.DataObject) -> None:
    found = rows(gold)
    shuffled = replace(
        found,
        **{
            facet: tuple(data.draw(st.permutations(getattr(found, facet))))
            for facet in LISTS
        },
    )  # fmt: skip
    # Every row can be one item only; of rows that are alike, the first of a graph's fixed order
    # is taken.
    assert score_document(gold, shuffled) == score_document(gold, found)


def test_the_rows_of_all_questions_are_compared() -> None:
    assert set(QUESTIONS) == {"documents", *LISTS}
    assert {field.name for field in fields(Gold)} >= set(LISTS)


def test_a_name_that_the_gold_does_not_know_stays_itself() -> None:
    gold = replace(
        GOLD,
        actors=(GoldActor("Harbour Trust", "body", "HealthBody"),),
        relations=(GoldRelation("Harbour Trust", "servesArea", "Wexmoor"),),
    )
    row = {"subject": "Harbour Trust", "relation": "servesArea", "object": "City of Wexmoor"}
    tally = score_document(gold, AnsweredRows(relations=(row,))).tally("related pairs")
    assert tally.right == (ComparedItem("Harbour Trust – Wexmoor"),)
