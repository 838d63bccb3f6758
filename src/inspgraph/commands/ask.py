"""The command ``ask``: a question of the library, with what each row rests on."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from inspgraph.commands.options import console, open_
from inspgraph.errors import InspgraphError

ASKING: Final[dict[str, Any]] = {
    "context_settings": {"allow_extra_args": True, "ignore_unknown_options": True},
    "options_metavar": "[--PARAMETER VALUE]... [OPTIONS]",
}
"""Settings that let the command accept a question's own parameters as options."""


class Quoted(StrEnum):
    """The output formats of an answer from the library."""

    table = "table"
    csv = "csv"
    json = "json"
    markdown = "markdown"


def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="A question's name.")] = None,
    graph: Annotated[
        Path | None, typer.Option("--graph", help="The folder that a build wrote.")
    ] = None,
    format: Annotated[
        Quoted, typer.Option("--format", help="How to show the answer.")
    ] = Quoted.table,
    follow: Annotated[
        bool, typer.Option("--follow-succession", help="A body is its predecessors and heirs too.")
    ] = False,
) -> None:
    """Ask a question of the library; each row has the words it rests on.

    Without a name the questions are listed, without --graph one is described. A question that
    takes --authority takes --region or --neighbours-of instead.
    """
    from inspgraph import resources
    from inspgraph.query.catalogue import catalogue, find
    from inspgraph.query.show_with_words import described, listed, show_quoted

    if question is None:
        typer.echo(listed(catalogue(resources.QUERIES)))
        return
    found = find(resources.QUERIES, question)
    if graph is None:
        typer.echo(described(found))
        return
    opened = open_(graph)
    answer = opened.asked(found, options_of(context.args), follow_succession=follow)
    shown = show_quoted(answer, found, format.value, opened.prefixes, console().width)
    typer.echo(shown, nl=False)


def options_of(rest: list[str]) -> dict[str, list[str]]:
    """Parse a question's parameters: --name VALUE or --name=VALUE, each any number of times."""
    found: dict[str, list[str]] = {}
    ahead = iter(rest)
    for option in ahead:
        name, equals, value = option.partition("=")
        if not name.startswith("--"):
            raise InspgraphError(f"{option!r}: a parameter is given as --name VALUE.")
        if not equals:
            value = next(ahead, "")
            if not value or value.startswith("--"):
                raise InspgraphError(f"{name} needs a value.")
        found.setdefault(name[2:].replace("-", "_"), []).append(value)
    return found
