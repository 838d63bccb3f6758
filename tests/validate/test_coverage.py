from __future__ import annotations

from dataclasses import replace

from inspgraph.facts import Facts
from inspgraph.records import Coverage, Judgement
from inspgraph.validate.coverage import COUNTS, cover
from tests.map.factories import extraction, frameworks


def entries(**changes: object) -> dict[str, Coverage]:
    return {entry.part: entry for entry in cover(extraction(**changes), frameworks())}


def test_what_was_found_is_counted() -> None:
    made = entries()
    assert made["recommendations"] == Coverage("recommendations", True, 1)
    assert made["period"] == Coverage("period", True, 2)
    assert made["overall"].found


def test_what_is_promised_and_missing_is_told() -> None:
    assert entries(recommendations=())["recommendations"] == Coverage("recommendations", False, 0)


def test_what_a_framework_does_not_promise_is_not_missed() -> None:
    assert "strengths" not in entries(findings=())


def test_each_area_that_is_always_judged_is_looked_for() -> None:
    made = entries()
    assert made["Overall effectiveness"].found
    assert not made["The experiences and progress of care leavers"].found


def test_an_area_is_found_by_other_words_for_it() -> None:
    sif = Facts(series="sif")
    judged = (Judgement("2.1 Adoption performance", "good", None, False, (), "adoption"),)
    assert entries(facts=sif, judgements=judged)["Adoption performance"].found


def test_a_document_of_no_known_framework_is_promised_nothing() -> None:
    facts = replace(extraction().facts, series=None, framework=None)
    assert entries(facts=facts) == {}


def test_the_same_words_in_another_framework_do_not_count() -> None:
    jar = Facts(series="jar")
    judged = (Judgement("Overall effectiveness", "good", None, False, (), "overall"),)
    made = entries(facts=jar, judgements=judged)
    assert made["judgements"].found
    assert not made["Safeguarding"].found


def test_every_part_of_the_ontology_has_a_count() -> None:
    known = {
        promise.name
        for framework in frameworks().frameworks.values()
        for promise in framework.promises
        if promise.area is None
    }
    assert known == set(COUNTS)
