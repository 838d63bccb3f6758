"""Write docs/command-line.md: the help of every command.

    python docs/write_command_line.py

A test fails while the document says anything else than the commands do.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final
from unittest.mock import patch

from typer.main import get_command
from typer.testing import CliRunner

from inspgraph.commands.main import app

TARGET: Final = Path(__file__).with_name("command-line.md")
WIDTH: Final = "100"
"""Columns of the terminal that the help is written for."""
_HEAD: Final = """\
# Command line

Written by `make guides` from the commands themselves.

**Exit status.** 0: success. 1: the command finished, but something in the documents is wrong. 2: the
command did not run: invalid usage, nothing to build, no graph, a refused query. 3: an internal error.
130: interrupted.
"""


def main() -> None:
    TARGET.write_text(written(), encoding="utf-8")


def written() -> str:
    """Return the whole document."""
    names = sorted(get_command(app).commands)  # type: ignore[attr-defined]
    return _HEAD + "".join(f"\n## {name}\n\n```text\n{_help(name)}\n```\n" for name in names)


def _help(name: str) -> str:
    with patch.dict(os.environ, {"COLUMNS": WIDTH, "TERMINAL_WIDTH": WIDTH}):
        printed = CliRunner().invoke(app, [name, "--help"], prog_name="inspgraph").stdout
    return "\n".join(line.rstrip() for line in printed.strip().splitlines())


if __name__ == "__main__":
    main()
