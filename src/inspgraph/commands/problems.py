"""The command ``inspgraph problems``."""

from __future__ import annotations

import typer

from inspgraph.commands.options import GraphOption, console, open_


def problems(graph: GraphOption = None) -> None:
    """List the errors and doubtful results of a build."""
    from inspgraph.commands.text.tables import problems_table

    found = open_(graph).problems
    if found:
        console().print(problems_table(found))
    typer.echo(f"{len(found)} problems.")
