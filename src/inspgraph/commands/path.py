"""The command ``inspgraph path``."""

from __future__ import annotations

from typing import Annotated

import typer

from inspgraph.commands.options import GraphOption, ImpliedOption, open_


def path(
    start: Annotated[str, typer.Argument(help="A body: its name, key or IRI.")],
    end: Annotated[str, typer.Argument(help="Another body.")],
    graph: GraphOption = None,
    limit: Annotated[
        int, typer.Option(min=1, help="Maximum number of chains, all of the same length.")
    ] = 3,
    implied: ImpliedOption = False,
) -> None:
    """Show the shortest chains between two bodies, with the words each hop rests on.

    Exit status 1: nothing in the documents links the two.
    """
    from inspgraph.commands.text.chain_text import chains_text

    found = open_(graph).chains(start, end, limit, implied=implied)
    if not found:
        typer.echo("Nothing in the documents links the two.")
        raise typer.Exit(1)
    typer.echo(chains_text(found), nl=False)
