"""The command ``inspgraph validate``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from inspgraph.commands.options import console, open_
from inspgraph.errors import InspgraphError
from inspgraph.records import Problem


def validate(
    file: Annotated[
        Path | None, typer.Argument(help="A file of RDF; its ending says in which format.")
    ] = None,
    graph: Annotated[
        Path | None, typer.Option("--graph", help="A folder that a build wrote.")
    ] = None,
    shapes: Annotated[
        list[Path] | None,
        typer.Option("--shapes", help="SHACL files to use for a file instead of the project's."),
    ] = None,
) -> None:
    """Check a file of RDF, or every document of a graph, against the shapes.

    Exit status 1: an error was found.
    """
    from inspgraph.commands.text.tables import problems_table

    if (file is None) == (graph is None):
        raise InspgraphError("Give a file of RDF, or a graph with --graph.")
    if shapes and file is None:
        raise InspgraphError("--shapes goes with a file; a graph has the project's own.")
    found: tuple[Problem, ...]
    if file is not None:
        from inspgraph.validate.any_file import validate_file

        found, what = validate_file(file, tuple(shapes or ())), str(file)
    else:
        opened = open_(graph or Path())
        found, what = opened.validate(), f"{len(opened.manifest.documents)} documents"
    if found:
        console().print(problems_table(found))
    typer.echo(f"{what}, {len(found)} problems.")
    if any(item.severity == "error" for item in found):
        raise typer.Exit(1)
