"""What a report's cover, letter head and names say of who inspects, sits and belongs where."""

from __future__ import annotations

from collections.abc import Sequence

from inspgraph import resources
from inspgraph.bodies.actors.group import SELF, Draft
from inspgraph.bodies.relations.implied_by_series import Contexts
from inspgraph.bodies.relations.of_document import (
    ADDRESSED,
    INSPECTED,
    NAMED,
    relations_of,
    roles_of,
    speakers,
)
from inspgraph.bodies.relations.stated import Rules, Stated
from inspgraph.facts import Addressee, Facts
from inspgraph.records import Span
from tests.bodies.invented import clauses_of

RULES = Rules.load(resources.DATA / "cues")
CONTEXTS = Contexts.load(resources.DATA / "cues")


def draft(key: str, name: str, kind: str, ref: str = "", *aliases: str) -> Draft:
    return Draft(key, name, "body", kind, ref, "term", aliases, (0,))


OFSTED = draft("ofsted", "Ofsted", "Inspectorate", "national:ofsted")
BOARD = draft("lscb", "LSCB", "Partnership", "lscb")


def found(text: str, drafts: Sequence[Draft], facts: Facts, operator: str = SELF) -> list[Stated]:
    roles = roles_of(drafts, facts, operator)
    sentences = clauses_of(text, people=RULES.people, meant=speakers(facts, roles))
    return relations_of(sentences, drafts, facts, RULES, CONTEXTS, roles)


def triples(stated: Sequence[Stated], cue: str) -> set[tuple[str, str, str]]:
    return {(s.subject, s.relation, s.object) for s in stated if s.cue == cue}


def test_the_inspectorates_of_a_report_inspect_its_authority_even_without_a_sentence() -> None:
    facts = Facts(series="ilacs", inspectorates=("Ofsted",), title_span=Span(3, 9))
    made = found("CAMHS is good.", [OFSTED], facts)
    assert triples(made, INSPECTED) == {("ofsted", "inspects", SELF)}
    assert [s.clause.span for s in made if s.cue == INSPECTED] == [Span(3, 9)]


def test_a_sentence_that_names_the_inspection_is_better_evidence_than_the_title() -> None:
    facts = Facts(series="ilacs", inspectorates=("Ofsted",), title_span=Span(0, 2))
    made = found("Ofsted met us. Ofsted began an inspection of the council.", [OFSTED], facts)
    assert [s.clause.span for s in made if s.cue == INSPECTED] == [Span(15, 57)]


def test_an_inspectorate_is_known_by_its_full_name_or_its_register_key() -> None:
    facts = Facts(series="ilacs", inspectorates=("Ofsted",), title_span=Span(0, 2))
    full = draft("ofsted", "Office for Standards in Education", "Inspectorate", "national:ofsted")
    other = draft("cqc", "Care Quality Commission", "Inspectorate", "national:cqc")
    assert triples(found("CAMHS.", [full, other], facts), INSPECTED) == {
        ("ofsted", "inspects", SELF)
    }


def test_an_area_inspection_is_of_the_partnership_and_a_joint_review_also_of_the_board() -> None:
    area = draft("lap", "Redvale Local Area Partnership", "Partnership", "local-area-partnership")
    send = Facts(
        inspects=("partnership",),
        inspectorates=("Ofsted",),
        title_span=Span(0, 2),
        series="area-send",
    )
    assert triples(found("CAMHS.", [OFSTED, area], send), INSPECTED) == {
        ("ofsted", "inspects", "lap")
    }
    sif = Facts(
        inspects=("authority", "board"),
        inspectorates=("Ofsted",),
        title_span=Span(0, 2),
        series="sif",
    )
    assert triples(found("CAMHS.", [OFSTED, BOARD], sif), INSPECTED) == {
        ("ofsted", "inspects", SELF),
        ("ofsted", "inspects", "lscb"),
    }
    board = Facts(
        inspects=("board",), inspectorates=("Ofsted",), title_span=Span(0, 2), series="lscb-review"
    )
    assert triples(found("CAMHS.", [OFSTED, BOARD], board), INSPECTED) == {
        ("ofsted", "inspects", "lscb")
    }


def test_an_authority_does_not_inspect_itself_in_its_self_assessment() -> None:
    facts = Facts(series="self-assessment", inspectorates=("Ofsted",), voice="authority")
    assert not triples(found("Ofsted came.", [OFSTED], facts), INSPECTED)


def test_the_addressees_of_a_letter_to_a_partnership_are_its_members() -> None:
    text = "Kim Lane, Redvale Council\nJo Marsh, Vale Police\nDear LSCB\nThe PCT is good."
    facts = Facts(
        series="jtai",
        inspects=("partners",),
        addressees=(
            Addressee("Kim Lane", "", "Redvale Council", Span(0, 25)),
            Addressee("Jo Marsh", "", "Vale Police", Span(26, 47)),
        ),
    )
    made = found(text, [BOARD], facts)
    assert triples(made, ADDRESSED) == {
        (SELF, "memberOf", "lscb"),
        ("vale police", "memberOf", "lscb"),
    }
    said = [s.clause.span for s in made if s.cue == ADDRESSED and s.subject == "vale police"]
    assert [text[span.start : span.end].strip() for span in said] == [
        "Jo Marsh, Vale Police",
        "Dear LSCB",
    ]
    assert not triples(found(text.replace("Dear LSCB", "Dear all"), [BOARD], facts), ADDRESSED)


def test_a_team_whose_name_begins_with_a_bodys_is_part_of_it() -> None:
    hospital = draft("vale hospital", "Vale Hospital", "HealthBody", "", "VH")
    team = draft("liaison team", "VH’s ‘liaison’ team", "Unit")
    service = draft("camhs", "VH child mental health service", "Service")
    made = found("The liaison team and CAMHS met.", [hospital, team, service], Facts())
    assert triples(made, NAMED) == {
        ("liaison team", "partOf", "vale hospital"),
        ("vale hospital", "provides", "camhs"),
    }


def test_a_management_board_oversees_the_team_it_is_named_after() -> None:
    team = draft("youth service", "Redvale Youth Offending Team", "Service", "", "YOT")
    board = draft("youth board", "YOT management board", "Partnership")
    made = found("The youth board met the youth service.", [team, board], Facts())
    assert triples(made, NAMED) == {("youth board", "oversees", "youth service")}


def test_a_name_does_not_say_whose_a_team_is_where_a_sentence_does() -> None:
    hospital = draft("vale hospital", "Vale Hospital", "HealthBody", "", "VH")
    team = draft("liaison team", "VH liaison team", "Unit")
    made = found("The liaison team is part of the LSCB.", [hospital, team, BOARD], Facts())
    assert not triples(made, NAMED)
    assert ("liaison team", "partOf", "lscb") in {(s.subject, s.relation, s.object) for s in made}


def test_leaders_of_an_inspected_partnership_speak_for_the_partnership() -> None:
    area = draft("lap", "Redvale Local Area Partnership", "Partnership", "local-area-partnership")
    made = found(
        "Effective partnerships with the police help.",
        [area],
        Facts(series="area-send", inspects=("partnership",)),
    )
    assert ("lap", "partnerOf", "police") in {(s.subject, s.relation, s.object) for s in made}


def test_what_a_series_implies_rests_on_the_first_sentence_that_names_the_actor() -> None:
    panel = draft("practice panel", "practice panel", "Unit")
    made = found("It rained. The practice panel met.", [panel], Facts(series="ilacs"))
    assert [(s.subject, s.relation, s.object, s.clause.index) for s in made] == [
        ("practice panel", "partOf", SELF, 1)
    ]
