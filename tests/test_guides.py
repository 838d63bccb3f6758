"""The guides under docs/ say what the program does: their examples run and print what they show."""

from __future__ import annotations

import doctest
import importlib.util
import io
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from inspgraph.api import Graph
from inspgraph.commands.text.legacy import write_plainly
from inspgraph.export.write import FORMATS

DOCS = Path(__file__).parent.parent / "docs"


def script(name: str) -> ModuleType:
    """Import one of the scripts that write pages."""
    found = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


guides = script("write_guides")


@pytest.fixture
def folder(tmp_path: Path, sampled: Graph, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the samples and a graph of them where the guides say."""
    guides.beside(tmp_path, sampled.folder)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def text_of(guide: str) -> str:
    page: Path = guides.page_of(guide)
    return page.read_text(encoding="utf-8")


@pytest.mark.parametrize("guide", guides.GUIDES)
def test_the_commands_of_a_guide_print_what_it_shows(folder: Path, guide: str) -> None:
    text = text_of(guide)
    assert "```console\n$ inspgraph " in text
    assert guides.written(text, folder) == text, "run make guides"


@pytest.mark.parametrize("guide", guides.GUIDES)
def test_what_the_commands_of_a_guide_print_loses_no_sign_on_a_legacy_code_page(
    guide: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What stands in a guide is what its commands print, which the test above runs.
    printed = "".join(re.findall(r"```console\n(.*?)```", text_of(guide), re.DOTALL))
    written = io.BytesIO()
    out = io.TextIOWrapper(written, encoding="cp1252", newline="\n")
    monkeypatch.setattr(sys, "stdout", out)
    write_plainly()
    out.write(printed)
    out.flush()
    assert written.getvalue().count(b"?") == printed.count("?")


@pytest.mark.parametrize("guide", ["networks", "exports", "notebooks", "in-spacy"])
def test_the_python_of_a_guide_gives_what_it_shows(folder: Path, guide: str) -> None:
    if guide in guides.GUIDES:
        guides.written(text_of(guide), folder)
    code = "".join(re.findall(r"```pycon\n(.*?)```", text_of(guide), re.DOTALL))
    test = doctest.DocTestParser().get_doctest(code, {}, guide, f"{guide}.md", 0)
    assert test.examples
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test).failed == 0


def test_the_guide_to_exports_describes_every_format() -> None:
    text = text_of("exports")
    assert all(f"`{name}`" in text for name in FORMATS)


@pytest.mark.parametrize("page", ["command-line", "ontology", "problem-codes"])
def test_a_page_made_from_the_code_says_what_the_code_does(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(DOCS)  # as for a script that is run
    module = script(f"write_{page.replace('-', '_')}")
    assert module.written() == text_of(page), "run make guides"


@pytest.mark.parametrize("page", ["README", "evaluation"])
def test_the_figures_of_a_page_are_those_last_measured(page: str) -> None:
    text = text_of(page)
    assert "<!-- figures: facets -->\n| " in text
    assert script("write_figures").written(text) == text, "run docs/write_figures.py"


def test_the_costs_on_their_page_are_those_last_measured() -> None:
    text = text_of("performance")
    assert script("write_performance").written(text) == text, "run docs/write_performance.py"


def test_the_figures_of_the_ordeal_are_those_last_measured() -> None:
    text = text_of("trust")
    assert "<!-- ordeal: documents -->\n" in text
    assert script("write_trust").written(text) == text, "run docs/write_trust.py"


def test_the_drawing_of_the_architecture_is_that_of_the_code() -> None:
    module = script("write_architecture")
    text = text_of("architecture")
    assert module.written(text) == text, "run docs/write_architecture.py"


def test_the_documentation_is_built_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html"]
    built = subprocess.run(
        [*command, str(DOCS), str(tmp_path)], capture_output=True, check=False, text=True
    )
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "tutorial.html").exists()
