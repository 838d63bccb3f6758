from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import inspgraph
from inspgraph.api import Graph

REPORTS = (
    "wexmoor-apa-letter-2006.txt",
    "aldersea-joint-area-review-2008.md",
    "wexmoor-jtai-2019.pdf",
)
EXPECTED = Path(__file__).parents[1] / "samples" / "expected"


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
