"""The command ``inspgraph export``."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from inspgraph.commands.options import GraphOption, InferenceOption, open_
from inspgraph.commands.text.working import working


class Exported(StrEnum):
    """The formats of an export."""

    turtle = "turtle"
    facts = "facts"
    trig = "trig"
    nquads = "nquads"
    ntriples = "ntriples"
    rdfxml = "rdfxml"
    jsonld = "jsonld"
    graphml = "graphml"
    gexf = "gexf"
    csvw = "csvw"
    xlsx = "xlsx"


def export(
    graph: GraphOption = None,
    format: Annotated[Exported, typer.Option("--format", help="The format.")] = Exported.turtle,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The file (csvw: the folder); else standard output."),
    ] = None,
    made: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="A day to tell as that on which this was made."),
    ] = None,
    inference: InferenceOption = None,
) -> None:
    """Write a graph as RDF, a network, tables or a workbook; the same graph, the same bytes."""
    opened = open_(graph, inference)
    with working(f"writing {format.value}"):
        opened.export(format.value, output, made=made.date().isoformat() if made else "")
