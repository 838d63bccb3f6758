"""What docs/endpoint.md shows runs against the server, and its lists are whole."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.main import get_command

from inspgraph.commands.main import app
from inspgraph.serve import settings
from inspgraph.serve.negotiate import GRAPHS, RESULTS
from tests.serve.conftest import Served

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "endpoint.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ (curl .*)$", TEXT, re.MULTILINE)
PYTHON = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
ADDRESS = "http://127.0.0.1:8000"


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_the_commands_run_and_give_something(served: Served) -> None:
    assert len(COMMANDS) == 6
    for line in COMMANDS:
        command = shlex.split(line.replace(ADDRESS, served.url))
        command[1:1] = ["--fail", "--noproxy", "*"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout.strip()


def test_the_python_runs(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    for code in PYTHON:
        exec(compile(code.replace(ADDRESS, served.url), "endpoint.md", "exec"), {})
    assert capsys.readouterr().out == "3\n3\n"


def test_every_option_and_its_default_is_named() -> None:
    command = get_command(app).commands["serve"]  # type: ignore[attr-defined]
    options = {one.opts[0]: one.default for one in command.params if one.opts[0] != "--help"}
    for name, default in options.items():
        assert name in TEXT
        row = re.search(rf"^\| `{name} .*\| (.*) \|$", TEXT, re.MULTILINE)
        if row and row[1] and row[1][0].isdigit():
            assert str(default).removesuffix(".0") == row[1].replace(",", "")


def test_every_format_limit_and_status_is_named() -> None:
    assert all(f"`{media}`" in TEXT for media in (*RESULTS, *GRAPHS))
    assert f"{settings.LONGEST_REQUEST:,}" in TEXT
    assert f"{settings.WAITING} more" in TEXT
    sources = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "src" / "inspgraph" / "serve").glob("*.py")
    )
    used = set(re.findall(r"(?:RefusedError|_refusal)\(\s*(\d{3})", sources))
    assert len(used) > 8
    assert used <= set(re.findall(r"^\| (\d{3}) \|", TEXT, re.MULTILINE))
