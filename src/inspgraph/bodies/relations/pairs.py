"""The finds of constructions: pairs of ends, by the numbers of their slots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from inspgraph.bodies.relations.row_words import Ends

LEFT_OUT: Final = -1
"""The number of a party that the words leave out."""

Pairs = Iterator[tuple[str, Ends, Ends]]
"""The name of a construction, who does it and to whom; "between" names one list twice."""


@dataclass(frozen=True, slots=True)
class Match:
    """A relation found: its ends by slot number, and the items from its first word to its last."""

    rule: str
    relation: str
    subject: int
    object: int
    start: int
    end: int
