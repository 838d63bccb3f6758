"""A graph with hostile words in it, and the program serving it in a process of its own."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
import pytest

import inspgraph
from inspgraph import __version__, resources
from inspgraph.frameworks import Frameworks
from inspgraph.map.graph import document_graph, to_nquads
from inspgraph.map.scope import BuildRun
from inspgraph.records import Extraction, Finding
from inspgraph.store.dataset import keep_text, load, ontology_quads
from inspgraph.store.folder import drafting
from inspgraph.store.manifest import DocumentEntry, Manifest, write_manifest
from inspgraph.vocab import BASE
from tests.factories import CONTENT, extraction, span

SCRIPT = "<script>alert(1)</script>"
HOSTILE = f'{CONTENT}\nStaff said "{SCRIPT}" & left.'
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def documents() -> list[Extraction]:
    words = f'Staff said "{SCRIPT}" & left.'
    hostile = extraction(f"reports/{SCRIPT.replace('/', '')}.pdf", HOSTILE)
    finding = Finding("strength", None, words, span(words, HOSTILE))
    return [
        extraction("reports/earlier.pdf"),
        extraction("reports/wexmoor.pdf"),
        replace(hostile, findings=(finding,)),
    ]


def build(folder: Path, frameworks: Frameworks, made: list[Extraction]) -> tuple[str, ...]:
    """Write a graph as a build would, the ontology too; gives the names of its graphs."""
    entries = []
    with drafting(folder) as draft:
        with (draft / "quads.nq").open("wb") as out:
            out.write(ontology_quads(resources.ONTOLOGY))
            for one in made:
                graph = document_graph(one, frameworks, BuildRun(__version__, "data"))
                name = str(graph.identifier)
                out.write(to_nquads(graph))
                link = "<http://xmlns.com/foaf/0.1/page> <javascript:alert(1)>"
                out.write(f"<{name}> {link} <{name}> .\n".encode())
                keep_text(draft, one.source.sha256, one.text)
                entries.append(
                    DocumentEntry(
                        one.source.name, one.source.sha256, name, one.text.sha256, "ilacs"
                    )
                )
        load(draft, draft / "quads.nq")
        (draft / "quads.nq").unlink()
        write_manifest(draft, Manifest(__version__, BASE, "code", "data", tuple(entries)), ())
    return tuple(entry.graph for entry in entries)


@dataclass(frozen=True)
class Served:
    """A running server: its address, the process, the graph's folder and its named graphs."""

    url: str
    process: subprocess.Popen[str]
    folder: Path
    graphs: tuple[str, ...]

    @property
    def sparql(self) -> str:
        return f"{self.url}/sparql"

    def ask(self, query: str, accept: str = "text/csv", **more: str) -> httpx.Response:
        return httpx.get(
            self.sparql, params={"query": query, **more}, headers={"Accept": accept}, timeout=30
        )


@contextlib.contextmanager
def serving(folder: Path, graphs: tuple[str, ...], *options: str) -> Iterator[Served]:
    command = [sys.executable, "-m", "inspgraph", "serve", "--graph", str(folder), "--port", "0"]
    process = subprocess.Popen(
        [*command, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(inspgraph.__file__).parents[1])},
    )
    with process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line.startswith("http://"), process.communicate()
            yield Served(line.split("/ ")[0], process, folder, graphs)
        finally:
            process.terminate()
            process.communicate(timeout=20)


@pytest.fixture(scope="session")
def graph(
    tmp_path_factory: pytest.TempPathFactory, frameworks: Frameworks
) -> tuple[Path, tuple[str, ...]]:
    folder = tmp_path_factory.mktemp("served") / "graph"
    return folder, build(folder, frameworks, documents())


@pytest.fixture(scope="session")
def served(graph: tuple[Path, tuple[str, ...]]) -> Iterator[Served]:
    """The graph served with limits that tests can reach."""
    with serving(
        *graph, "--timeout", "1.5", "--workers", "2", "--max-bytes", "1000000", "--memory", "300"
    ) as running:
        yield running
