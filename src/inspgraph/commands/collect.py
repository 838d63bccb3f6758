"""The command ``inspgraph collect``."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspgraph.commands.options import console
from inspgraph.errors import InspgraphError

if TYPE_CHECKING:
    from inspgraph.collect.fetch import Conduct


def collect(
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to fill.")],
    addresses: Annotated[list[str] | None, typer.Argument(help="Addresses of reports.")] = None,
    table: Annotated[
        list[Path] | None, typer.Option(help="A CSV file or workbook with a column of addresses.")
    ] = None,
    column: Annotated[
        str, typer.Option(help="The column's name; without it, the one that holds addresses.")
    ] = "",
    page: Annotated[
        list[str] | None, typer.Option(help="A page of links: a saved file or an address.")
    ] = None,
    match: Annotated[
        list[str] | None,
        typer.Option(help="Patterns of a page's links; without it, *.pdf and *.docx."),
    ] = None,
    delay: Annotated[
        float, typer.Option(min=0, metavar="SECONDS", help="Pause between requests to a host.")
    ] = 1.0,
    timeout: Annotated[
        float, typer.Option(min=0.1, metavar="SECONDS", help="Time that an answer may take.")
    ] = 60.0,
    limit: Annotated[int, typer.Option(min=1, help="Most megabytes of one file.")] = 100,
    again_after: Annotated[
        float,
        typer.Option(min=0, metavar="HOURS", help="Leave alone what answered so lately."),
    ] = 24.0,
    contact: Annotated[
        str, typer.Option(help="An address for servers' operators, put into the user agent.")
    ] = "",
    private: Annotated[
        bool, typer.Option("--private", help="Allow addresses of private networks.")
    ] = False,
) -> None:
    """Fetch reports from the web into a folder, politely; what has not changed is kept.

    Exit status 0: every address is in the folder. 1: some are not (all are listed). 2: nothing
    was asked.
    """
    try:
        from inspgraph.collect.collecting import collect as fill
        from inspgraph.collect.fetch import Conduct
    except ImportError as error:
        raise InspgraphError("Install the extra first: pip install 'inspgraph[collect]'") from error
    from inspgraph.commands.text.progress import Shower
    from inspgraph.commands.text.tables import problems_table

    if not contact.isascii() or not contact.isprintable():
        raise InspgraphError("--contact: letters of a header are ASCII.")
    rules = Conduct(
        delay=delay, timeout=timeout, limit=limit * 1_000_000, contact=contact, private=private
    )
    wanted = [*(addresses or ()), *_listed(table or (), column, page or (), match or (), rules)]
    if not wanted:
        raise InspgraphError("There is no address to collect; give some, --table or --page.")
    with Shower("collecting") as shower:
        report = fill(
            wanted,
            output,
            rules=rules,
            again_after=timedelta(hours=again_after),
            progress=shower,
        )
    out = console()
    if report.problems:
        out.print(problems_table(report.problems))
    out.print(
        f"{output}: {report.fetched} fetched, {report.unchanged} unchanged, {report.recent} not "
        f"asked again, {len(report.problems)} failed.",
        soft_wrap=True,
    )
    if report.problems:
        raise typer.Exit(1)


def _listed(
    tables: list[Path] | tuple[()],
    column: str,
    pages: list[str] | tuple[()],
    match: list[str] | tuple[()],
    rules: Conduct,
) -> list[str]:
    """Return the addresses that tables and pages hold."""
    from inspgraph.collect.addresses import from_page, from_table, read_page

    found = [address for path in tables for address in from_table(path, column)]
    for page in pages:
        html, address = read_page(page, rules)
        found += from_page(html, address, match)
    return found
