"""Who inspected: after labels, in team tables, in sentences and by signature."""

from __future__ import annotations

import pytest

from inspgraph.cues.form_cues import Cues
from inspgraph.form.cover.inspectors import find_inspectors, read_people
from inspgraph.read.plain import read_plain
from inspgraph.records import Text
from tests.form.cover.letters import letter


def named(text: Text, cues: Cues) -> list[str]:
    """The names as the text has them, the lead's with a star."""
    found = find_inspectors(text, cues)
    assert all(person.span.of(text.content) == person.name for person in found)
    return [f"{person.name}{'*' if person.leads else ''}" for person in found]


def report(words: str) -> Text:
    return read_plain(words.encode(), "report.txt")


@pytest.mark.parametrize(
    "sentence",
    [
        "The visit was carried out by Her Majesty’s Inspectors Bram Oduya and Cora Lisle.",
        "The inspectors were Bram Oduya, HMI, and Cora Lisle, HMI.",
        "The inspectors were Bram Oduya HMI and Cora Lisle HMI.",
        "Her Majesty’s Inspectors were Bram Oduya and Cora Lisle.",
        "His Majesty’s Inspectors for this visit were Bram Oduya and Cora Lisle.",
        (
            "The inspectors for this visit were Bram Oduya, His Majesty’s Inspector, and Cora "
            "Lisle, Ofsted Inspector."
        ),
        "The inspectors were Bram Oduya and Cora Lisle, both of whom are Her Majesty’s Inspectors.",
        "The visit on 3 May 2018 was carried out by Bram Oduya and Cora Lisle.",
        "His Majesty’s Inspectors for this visit were Cora Lisle and Bram Oduya.",
        "Her Majesty’s Inspectors (HMIs) for this visit were Bram Oduya and Cora Lisle.",
    ],
)
def test_a_letter_names_its_inspectors_and_who_signs_it_led(sentence: str, cues: Cues) -> None:
    opening = f"These are the findings of a visit to Wexmoor on 3 May 2018. {sentence}"
    assert named(letter(opening), cues) == ["Bram Oduya*", "Cora Lisle"]


def test_a_lead_named_in_the_sentence_is_the_lead_whoever_signs(cues: Cues) -> None:
    opening = "The inspectors were lead inspector Cora Lisle and team inspector Bram Oduya."
    assert named(letter(opening), cues) == ["Cora Lisle*", "Bram Oduya"]


def test_a_list_goes_on_over_a_break(cues: Cues) -> None:
    opening = "The inspectors were Bram Oduya,\n\nCora Lisle and Dev Hartnell."
    assert named(letter(opening), cues) == ["Bram Oduya*", "Cora Lisle", "Dev Hartnell"]


@pytest.mark.parametrize(
    ("opening", "signed"),
    [
        ("It was carried out by inspectors from Ofsted and the Care Quality Commission (CQC).",
         "Ada Vane\n\nNational Director, Social Care\n\nOfsted"),
        ("The review used research carried out by Aldersea Moor University.",
         "Ada Vane\n\nAssistant Chief Inspector"),
        ("Inspectors were told that plans had improved.", "Ada Vane\n\nDivisional Manager"),
    ],
)  # fmt: skip
def test_bodies_and_directors_who_sign_are_no_inspectors(
    opening: str, signed: str, cues: Cues
) -> None:
    assert named(letter(opening, signed=signed), cues) == []


def test_a_letter_that_names_nobody_was_led_by_its_signatory(cues: Cues) -> None:
    text = letter("The visit was on 3 May 2018.", signed="Bram Oduya, HMI")
    assert named(text, cues) == ["Bram Oduya*"]


@pytest.mark.parametrize(
    "signed",
    [
        (
            "Ada Vane\tUna Grey\nRegional Director\tDeputy Chief Inspector\n"
            "Bram Oduya\tCora Lisle\nHMI Lead Inspector\tCQC Inspector"
        ),
        (
            "Ada Vane\n\nRegional Director\n\nBram Oduya, HMI Lead Inspector\n\nCora Lisle\n\n"
            "CQC Lead Inspector"
        ),
    ],
)
def test_a_joint_letter_is_signed_by_its_whole_team(signed: str, cues: Cues) -> None:
    text = letter("Inspectors came on 3 May 2018.", signed=signed)
    assert named(text, cues) == ["Bram Oduya*", "Cora Lisle"]


def test_titles_below_two_names_are_nobody_s(cues: Cues) -> None:
    text = letter("Inspectors came on 3 May 2018.", signed="Ada Vane\nUna Grey\nHMI\nDirector")
    assert named(text, cues) == []


def test_labels_give_the_whole_team_without_its_analysts_and_managers(cues: Cues) -> None:
    text = report(
        "The inspection team\n\nLead inspector: Ottilie Marr HMI\n\n"
        "Deputy lead inspector: Oda Pell\n\n"
        "Team inspectors: HMI Dick O’Hara, Nia Barr-Scott; Wyn Vale (OI) and Ty Moss, Acting "
        "Senior HMI, Bo Lund. Shadow inspector: Eli Marchbanks\n\nSenior data analyst: Una Grey\n\n"
        "Quality assurance manager: Ian Rook"
    )
    assert named(text, cues) == [
        "Ottilie Marr*", "Oda Pell", "Dick O’Hara", "Nia Barr-Scott", "Wyn Vale", "Ty Moss",
        "Bo Lund", "Eli Marchbanks",
    ]  # fmt: skip


def test_in_a_joint_team_the_report_s_own_inspectorate_leads(cues: Cues) -> None:
    text = report(
        "Inspection team\n\nDaniel Marsh, CQC Lead inspector\n\nDr Ottilie Marr, Ofsted HMI Lead "
        "inspector\n\nPat Head, Ofsted HMI (social care)\n\nUna Grey, Head of Service"
    )
    assert named(text, cues) == ["Ottilie Marr*", "Daniel Marsh", "Pat Head"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Ada Vane and Jean-Luc de la Mare HMI, with Cora Lisle", 3),
        ("Ada Vane. Wexmoor has changed", 1),
        ("Not applicable", 0),
        ("senior leaders and Ada Vane", 0),
        ("", 0),
    ],
)
def test_a_list_of_people_ends_where_other_words_begin(words: str, names: int) -> None:
    assert len(list(read_people(words))) == names
