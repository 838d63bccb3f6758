"""The command ``inspgraph build``."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from inspgraph.commands.options import console


def build(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of documents.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The graph's folder.")],
    register: Annotated[
        list[Path] | None,
        typer.Option(
            help="A CSV file, or a folder of them: bodies that no official register knows."
        ),
    ] = None,
    decisions: Annotated[
        list[Path] | None,
        typer.Option(
            help="A CSV file of rulings on names, with the columns of data/decisions.csv."
        ),
    ] = None,
    workers: Annotated[
        int, typer.Option(min=0, help="Number of processes; 0 means one for each processor.")
    ] = 0,
    limit: Annotated[
        int, typer.Option(min=1, help="Megabytes above which a file is not read.")
    ] = 100,
    seconds: Annotated[
        float, typer.Option(min=1, help="Processor seconds that one document may take.")
    ] = 60,
    memory: Annotated[
        int, typer.Option(min=100, metavar="MB", help="Memory that one document may take.")
    ] = 2000,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Rebuild documents that have not changed, too.")
    ] = False,
    profile: Annotated[bool, typer.Option("--profile", help="Print CPU seconds by stage.")] = False,
) -> None:
    """Build a graph from documents.

    Exit status 0: all built. 1: built, but a file could not be built or a document has an error
    (all are listed). 2: nothing built; an earlier graph in the output folder is unchanged.
    """
    from inspgraph.batch import build as build_from
    from inspgraph.commands.text.progress import Shower
    from inspgraph.commands.text.tables import documents_table, problems_table, stages_table
    from inspgraph.pipeline import Options

    # If the process is terminated, remove the draft as after Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    options = Options(
        registers=tuple(register or ()),
        decisions=tuple(decisions or ()),
        limit=limit * 1_000_000,
        seconds=seconds,
        memory=memory * 1_000_000,
    )
    with Shower() as shower:
        report = build_from(
            paths,
            output,
            options=options,
            workers=workers or os.cpu_count() or 1,
            fresh=fresh,
            apart=True,
            progress=shower,
        )
    out = console()
    if report.damaged and not fresh:
        number, first = len(report.damaged), report.damaged[0]
        out.print(
            f"{output}: {number} files of the earlier graph were damaged, missing or of an older "
            f"version ({first}); what they held was built again.",
            soft_wrap=True,
        )
    out.print(documents_table(report.manifest.documents, report.problems))
    worth = [item for item in report.problems if item.severity == "error"]
    if worth:
        out.print(problems_table(worth))
    less = len(report.problems) - len(worth)
    if less:
        out.print(f"{less} lesser problems: inspgraph problems --graph {output}\n")
    if profile:
        out.print(stages_table(report.seconds))
    if report.why_all:
        out.print(f"All documents were built again: {report.why_all}.", soft_wrap=True)
    taken = f", {report.reused} reused unchanged" if report.reused else ""
    number = len(report.manifest.documents)
    out.print(f"{output}: {number} documents in {report.elapsed:.1f} s{taken}.", soft_wrap=True)
    if report.failed:
        raise typer.Exit(1)
