"""The command ``inspgraph explain``."""

from __future__ import annotations

from typing import Annotated

import typer

from inspgraph.commands.options import GraphOption, open_


def explain(
    name: Annotated[str, typer.Argument(help="An IRI, or its last part.")],
    graph: GraphOption = None,
) -> None:
    """Show what a graph says of one thing, with the words, page and document it rests on."""
    from inspgraph.commands.text.explanation_text import explained

    typer.echo(explained(open_(graph).explain(name)), nl=False)
