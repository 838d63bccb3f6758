"""Write anew what the commands in the guides print, and the pages that are made from the code.

    python docs/write_guides.py GRAPH [NAME ...]

GRAPH is a graph of the samples, as `make demo` builds it. Each command of a ```console block is run in
an empty folder that has the samples in `data/samples` and the graph in `demo/graph`, and what it prints
replaces what stands below it. Read the difference: a test fails while a guide shows anything else.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import inspgraph
from inspgraph import resources

DOCS: Final = Path(__file__).parent
GUIDES: Final = (
    "README",
    "tutorial",
    "correct-a-name",
    "evidence",
    "spreadsheets-and-pictures",
    "networks",
    "exports",
)
"""The pages whose commands run on the graph of the samples."""
WIDTH: Final = "140"
"""Columns of the terminal that the guides are written for."""
_BLOCK: Final = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)


def main() -> None:
    graph, *names = sys.argv[1:]
    for name in names or GUIDES:
        page = page_of(name)
        text = page.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            beside(Path(folder), Path(graph))
            page.write_text(written(text, Path(folder)), encoding="utf-8")


def page_of(name: str) -> Path:
    """Return where a guide stands; the README stands above the others."""
    return (DOCS.parent if name == "README" else DOCS) / f"{name}.md"


def beside(folder: Path, graph: Path) -> None:
    """Put the samples and a graph of them where the guides say."""
    shutil.copytree(resources.DATA / "samples", folder / "data" / "samples")
    shutil.copytree(graph, folder / "demo" / "graph")


def written(text: str, folder: Path) -> str:
    """Return a guide in which each command is followed by what it prints in the folder."""
    return _BLOCK.sub(lambda block: "".join(_answered(block[0], folder)), text)


def _answered(block: str, folder: Path) -> Iterator[str]:
    for line in block.splitlines():
        if line.startswith("$ "):
            yield f"{line}\n{printed(line.removeprefix('$ '), folder)}"


def printed(command: str, folder: Path) -> str:
    """Run a command of the guides; return what it prints, times left out and lines trimmed."""
    ran = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={
            **os.environ,
            "PYTHONPATH": str(Path(inspgraph.__file__).parent.parent),
            "PYTHONIOENCODING": "utf-8",
            "COLUMNS": WIDTH,
        },
    )
    lines = (line.rstrip() for line in (ran.stdout + ran.stderr).splitlines())
    shown = "\n".join(re.sub(r"in \d+\.\d s\.", "in … s.", line) for line in lines).strip("\n")
    return f"{shown}\n" if shown else ""


if __name__ == "__main__":
    main()
