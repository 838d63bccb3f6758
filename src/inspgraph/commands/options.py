"""Options that several commands share, and helpers that act on them."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from inspgraph.errors import NotAGraphError

if TYPE_CHECKING:
    from rich.console import Console

    from inspgraph.api import Graph

NARROWEST = 140
"""Width in columns of a table that is written to a pipe, which has no width of its own."""


class Inferred(StrEnum):
    """The rule sets that a graph can be closed under."""

    rdfs = "rdfs"
    owlrl = "owlrl"


class ProblemFormat(StrEnum):
    """The output formats of problems."""

    table = "table"
    json = "json"
    sarif = "sarif"


GRAPH_VARIABLE: Final = "INSPGRAPH_GRAPH"
_HERE: Final = (".", "graph")
"""Where a graph is looked for that nobody names: the folder one stands in, and "graph" in it."""

GraphOption = Annotated[
    Path | None,
    typer.Option(
        "--graph",
        "-g",
        envvar=GRAPH_VARIABLE,
        show_envvar=False,
        help=f"The folder that a build wrote; else {GRAPH_VARIABLE}, or where you are.",
    ),
]
ProblemFormatOption = Annotated[
    ProblemFormat,
    typer.Option("--format", help="A table, JSON, or SARIF 2.1.0 for editors and code hosts."),
]
InferenceOption = Annotated[
    Inferred | None,
    typer.Option("--inference", help="Add, in memory, the statements that follow by these rules."),
]
ImpliedOption = Annotated[
    bool,
    typer.Option(
        "--implied", help="Include relations that only the kind of document implies, marked."
    ),
]


def folder_of(path: Path | None) -> Path:
    """Return the folder of a graph: what was given, else the one a person stands in.

    Raises ``NotAGraphError`` where neither is there.
    """
    found = path or graph_here()
    if found is None:
        raise NotAGraphError(
            f"no graph here: name its folder with --graph or in {GRAPH_VARIABLE}, or change to it."
        )
    return found


def graph_here() -> Path | None:
    """Return the graph of the folder that a person stands in, if there is one."""
    from inspgraph.store.manifest import is_ours

    return next((Path(name) for name in _HERE if is_ours(Path(name))), None)


def open_(path: Path | None, inference: Inferred | None = None) -> Graph:
    """Open the graph in a folder, with inferred statements if ``inference`` names a rule set."""
    folder = folder_of(path)
    from inspgraph.api import Graph

    opened = Graph(folder)
    return opened.inferred(inference.value) if inference else opened


def console() -> Console:
    """Return a console as wide as the terminal, or as ``NARROWEST`` where there is none."""
    from rich.console import Console

    # A person who redirects says how wide with COLUMNS, as in a terminal.
    has_width = sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdigit()
    return Console() if has_width else Console(width=NARROWEST)
