"""The tests stand where what they test stands: a folder of tests for each room of the package."""

from __future__ import annotations

from pathlib import Path

import pytest

import inspgraph

TESTS = Path(__file__).parent
PACKAGE = Path(inspgraph.__file__).parent

ELSEWHERE = {
    "browser": "drives the pages of `site` as `serve` answers with them, in a real browser",
    "samples": "compares the graph of all samples with what their makers wrote down",
    "training": "runs the scripts of the folder `training` beside `src`",
    "test_contributing.py": "follows docs/contributing.md and adds a series",
    "test_dead_code.py": "reads the whole package",
    "test_docs.py": "follows the examples in README.md and docs",
    "test_english.py": "reads the docstrings of the whole package",
    "test_guides.py": "follows the commands of the guides in docs",
    "test_layers.py": "reads the imports of the whole package",
    "test_mirror.py": "reads the folders of tests and package",
    "test_named_queries.py": "asks each file in queries",
    "test_notebook.py": "runs the notebook in docs",
    "test_ontology.py": "reads the files in ontology",
    "test_shapes.py": "checks each shape in shapes",
    "test_supply.py": "runs the script in requirements, and reads the locked versions",
}
"""Folders and files of tests that are about no one room, and what they are about instead."""

FILES = [
    path
    for path in sorted(file.relative_to(TESTS) for file in TESTS.rglob("test_*.py"))
    if path.parts[0] not in ELSEWHERE
]


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_test_stands_where_what_it_tests_stands(path: Path) -> None:
    if path.parent == Path():
        assert (PACKAGE / path.name.removeprefix("test_")).is_file()
    else:
        assert (PACKAGE / path.parent).is_dir()


def test_what_is_said_to_stand_elsewhere_is_there_and_mirrors_nothing() -> None:
    for name in ELSEWHERE:
        assert (TESTS / name).exists()
        assert not (PACKAGE / name.removeprefix("test_")).exists()
