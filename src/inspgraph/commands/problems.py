"""The command ``inspgraph problems``."""

from __future__ import annotations

import typer

from inspgraph.commands.options import GraphOption, ProblemFormat, ProblemFormatOption, open_


def problems(graph: GraphOption = None, format: ProblemFormatOption = ProblemFormat.table) -> None:
    """List the errors and doubtful results of a build."""
    from inspgraph.commands.text.problem_text import show_problems

    found = open_(graph).problems
    show_problems(found, format)
    if format is ProblemFormat.table:
        typer.echo(f"{len(found)} problems.")
