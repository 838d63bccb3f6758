"""What a clause's row states, by ends that stand beside it in less common places."""

from __future__ import annotations

import pytest

from inspgraph import resources
from inspgraph.bodies.relations.match import match
from inspgraph.bodies.relations.stated import Rules

RULES = Rules.load(resources.DATA / "cues")


def said(text: str) -> set[tuple[int, str, int]]:
    _, found = match(text, RULES.frames, RULES.grammar)
    return {(one.subject, one.relation, one.object) for one in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the ‹0U› ( ‹1Z› and ‹2Z› ) grew .", {(0, "servesArea", 1), (0, "servesArea", 2)}),
        ("through its ‹0U› , the ‹1P› trained staff .", {(0, "partOf", 1)}),
        ("it was led by the ‹0P› through its ‹1U› .", {(1, "partOf", 0)}),
        ("the ‹0U› , whose members attend the ‹1P› , grew .", {(0, "memberOf", 1)}),
        ("the ‹0P› has a number of sub-groups , including the ‹1P› .", {(1, "partOf", 0)}),
        ("the ‹0V› is wholly owned by the ‹1L› .", {(0, "partOf", 1)}),
        ("the ‹0P› is represented on the ‹1P› .", {(0, "memberOf", 1)}),
        ("the ‹0P› is part of the ‹1P› .", {(0, "memberOf", 1)}),
        ("links between the courts , the ‹0O› and the ‹1L› are good .", {(0, "partnerOf", 1)}),
        ("the ‹0L› has links with the courts and with the ‹1O› .", {(0, "partnerOf", 1)}),
        ("there is engagement from the ‹0L› with the ‹1P› .", {(0, "partnerOf", 1)}),
        ("the ‹0O› are positive about relationships with the ‹1L› .", {(0, "partnerOf", 1)}),
        ("the ‹0L› has benefited from links with the ‹1L› .", {(0, "partnerOf", 1)}),
        ("links are good in the ‹0L› , ‹1P› and the ‹2L› 's ‹3U› .", {(3, "partOf", 2)}),
        ("engagement in the ‹0P› and its ‹1U› is poor .", {(1, "partOf", 0)}),
        ("leaders chair the ‹0P› and also sit on its ‹1U› .", {(1, "partOf", 0)}),
        ("the ‹0U› is active , including attendance at the ‹1P› .", {(0, "memberOf", 1)}),
        ("the ‹0P› benefits from the co-location of the ‹1O› .", {(1, "memberOf", 0)}),
        ("experienced ‹0O› professionals co-located in the ‹1P› share it .", {(0, "memberOf", 1)}),
        ("professionals including the ‹0O› are based in the ‹1P› .", {(0, "memberOf", 1)}),
        ("the ‹0O› team in the ‹1P› works hard .", {(0, "memberOf", 1)}),
        ("the ‹0P› is the parent of the ‹1P› and a member of the ‹2P› .", {(0, "memberOf", 2)}),
        ("the ‹0P› provides oversight of the ‹1L› 's work .", {(0, "oversees", 1)}),
        ("the ‹0L› has oversight of services provided by the ‹1V› .", {(0, "oversees", 1)}),
        ("the inspection of ‹0P› was carried out jointly by the ‹1I› .", {(1, "inspects", 0)}),
        ("through the ‹0G› funded ‹1V› , adults are helped .", {(0, "funds", 1)}),
        ("the ‹0S› at ‹1H› needs staff .", {(1, "provides", 0)}),
        ("the ‹0S› is provided through ‹1V› .", {(1, "provides", 0)}),
        ("in the transition from the ‹0H› to the ‹1H› much was lost .", {(1, "successorOf", 0)}),
    ],
)
def test_both_ends_are_found(text: str, expected: set[tuple[int, str, int]]) -> None:
    assert expected <= said(text)


@pytest.mark.parametrize(
    "text",
    [
        "the ‹0U› ( ‹1Z› ) grew .",
        "children passed from the ‹0P› to the ‹1U› .",
        "in partnership with the courts , the ‹0O› and the ‹1L› are busy .",
        "the investment by the ‹0O› in the ‹1P› is significant .",
        "the ‹0O› attend ‹1P› safeguarding training .",
        "the ‹0P› , supported by ‹1O› officers , grew .",
        "the ‹0U› was created by the ‹1O› and the ‹2L› .",
        "the ‹0L› transferred the provision of ‹1S› .",
        "parental engagement of families with the ‹0S› improved .",
        "‹0O› helps families to engage with the ‹1S› .",
        "the ‹0L› has trained staff and placing an assistant in the ‹1P› .",
        "the ‹0L› oversees the ‹1P› strategy .",
        "the ‹0P› chair is also chair of the ‹1P› .",
        "development between health and ‹0U› of a ‹1S› goes on .",
        "she also chairs the ‹0P› and is a member of the ‹1P› .",
        "changes to the ‹0S› in founding a governing body that reports to the ‹1P› .",
        "sub-groups of the ‹0P› chaired by the ‹1O› meet .",
        "the annual ‹0S› report to the ‹1P› is good .",
        "the ‹0P› chair also chairs the ‹1P› .",
        "the ‹0P› is a well-regarded , independently chaired joint ‹1U› .",
        "close control of the ‹0S› , and chaired by the ‹1L› , helped .",
        "the ‹0U› has engagement from the ‹1O› on annual panel training .",
        "they worked to strengthen voices in the ‹0P› , establishing a ‹1U› .",
        "‹0S› gives support to children and an advice line to the ‹1P› .",
        "the ‹0S› worker based in the ‹1U› helps .",
        "the profile of the ‹0S› within the ‹1P› grew .",
        "shared posts – ‹0U› , commissioning and the head of the ‹1S› – are good .",
        "a new post in the ‹0P› that is funded by the ‹1L› helps .",
        "the ‹0L› is one of the key partnerships relating to the ‹1S› .",
        "advice is given in centres , the ‹0S› , known as the ‹1U› .",
    ],
)
def test_a_near_miss_states_nothing(text: str) -> None:
    assert said(text) == set()


def test_a_panel_that_somebody_of_the_council_chairs_is_no_part_of_it() -> None:
    assert said("the ‹0L› 's chief executive chairs the ‹1U› .") == {(0, "oversees", 1)}


def test_who_meets_members_of_a_body_has_none_of_them() -> None:
    assert (1, "memberOf", 0) not in said("the ‹0P› meets with members of the ‹1U› .")
