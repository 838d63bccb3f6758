"""The command ``inspgraph push``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from inspgraph.commands.options import GraphOption, open_
from inspgraph.errors import InspgraphError

PASSWORD = "INSPGRAPH_PASSWORD"  # noqa: S105 the name of the variable that holds it


def push(
    endpoint: Annotated[
        str, typer.Option(metavar="URL", help="The server's graph store (SPARQL 1.1 protocol).")
    ],
    user: Annotated[
        str, typer.Option(help=f"A name to log in with; the password is read from {PASSWORD}.")
    ] = "",
    state: Annotated[
        Path | None,
        typer.Option(help="The file that says what the server holds; else one beside the graph."),
    ] = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Give every graph, whatever that file says.")
    ] = False,
    graph: GraphOption = None,
) -> None:
    """Put the named graphs of a graph into a SPARQL server, each replaced whole.

    Exit status 0: the server holds them all. 2: it refused or did not answer; the same command
    goes on where it ended.
    """
    try:
        from inspgraph.push.pushing import push as put
    except ImportError as error:
        raise InspgraphError("Install the extra first: pip install 'inspgraph[push]'") from error
    from inspgraph.commands.text.progress import Shower

    login = (user, os.environ.get(PASSWORD, "")) if user else None
    with Shower("pushing") as shower:
        folder = open_(graph).folder
        done = put(folder, endpoint, login=login, state=state, fresh=fresh, progress=shower)
    typer.echo(f"{endpoint}: {done.given} given, {done.kept} kept, {done.removed} removed.")
