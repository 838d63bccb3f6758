"""Networks as files: pages that work from disk, and pictures."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import struct
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser, LexborNode
from typer.testing import CliRunner

from inspgraph.api import Graph
from inspgraph.commands.main import app
from inspgraph.draw.choose import Chosen, of_all, of_body, of_document
from inspgraph.draw.self_contained import page
from inspgraph.draw.svg import draw
from inspgraph.errors import OutputError, QueryError
from inspgraph.export.whole import writing

BAD = "</script><script>alert('1')</script><!--\u2028"


def run(graph: Graph, output: Path, *args: str) -> Any:
    line = ["view", "--graph", str(graph.folder), "--output", str(output), *args]
    return CliRunner().invoke(app, line)


def first(tree: LexborHTMLParser, selector: str) -> LexborNode:
    found = tree.css_first(selector)
    assert found is not None
    return found


def hostile() -> Chosen:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in ("a", "b"):
        network.add_node(
            f"https://w3id.org/inspgraph/id/actor-{name}", label=f"{name} {BAD}", type="Service",
            kind="service", documents=1,
        )  # fmt: skip
    one, other = network
    network.add_edge(
        one, other, key="1", id="1", relation="provides", label="provides", polarity="negated",
        modality="stated", basis="stated", document="https://w3id.org/inspgraph/id/doc-1", file=BAD,
        date="", page=0, paragraph="", quote=BAD, span="https://w3id.org/inspgraph/id/span-1",
    )  # fmt: skip
    return Chosen(BAD, "Two bodies.", network, one)


@pytest.mark.parametrize("ending", ["html", "svg", "png"])
def test_the_same_graph_gives_the_same_bytes(sampled: Graph, tmp_path: Path, ending: str) -> None:
    made = []
    for name in ("one", "two"):
        ran = run(sampled, tmp_path / f"{name}.{ending}", "--body", "Wexmoor")
        assert (ran.exit_code, ran.stdout) == (0, "")
        made.append((tmp_path / f"{name}.{ending}").read_bytes())
    assert made[0] == made[1]
    assert [file.name for file in sorted(tmp_path.iterdir())] == [f"one.{ending}", f"two.{ending}"]


def test_a_page_needs_nothing_but_itself(sampled: Graph) -> None:
    chosen = of_body(sampled, sampled.body("Wexmoor"), 40)
    tree = LexborHTMLParser(page(sampled, chosen))
    assert not tree.css("link, img, iframe, [src], [style], [onclick]")
    assert not [a for a in tree.css("a") if a.attributes.get("href")]
    policy = first(tree, "meta[http-equiv]").attributes["content"] or ""
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for kind, selector in (("script", "script[type=module]"), ("style", "style")):
        text = re.search(
            rf"<{selector.partition('[')[0]}(?: type=.module.)?>(.*?)</", tree.html or "", re.DOTALL
        )
        assert text
        digest = base64.b64encode(hashlib.sha256(text[1].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_a_page_is_a_picture_and_tables_without_scripts(sampled: Graph) -> None:
    body = sampled.body("Wexmoor")
    chosen = of_body(sampled, body, 40)
    tree = LexborHTMLParser(page(sampled, chosen))
    assert first(tree, ".network svg polygon")
    rows = tree.css("table")[0].css("tbody tr")
    assert len(rows) == chosen.network.number_of_edges()
    quotes = {quote.text() for row in rows for quote in row.css("blockquote")}
    edges: Any = chosen.network.edges(data=True)
    assert quotes == {edge["quote"].strip() for _, _, edge in edges}


def test_a_hostile_document_shows_as_text(sampled: Graph) -> None:
    html = page(sampled, hostile()).decode()
    assert html.count("<script") == 2
    assert "<!--" not in html
    assert "\u2028" not in html.partition('id="answer">')[2].partition("</script>")[0]
    tree = LexborHTMLParser(html)
    assert first(tree, "h1").text() == BAD
    answer = json.loads(first(tree, "#answer").text())
    assert answer["edges"][0]["quote"] == BAD
    svg = draw(hostile())
    assert b"<script" not in svg
    assert not etree.fromstring(svg).findall(".//{*}script")


def test_a_picture_names_its_bodies_and_what_is_denied(sampled: Graph) -> None:
    texts = {element.text for element in etree.fromstring(draw(hostile())).iter() if element.text}
    assert "not provides" in texts
    whole = of_all(sampled, 12)
    assert len(whole.network) == 12
    assert "left out" in whole.said
    assert etree.fromstring(draw(whole)).tag.endswith("svg")


def test_what_is_implied_is_dashed_and_says_so() -> None:
    chosen = hostile()
    for _, _, edge in chosen.network.edges(data=True):
        edge |= {"polarity": "affirmed", "basis": "implied"}
    drawn = etree.fromstring(draw(chosen))
    assert "implied: provides" in {element.text for element in drawn.iter()}
    (line,) = drawn.findall(".//{*}path[@stroke-dasharray]")
    denied = etree.fromstring(draw(hostile())).findall(".//{*}path[@stroke-dasharray]")
    assert line.get("stroke") != denied[0].get("stroke")


def test_what_is_implied_is_drawn_where_it_is_asked_for(sampled: Graph, tmp_path: Path) -> None:
    body = sampled.body("Wexmoor")
    for implied, bases in ((False, {"stated"}), (True, {"stated", "implied"})):
        for chosen in (of_body(sampled, body, 60, implied), of_all(sampled, 300, implied)):
            edges: Any = chosen.network.edges(data="basis")
            assert {basis for _, _, basis in edges} == bases
    ran = run(sampled, tmp_path / "a.html", "--body", "Wexmoor", "--implied")
    assert ran.exit_code == 0
    assert "implied: " in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_a_png_is_twice_the_size_of_its_drawing(sampled: Graph, tmp_path: Path) -> None:
    for name in ("a.svg", "a.png"):
        assert run(sampled, tmp_path / name, "--body", "Wexmoor").exit_code == 0
    drawn = etree.parse(tmp_path / "a.svg").getroot()
    width, height = struct.unpack(">II", (tmp_path / "a.png").read_bytes()[16:24])
    assert abs(width - 2 * float(drawn.get("width", 0))) < 3
    assert abs(height - 2 * float(drawn.get("height", 0))) < 3


def test_a_document_is_drawn_by_what_it_states(sampled: Graph, tmp_path: Path) -> None:
    file = min(data["file"] for _, _, data in sampled.network().edges(data=True))
    chosen = of_document(sampled, file, 40)
    edges: Any = chosen.network.edges(data=True)
    assert {edge["file"] for _, _, edge in edges} == {file}
    assert run(sampled, tmp_path / "d.svg", "--document", file).exit_code == 0
    with pytest.raises(QueryError, match=r"no document 'aldersea'\. Near it: 'aldersea"):
        of_document(sampled, "aldersea", 40)


def test_what_cannot_be_drawn_is_said_and_leaves_no_file(sampled: Graph, tmp_path: Path) -> None:
    wrong = run(sampled, tmp_path / "a.html", "--body", "Wexmor")
    assert isinstance(wrong.exception, QueryError)
    assert "Near it: 'wexmoor'" in str(wrong.exception)
    assert isinstance(run(sampled, tmp_path / "a.pdf").exception, OutputError)
    assert run(sampled, tmp_path / "a.svg", "--body", "x", "--document", "y").exit_code == 2
    assert run(sampled, tmp_path / "a.svg", "--authority", "Wexmoor").exit_code == 2
    (tmp_path / "folder.svg").mkdir()
    with (
        pytest.raises(OutputError, match="cannot be written"),
        writing(tmp_path / "folder.svg") as out,
    ):
        out.write(b"")
    assert [file.name for file in tmp_path.iterdir()] == ["folder.svg"]


def test_a_body_of_a_common_name_is_told_apart_by_its_council(sampled: Graph) -> None:
    with pytest.raises(QueryError, match="no council called 'Nowhere'"):
        sampled.body("Wexmoor", ["Nowhere"])
    assert sampled.body("Wexmoor", ["Wexmoor"]) == sampled.body("Wexmoor")
