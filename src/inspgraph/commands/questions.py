"""The command ``inspgraph questions``."""

from __future__ import annotations

import typer


def questions() -> None:
    """List the named questions, with their parameters and columns."""
    from inspgraph import resources
    from inspgraph.query.catalogue import catalogue

    for one in catalogue(resources.QUERIES):
        typer.echo(f"{one.name}: {one.title}")
        for parameter in one.parameters:
            typer.echo(f"    --set {parameter.name}={parameter.type.upper()}: {parameter.meaning}")
        typer.echo(f"    {', '.join(name for name, _ in one.columns)}")
