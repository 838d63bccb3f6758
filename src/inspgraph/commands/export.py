"""The commands that take a graph along or show it: ``export``, ``path`` and ``picture``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from inspgraph.api import Graph


class Exported(StrEnum):
    """What a graph is written as."""

    turtle = "turtle"
    trig = "trig"
    nquads = "nquads"
    ntriples = "ntriples"
    rdfxml = "rdfxml"
    jsonld = "jsonld"
    graphml = "graphml"
    gexf = "gexf"
    csvw = "csvw"
    xlsx = "xlsx"


class Inferred(StrEnum):
    """By which rules a graph is closed."""

    rdfs = "rdfs"
    owlrl = "owlrl"


GraphOption = Annotated[Path, typer.Option("--graph", help="The folder that a build wrote.")]
InferenceOption = Annotated[
    Inferred | None,
    typer.Option("--inference", help="Add what follows by these rules first, in memory."),
]


def open_(path: Path, inference: Inferred | None = None) -> Graph:
    """Open the graph in a folder, with what follows from it where that is asked for."""
    from inspgraph.api import Graph

    opened = Graph(path)
    return opened.inferred(inference.value) if inference else opened


def export(
    graph: GraphOption,
    format: Annotated[Exported, typer.Option("--format", help="The format.")] = Exported.turtle,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The file (csvw: the folder); else standard output."),
    ] = None,
    inference: InferenceOption = None,
) -> None:
    """Write a graph as RDF, a network, tables or a workbook; the same graph, the same bytes."""
    open_(graph, inference).export(format.value, output)


def path(
    start: Annotated[str, typer.Argument(help="A body: its name, key or IRI.")],
    end: Annotated[str, typer.Argument(help="Another body.")],
    graph: GraphOption,
    limit: Annotated[int, typer.Option(min=1, help="At most so many, equally short.")] = 3,
) -> None:
    """Show the shortest chains between two bodies, with the words each hop rests on.

    Exit status 1: nothing that was read links the two.
    """
    from inspgraph.commands.text.chain_text import chains_text

    found = open_(graph).chains(start, end, limit)
    if not found:
        typer.echo("Nothing that was read links the two.")
        raise typer.Exit(1)
    typer.echo(chains_text(found), nl=False)


def picture(
    graph: GraphOption,
    output: Annotated[Path, typer.Option("--output", "-o", help="The SVG file.")],
    nodes: Annotated[int, typer.Option(min=2, help="At most so many, the best linked.")] = 60,
) -> None:
    """Draw a graph: authorities, their reports, and the bodies linked to them."""
    from inspgraph.draw.overview_svg import draw

    draw(open_(graph).store, output, nodes)
