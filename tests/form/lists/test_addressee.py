"""Who is asked to act."""

from __future__ import annotations

import pytest

from inspgraph.form.lists.addressee import find_addressee, says_duty


@pytest.mark.parametrize(
    ("text", "lead_in", "expected"),
    [
        ("The board should meet more often.", "", "The board"),
        ("Leaders across the partnership must agree a plan.", "", "Leaders across the partnership"),
        ("Social workers need to record what they know.", "", "Social workers"),
        ("Plans should be well kept, and monitored by managers.", "", "managers"),
        ("meet more often", "The local partnership should:", "The local partnership"),
        (
            "meet more often",
            "In order to improve services, the council should take the following action.",
            "the council",
        ),
        ("Improve the quality of plans so that children can read them.", "", None),
        ("When children go missing, ensure that they are visited.", "", None),
        ("Ensure that plans should not be late.", "", None),
        ("The quality of supervision.", "", None),
        ("Systems and resources to provide a safe service.", "", None),
        ("Secure a more stable workforce to ensure that plans last.", "", None),
        ("Closer work with adult services needs to happen earlier.", "", None),
        ("The hospital is not asked to provide therapy.", "", None),
        ("The LAP should publish its plan.", "", "The LAP"),
        ("Leaders in health need to agree a plan.", "", "Leaders in health"),
    ],
)
def test_the_one_who_should_act_is_named_as_worded(
    text: str, lead_in: str, expected: str | None
) -> None:
    assert find_addressee(text, lead_in) == expected


def test_a_paragraph_says_a_duty_only_in_its_first_sentence() -> None:
    assert says_duty("Leaders should find out what young people think. They have begun.")
    assert not says_duty("Young people wait. Leaders should ask them.")
