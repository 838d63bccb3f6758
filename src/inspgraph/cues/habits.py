"""The habits of each series of documents, read from ``data/cues/series_habits.csv``."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, cast

from inspgraph.facts import Inspected, Voice

NamedIn = Literal["series", "text", "signatures"]


@dataclass(frozen=True, slots=True)
class SeriesHabits:
    """The habits of writing of one series.

    ``inspectorates`` carried out what they report on; ``named_in`` says where a document names
    them itself: nowhere ("series"), on its cover or in a sentence ("text"), or below the letter
    ("signatures"). ``is_closed`` holds where grades are awarded to the framework's areas only,
    ``is_boxed`` where points of lists stand in boxes without a bullet. ``grades`` are words in
    which the series judges besides those on its framework's scale.
    """

    inspectorates: tuple[str, ...] = ()
    named_in: NamedIn = "series"
    voice: Voice = "inspectorate"
    inspects: tuple[Inspected, ...] = ("authority",)
    is_closed: bool = False
    is_boxed: bool = False
    grades: tuple[str, ...] = ()


USUAL: Final = SeriesHabits()
"""The habits of a series that has no row of its own."""


def load_habits(path: Path) -> Mapping[str, SeriesHabits]:
    """Read the habits by series; raises ``KeyError`` where a column is missing."""
    with path.open(newline="", encoding="utf-8") as lines:
        return {row["series"]: _habits(row) for row in csv.DictReader(lines)}


def _habits(row: Mapping[str, str]) -> SeriesHabits:
    return SeriesHabits(
        inspectorates=_several(row["inspectorates"]),
        named_in=cast("NamedIn", row["named"]),
        voice=cast("Voice", row["voice"]),
        inspects=cast("tuple[Inspected, ...]", _several(row["inspects"])),
        is_closed=row["areas"] == "closed",
        is_boxed=row["points"] == "boxed",
        grades=_several(row["grades"]),
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)
