"""The command ``inspgraph build``."""

from __future__ import annotations

import os
import signal
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspgraph.commands.options import console
from inspgraph.errors import InspgraphError

if TYPE_CHECKING:
    from inspgraph.assembly import BuildReport
    from inspgraph.batch import Progress
    from inspgraph.building import Options


class Engine(StrEnum):
    """The means that run the stages over many files."""

    processes = "processes"
    dask = "dask"


def build(
    paths: Annotated[
        list[str],
        typer.Argument(help="Files and folders of documents; with --engine dask, s3://… and such."),
    ],
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
    verify: Annotated[
        bool,
        typer.Option(
            "--verify", help="Read every file to see whether it changed, whatever its time says."
        ),
    ] = False,
    profile: Annotated[bool, typer.Option("--profile", help="Print CPU seconds by stage.")] = False,
    engine: Annotated[
        Engine, typer.Option(help="Processes of this machine, or a Dask cluster.")
    ] = Engine.processes,
    scheduler: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="A Dask scheduler; else a cluster is started here."),
    ] = "",
    parts: Annotated[
        str,
        typer.Option(metavar="LOCATION", help="Where a cluster's workers put what they build."),
    ] = "",
) -> None:
    """Build a graph from documents.

    Exit status 0: all built. 1: built, but a file could not be built or a document has an error
    (all are listed). 2: nothing built; an earlier graph in the output folder is unchanged.
    """
    from inspgraph.building import Options
    from inspgraph.commands.text.progress import Shower
    from inspgraph.commands.text.tables import documents_table, problems_table, stages_table

    # If the process is terminated, remove the draft as after Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    options = Options(
        registers=tuple(register or ()),
        decisions=tuple(decisions or ()),
        limit=limit * 1_000_000,
        seconds=seconds,
        memory=memory * 1_000_000,
    )
    number = workers or os.cpu_count() or 1
    with Shower() as shower:
        if engine is Engine.dask:
            report = _on_cluster(paths, output, parts, scheduler, options, number, fresh, shower)
        elif scheduler or parts or any("://" in path for path in paths):
            raise InspgraphError("Addresses, --scheduler and --parts need --engine dask.")
        else:
            from inspgraph.batch import build as build_from

            report = build_from(
                map(Path, paths),
                output,
                options=options,
                workers=number,
                fresh=fresh,
                verify=verify,
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
    built = len(report.manifest.documents)
    out.print(f"{output}: {built} documents in {report.elapsed:.1f} s{taken}.", soft_wrap=True)
    if report.failed:
        raise typer.Exit(1)


def _on_cluster(
    locations: list[str],
    output: Path,
    parts: str,
    scheduler: str,
    options: Options,
    workers: int,
    fresh: bool,
    progress: Progress,
) -> BuildReport:
    try:
        from inspgraph.cluster.cluster_build import build_on_cluster
    except ImportError as error:
        raise InspgraphError("Install the extra first: pip install 'inspgraph[dask]'") from error
    return build_on_cluster(
        locations,
        output,
        parts=parts,
        scheduler=scheduler,
        options=options,
        workers=workers,
        fresh=fresh,
        progress=progress,
    )
