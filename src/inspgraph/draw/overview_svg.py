"""A graph drawn as one SVG file, which any browser shows."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import networkx as nx
import pyoxigraph as ox
from lxml import etree

from inspgraph.draw.boxes import Box, place
from inspgraph.draw.overview import network
from inspgraph.errors import OutputError
from inspgraph.export.whole import writing
from inspgraph.query.show import printable

_SVG: Final = "http://www.w3.org/2000/svg"
_FONT: Final = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
_INK: Final = "#1f2933"
_EDGE: Final = {"about": "#829ab1", "by": "#c3ccd6"}
_FILL: Final = {
    "authority": "#243b53",
    "inspectorate": "#e6eaf0",
    "body": "#e3f2fd",
    "service": "#f1e8fb",
}
_GRADES: Final = (
    (("inadequate", "failings", "widespread"), "#e4a29c", "inadequate"),
    (("requires improvement", "adequate", "satisfactory", "inconsistent"), "#f3d08b", "between"),
    (("outstanding", "very good", "excellent"), "#7fc8a9", "outstanding"),
    (("good", "well", "positive"), "#b9dfb5", "good"),
)
"""What an overall grade's words hold, the first that fits, and its colour and the legend's word."""
_FIRST: Final = {"document": 0, "authority": 0, "inspectorate": 1, "body": 2, "service": 2}
_LABELLED: Final = 20
"""More relations than this are not labelled, but say what they are when hovered over."""
_UNGRADED: Final = "#ffffff"
_MARGIN: Final = 48.0
_LONGEST: Final = 34


def draw(store: ox.Store, path: Path, nodes: int = 40) -> None:
    """Draw the network of a store; at most so many ``nodes``.

    Reports and authorities go first, then inspectorates, then what has most links.

    Hovering over a box shows its whole name and IRI. The same graph gives the same bytes. Raises
    ``OutputError`` where there is nothing to draw or the file cannot be written.
    """
    whole = network(store)
    if not whole:
        raise OutputError("There is nothing to draw: no report of the graph has an authority.")
    links = nx.Graph(whole)
    best = sorted(
        whole, key=lambda node: (_FIRST[whole.nodes[node]["kind"]], -links.degree(node), node)
    )[:nodes]
    kept = whole.subgraph(best)
    # Drawn in the order of names, whatever order the store gave.
    ordered: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in sorted(kept):
        ordered.add_node(node, **kept.nodes[node])
    for start, end, key in sorted(kept.edges(keys=True)):
        ordered.add_edge(start, end, key=key, relation=key)
    with writing(path) as out:
        out.write(etree.tostring(_picture(ordered, len(whole)), pretty_print=True))


def _picture(graph: nx.MultiDiGraph[str], whole: int) -> etree._Element:
    sizes = {node: _size(data) for node, data in graph.nodes(data=True)}
    boxes = place(graph, sizes)
    left = min(box.x - box.width / 2 for box in boxes.values()) - _MARGIN
    top = min(box.y - box.height / 2 for box in boxes.values()) - _MARGIN
    right = max(box.x + box.width / 2 for box in boxes.values()) + _MARGIN
    bottom = max(box.y + box.height / 2 for box in boxes.values()) + _MARGIN
    foot = 64.0
    width, height = max(right - left, 1400.0), bottom - top + foot
    svg = etree.Element(
        f"{{{_SVG}}}svg",
        {
            "viewBox": f"{left:.1f} {top:.1f} {width:.1f} {height:.1f}",
            "width": f"{width:.0f}",
            "height": f"{height:.0f}",
            "font-family": _FONT,
        },
        # lxml's way to say that the namespace needs no prefix, which its types do not know
        nsmap={None: _SVG},  # type: ignore[dict-item]
    )
    _add(svg, "rect", x=left, y=top, width=width, height=height, fill="#fbfcfd")
    kinds = [data["kind"] for _, data in graph.nodes(data=True)]
    reports, places = kinds.count("document"), kinds.count("authority")
    said = (
        f"{reports} {'report' if reports == 1 else 'reports'} about "
        f"{places} {'authority' if places == 1 else 'authorities'}"
    )
    heading = _text(svg, left + _MARGIN, top + 30, said, 18, _INK)
    heading.set("text-anchor", "start")
    stated = sum(key not in _EDGE for _, _, key in graph.edges(keys=True))
    labelled = stated <= _LABELLED
    for start, end, data in graph.edges(data=True):
        _edge(svg, boxes[start], boxes[end], str(data["relation"]), labelled)
    for node, data in graph.nodes(data=True):
        _node(svg, node, boxes[node], data)
    _legend(svg, left + _MARGIN, bottom + foot / 2 - 8, len(graph), whole)
    return svg


def _size(data: dict[str, str]) -> tuple[float, float]:
    big = data["kind"] == "authority"
    letters = max(len(_cut(data["label"])), len(_cut(data.get("grade", ""))) * 0.85)
    return letters * (10.2 if big else 7.8) + 28, 40.0 if big or data.get("grade") else 28.0


def _edge(svg: etree._Element, a: Box, b: Box, relation: str, labelled: bool) -> None:
    plain = relation in _EDGE
    colour = _EDGE.get(relation, "#8fb1d9")
    line = _add(
        svg, "line", x1=a.x, y1=a.y, x2=b.x, y2=b.y, stroke=colour,
        **{"stroke-width": 1.6 if relation == "about" else 1.2},
    )  # fmt: skip
    if not plain:
        line.set("stroke-dasharray", "5 3")
        etree.SubElement(line, f"{{{_SVG}}}title").text = relation
    if not plain and labelled:
        _text(svg, (a.x + b.x) / 2, (a.y + b.y) / 2 - 3, relation, 10, colour)


def _node(svg: etree._Element, iri: str, box: Box, data: dict[str, str]) -> None:
    group = _add(svg, "g")
    grade = data.get("grade", "")
    kind = data["kind"]
    title = etree.SubElement(group, f"{{{_SVG}}}title")
    title.text = printable(" · ".join(part for part in (data["label"], grade, iri) if part))
    _add(
        group, "rect", x=box.x - box.width / 2, y=box.y - box.height / 2, width=box.width,
        height=box.height, rx=6.0 if kind == "document" else box.height / 2,
        fill=_colour(grade) if kind == "document" else _FILL[kind],
        stroke="#7b8794" if kind == "document" else "none",
    )  # fmt: skip
    ink = "#ffffff" if kind == "authority" else _INK
    size = 16 if kind == "authority" else 13
    shift = -3.0 if grade else size * 0.35
    label = _text(group, box.x, box.y + shift, _cut(data["label"]), size, ink)
    label.set("font-weight", "600" if kind in {"authority", "document"} else "400")
    if grade:
        _text(group, box.x, box.y + 13, _cut(grade), 11, ink)


def _colour(grade: str) -> str:
    for words, colour, _ in _GRADES:
        if any(word in grade for word in words):
            return colour
    return _UNGRADED


def _legend(svg: etree._Element, x: float, y: float, shown: int, whole: int) -> None:
    grades = {name: colour for _, colour, name in _GRADES}
    order = ("outstanding", "good", "between", "inadequate")
    keys = [(_FILL["authority"], "authority"), (_FILL["inspectorate"], "inspectorate")]
    keys += [(grades[name], f"report: {name}") for name in order]
    keys.append((_UNGRADED, "report: no overall grade"))
    keys += [(_FILL["body"], "other body"), (_FILL["service"], "service")]
    for colour, name in keys:
        _add(svg, "rect", x=x, y=y, width=14.0, height=14.0, rx=3.0, fill=colour, stroke="#9aa5b1")
        text = _text(svg, x + 20, y + 11, name, 12, _INK)
        text.set("text-anchor", "start")
        x += 38 + 7.2 * len(name)
    if shown < whole:
        rest = _text(svg, x + 8, y + 11, f"{shown} of {whole} nodes", 12, "#7b8794")
        rest.set("text-anchor", "start")


def _text(
    parent: etree._Element, x: float, y: float, words: str, size: int, fill: str
) -> etree._Element:
    element = _add(parent, "text", x=x, y=y, fill=fill)
    element.set("font-size", str(size))
    element.set("text-anchor", "middle")
    element.text = printable(words)
    return element


def _add(parent: etree._Element, name: str, **values: float | str) -> etree._Element:
    written = {
        key: f"{value:.1f}" if isinstance(value, float) else str(value)
        for key, value in values.items()
    }
    return etree.SubElement(parent, f"{{{_SVG}}}{name}", written)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
