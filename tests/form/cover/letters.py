"""Letters of invented councils, put together from the parts that a test is about."""

from __future__ import annotations

from inspgraph.read.plain import read_plain
from inspgraph.records import Text

ADDRESS = "Ada Penhaligon\nDirector of Children’s Services\nWexmoor Borough Council\nWX1 1AA"


def letter(
    opening: str,
    *,
    address: str = ADDRESS,
    day: str = "22 February 2018",
    dear: str = "Dear Ada Penhaligon",
    signed: str = "Bram Oduya\nHis Majesty’s Inspector",
) -> Text:
    """A visit's letter with this opening below its subject line."""
    parts = [
        "Ofsted\nPiccadilly Gate\nStore Street\nManchester", day, address, dear,
        "Focused visit to Wexmoor children’s services", opening,
        "Headline findings", "Visits are on time.", "Yours sincerely", signed,
    ]  # fmt: skip
    return read_plain("\n\n".join(parts).encode(), "letter.txt")
