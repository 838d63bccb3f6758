from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from inspgraph.api import Graph
from inspgraph.errors import NotAGraphError
from inspgraph.store.dataset import ontology_quads
from inspgraph.store.spans import check_spans


def text_file(folder: Path) -> Path:
    return next((folder / "texts").iterdir())


def test_every_passage_stands_where_the_graph_says(small_graph: Graph) -> None:
    check = small_graph.check_spans()
    assert check.total > 5
    assert check.wrong == ()


def test_a_text_that_was_changed_is_noticed(small_graph: Graph, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(small_graph.folder, folder)
    text = text_file(folder)
    # The smiling face is two units in UTF-16, one code point: what comes after it moves.
    changed = text.read_text(encoding="utf-8").replace("😀", "")
    text.write_text(changed, encoding="utf-8")
    check = check_spans(folder, small_graph.store)
    assert 0 < len(check.wrong) < check.total


def test_a_missing_text_is_an_error(small_graph: Graph, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(small_graph.folder, folder)
    text_file(folder).unlink()
    with pytest.raises(NotAGraphError, match="missing"):
        check_spans(folder, small_graph.store)


def test_an_ontology_without_a_name_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("<x:a> <x:b> <x:c> .", encoding="utf-8")
    with pytest.raises(ValueError, match="owl:Ontology"):
        ontology_quads(tmp_path)
