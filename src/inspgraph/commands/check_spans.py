"""The command ``inspgraph check-spans``."""

from __future__ import annotations

import typer

from inspgraph.commands.options import GraphOption, open_
from inspgraph.commands.text.working import working


def check_spans(graph: GraphOption = None) -> None:
    """Count the passages whose words match the text at the offsets that the graph gives."""
    opened = open_(graph)
    with working("comparing passages"):
        check = opened.check_spans()
    for span in check.wrong:
        typer.echo(f"not as quoted: {span}", err=True)
    typer.echo(f"{check.total - len(check.wrong)} of {check.total} spans: text[start:end] == exact")
    if check.wrong:
        raise typer.Exit(1)
