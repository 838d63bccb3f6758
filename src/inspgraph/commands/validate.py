"""The command ``inspgraph validate``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspgraph.commands.options import GraphOption, ProblemFormat, ProblemFormatOption, open_
from inspgraph.commands.text.working import working
from inspgraph.errors import InspgraphError

if TYPE_CHECKING:
    from inspgraph.records import Problem


def validate(
    file: Annotated[
        Path | None, typer.Argument(help="A file of RDF; its ending says in which format.")
    ] = None,
    graph: GraphOption = None,
    shapes: Annotated[
        list[Path] | None,
        typer.Option("--shapes", help="SHACL files to use for a file instead of the project's."),
    ] = None,
    format: ProblemFormatOption = ProblemFormat.table,
) -> None:
    """Check a file of RDF, or every document of a graph, against the shapes.

    What a build noted by rules of its own (recognition, coverage, plausibility) is told too. Exit
    status 1: an error was found.
    """
    from inspgraph.commands.text.problem_text import show_problems

    if file is not None and graph is not None:
        raise InspgraphError("Give a file of RDF, or a graph with --graph, not both.")
    if shapes and file is None:
        raise InspgraphError("--shapes goes with a file; a graph has the project's own.")
    found: tuple[Problem, ...]
    if file is not None:
        from inspgraph import resources
        from inspgraph.validate.any_file import validate_file
        from inspgraph.validate.shacl import load_shapes

        what = str(file)
        with working(f"checking {what}"):
            known = load_shapes(resources.SHAPES, resources.ONTOLOGY)
            found = validate_file(file, known, tuple(shapes or ()))
    else:
        opened = open_(graph)
        what = f"{len(opened.manifest.documents)} documents"
        with working(f"checking {what}"):
            found = opened.validate()
    show_problems(found, format)
    if format is ProblemFormat.table:
        typer.echo(f"{what}, {len(found)} problems.")
    if any(item.severity == "error" for item in found):
        raise typer.Exit(1)
