"""The guides under docs/ say what the program does: their examples run and print what they show."""

from __future__ import annotations

import doctest
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import inspgraph
from inspgraph.api import Graph
from inspgraph.export.write import FORMATS

DOCS = Path(__file__).parent.parent / "docs"
SOURCE = str(Path(inspgraph.__file__).parent.parent)
GUIDES = ["networks", "exports"]


@pytest.fixture
def beside_the_demo(tmp_path: Path, sampled: Graph, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(sampled.folder, tmp_path / "demo" / "graph")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def blocks(guide: str, kind: str) -> list[str]:
    text = (DOCS / f"{guide}.md").read_text(encoding="utf-8")
    return re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL)


@pytest.mark.parametrize("guide", GUIDES)
def test_the_commands_and_the_python_of_a_guide_give_what_it_shows(
    beside_the_demo: Path, guide: str
) -> None:
    for block in blocks(guide, "console"):
        for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE)[1:]:
            line, _, expected = part.partition("\n")
            program = [sys.executable, "-m", *shlex.split(line.removeprefix("$ "))]
            ran = subprocess.run(
                program,
                capture_output=True,
                check=False,
                encoding="utf-8",
                env={**os.environ, "PYTHONPATH": SOURCE, "PYTHONIOENCODING": "utf-8"},
            )
            assert ran.stdout + ran.stderr == expected, line
    code = "".join(blocks(guide, "pycon"))
    test = doctest.DocTestParser().get_doctest(code, {}, guide, f"{guide}.md", 0)
    assert test.examples
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test).failed == 0


def test_the_guide_to_exports_describes_every_format() -> None:
    text = (DOCS / "exports.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in text for name in FORMATS)


def test_the_drawing_of_the_architecture_is_that_of_the_code() -> None:
    script = importlib.util.spec_from_file_location("drawn", DOCS / "write_architecture.py")
    assert script is not None
    assert script.loader is not None
    module = importlib.util.module_from_spec(script)
    script.loader.exec_module(module)
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    assert module.written(text) == text, "run docs/write_architecture.py"
