"""A network of bodies drawn as SVG."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any, Final

import networkx as nx
from lxml import etree

from inspgraph.draw.boxes import place
from inspgraph.draw.choose import Chosen
from inspgraph.draw.look import corners, hole, look_of, radius
from inspgraph.export.dataset_description import attribution
from inspgraph.query.show import printable

SVG: Final = "http://www.w3.org/2000/svg"
FONT: Final = "Arimo, Arial, 'Liberation Sans', Helvetica, sans-serif"
"""Arimo, which comes with the package, is as wide as Arial."""
NOTE: Final = (
    "Read by a program from published inspection documents; check the words before you rely on it."
)
_INK, _MUTED, _LINE, _BAD = "#17202c", "#4d5a6b", "#8b96a5", "#a3262a"
_LETTERS: Final = 26
_LINES: Final = 3
_HIGH: Final = 14.0
_MARGIN: Final = 40.0
_LABELLED: Final = 60
"""More relations than this are not labelled, but say what they are when hovered over."""
_NARROW: Final = re.compile(r"[iljtfrI.,:;'’|()\[\] ]")
_WIDE: Final = re.compile(r"[mwMW&—…]")
_CAPITAL: Final = re.compile(r"[A-Z]")

Point = tuple[float, float]


def draw(chosen: Chosen) -> bytes:
    """Draw a network, with its key and a note; the same network gives the same bytes."""
    network = chosen.network
    lines = {node: _broken(str(data["label"])) for node, data in network.nodes(data=True)}
    sizes = {
        node: radius(data["documents"], data["type"]) for node, data in network.nodes(data=True)
    }
    spots = _spots(network, lines, sizes)
    halves = {node: max(map(_wide, lines[node])) / 2 for node in network}
    left = min((x - halves[n] for n, (x, _) in spots.items()), default=0.0) - _MARGIN
    right = max((x + halves[n] for n, (x, _) in spots.items()), default=0.0) + _MARGIN
    top = min((y - sizes[n] for n, (_, y) in spots.items()), default=0.0) - _MARGIN - 34
    low = [y + sizes[n] + len(lines[n]) * _HIGH for n, (_, y) in spots.items()]
    bottom = max(low, default=0.0) + 30
    said = f"{chosen.said} {NOTE}"
    width = max(right - left, 640.0, _wide(said) * 11 / 12 + 40)
    types = sorted({str(data["type"]) for _, data in network.nodes(data=True)})
    columns = max(int((width - 40) // 190), 1)
    height = bottom - top + math.ceil(len(types) / columns) * 22 + 40
    svg = etree.Element(
        f"{{{SVG}}}svg",
        {
            "viewBox": f"{left:.1f} {top:.1f} {width:.1f} {height:.1f}",
            "width": f"{width:.0f}", "height": f"{height:.0f}", "font-family": FONT,
        },
        # lxml's way to say that the namespace needs no prefix, which its types do not know
        nsmap={None: SVG},  # type: ignore[dict-item]
    )  # fmt: skip
    etree.SubElement(svg, f"{{{SVG}}}title").text = printable(chosen.title)
    etree.SubElement(svg, f"{{{SVG}}}desc").text = attribution().text
    _ends(svg)
    _add(svg, "rect", x=left, y=top, width=width, height=height, fill="#ffffff")
    _text(svg, left + 20, top + 28, chosen.title, 17, _INK, anchor="start", bold=True)
    _relations(svg, network, spots, sizes)
    for node, data in network.nodes(data=True):
        group = _add(svg, "g")
        look = look_of(str(data["type"]))
        told = f"{data['label']} ({look.label})"
        etree.SubElement(group, f"{{{SVG}}}title").text = printable(told)
        _shape(group, str(data["type"]), spots[node], sizes[node])
    for node in network:
        x, y = spots[node]
        for at, line in enumerate(lines[node]):
            below = y + sizes[node] + 13 + at * _HIGH
            _text(svg, x, below, line, 12, _INK, bold=node == chosen.body)
    for at, type_ in enumerate(types):
        x, y = left + 28 + at % columns * 190, bottom + 10 + at // columns * 22
        _shape(svg, type_, (x, y), 6.0)
        _text(svg, x + 13, y + 4, look_of(type_).label, 12, _INK, anchor="start")
    _text(svg, left + 20, top + height - 12, said, 11, _MUTED, anchor="start")
    return etree.tostring(svg, pretty_print=True)


def _spots(
    network: nx.MultiDiGraph[str], lines: dict[str, list[str]], sizes: dict[str, float]
) -> dict[str, Point]:
    """Places for the middle of each shape; its label stands below it."""
    if not network:
        return {}
    boxes = place(
        network,
        {
            node: (
                max(*map(_wide, lines[node]), 2.5 * sizes[node]),
                2 * sizes[node] + len(lines[node]) * _HIGH + 4,
            )
            for node in network
        },
        room=3.5,
    )
    return {node: (box.x, box.y - len(lines[node]) * _HIGH / 2) for node, box in boxes.items()}


def _relations(
    svg: etree._Element,
    network: nx.MultiDiGraph[str],
    spots: dict[str, Point],
    sizes: dict[str, float],
) -> None:
    kinds: dict[tuple[str, str], dict[tuple[str, str, str], str]] = {}
    edges: Any = network.edges(data=True)
    for start, end, data in edges:
        if start != end:
            how = manner(data)
            several = kinds.setdefault((min(start, end), max(start, end)), {})
            several[(start, end, f"{data['relation']} {how}")] = words(str(data["label"]), how)
    number = sum(len(several) for several in kinds.values())
    labels = []
    for pair, several in sorted(kinds.items()):
        for at, ((start, end, _), said) in enumerate(sorted(several.items())):
            bend = (at - (len(several) - 1) / 2) * min(0.32, 1 / len(several))
            middle = _line(
                svg, spots[start], spots[end], bend if start == pair[0] else -bend,
                sizes[start], sizes[end] + 3, said,
            )  # fmt: skip
            labels.append((middle, said))
    if number <= _LABELLED:
        for (x, y), said in labels:
            _text(svg, x, y + 3.5, said, 10, _colour(said))


def _line(
    svg: etree._Element, a: Point, b: Point, bent: float, ra: float, rb: float, said: str
) -> Point:
    bend = (
        (a[0] + b[0]) / 2 + (b[1] - a[1]) * bent,
        (a[1] + b[1]) / 2 - (b[0] - a[0]) * bent,
    )
    from_, to = _towards(a, bend, ra), _towards(b, bend, rb)
    colour = _colour(said)
    line = _add(
        svg, "path", fill="none", stroke=colour,
        d=f"M{from_[0]:.1f} {from_[1]:.1f}Q{bend[0]:.1f} {bend[1]:.1f} {to[0]:.1f} {to[1]:.1f}",
    )  # fmt: skip
    line.set("stroke-width", "1.2")
    line.set("marker-end", f"url(#end-{colour[1:]})")
    if colour == _BAD or said.startswith("implied:"):
        line.set("stroke-dasharray", "6 4")
    etree.SubElement(line, f"{{{SVG}}}title").text = printable(said)
    return (from_[0] + 2 * bend[0] + to[0]) / 4, (from_[1] + 2 * bend[1] + to[1]) / 4


def manner(edge: Mapping[str, Any]) -> str:
    """Say in a word how a relation is meant: "stated", "negated", "implied", or its modality."""
    if edge["polarity"] == "negated":
        return "negated"
    return str(edge["modality"] if edge["basis"] == "stated" else edge["basis"])


def words(label: str, how: str) -> str:
    """Say a relation as a line's label does: what is not plainly so says it first."""
    if how == "stated":
        return label
    return f"not {label}" if how == "negated" else f"{how}: {label}"


def _colour(said: str) -> str:
    return _BAD if said.startswith(("not ", "planned:", "past:", "hypothetical:")) else _LINE


def _towards(start: Point, end: Point, far: float) -> Point:
    long = math.hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    return (
        start[0] + (end[0] - start[0]) / long * far,
        start[1] + (end[1] - start[1]) / long * far,
    )


def _ends(svg: etree._Element) -> None:
    defs = _add(svg, "defs")
    for colour in (_LINE, _BAD):
        marker = _add(
            defs, "marker", id=f"end-{colour[1:]}", viewBox="0 0 10 10", refX="9", refY="5",
            markerWidth="9", markerHeight="9", markerUnits="userSpaceOnUse", orient="auto",
        )  # fmt: skip
        _add(marker, "path", d="M0 1 10 5 0 9z", fill=colour)


def _shape(parent: etree._Element, type_: str, at: Point, size: float) -> None:
    look = look_of(type_)
    points = corners(look.shape, size)
    if points:
        written = " ".join(f"{at[0] + x:.1f},{at[1] + y:.1f}" for x, y in points)
        drawn = _add(parent, "polygon", points=written, fill=look.colour, stroke="#ffffff")
        drawn.set("stroke-width", "1.5")
        return
    inner = hole(look.shape)
    fill, stroke = ("#ffffff", look.colour) if inner else (look.colour, "#ffffff")
    far = size * (1 + inner) / 2 if inner else size
    circle = _add(parent, "circle", cx=at[0], cy=at[1], r=far, fill=fill, stroke=stroke)
    circle.set("stroke-width", f"{size * (1 - inner):.1f}" if inner else "1.5")


def _text(
    parent: etree._Element, x: float, y: float, said: str, size: int, fill: str,
    *, anchor: str = "middle", bold: bool = False,
) -> None:  # fmt: skip
    element = _add(parent, "text", x=x, y=y, fill=fill)
    element.set("font-size", str(size))
    element.set("text-anchor", anchor)
    if bold:
        element.set("font-weight", "700")
    if anchor == "middle":
        for name, value in (
            ("stroke", "#ffffff"), ("stroke-width", "3"), ("stroke-linejoin", "round"),
            ("paint-order", "stroke"),
        ):  # fmt: skip
            element.set(name, value)
    element.text = printable(said)


def _add(parent: etree._Element, name: str, **values: float | str) -> etree._Element:
    written = {
        key: f"{value:.1f}" if isinstance(value, float) else str(value)
        for key, value in values.items()
    }
    return etree.SubElement(parent, f"{{{SVG}}}{name}", written)


def _wide(said: str) -> float:
    """About how wide words are at 12 pixels."""
    narrow, wide = len(_NARROW.findall(said)), len(_WIDE.findall(said))
    capital = len(_CAPITAL.findall(said))
    return 6.7 * len(said) - 3.2 * narrow + 3.3 * wide + 1.5 * capital


def _broken(label: str) -> list[str]:
    """A name in a few lines; what does not fit ends in "…"."""
    lines = [""]
    for word in label.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > _LETTERS:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    cut = [line if len(line) <= _LETTERS + 6 else f"{line[:_LETTERS]}…" for line in lines]
    return cut if len(cut) <= _LINES else [*cut[: _LINES - 1], f"{cut[_LINES - 1]}…"]
