"""What several tests share: graphs of small extractions, and of the samples."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import is_hypothesis_test, settings

import inspgraph
from inspgraph import __version__, resources
from inspgraph.api import Graph
from inspgraph.bodies.finder import BodyFinder
from inspgraph.building import Options
from inspgraph.cues.form_cues import Cues
from inspgraph.frameworks import Frameworks, load_frameworks
from inspgraph.map.graph import document_graph, to_nquads
from inspgraph.map.scope import BuildRun
from inspgraph.pipeline import Pipeline
from inspgraph.records import Extraction, Source, Text
from inspgraph.registers.registers import Registers, load_registers
from inspgraph.resolve.local import Localities, load_localities
from inspgraph.store.dataset import keep_text, load
from inspgraph.store.folder import drafting
from inspgraph.store.manifest import DocumentEntry, Manifest, write_manifest
from inspgraph.vocab import BASE
from tests import factories
from tests.factories import extraction

REPORTS = (
    "wexmoor-apa-letter-2006.txt",
    "aldersea-joint-area-review-2008.md",
    "wexmoor-jtai-2019.pdf",
)

os.environ.pop("COLUMNS", None)  # A process of several that run tests takes 80 for its width.

settings.register_profile("ordeal", max_examples=200, deadline=None)
"""How often the ordeal tries what is made up, where a test does not say."""

Extract = Callable[[Source, Text], Extraction]

TESTS = Path(__file__).parent
EXPECTED = TESTS / "samples" / "expected"
SLOW = (
    "browser", "cluster", "collect", "commands", "push", "samples", "serve", "training",
    "test_contributing.py", "test_docs.py", "test_guides.py", "test_pipeline.py",
)  # fmt: skip
"""Folders and files that drive a browser or a server, run commands, or build as users do."""
DISTRIBUTED = ("cluster", "push")
"""Folders whose tests start clusters or servers and kill them: `make distributed` alone."""
BUILDING = frozenset(
    {"sampled", "samples_graph", "reformed", "web", "hostile", "found", "collected"}
)
"""Fixtures that build a whole graph, the pages' scripts, or read many reports."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by where they stand, and as ``fast`` where nothing is built for them either."""
    for item in items:
        room = item.path.relative_to(TESTS).parts[0]
        if room not in SLOW and BUILDING.isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.fast)
        if room in DISTRIBUTED:
            item.add_marker(pytest.mark.distributed)
        if is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker(pytest.mark.fuzz)


@pytest.fixture(scope="session")
def frameworks() -> Frameworks:
    return load_frameworks(resources.ONTOLOGY / "frameworks.ttl")


@pytest.fixture(scope="session")
def small_graph(tmp_path_factory: pytest.TempPathFactory, frameworks: Frameworks) -> Graph:
    """Two reports about one invented authority, as a build would store them."""
    folder = tmp_path_factory.mktemp("small") / "graph"
    entries = []
    with drafting(folder) as draft:
        with (draft / "quads.nq").open("wb") as out:
            for name in ("reports/earlier.pdf", "reports/wexmoor.pdf"):
                made = extraction(name)
                graph = document_graph(made, frameworks, BuildRun(__version__, "data"))
                out.write(to_nquads(graph))
                keep_text(draft, made.source.sha256, made.text)
                entries.append(
                    DocumentEntry(
                        name, made.source.sha256, str(graph.identifier), made.text.sha256, "ilacs"
                    )
                )
        load(draft, draft / "quads.nq")
        (draft / "quads.nq").unlink()
        write_manifest(draft, Manifest(__version__, BASE, "code", "data", tuple(entries)), ())
    return Graph(folder)


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the samples: ``reports`` and the registers of their invented places."""
    return resources.DATA / "samples"


@pytest.fixture(scope="session")
def sampled(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Graph:
    """The graph of the samples, ontology included."""
    folder = tmp_path_factory.mktemp("sampled") / "graph"
    registers = sorted(samples.glob("*.csv"))
    return inspgraph.build(samples / "reports", output=folder, registers=registers)


@pytest.fixture(scope="session")
def cues() -> Cues:
    return factories.cues()


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """All stages, with the registers of the invented places besides the real ones."""
    return Pipeline.load(Options(registers=(resources.DATA / "samples",)))


@pytest.fixture(scope="session")
def extract(pipeline: Pipeline) -> Extract:
    """From a text to all that is known of it."""
    return pipeline.extract


@pytest.fixture(scope="session")
def body_finder(pipeline: Pipeline) -> BodyFinder:
    return pipeline.bodies


@pytest.fixture(scope="session")
def samples_graph(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Graph:
    """A graph of three samples."""
    folder = tmp_path_factory.mktemp("evaluated")
    paths = [samples / "reports" / name for name in REPORTS]
    return inspgraph.build(paths, output=folder / "graph", registers=samples)


@pytest.fixture(scope="session")
def samples_gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The annotations of these three."""
    folder = tmp_path_factory.mktemp("gold")
    for name in REPORTS:
        shutil.copy(EXPECTED / f"{Path(name).stem}.json", folder)
    return folder


@pytest.fixture(scope="session")
def registers() -> Registers:
    return load_registers(resources.DATA / "registers")


@pytest.fixture(scope="session")
def localities(registers: Registers) -> Localities:
    return load_localities(resources.DATA / "registers" / "local_kinds.csv", registers)
