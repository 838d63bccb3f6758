from __future__ import annotations

import io
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from inspgraph.api import Graph
from inspgraph.errors import OutputError
from inspgraph.export.dataset_description import Made
from inspgraph.export.rdf import write_rdf
from inspgraph.export.write import FORMATS
from inspgraph.vocab import BASE

PARSED = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
QUADS = {"trig", "nquads"}


def stored(graph: Graph, format: str) -> set[ox.Quad]:
    every = set(graph.store.quads_for_pattern(None, None, None, None))
    default = ox.DefaultGraph()
    return {quad for quad in every if (quad.graph_name == default) == (format not in QUADS)}


def described(quads: set[ox.Quad]) -> set[ox.Quad]:
    """What an export says of itself, which the store does not hold."""
    return {quad for quad in quads if str(quad.subject).startswith(f"<{BASE}dataset")
            or str(quad.subject) == f"<{BASE}program>"}  # fmt: skip


@pytest.mark.parametrize("format", sorted(PARSED))
def test_an_export_holds_the_graph(small_graph: Graph, tmp_path: Path, format: str) -> None:
    path = tmp_path / f"graph{FORMATS[format]}"
    small_graph.export(format, path)
    found = set(ox.parse(path=str(path), format=PARSED[format]))
    assert described(found)
    assert found - described(found) == stored(small_graph, format)


def test_json_ld_holds_the_graph_as_rdflib_reads_it(small_graph: Graph, tmp_path: Path) -> None:
    small_graph.export("jsonld", tmp_path / "graph.jsonld")
    small_graph.export("ntriples", tmp_path / "graph.nt")
    # Given as text: rdflib leaves a JSON-LD file open.
    text = (tmp_path / "graph.jsonld").read_text(encoding="utf-8")
    found = rdflib.Graph().parse(data=text, format="json-ld")
    assert len(found) > 100
    assert set(found) == set(rdflib.Graph().parse(tmp_path / "graph.nt"))


def test_rdflib_and_pyoxigraph_read_the_same_number_of_triples(
    small_graph: Graph, tmp_path: Path
) -> None:
    small_graph.export("turtle", tmp_path / "graph.ttl")
    read = rdflib.Graph().parse(tmp_path / "graph.ttl")
    triples = list(ox.parse(path=str(tmp_path / "graph.ttl")))
    own = {f"{BASE}dataset", f"{BASE}program"}
    said = [one for one in read if str(one[0]).split("-")[0] in own]
    assert len(read) == len(triples) == len(small_graph) + len(said)


def test_turtle_has_each_subject_once_with_its_type_first_and_a_line_between(
    small_graph: Graph, tmp_path: Path
) -> None:
    small_graph.export("turtle", tmp_path / "graph.ttl")
    head, *blocks = (tmp_path / "graph.ttl").read_text(encoding="utf-8").rstrip().split("\n\n")
    assert all(line.startswith("@prefix") for line in head.splitlines())
    assert head.splitlines() == sorted(head.splitlines())
    titles = [block for block in blocks if block.startswith("# ")]
    assert "# Judgements" in titles
    assert len(titles) == len(set(titles))
    blocks = [block for block in blocks if block not in titles]
    subjects = [block.split()[0] for block in blocks]
    assert len(subjects) == len(set(subjects))
    judgements = [block for block in blocks if block.startswith("id:judgement-")]
    assert judgements
    assert all(block.split()[1:3] == ["a", "ig:Judgement"] for block in judgements)


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_the_same_statements_in_another_order_give_the_same_bytes(
    small_graph: Graph, tmp_path: Path, format: str
) -> None:
    other = ox.Store()
    for quad in sorted(small_graph.store, key=str, reverse=True):
        other.add(quad)
    small_graph.export(format, tmp_path / "one")
    shuffled = Graph(small_graph.folder)
    shuffled.store = other
    shuffled.export(format, tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def contents(path: Path) -> dict[str, bytes]:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name if path.is_dir() else "": file.read_bytes() for file in files}


def test_words_that_look_like_syntax_do_not_spoil_the_lines() -> None:
    store = ox.Store()
    words = 'a {\n}\n@prefix x: <y> .\n\t"quoted"\\'
    store.add(ox.Quad(ox.NamedNode("x:a"), ox.NamedNode("x:p"), ox.Literal(words)))
    out = io.BytesIO()
    write_rdf(store, out, "turtle", {}, Made())
    assert [str(quad.object.value) for quad in ox.parse(out.getvalue(), ox.RdfFormat.TURTLE)
            if str(quad.subject) == "<x:a>"] == [words]  # fmt: skip


def test_an_unknown_format_is_answered_with_the_known_ones(small_graph: Graph) -> None:
    with pytest.raises(OutputError, match="there are turtle"):
        small_graph.export("docx")


def test_a_file_that_cannot_be_written_is_an_error_and_leaves_nothing(
    small_graph: Graph, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        small_graph.export("turtle", tmp_path / "file" / "graph.ttl")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        small_graph.export("turtle", tmp_path / "folder")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]
