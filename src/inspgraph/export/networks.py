"""Write a network as GraphML or GEXF, which Gephi, yEd and NetworkX open.

Node and edge attributes become typed columns; a ``label`` is what the programs show. The attribute
``id`` of an edge is its identifier in the file, which NetworkX gives back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, BinaryIO, Final, TypeAlias

import networkx as nx
from lxml import etree

from inspgraph.export.dataset_description import attribution

_GRAPHML: Final = "http://graphml.graphdrawing.org/xmlns"
_YED: Final = "http://www.yworks.com/xml/graphml"
_GEXF: Final = "http://www.gexf.net/1.2draft"
_TYPES: Final[dict[type, tuple[str, str]]] = {
    bool: ("boolean", "boolean"),
    int: ("int", "integer"),
    float: ("double", "double"),
    str: ("string", "string"),
}
"""The names of Python's types in GraphML and in GEXF."""
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold in any way of writing."""
_COLOURS: Final = {
    "LocalAuthority": "#8FB3D9", "HealthBody": "#A8D8B9", "Police": "#9FA8DA",
    "Partnership": "#FFD58A", "Service": "#D9C2EC", "Unit": "#E3D3F2", "Inspectorate": "#CFD8DC",
    "EducationProvider": "#F6BFA6",
}  # fmt: skip
_OTHER: Final = "#E6E6E6"

AnyNetwork: TypeAlias = "nx.Graph[str]"


def write_graphml(network: AnyNetwork, out: BinaryIO) -> None:
    """Write GraphML 1.0 (http://graphml.graphdrawing.org) with labels and colours for yEd.

    A sign that XML cannot hold becomes U+FFFD. Raises ``TypeError`` for an attribute that is no
    text, number or truth value.
    """
    nodes, edges = _kinds(network.nodes(data=True)), _kinds(_edges(network))
    kind = "directed" if network.is_directed() else "undirected"
    with etree.xmlfile(out, encoding="utf-8") as file:
        file.write_declaration()
        with file.element("graphml", xmlns=_GRAPHML, nsmap={"y": _YED}):
            for prefix, where, kinds in (("n", "node", nodes), ("e", "edge", edges)):
                for at, (name, type_) in enumerate(kinds.items()):
                    told = {"attr.name": name, "attr.type": _TYPES[type_][0]}
                    _put(file, "key", {"id": f"{prefix}{at}", "for": where, **told})
            for where in ("node", "edge"):
                _put(file, "key", {"id": f"y{where}", "for": where,
                                   "yfiles.type": f"{where}graphics"})  # fmt: skip
            described = etree.Element("desc")
            described.text = attribution().text
            with file.element("graph", id="inspgraph", edgedefault=kind):
                file.write(described, pretty_print=True)
                for node, data in network.nodes(data=True):
                    element = etree.Element("node", id=_xml(node))
                    _data(element, "n", nodes, data)
                    colour = _COLOURS.get(str(data.get("type", "")), _OTHER)
                    shape = _drawn(element, "ynode", "ShapeNode")
                    etree.SubElement(shape, f"{{{_YED}}}Fill", color=colour)
                    text = etree.SubElement(shape, f"{{{_YED}}}NodeLabel")
                    text.text = _xml(data.get("label", node))
                    file.write(element, pretty_print=True)
                for one, other, data in _edges(network, ends=True):
                    element = etree.Element("edge", source=_xml(one), target=_xml(other))
                    if "id" in data:
                        element.set("id", _xml(data["id"]))
                    _data(element, "e", edges, data)
                    if "label" in data:
                        line = _drawn(element, "yedge", "PolyLineEdge")
                        etree.SubElement(line, f"{{{_YED}}}EdgeLabel").text = _xml(data["label"])
                    file.write(element, pretty_print=True)


def write_gexf(network: AnyNetwork, out: BinaryIO) -> None:
    """Write GEXF 1.2 (https://gexf.net), without the day on which it was written.

    A sign that XML cannot hold becomes U+FFFD. Raises ``TypeError`` for an attribute that is no
    text, number or truth value.
    """
    own = {"label"}
    nodes = _kinds(network.nodes(data=True), own)
    edges = _kinds(_edges(network), {*own, "id", "weight"})
    kind = "directed" if network.is_directed() else "undirected"
    with etree.xmlfile(out, encoding="utf-8") as file:
        file.write_declaration()
        with file.element("gexf", xmlns=_GEXF, version="1.2"):
            meta = etree.Element("meta")
            etree.SubElement(meta, "creator").text = "inspgraph"
            etree.SubElement(meta, "description").text = attribution().text
            file.write(meta, pretty_print=True)
            with file.element("graph", defaultedgetype=kind, mode="static"):
                for prefix, where, kinds in (("n", "node", nodes), ("e", "edge", edges)):
                    declared = etree.Element("attributes", {"class": where, "mode": "static"})
                    for at, (name, type_) in enumerate(kinds.items()):
                        etree.SubElement(
                            declared, "attribute", id=f"{prefix}{at}", title=name,
                            type=_TYPES[type_][1],
                        )  # fmt: skip
                    file.write(declared, pretty_print=True)
                with file.element("nodes"):
                    for node, data in network.nodes(data=True):
                        label = _xml(data.get("label", node))
                        element = etree.Element("node", id=_xml(node), label=label)
                        _values(element, "n", nodes, data)
                        file.write(element, pretty_print=True)
                with file.element("edges"):
                    for at, (one, other, data) in enumerate(_edges(network, ends=True)):
                        told = {"id": _xml(data.get("id", at))}
                        told |= {name: _xml(data[name]) for name in ("label", "weight")
                                 if name in data}  # fmt: skip
                        element = etree.Element("edge", told, source=_xml(one), target=_xml(other))
                        _values(element, "e", edges, data)
                        file.write(element, pretty_print=True)


def _edges(network: AnyNetwork, ends: bool = False) -> Iterable[Any]:
    """The edges with their data; without ``ends`` as pairs, as nodes come."""
    every: Any = network.edges(data=True)
    return every if ends else ((one, data) for one, _, data in every)


def _kinds(items: Iterable[Any], left_out: Iterable[str] = ()) -> dict[str, type]:
    """The type of each attribute, in the order in which they first come."""
    found: dict[str, type] = {}
    for _, data in items:
        for name, value in data.items():
            type_ = type(value)
            if type_ not in _TYPES or found.setdefault(name, type_) is not type_:
                raise TypeError(f"The attribute {name!r} cannot be written: {value!r}.")
    return {name: type_ for name, type_ in found.items() if name not in set(left_out)}


def _data(element: etree._Element, prefix: str, kinds: dict[str, type], data: Any) -> None:
    for at, name in enumerate(kinds):
        if name in data:
            etree.SubElement(element, "data", key=f"{prefix}{at}").text = _xml(data[name])


def _values(element: etree._Element, prefix: str, kinds: dict[str, type], data: Any) -> None:
    values = etree.SubElement(element, "attvalues")
    for at, name in enumerate(kinds):
        if name in data:
            etree.SubElement(
                values, "attvalue", {"for": f"{prefix}{at}", "value": _xml(data[name])}
            )


def _drawn(element: etree._Element, key: str, shape: str) -> etree._Element:
    data = etree.SubElement(element, "data", key=key)
    return etree.SubElement(data, f"{{{_YED}}}{shape}", nsmap={"y": _YED})


def _put(file: Any, name: str, told: dict[str, str]) -> None:
    file.write(etree.Element(name, told), pretty_print=True)


def _xml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _NOT_XML.sub("\ufffd", str(value))
