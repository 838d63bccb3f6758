"""The command ``inspgraph check-spans``."""

from __future__ import annotations

from typing import Annotated

import typer

from inspgraph.commands.options import GraphOption, open_
from inspgraph.commands.text.working import working

EndsOption = Annotated[
    bool,
    typer.Option(
        "--ends",
        help="Count the stated relations, too, whose words name both ends or only refer to one, "
        "as recorded.",
    ),
]


def check_spans(graph: GraphOption = None, ends: EndsOption = False) -> None:
    """Count the passages whose words match the text at the offsets that the graph gives."""
    opened = open_(graph)
    with working("comparing passages"):
        check = opened.check_spans()
    for span in check.wrong:
        typer.echo(f"not as quoted: {span}", err=True)
    typer.echo(f"{check.total - len(check.wrong)} of {check.total} spans: text[start:end] == exact")
    unnamed: tuple[str, ...] = ()
    if ends:
        from inspgraph.store.named_ends import check_ends  # late: it loads the store

        named = check_ends(opened.store)
        unnamed = named.wrong
        for statement in unnamed:
            typer.echo(f"an end is not named: {statement}", err=True)
        typer.echo(
            f"{named.total - len(unnamed)} of {named.total} stated relations: "
            "both ends named, or how they are meant recorded"
        )
    if check.wrong or unnamed:
        raise typer.Exit(1)
