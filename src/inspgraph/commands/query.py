"""The command ``inspgraph query``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from inspgraph.commands.options import GraphOption, InferenceOption, console, open_
from inspgraph.errors import InspgraphError


class AnswerFormat(StrEnum):
    """The output formats of an answer."""

    table = "table"
    csv = "csv"
    json = "json"


def query(
    graph: GraphOption,
    question: Annotated[
        str | None, typer.Argument(help="A question's name, or a file ending in .rq.")
    ] = None,
    text: Annotated[str | None, typer.Option("--text", help="SPARQL itself.")] = None,
    format: Annotated[
        AnswerFormat, typer.Option("--format", help="How to show the answer.")
    ] = AnswerFormat.table,
    give: Annotated[
        list[str] | None, typer.Option("--set", help="NAME=VALUE: fill a parameter.")
    ] = None,
    inference: InferenceOption = None,
) -> None:
    """Ask a graph a question: one of `inspgraph questions`, or your own in SPARQL."""
    from inspgraph.query.show import show

    if (question is None) == (text is None):
        raise InspgraphError("Give a question's name or file, or SPARQL with --text.")
    opened = open_(graph, inference)
    answer = opened.answer(text or question or "", _pairs(give or []), is_text=text is not None)
    shown = show(answer, format.value, opened.prefixes, console().width)
    typer.echo(shown, nl=False)


def _pairs(given: list[str]) -> dict[str, str]:
    pairs = dict(item.partition("=")[::2] for item in given)
    if any("=" not in item for item in given):
        raise InspgraphError("A parameter is given as --set NAME=VALUE.")
    return pairs
