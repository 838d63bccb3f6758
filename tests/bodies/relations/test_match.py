"""Every cue for a relation states it between the right parties, and only where it should."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from inspgraph import resources
from inspgraph.bodies.relations.match import MACROS, Stated, expand, find_relations, load_cues
from inspgraph.bodies.relations.modality import Modality, load_modals
from tests.bodies.invented import clauses_of, key_of

FOLDER = resources.DATA / "cues" / "relations"
CUES = load_cues(FOLDER)
MODALS = load_modals(resources.DATA / "cues" / "modality.csv")
ROLES = {"inspectorate": "ofsted", "board": "lscb"}
RELATIONS = {
    "provides", "commissions", "funds", "partOf", "partnerOf", "memberOf", "servesArea",
    "inspects", "oversees", "supports", "successorOf",
}  # fmt: skip


def rows() -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for path in sorted(FOLDER.glob("*.csv")):
        if path.stem != MACROS:
            with path.open(encoding="utf-8", newline="") as handle:
                found.extend(csv.DictReader(handle))
    return found


def stated(sentence: str, cue: str | None = None) -> list[Stated]:
    return [
        one
        for clause in clauses_of(sentence)
        for one in find_relations(clause, CUES, MODALS, "self", ROLES)
        if cue is None or one.cue == cue
    ]


def plain(sentence: str) -> set[tuple[str, str, str]]:
    return {(s.subject, s.relation, s.object) for s in stated(sentence) if s.modality == Modality()}


EACH = pytest.mark.parametrize("row", rows(), ids=lambda row: str(row["id"]))


@EACH
def test_the_example_of_a_cue_states_its_relation_between_the_named_parties(
    row: dict[str, str],
) -> None:
    subject, target = (key_of(name) for name in row["parties"].split("|"))
    found = {(s.subject, s.relation, s.object) for s in stated(row["example"], row["id"])}
    either = {(subject, row["relation"], target)}
    if row["relation"] == "partnerOf":
        either.add((target, row["relation"], subject))
    assert either & found


@EACH
def test_the_counter_example_of_a_cue_does_not_fire_it(row: dict[str, str]) -> None:
    assert not stated(row["counter_example"], row["id"])


def test_ids_are_unique_and_relations_are_those_of_the_model() -> None:
    ids = [row["id"] for row in rows()]
    assert len(ids) == len(set(ids))
    assert {row["relation"] for row in rows()} == RELATIONS


def test_every_clause_that_a_cue_fits_has_one_of_its_words() -> None:
    for cue in CUES:
        for row in (row for row in rows() if row["relation"] == cue.relation):
            for clause in clauses_of(row["example"]):
                if cue.pattern.search(clause.text):
                    assert not cue.words or any(word in clause.text for word in cue.words)


def test_a_list_of_providers_provides_and_a_list_of_services_is_provided() -> None:
    assert plain("The PCT and Harbour Trust run the youth service and CAMHS.") >= {
        ("pct", "provides", "youth service"),
        ("pct", "provides", "camhs"),
        ("harbour trust", "provides", "youth service"),
        ("harbour trust", "provides", "camhs"),
    }


def test_members_of_a_list_that_are_no_actors_do_not_end_it() -> None:
    found = plain("The MASH includes the police, education navigators, housing and probation.")
    assert found >= {("police", "memberOf", "mash"), ("probation", "memberOf", "mash")}


def test_two_relations_of_one_sentence_do_not_bleed_into_each_other() -> None:
    found = plain(
        "CAMHS is provided by South Vale NHS Trust, and the advocacy service provided by "
        "Harbour Trust is new."
    )
    assert ("south vale nhs trust", "provides", "camhs") in found
    assert ("harbour trust", "provides", "advocacy service") in found
    assert ("harbour trust", "provides", "camhs") not in found
    assert ("south vale nhs trust", "provides", "advocacy service") not in found


def test_an_object_after_a_comma_with_a_verb_of_its_own_is_not_a_member_of_the_list() -> None:
    found = plain("The youth service works closely with the police, and CAMHS has a waiting list.")
    assert ("youth service", "partnerOf", "police") in found
    assert ("youth service", "partnerOf", "camhs") not in found


def test_places_stand_for_their_councils() -> None:
    assert ("hollin council", "commissions", "camhs") in plain(
        "Commissioners from Hollin and Redvale discuss the CAMHS contract."
    )
    assert ("self", "partnerOf", "hollin council") in plain("Effective liaison with Hollin helps.")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The police are not represented on the LSCB.", Modality(negated=True)),
        ("The CCG will commission CAMHS.", Modality(mode="planned")),
        ("The CCG should commission CAMHS.", Modality(mode="hypothetical")),
        ("Ensure that the police attend the MASH.", Modality(mode="hypothetical")),
        ("• Work with the safeguarding partnership to agree it.", Modality(mode="hypothetical")),
        ("The PCT funded CAMHS until 2010.", Modality(mode="past")),
    ],
)
def test_what_is_denied_planned_asked_for_or_over_is_no_plain_relation(
    sentence: str, expected: Modality
) -> None:
    assert not plain(sentence)
    assert expected in {one.modality for one in stated(sentence)}


def test_a_party_left_out_is_the_actor_named_before_else_the_operator() -> None:
    assert ("youth team", "partnerOf", "police") in plain(
        "Members of the youth team now see more through effective partnership with the police."
    )
    assert ("self", "partnerOf", "police") in plain("Effective partnerships with the police help.")


def test_partnerships_of_families_and_schools_are_not_those_of_the_council() -> None:
    assert not plain("Children value positive relationships with CAMHS.")
    assert not plain("School staff value the effective partnership with the police.")


def test_an_unknown_phrase_or_a_broken_pattern_names_the_cue(tmp_path: Path) -> None:
    for pattern in ("{nosuch} {o:S}", "({o:S}"):
        path = tmp_path / "relations.csv"
        path.write_text(
            "id,relation,pattern,words,default_subject,default_object\n"
            f"funds-99,funds,{pattern},,self,\n",
            encoding="utf-8",
        )
        with pytest.raises(ValueError, match="funds-99"):
            load_cues(path)


def test_gaps_hold_no_actor_and_no_other_clause() -> None:
    gap = expand("a{_6} b", {})
    assert "‹" in gap
    assert "because" in gap
    assert expand("a{-2} b", {}) != expand("a{_2} b", {})


def seconds(sentence: str) -> float:
    """The processor time that the finding of relations in a sentence takes, the best of three."""
    (clause,) = clauses_of(sentence)
    times = []
    for _ in range(3):
        started = time.process_time()
        list(find_relations(clause, CUES, MODALS, "self", ROLES))
        times.append(time.process_time() - started)
    return min(times)


def test_eight_times_the_words_take_about_eight_times_as_long() -> None:
    """Every word of every cue between two bodies has each pattern tried at each place.

    A pattern whose gaps can be shared out in several ways would take sixty-four times as long.
    """
    cue_words = " ".join(sorted({word for row in rows() for word in row["words"].split(";")}))
    long, longer = (f"CAMHS {cue_words * times} works with Harbour Trust." for times in (4, 32))
    assert seconds(longer) < 24 * seconds(long)
