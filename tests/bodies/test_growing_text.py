"""Rules take as much longer as a text is, whatever line it repeats."""

from __future__ import annotations

import pytest

from inspgraph.read import read_bytes
from tests.conftest import Extract
from tests.work import NEAR, growth

LINES = (
    "The council should ensure that plans are timely.",
    "Overall effectiveness: requires improvement to be good.",
    "The Harbour Partnership Board (HPB) works with Wexmoor Council and the Aldersea Trust.",
    "Recommendations",
    "Inspection dates: 8 to 12 July 2013. Report published: 5 August 2016.",
    "Wexmoor, Aldersea and Harrenshire",
    "The team, which is in the locality, which is in the service, provides support",
    "Her Majesty’s Inspector Ann Other",
    "The “[‘(… is",
)


@pytest.mark.parametrize("glue", ["\n\n", " "])
@pytest.mark.parametrize("line", LINES)
def test_ten_twenty_and_forty_times_a_line_cost_what_they_are_long(
    extract: Extract, line: str, glue: str
) -> None:
    def work(times: int) -> None:
        extract(*read_bytes(glue.join([line] * times).encode(), "a.md"))

    assert growth(work) < NEAR
