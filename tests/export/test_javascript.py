"""Exports in JavaScript's own toolkits: N3.js, jsonld.js and rdfxml-streaming-parser."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

from inspgraph.api import Graph

WEB = Path(__file__).parent.parent.parent / "web"
WRITTEN = {
    "turtle": "ttl", "ntriples": "nt", "rdfxml": "rdf", "jsonld": "jsonld", "trig": "trig",
    "nquads": "nq",
}  # fmt: skip


@pytest.fixture(scope="module")
def toolkits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pinned packages of web/, away from the checkout."""
    npm = shutil.which("npm")
    if not npm or not shutil.which("node"):
        pytest.skip("Node is not installed")
    folder = tmp_path_factory.mktemp("toolkits") / "web"
    shutil.copytree(WEB, folder, ignore=shutil.ignore_patterns("node_modules", "src"))
    installed = subprocess.run(
        [npm, "ci", "--no-audit", "--no-fund"], cwd=folder, capture_output=True, text=True
    )
    if installed.returncode:
        pytest.skip(f"the packages cannot be had here: {installed.stderr[-300:]}")
    return folder


def test_every_format_holds_what_oxigraph_reads_in_it(
    sampled: Graph, toolkits: Path, tmp_path: Path
) -> None:
    files = {ending: tmp_path / f"graph.{ending}" for ending in WRITTEN.values()}
    for name, ending in WRITTEN.items():
        sampled.export(name, files[ending])
    ran = subprocess.run(
        ["node", "test/read-exports.mjs", *map(str, files.values())],
        cwd=toolkits,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""
    triples = len({quad.triple for quad in ox.parse(path=str(files["nt"]))})
    quads = len(set(ox.parse(path=str(files["nq"]))))
    assert triples > 1_000
    assert json.loads(ran.stdout) == {
        **dict.fromkeys(("ttl", "nt", "rdf", "jsonld"), triples),
        **dict.fromkeys(("trig", "nq"), quads),
    }
