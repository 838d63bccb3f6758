"""The guide for contributors, followed to the letter: a new series as data alone."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from inspgraph import resources

GUIDE = (resources.ROOT / "docs" / "contributing.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[tuple[str, str]]:
    """The blocks of a kind: the name of the file after it, and the content."""
    return re.findall(rf"```{kind}(?: (\S+))?\n(.*?)```", GUIDE, re.DOTALL)


def checkout(folder: Path) -> Path:
    """A copy of what the program is made of, whose data may be changed."""
    for name in ("src", "ontology", "shapes", "queries", "data"):
        ignored = shutil.ignore_patterns("__pycache__", "reports")
        shutil.copytree(resources.ROOT / name, folder / name, ignore=ignored)
    return folder


def test_a_series_is_added_as_data_alone(tmp_path: Path) -> None:
    copy = checkout(tmp_path / "checkout")
    [(_, turtle)] = blocks("turtle")
    with (copy / "ontology" / "frameworks.ttl").open("a", encoding="utf-8") as out:
        out.write(f"\n{turtle}")
    added = blocks("csv")
    assert [name for name, _ in added] == [
        "data/cues/series.csv", "data/cues/areas.csv", "data/cues/series_habits.csv",
    ]  # fmt: skip
    for name, rows in added:
        path = copy / name
        head, _, rest = path.read_text(encoding="utf-8").partition("\n")
        path.write_text(f"{head}\n{rows}{rest}", encoding="utf-8")
    [(name, report)] = blocks("text")
    (copy / name).write_text(report, encoding="utf-8")
    [(_, console)] = blocks("console")
    for part in re.split(r"^(?=\$ )", console, flags=re.MULTILINE)[1:]:
        line, _, expected = part.partition("\n")
        ran = subprocess.run(
            [sys.executable, "-m", *shlex.split(line.removeprefix("$ "))],
            cwd=copy,
            capture_output=True,
            check=False,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONIOENCODING": "utf-8"},
        )
        assert ran.returncode == 0, ran.stderr
        if expected:
            assert ran.stdout == expected
        else:
            assert "short-breaks" in ran.stdout
            assert "problems:" not in ran.stdout
