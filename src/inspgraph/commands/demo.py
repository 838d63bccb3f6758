"""The command ``inspgraph demo``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from inspgraph.commands.build import build
from inspgraph.commands.options import console, open_
from inspgraph.errors import OutputError

_QUESTION: Final = "grades"
_COUNCIL: Final = "Wexmoor"
_NODES: Final = 40


def demo(
    folder: Annotated[
        Path, typer.Argument(help="The folder to write the graph and a page into.")
    ] = Path("inspgraph-demo"),
    open_it: Annotated[
        bool, typer.Option("--open", help="Serve the graph then, and open it in the browser.")
    ] = False,
) -> None:
    """Build the sample reports that come with the program, ask a question, and draw a page.

    The samples are reports of invented places.
    """
    from inspgraph import resources
    from inspgraph.draw.choose import of_body
    from inspgraph.draw.self_contained import page
    from inspgraph.export.whole import writing
    from inspgraph.query.catalogue import find
    from inspgraph.query.show_with_words import show_quoted

    samples = resources.DATA / "samples"
    if not samples.is_dir():
        raise OutputError("The samples did not come with this installation.")
    graph = folder / "graph"
    build([str(samples / "reports")], graph, register=[samples])
    opened = open_(graph)
    question = find(resources.QUERIES, _QUESTION)
    given = {"authority": [_COUNCIL], "from": ["2020"]}
    answer = opened.asked(question, given)
    typer.echo(f"\n$ inspgraph ask {_QUESTION} --authority {_COUNCIL} --from 2020 --graph {graph}")
    shown = show_quoted(answer, question, "table", opened.prefixes, console().width)
    typer.echo(shown, nl=False)
    drawn = folder / f"{_COUNCIL.lower()}.html"
    with writing(drawn) as out:
        out.write(page(opened, of_body(opened, opened.body(_COUNCIL), _NODES)))
    typer.echo(f"\n{drawn}: who works with {_COUNCIL}; open it in a browser.")
    if open_it:
        from inspgraph.commands.serve import run
        from inspgraph.serve.settings import Settings

        run(Settings(graph, port=0), open_it=True)
    else:
        typer.echo(f"All of it in a browser: inspgraph serve --graph {graph} --open")
