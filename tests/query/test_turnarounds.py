"""How long a council took from one grade to a better one."""

from __future__ import annotations

import pyoxigraph as ox

from inspgraph.query.run import Answer
from inspgraph.query.turnarounds import turnarounds

NAMES = (
    "council_iri", "lane", "was", "is", "date", "earlier_date", "said_iri", "earlier_iri", "rank",
    "before_rank",
)  # fmt: skip
GRADES = {1: "inadequate", 2: "requires improvement", 3: "good", 4: "outstanding"}


def pairs(history: dict[str, int]) -> Answer:
    """The pairs that the query gives for one council with these grades by day."""
    rows = tuple(
        tuple(
            ox.Literal(str(value))
            for value in (
                "x:council", "lane", GRADES[before], GRADES[rank], day, first, f"x:{day}",
                f"x:{first}", rank, before,
            )
        )
        for day, rank in history.items()
        for first, before in history.items()
        if first < day and before < rank
    )  # fmt: skip
    return Answer(NAMES, rows)


def told(history: dict[str, int], **given: str) -> list[tuple[str, str, str]]:
    found = turnarounds(pairs(history), {name: [value] for name, value in given.items()})
    assert "rank" not in found.columns
    return [(row["earlier_date"], row["date"], row["is"]) for row in found.texts()]


def test_it_is_counted_from_the_first_report_to_the_first_that_reached_it() -> None:
    history = {"2013-01-01": 1, "2015-01-01": 1, "2017-01-01": 2, "2019-01-01": 3, "2022-01-01": 3}
    asked = told(history, grade_from="inadequate", grade_to="good")
    assert asked == [("2013-01-01", "2019-01-01", "good")]


def test_a_fall_begins_anew() -> None:
    history = {"2013-01-01": 1, "2015-01-01": 3, "2017-01-01": 1, "2019-01-01": 3}
    assert told(history, grade_from="inadequate") == [
        ("2013-01-01", "2015-01-01", "good"),
        ("2017-01-01", "2019-01-01", "good"),
    ]


def test_what_was_passed_on_the_way_to_better_is_not_reached_later() -> None:
    history = {"2013-01-01": 1, "2015-01-01": 4, "2017-01-01": 3}
    assert told(history, grade_to="good") == []


def test_the_later_report_is_of_the_period() -> None:
    history = {"2013-01-01": 1, "2015-01-01": 3}
    assert told(history, **{"from": "2016-01-01"}) == []
    assert told(history, to="2015-12-31") == [("2013-01-01", "2015-01-01", "good")]
