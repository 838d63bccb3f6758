"""The notebook in docs runs from its first cell to its last, and shows what it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from inspgraph.api import Graph

NOTEBOOK = Path(__file__).parent.parent / "docs" / "analysis.ipynb"


def printed(cells: list[Any]) -> list[str]:
    """What each cell prints or returns as text; pictures differ from machine to machine."""
    outputs = [output for cell in cells for output in cell.get("outputs", ())]
    texts = [one.get("text") or one.get("data", {}).get("text/plain", "") for one in outputs]
    return ["".join(text) for text in texts]


def test_the_notebook_runs_and_prints_what_it_shows(
    tmp_path: Path, sampled: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "graph").symlink_to(sampled.folder)
    kept = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    run = {"metadata": {"path": str(tmp_path)}}
    monkeypatch.setenv("PYTHONPATH", str(NOTEBOOK.parents[1] / "src"))
    NotebookClient(notebook, timeout=120, resources=run).execute()
    assert len(printed(kept["cells"])) > 4
    assert printed(notebook.cells) == printed(kept["cells"])
