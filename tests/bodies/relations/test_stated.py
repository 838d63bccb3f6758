"""What sentences state: frames in every construction, lists, references, denial, quality."""

from __future__ import annotations

import csv

import pytest

from inspgraph import resources
from inspgraph.bodies.actors.group import SELF
from inspgraph.bodies.relations.modality import Modality
from inspgraph.bodies.relations.stated import Rules, Stated, stated_in
from tests.bodies.invented import clauses_of, key_of

RULES = Rules.load(resources.DATA / "cues")
IDIOMS = resources.DATA / "cues" / "frames" / "idioms.csv"
MEANT = {"leaders": SELF, "workers": SELF}


def stated(text: str) -> list[Stated]:
    found = clauses_of(text, people=RULES.people, nouns=RULES.nouns, meant=MEANT)
    return [one for clause in found for one in stated_in(clause, RULES, SELF)]


def plain(text: str) -> set[tuple[str, str, str]]:
    return {(s.subject, s.relation, s.object) for s in stated(text) if s.modality == Modality()}


PROVIDES = ("harbour trust", "provides", "camhs")
SUCCESSION = ("eva house", "successorOf", "harbour trust")
COMMISSIONS = ("ccg", "commissions", "camhs")


@pytest.mark.parametrize(
    "sentence",
    [
        "Harbour Trust provides CAMHS.",
        "Harbour Trust, a charity with a long history in the town, now provides CAMHS.",
        "CAMHS is provided by Harbour Trust.",
        "CAMHS is funded and provided, since last May, by Harbour Trust.",
        "Families praised CAMHS, provided by Harbour Trust.",
        "Families praised CAMHS (run by Harbour Trust).",
        "Families praised CAMHS, which is run by Harbour Trust.",
        "Families praised CAMHS, which Harbour Trust runs.",
        "Families praised Harbour Trust, which runs CAMHS.",
        "Run by Harbour Trust, CAMHS meets need.",
        "Harbour Trust is the provider of CAMHS.",
        "Harbour Trust works with families and provides CAMHS.",
        "Harbour Trust’s CAMHS is good.",
    ],
)
def test_one_frame_is_read_in_every_construction(sentence: str) -> None:
    assert PROVIDES in plain(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Harbour Trust provides families with news of CAMHS.",
        "Harbour Trust praised CAMHS, provided that it improves.",
        "Harbour Trust knows that the CCG provides CAMHS.",
        "Children in Harbour Trust provide views, and CAMHS listens.",
    ],
)
def test_what_is_said_of_somebody_else_is_not_said_of_the_nearest(sentence: str) -> None:
    assert PROVIDES not in plain(sentence)


def test_a_list_on_either_side_gives_each_pair_and_skips_members_that_are_no_actors() -> None:
    assert plain("The PCT and Harbour Trust run the youth service and CAMHS.") >= {
        (one, "provides", other)
        for one in ("pct", "harbour trust")
        for other in ("youth service", "camhs")
    }
    found = plain("The MASH includes the police, education navigators, housing and probation.")
    assert found >= {("police", "memberOf", "mash"), ("probation", "memberOf", "mash")}


def test_each_of_a_list_works_with_the_others_but_examples_only_with_the_first() -> None:
    pairs = plain("There are protocols between the LSCB, the police and Cafcass.")
    assert {(s, o) for s, r, o in pairs if r == "partnerOf"} == {
        ("lscb", "police"),
        ("lscb", "cafcass"),
        ("police", "cafcass"),
    }
    pairs = plain("Links between the LSCB and others, including the police and Cafcass, hold.")
    assert ("police", "partnerOf", "cafcass") not in pairs
    assert ("lscb", "partnerOf", "police") in pairs


def test_two_relations_of_one_sentence_do_not_bleed_into_each_other() -> None:
    found = plain(
        "CAMHS is provided by South Vale NHS Trust, and the advocacy service provided by "
        "Harbour Trust is new."
    )
    assert ("south vale nhs trust", "provides", "camhs") in found
    assert ("harbour trust", "provides", "camhs") not in found
    assert ("south vale nhs trust", "provides", "advocacy service") not in found


def test_an_object_after_a_comma_with_a_verb_of_its_own_is_not_a_member_of_the_list() -> None:
    found = plain("The youth service works closely with the police, and CAMHS has a waiting list.")
    assert ("youth service", "partnerOf", "police") in found
    assert ("youth service", "partnerOf", "camhs") not in found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("On the LSCB sit the police and probation.", ("police", "memberOf", "lscb")),
        ("The LSCB, on which the police sit, met.", ("police", "memberOf", "lscb")),
        ("The police are well represented on the LSCB.", ("police", "memberOf", "lscb")),
        ("Police staff within the MASH help.", ("police", "memberOf", "mash")),
        ("The LSCB holds the missing team to account.", ("lscb", "oversees", "missing team")),
        ("The missing team reports to the LSCB.", ("lscb", "oversees", "missing team")),
        ("The missing team is part of Vale Hospital.", ("missing team", "partOf", "vale hospital")),
        ("The youth service is paid for by the PCT.", ("pct", "funds", "youth service")),
        (
            "EVA House, formerly Harbour Trust, helps.",
            ("eva house", "successorOf", "harbour trust"),
        ),
        ("In June 2014, the CCG commissioned CAMHS.", COMMISSIONS),
    ],
)
def test_wordings_of_the_other_relations(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in plain(sentence)


def test_relationships_that_somebody_tells_of_are_with_whom_they_name() -> None:
    assert plain("Cafcass reports improved relationships.") == {("cafcass", "partnerOf", SELF)}
    assert plain("Cafcass reports improved relationships with CAMHS.") == {
        ("cafcass", "partnerOf", "camhs")
    }
    assert ("cafcass", "partnerOf", SELF) not in plain(
        "Cafcass says that communication between CAMHS and Harbour Trust is good."
    )


def test_managers_named_with_somebody_elses_chair_are_not_the_authoritys() -> None:
    assert not plain("The Chair and other senior managers are engaged in the LSCB.")
    assert plain("Leaders and the other senior managers are engaged in the LSCB.")


def test_the_authoritys_own_people_stand_for_it_and_the_statement_says_so() -> None:
    (one,) = stated("Senior leaders have strong links with Cafcass.")
    assert (one.subject, one.object, one.reference) == (SELF, "cafcass", "people")
    assert not plain("School leaders have strong links with Cafcass.")


def test_where_nobody_is_named_the_reference_is_recorded() -> None:
    (one,) = stated("Strong links with Cafcass help.")
    assert (one.subject, one.reference) == (SELF, "people")


def test_a_pronoun_and_a_noun_go_back_within_the_paragraph() -> None:
    found = stated("Harbour Trust is small. It provides CAMHS.")
    assert [(s.subject, s.object, s.reference) for s in found] == [
        ("harbour trust", "camhs", "pronoun")
    ]
    found = stated("The youth board met. The board holds the police to account.")
    assert [(s.subject, s.object, s.reference) for s in found] == [
        ("youth board", "police", "noun")
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ofsted inspected CAMHS.", ("ofsted", "inspects", "camhs")),
        ("The inspection of CAMHS by Ofsted is over.", ("ofsted", "inspects", "camhs")),
        ("The LSCB is funded in equal shares by the PCT.", ("pct", "funds", "lscb")),
        ("The LSCB has secured funding from the PCT.", ("pct", "funds", "lscb")),
        ("Harbour Trust was renamed EVA House.", ("eva house", "successorOf", "harbour trust")),
        ("Duties passed from the PCT to the CCG.", ("ccg", "successorOf", "pct")),
        ("CAMHS is jointly funded by the PCT and the police.", ("pct", "partnerOf", "police")),
        ("Links that the police have with Cafcass hold.", ("police", "partnerOf", "cafcass")),
        ("CAMHS, in partnership with Cafcass, helps.", ("camhs", "partnerOf", "cafcass")),
        ("The LSCB, which the police attend, met.", ("police", "memberOf", "lscb")),
        ("A police representative sitting on the LSCB helped.", ("police", "memberOf", "lscb")),
        ("Agencies in the MASH, including the police, met.", ("police", "memberOf", "mash")),
    ],
)
def test_wordings_by_nouns_and_of_several(sentence: str, expected: tuple[str, str, str]) -> None:
    subject, relation, target = expected
    found = plain(sentence)
    assert expected in found or (relation == "partnerOf" and (target, relation, subject) in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Children work with the police, and Cafcass has said so.",
        "Schools value the links with Cafcass.",
        "The housing team became a member of the LSCB.",
        "The youth service supports social workers.",
        "The police, supported by senior leaders, helped.",
        "An integrated youth team of social workers helps.",
        "Redvale Council has trouble in securing the LSCB support it needs.",
    ],
)
def test_where_a_rule_must_stop(sentence: str) -> None:
    assert not plain(sentence)


def test_members_that_are_no_actors_may_stand_in_a_list() -> None:
    found = plain("Links between the LSCB, local schools, the police and other agencies hold.")
    assert ("lscb", "partnerOf", "police") in found


def test_its_and_the_charity_go_back_to_whom_they_mean() -> None:
    found = stated("The youth board met. Its links with Cafcass hold.")
    assert [(s.subject, s.object, s.reference) for s in found] == [
        ("youth board", "cafcass", "pronoun")
    ]
    found = stated("Harbour Trust is small. The charity provides CAMHS.")
    assert [(s.subject, s.object, s.reference) for s in found] == [
        ("harbour trust", "camhs", "noun")
    ]


def test_functions_that_are_delegated_are_no_succession() -> None:
    found = plain("Since 2017, the council has delegated its functions to Bright Futures.")
    assert found == {(SELF, "commissions", "bright futures")}


def test_handing_cases_over_and_meeting_once_a_year_state_nothing_more() -> None:
    assert not plain("Histories are gathered in the MASH and transferred to the missing team.")
    found = plain("The council’s corporate parenting panel meets Cafcass once a year.")
    assert not {relation for _, relation, _ in found} & {"oversees", "successorOf", "memberOf"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The police are not represented on the LSCB.", Modality(negated=True)),
        ("Neither the police nor probation are represented on the LSCB.", Modality(negated=True)),
        ("The CCG will commission CAMHS.", Modality(mode="planned")),
        ("The CCG should commission CAMHS.", Modality(mode="hypothetical")),
        ("Ensure that the police attend the MASH.", Modality(mode="hypothetical")),
        ("The PCT funded CAMHS until 2010.", Modality(mode="past")),
        ("The CCG has failed to commission CAMHS.", Modality(negated=True)),
        ("A link between CAMHS and the LSCB has not been put in place.", Modality(negated=True)),
        ("A link between CAMHS and the LSCB would help.", Modality(mode="hypothetical")),
        ("The protocol between CAMHS and the LSCB lapsed.", Modality(mode="past")),
        ("Until its closure Harbour Trust provided CAMHS.", Modality(mode="past")),
    ],
)
def test_what_is_denied_planned_asked_for_or_over_is_no_plain_relation(
    sentence: str, expected: Modality
) -> None:
    assert not plain(sentence)
    assert expected in {one.modality for one in stated(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "CAMHS is not linked closely enough with the missing team.",
        "The relationship between CAMHS and the missing team needs to be strengthened.",
        "Progress has not lasted since CAMHS worked with the missing team.",
        "There is good, if not routinely recorded, communication between CAMHS and the LSCB.",
        "The LSCB’s missing team would benefit from a plan.",
        "The council has mended its formerly poor working relationship with Cafcass.",
        "Ensure that the MASH, including the police, meets.",
    ],
)
def test_what_is_weak_or_said_of_something_else_is_not_denied(sentence: str) -> None:
    assert plain(sentence)
    assert {one.modality for one in stated(sentence)} == {Modality()}


@pytest.mark.parametrize(
    ("sentence", "quality"),
    [
        ("There are strong links between the LSCB and the police.", "strong"),
        ("Links between the LSCB and the police are not yet effective.", "weak"),
        ("Links between the LSCB and the police are improving.", "improving"),
        ("There are links between the LSCB and the police.", ""),
    ],
)
def test_how_good_a_link_is_said_to_be(sentence: str, quality: str) -> None:
    (one,) = stated(sentence)
    assert (one.quality, one.modality) == (quality, Modality())


def idioms() -> list[dict[str, str]]:
    with IDIOMS.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


EACH = pytest.mark.parametrize("row", idioms(), ids=lambda row: str(row["id"]))


@EACH
def test_the_example_of_an_idiom_states_its_relation_and_its_counter_example_does_not(
    row: dict[str, str],
) -> None:
    subject, target = (key_of(name) for name in row["parties"].split("|"))
    found = {(s.subject, s.object) for s in stated(row["example"]) if s.cue == row["id"]}
    assert (subject, target) in found or (target, subject) in found
    assert row["id"] not in {s.cue for s in stated(row["counter_example"])}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Responses are delivered to children through good relationships with Vale Police.",
            (SELF, "partnerOf", "vale police"),
        ),
        (
            "Good relationships in the MASH between Vale Police and CAMHS help.",
            ("vale police", "partnerOf", "camhs"),
        ),
        (
            "The youth board receives detailed reports and holds Redvale Council to account.",
            ("youth board", "oversees", SELF),
        ),
        (
            "Harbour Trust, Cafcass guardians and IROs liaise effectively.",
            ("harbour trust", "partnerOf", "cafcass"),
        ),
        (
            "When children are at risk, Harbour Trust, Cafcass and others work together well.",
            ("harbour trust", "partnerOf", "cafcass"),
        ),
        (
            "Cafcass and the local judiciary report improved working relationships.",
            ("cafcass", "partnerOf", SELF),
        ),
        (
            "Cafcass and the judiciary confirmed that relationships are good.",
            ("cafcass", "partnerOf", SELF),
        ),
        (
            "The youth board has strategic influence and is part of the LSCB.",
            ("youth board", "memberOf", "lscb"),
        ),
        (
            "CAMHS links well with agencies and increasingly with Vale Police.",
            ("camhs", "partnerOf", "vale police"),
        ),
        (
            "There are joint home visits by Vale Police and CAMHS.",
            ("vale police", "partnerOf", "camhs"),
        ),
        (
            "The council's strong work with carers and joint working with Cafcass has helped.",
            (SELF, "partnerOf", "cafcass"),
        ),
    ],
)
def test_what_stands_between_a_relation_and_its_ends_is_passed_over(
    sentence: str, expected: tuple[str, str, str]
) -> None:
    assert expected in plain(sentence)


def test_children_with_links_of_their_own_are_not_the_council() -> None:
    assert not plain("Children gain confidence through good relationships with Vale Police.")


def test_a_director_shared_with_a_neighbour_serves_no_area() -> None:
    assert not {r for _, r, _ in plain("The post of social workers is shared with Hollin.")} & {
        "servesArea"
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Redvale Council develops a strategy on abuse, led by the LSCB.",
        "Working alongside the missing team, they undertake assessments.",
        "Redvale Council reviews the text so that it is aligned with the LSCB threshold document.",
        "The LSCB is the partnership relating to CAMHS.",
    ],
)
def test_what_is_said_of_a_paper_or_of_somebody_told_before_is_no_relation(sentence: str) -> None:
    assert not plain(sentence)
