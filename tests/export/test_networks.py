from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree

from inspgraph.api import Graph
from inspgraph.export.networks import write_gexf, write_graphml

WRITERS = {"graphml": write_graphml, "gexf": write_gexf}


def read(path: Path, format: str, multigraph: bool) -> Any:
    if format == "gexf":
        return nx.read_gexf(path)
    return nx.read_graphml(path, force_multigraph=multigraph)


@pytest.mark.parametrize("format", sorted(WRITERS))
def test_networkx_loads_the_relations_unchanged(
    sampled: Graph, tmp_path: Path, format: str
) -> None:
    sampled.export(format, tmp_path / "network")
    found, wanted = read(tmp_path / "network", format, True), sampled.network()
    assert found.is_directed()
    assert found.is_multigraph()
    assert dict(found.nodes(data=True)) == dict(wanted.nodes(data=True))
    assert {edge[:3]: edge[3] for edge in found.edges(keys=True, data=True)} == {
        edge[:3]: edge[3] for edge in wanted.edges(keys=True, data=True)
    }
    assert wanted.number_of_edges() > 100


@pytest.mark.parametrize("format", sorted(WRITERS))
def test_networkx_loads_shared_documents_unchanged(
    sampled: Graph, tmp_path: Path, format: str
) -> None:
    wanted = sampled.network("documents", minimum=2)
    with (tmp_path / "network").open("wb") as out:
        WRITERS[format](wanted, out)
    found = read(tmp_path / "network", format, False)
    assert not found.is_directed()
    assert dict(found.nodes(data=True)) == dict(wanted.nodes(data=True))
    assert nx.to_dict_of_dicts(found) == nx.to_dict_of_dicts(wanted)
    assert wanted.number_of_edges() > 50


def test_yed_finds_a_label_and_a_colour_at_each_node(sampled: Graph, tmp_path: Path) -> None:
    sampled.export("graphml", tmp_path / "network.graphml")
    tree = etree.parse(tmp_path / "network.graphml")
    spaces = {
        "g": "http://graphml.graphdrawing.org/xmlns",
        "y": "http://www.yworks.com/xml/graphml",
    }
    nodes = tree.findall(".//g:node", spaces)
    labels = [node.findtext(".//y:NodeLabel", namespaces=spaces) for node in nodes]
    assert "Wexmoor Borough Council" in labels
    assert all(labels)
    assert len(tree.findall(".//y:Fill", spaces)) == len(nodes)


def test_gephi_finds_labels_and_types(sampled: Graph, tmp_path: Path) -> None:
    sampled.export("gexf", tmp_path / "network.gexf")
    tree = etree.parse(tmp_path / "network.gexf")
    space = {"g": "http://www.gexf.net/1.2draft"}
    titles = {one.get("title") for one in tree.findall(".//g:attribute", space)}
    assert {"type", "register", "relation", "quote", "polarity", "modality", "basis"} <= titles
    assert all(node.get("label") for node in tree.findall(".//g:node", space))
    assert all(edge.get("label") for edge in tree.findall(".//g:edge", space))


@pytest.mark.parametrize("format", sorted(WRITERS))
def test_words_that_xml_cannot_hold_or_would_read_as_markup_do_no_harm(
    tmp_path: Path, format: str
) -> None:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_node("a", label='<b> & "c"\r\n\td', odd="\x00\x1b\ud800", yes=True, share=0.5)
    network.add_edge("a", "a", key="k", id="k", label="to")
    network.add_edge("a", "a", key="l", id="l", label="to")
    with (tmp_path / "network").open("wb") as out:
        WRITERS[format](network, out)
    node = read(tmp_path / "network", format, True).nodes["a"]
    assert node == {
        "label": '<b> & "c"\r\n\td', "odd": "\ufffd\ufffd\ufffd", "yes": True, "share": 0.5
    }  # fmt: skip


@pytest.mark.parametrize("format", sorted(WRITERS))
@pytest.mark.parametrize("value", [None, ["a"], {"a": 1}])
def test_an_attribute_that_is_no_single_value_is_an_error(format: str, value: object) -> None:
    network: nx.Graph[str] = nx.Graph()
    network.add_node("a", label=value)
    with pytest.raises(TypeError, match="label"):
        WRITERS[format](network, io.BytesIO())
