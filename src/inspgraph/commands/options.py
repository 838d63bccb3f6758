"""Options that several commands share, and helpers that act on them."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from inspgraph.api import Graph

NARROWEST = 140
"""Width in columns of a table that is written to a pipe, which has no width of its own."""


class Inferred(StrEnum):
    """The rule sets that a graph can be closed under."""

    rdfs = "rdfs"
    owlrl = "owlrl"


GraphOption = Annotated[Path, typer.Option("--graph", help="The folder that a build wrote.")]
InferenceOption = Annotated[
    Inferred | None,
    typer.Option("--inference", help="First add, in memory, what follows by these rules."),
]
ImpliedOption = Annotated[
    bool, typer.Option("--implied", help="Also what only the kind of document implies, so marked.")
]


def open_(path: Path, inference: Inferred | None = None) -> Graph:
    """Open the graph in a folder, with inferred statements if ``inference`` names a rule set."""
    from inspgraph.api import Graph

    opened = Graph(path)
    return opened.inferred(inference.value) if inference else opened


def console() -> Console:
    """Return a console as wide as the terminal, or as ``NARROWEST`` where there is none."""
    from rich.console import Console

    return Console() if sys.stdout.isatty() else Console(width=NARROWEST)
