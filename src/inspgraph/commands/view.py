"""The command ``inspgraph view``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from inspgraph.commands.options import GraphOption, ImpliedOption, open_
from inspgraph.errors import OutputError

_FORMATS = (".html", ".svg", ".png")


def view(
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", help="The file to write; its ending is .html, .svg or .png."
        ),
    ],
    body: Annotated[
        str, typer.Option(help="The body or service in the middle: its name, key or IRI.")
    ] = "",
    authority: Annotated[
        list[str] | None,
        typer.Option(help="The council whose documents name the body, if several share its name."),
    ] = None,
    document: Annotated[
        str, typer.Option(help="Only what this document states, by file name.")
    ] = "",
    reports: Annotated[
        bool, typer.Option("--reports", help="Authorities with their reports, by overall grade.")
    ] = False,
    nodes: Annotated[
        int,
        typer.Option(min=2, max=300, help="Maximum number of bodies; the best evidenced are kept."),
    ] = 40,
    implied: ImpliedOption = False,
    graph: GraphOption = None,
) -> None:
    """Draw who works with whom: a page that opens from disk, or a picture for a document.

    Without --body, --document and --reports, draw the best linked bodies of the graph.
    """
    ending = output.suffix.lower()
    if ending not in _FORMATS:
        raise OutputError(f"{output}: the name must end in {', '.join(_FORMATS)}.")
    if body and document:
        raise typer.BadParameter("give either --body or --document")
    if reports and (body or document or ending == ".html"):
        raise typer.BadParameter("--reports is a picture of the whole graph: .svg or .png")
    if authority and not body:
        raise typer.BadParameter("--authority tells apart bodies of one name; give --body")
    # Imported late: these load NetworkX and the pages.
    from inspgraph.draw.choose import of_all, of_body, of_document
    from inspgraph.draw.png import as_png
    from inspgraph.draw.reports import of_reports
    from inspgraph.draw.self_contained import page
    from inspgraph.draw.svg import draw
    from inspgraph.export.whole import writing

    opened = open_(graph)
    if body:
        chosen = of_body(opened, opened.body(body, authority or ()), nodes, implied)
    elif document:
        chosen = of_document(opened, document, nodes, implied)
    elif reports:
        chosen = of_reports(opened, nodes)
    else:
        chosen = of_all(opened, nodes, implied)
    if not chosen.network.number_of_nodes():
        raise OutputError("There is nothing to draw: no document states a relation.")
    if ending == ".html":
        content = page(opened, chosen)
    else:
        drawn = draw(chosen)
        content = as_png(drawn) if ending == ".png" else drawn
    with writing(output) as out:
        out.write(content)
