"""The graph of the samples with the registers of their invented places, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

import inspgraph
from inspgraph.api import Graph


@pytest.fixture(scope="session")
def sample_graph(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Graph:
    folder = tmp_path_factory.mktemp("samples") / "graph"
    return inspgraph.build(samples / "reports", output=folder, registers=samples)
