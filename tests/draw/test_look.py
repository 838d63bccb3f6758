"""Shapes and colours of bodies."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import inspgraph
from inspgraph.draw.look import COLOURS, LOOKS, corners, hole, look_of, radius

ASSETS = Path(inspgraph.__file__).parent / "site" / "assets"


def test_two_types_never_look_alike_without_colour_and_with() -> None:
    looks = [(look.shape, look.colour) for look in LOOKS.values()]
    assert len(set(looks)) == len(looks)
    common = (
        "LocalAuthority", "HealthBody", "Police", "Partnership", "Service", "Unit", "Inspectorate",
        "EducationProvider", "VoluntaryOrganisation", "GovernmentBody",
    )  # fmt: skip
    assert len({LOOKS[type_].shape for type_ in common}) == len(common)


def test_colours_are_those_of_the_light_style_sheet() -> None:
    style = (ASSETS / "site.css").read_text(encoding="utf-8")
    light = style.partition("prefers-color-scheme")[0]
    found = {
        name if kind == "type-" else f"{kind}{name}": colour
        for kind, name, colour in re.findall(r"--(type-|grade-)(\w+):\s*(#\w+)", light)
    }
    assert {name: found.get(name) for name in COLOURS} == dict(COLOURS)


@pytest.mark.parametrize("shape", sorted({look.shape for look in LOOKS.values()}))
def test_shapes_stand_around_their_middle(shape: str) -> None:
    points = corners(shape, 10)
    if not points:
        assert shape in {"circle", "ring"}
        assert (hole(shape) > 0) == (shape == "ring")
        return
    assert all(-15 < x < 15 and -15 < y < 15 for x, y in points)
    assert abs(sum(x for x, _ in points)) < 1e-6 * len(points)


def test_what_more_documents_name_is_larger_and_an_unknown_type_is_another_body() -> None:
    assert radius(1, "Unit") < radius(9, "Unit") <= radius(900, "Unit") == 20
    assert look_of("Whatever") == look_of("Other")
