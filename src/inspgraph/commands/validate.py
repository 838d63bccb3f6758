"""The command ``inspgraph validate``."""

from __future__ import annotations

import typer

from inspgraph.commands.options import GraphOption, console, open_
from inspgraph.commands.text.working import working


def validate(graph: GraphOption = None) -> None:
    """Check every document of a graph against the shapes. Exit status 1: an error was found."""
    from inspgraph.commands.text.tables import problems_table

    opened = open_(graph)
    with working(f"checking {len(opened.manifest.documents)} documents"):
        found = opened.validate()
    if found:
        console().print(problems_table(found))
    number = len(opened.manifest.documents)
    typer.echo(f"{number} documents, {len(found)} problems.")
    if any(item.severity == "error" for item in found):
        raise typer.Exit(1)
