"""The command ``inspgraph query``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
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
    question: Annotated[str | None, typer.Argument(help="A file of SPARQL, ending in .rq.")] = None,
    text: Annotated[str | None, typer.Option("--text", help="SPARQL itself.")] = None,
    format: Annotated[
        AnswerFormat, typer.Option("--format", help="How to show the answer.")
    ] = AnswerFormat.table,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to a file (CSV as Excel takes it).")
    ] = None,
    give: Annotated[
        list[str] | None, typer.Option("--set", help="NAME=VALUE: fill a parameter.")
    ] = None,
    graph: GraphOption = None,
    inference: InferenceOption = None,
) -> None:
    """Ask a graph in SPARQL, your own text or a file; `inspgraph ask` has the library's questions.

    A term that the graph does not have is named on standard error.
    """
    from inspgraph import resources
    from inspgraph.commands.text.legacy import write_exactly
    from inspgraph.export.spreadsheet import write_text
    from inspgraph.query.catalogue import find
    from inspgraph.query.show import show
    from inspgraph.query.unknown_terms import unknown_terms

    if (question is None) == (text is None):
        raise InspgraphError("Give a file ending in .rq, or SPARQL with --text.")
    opened = open_(graph, inference)
    answer = opened.answer(text or question or "", _pairs(give or []), is_text=text is not None)
    if text is not None or (question or "").endswith(".rq"):
        asked = text if text is not None else find(resources.QUERIES, question or "").text
        for said in unknown_terms(opened.store, asked, opened.prefixes):
            typer.echo(f"inspgraph: {said}", err=True)
    if not answer.rows and not answer.triples:
        typer.echo("No rows.", err=True)
    shown = show(answer, format.value, opened.prefixes, console().width)
    if output:
        write_text(output, shown)
    elif format is AnswerFormat.table:
        typer.echo(shown, nl=False)
    else:
        write_exactly(shown)


def _pairs(given: list[str]) -> dict[str, str]:
    pairs = dict(item.partition("=")[::2] for item in given)
    if any("=" not in item for item in given):
        raise InspgraphError("A parameter is given as --set NAME=VALUE.")
    return pairs
