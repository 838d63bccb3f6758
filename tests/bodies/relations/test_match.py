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
    ],
)
def test_both_ends_are_found(text: str, expected: set[tuple[int, str, int]]) -> None:
    assert expected <= said(text)


@pytest.mark.parametrize(
    "text",
    [
        "the ‹0U› ( ‹1Z› ) grew .",
        "children passed from the ‹0P› to the ‹1U› .",
    ],
)
def test_a_near_miss_states_nothing(text: str) -> None:
    assert said(text) == set()


def test_who_meets_members_of_a_body_has_none_of_them() -> None:
    assert (1, "memberOf", 0) not in said("the ‹0P› meets with members of the ‹1U› .")
