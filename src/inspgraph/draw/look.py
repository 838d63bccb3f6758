"""The look of a body by its type: one set of shapes and colours for explorer and pictures."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

_OTHER: Final = "Other"


@dataclass(frozen=True, slots=True)
class Look:
    """A type's name for people, its shape by name, and its colour ("#rrggbb") on white paper."""

    label: str
    shape: str
    colour: str


_DATA: Final[dict[str, Any]] = json.loads(
    (files("inspgraph.draw") / "look.json").read_text(encoding="utf-8")
)
COLOURS: Final[Mapping[str, str]] = _DATA["colours"]
"""The colours by the name that the style sheet gives them ("--type-health" is "health",
"--grade-4" is "grade-4")."""

LOOKS: Final[Mapping[str, Look]] = {
    type_: Look(one["label"], one["shape"], COLOURS[one["colour"]])
    for type_, one in _DATA["types"].items()
}

REPORT: Final = "Report "
"""The type of a report in a drawing, before the rank of its overall grade (0 for none)."""

_REPORTS: Final[Mapping[str, Look]] = {
    f"{REPORT}{rank}": Look(one["label"], one["shape"], COLOURS[one["colour"]])
    for rank, one in _DATA["reports"].items()
}


def look_of(type_: str) -> Look:
    """Return the look of a type of actor or report; an unknown one looks like another body."""
    return LOOKS.get(type_) or _REPORTS.get(type_) or LOOKS[_OTHER]


def radius(documents: int, type_: str) -> float:
    """Return the size of a body by the number of documents that name it, in pixels."""
    grown = 6 + 2.2 * math.sqrt(max(documents, 1))
    return min(max(grown, 10.0) if type_ == "LocalAuthority" else grown, 20.0)


def hole(shape: str) -> float:
    """Return the radius of the hole of a ring, in parts of its own; 0 for what has none."""
    return float(_DATA["shapes"][shape].get("hole", 0))


def corners(shape: str, size: float) -> list[tuple[float, float]]:
    """Return the corners of a shape around (0, 0), y downwards; a circle and a ring have none."""
    form = _DATA["shapes"][shape]
    count, far = form["corners"], size * form.get("scale", 1)
    turn = math.radians(form.get("turn", 0))
    points: list[tuple[float, float]] = []
    for at in range(count):
        angle = turn + 2 * math.pi * at / count
        if "arm" in form:
            arm = far * form["arm"]
            ends = [(far, -arm), (far, arm), (arm, arm)]
        else:
            half, inner = math.pi / count, far * form.get("inner", 1)
            ends = [(far, 0.0), (inner * math.cos(half), inner * math.sin(half))]
        for x, y in ends:
            across = x * math.cos(angle) - y * math.sin(angle)
            points.append((across, -(x * math.sin(angle) + y * math.cos(angle))))
    return points
