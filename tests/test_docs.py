"""The documents say what the program does: their examples run, their lists are whole."""

from __future__ import annotations

import doctest
import re
import shutil
from pathlib import Path

import pytest
from typer.main import get_command

import inspgraph
from inspgraph import api, resources
from inspgraph.commands.main import app
from inspgraph.export.write import FORMATS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def beside_the_samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the samples stand where the documents say."""
    (tmp_path / "data").mkdir()
    shutil.copytree(resources.DATA / "samples", tmp_path / "data" / "samples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_python_of_the_readme_runs(
    beside_the_samples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for code in PYTHON:
        exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out == "Children’s services rating → performs adequately\nTrue\n"


def test_the_examples_of_the_python_interface_run(beside_the_samples: Path) -> None:
    inspgraph.build("data/samples/reports", output="demo/graph", registers="data/samples")
    result = doctest.testmod(api)
    assert result.attempted > 5
    assert result.failed == 0


@pytest.mark.parametrize("name", sorted(get_command(app).commands))  # type: ignore[attr-defined]
def test_the_readme_names_every_command(name: str) -> None:
    assert f"| `{name}" in README


def test_the_readme_names_no_command_that_is_not_there() -> None:
    named = set(re.findall(r"^\| `([a-z-]+)", README, re.MULTILINE))
    assert named == set(get_command(app).commands)  # type: ignore[attr-defined]


def test_the_readme_names_every_export_format_and_build_option() -> None:
    assert all(f"`{name}`" in README for name in FORMATS)
    build = get_command(app).commands["build"]  # type: ignore[attr-defined]
    options = {option for one in build.params for option in one.opts if option.startswith("--")}
    assert all(option in README for option in options - {"--help"})


def test_every_make_target_of_the_readme_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"^    make ([a-z]+)", README, re.MULTILINE)) <= targets


@pytest.mark.parametrize(
    "page", ["README.md", "CHANGELOG.md", "data/cues/README.md", *sorted(
        str(path.relative_to(ROOT)) for path in (ROOT / "docs").glob("*.md")
    )],
)  # fmt: skip
def test_every_file_that_a_page_links_to_is_there(page: str) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", (ROOT / page).read_text("utf-8"), flags=re.DOTALL)
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text)]
    files = [link for link in links if link and not re.match(r"[a-z]+:", link)]
    assert [link for link in files if not (ROOT / page).parent.joinpath(link).exists()] == []


def test_the_changelog_has_this_version() -> None:
    assert f"## {inspgraph.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_lock_fits_the_bounds_and_names_no_host() -> None:
    lock = (ROOT / "requirements" / "lock.txt").read_text(encoding="utf-8")
    pins = [line for line in lock.splitlines() if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", pin) for pin in pins)
    named = {pin.split("==")[0].lower() for pin in pins}
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wanted = re.findall(r'^  "([a-z][\w-]*)>=', project, re.MULTILINE)
    assert len(wanted) > 10
    assert set(wanted) <= named
