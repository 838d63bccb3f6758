"""The command ``inspgraph evaluate``."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from inspgraph.commands.options import GraphOption, open_
from inspgraph.errors import InspgraphError


class ReportFormat(StrEnum):
    """The output formats of an evaluation."""

    table = "table"
    json = "json"


def evaluate(
    gold: Annotated[
        Path, typer.Argument(help="A folder of annotations, one JSON file for each document.")
    ],
    graph: GraphOption = None,
    index: Annotated[
        Path | None,
        typer.Option(help="A CSV list of files with known authority and publication date."),
    ] = None,
    errors: Annotated[
        int, typer.Option(min=0, metavar="N", help="List up to N errors of every kind.")
    ] = 0,
    format: Annotated[
        ReportFormat, typer.Option(help="How to show the figures.")
    ] = ReportFormat.table,
    save: Annotated[
        Path | None, typer.Option(help="Write what was right and wrong to this JSON file.")
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option(help="Compare with what an earlier --save wrote.")
    ] = None,
    fail_on_loss: Annotated[
        bool,
        typer.Option(
            "--fail-on-loss", help="Exit status 1 if an item that was right is now wrong."
        ),
    ] = False,
) -> None:
    """Compare a graph with annotations, and with an earlier comparison.

    Shows precision, recall and F1 by facet and family, and how many attributes are right. With
    --baseline every item that was gained or lost is listed.
    """
    from inspgraph.evaluate.as_text import as_text
    from inspgraph.evaluate.diff import compare_outcomes
    from inspgraph.evaluate.file_index import check_index
    from inspgraph.evaluate.gold import read_gold
    from inspgraph.evaluate.outcome import Comparison
    from inspgraph.evaluate.report import as_json
    from inspgraph.evaluate.results import ask
    from inspgraph.evaluate.saved import load, save_outcome
    from inspgraph.evaluate.score import score

    if fail_on_loss and baseline is None:
        raise InspgraphError("--fail-on-loss needs a --baseline to compare with.")
    # Read what may be invalid before what takes long.
    earlier = load(baseline) if baseline else None
    annotated = read_gold(gold)
    found = ask(open_(graph))
    listed = check_index(index, found) if index else ()
    outcome = Comparison(score(annotated, found), listed)
    difference = compare_outcomes(earlier, outcome) if earlier else None
    if save:
        save_outcome(outcome, save)
    if format is ReportFormat.json:
        typer.echo(as_json(outcome, errors, difference), nl=False)
    else:
        from rich.console import Console

        width = Console().width if sys.stdout.isatty() else 140
        typer.echo(as_text(outcome, errors, difference, width), nl=False)
    if fail_on_loss and difference and difference.losses:
        raise typer.Exit(1)
