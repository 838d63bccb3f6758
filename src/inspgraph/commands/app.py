"""The command line.

Exit status: 0 all is well; 1 it was done, and something in the documents is wrong (a build with
problems that are errors, a validation with violations, a passage that does not match); 2 it was
not done (wrong usage, nothing to build, no graph, a query that is refused); 3 a fault of the
program; 130 interrupted.
"""

from __future__ import annotations

import os
import signal
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from inspgraph import __version__
from inspgraph.commands.ask import ASKING, ask
from inspgraph.commands.evaluate import evaluate
from inspgraph.commands.export import GraphOption, InferenceOption, export, open_, path, picture
from inspgraph.commands.serve import serve
from inspgraph.commands.view import view
from inspgraph.errors import InspgraphError

app = typer.Typer(
    name="inspgraph",
    help="Knowledge graphs from inspection documents of English children's services.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class Shown(StrEnum):
    """How an answer is shown."""

    table = "table"
    csv = "csv"
    json = "json"


def main() -> None:
    """Run the command line; every error is one line on standard error."""
    try:
        app()
    except InspgraphError as error:
        _fail(str(error), 2)
    except Exception as error:
        if os.environ.get("INSPGRAPH_DEBUG"):
            raise
        said = f"{type(error).__name__}: {error}".splitlines()[0]
        _fail(f"a fault of the program: {said} (INSPGRAPH_DEBUG=1 shows where)", 3)


def _fail(message: str, status: int) -> NoReturn:
    print(f"inspgraph: {' '.join(message.split())}", file=sys.stderr)  # noqa: T201
    sys.exit(status)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"inspgraph {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    pass


@app.command()
def build(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of documents.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The graph's folder.")],
    register: Annotated[
        list[Path] | None,
        typer.Option(
            help="A CSV file, or a folder of them: bodies that no official register knows."
        ),
    ] = None,
    workers: Annotated[
        int, typer.Option(min=0, help="Processes; 0 is one for each processor.")
    ] = 0,
    limit: Annotated[
        int, typer.Option(min=1, help="Megabytes above which a file is not read.")
    ] = 100,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Build again what has not changed, too.")
    ] = False,
    profile: Annotated[bool, typer.Option("--profile", help="Print CPU seconds by stage.")] = False,
) -> None:
    """Build a graph from documents.

    Exit status 0: all built. 1: built, and a file could not be, or a document has an error (they
    are listed). 2: nothing built; an earlier graph in the output folder is as it was.
    """
    from inspgraph.batch import build as build_from
    from inspgraph.commands.text.progress import Shower
    from inspgraph.commands.text.tables import documents_table, problems_table, stages_table
    from inspgraph.pipeline import Options

    # Ended from outside, the draft is removed as after Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    options = Options(registers=tuple(register or ()), limit=limit * 1_000_000)
    with Shower() as shower:
        report = build_from(
            paths,
            output,
            options=options,
            workers=workers or os.cpu_count() or 1,
            fresh=fresh,
            progress=shower,
        )
    console = _console()
    console.print(documents_table(report.manifest.documents, report.problems))
    worth = [item for item in report.problems if item.severity == "error"]
    if worth:
        console.print(problems_table(worth))
    less = len(report.problems) - len(worth)
    if less:
        console.print(f"{less} lesser problems: inspgraph problems --graph {output}\n")
    if profile:
        console.print(stages_table(report.seconds))
    taken = f", {report.reused} taken over unchanged" if report.reused else ""
    number = len(report.manifest.documents)
    console.print(f"{output}: {number} documents in {report.elapsed:.1f} s{taken}.", soft_wrap=True)
    if report.failed:
        raise typer.Exit(1)


@app.command()
def query(
    graph: GraphOption,
    question: Annotated[
        str | None, typer.Argument(help="A question's name, or a file ending in .rq.")
    ] = None,
    text: Annotated[str | None, typer.Option("--text", help="SPARQL itself.")] = None,
    format: Annotated[
        Shown, typer.Option("--format", help="How to show the answer.")
    ] = Shown.table,
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
    shown = show(answer, format.value, opened.prefixes, _console().width)
    typer.echo(shown, nl=False)


app.command(name="ask", **ASKING)(ask)


@app.command()
def questions() -> None:
    """List the named questions, with their parameters and columns."""
    from inspgraph import resources
    from inspgraph.query.catalogue import catalogue

    for one in catalogue(resources.QUERIES):
        typer.echo(f"{one.name}: {one.title}")
        for parameter in one.parameters:
            typer.echo(f"    --set {parameter.name}={parameter.type.upper()}: {parameter.meaning}")
        typer.echo(f"    {', '.join(name for name, _ in one.columns)}")


app.command()(export)
app.command()(path)
app.command()(picture)
app.command()(view)


@app.command()
def validate(graph: GraphOption) -> None:
    """Hold every document of a graph against the shapes. Exit status 1: an error was found."""
    from inspgraph.commands.text.tables import problems_table

    opened = open_(graph)
    found = opened.validate()
    if found:
        _console().print(problems_table(found))
    number = len(opened.manifest.documents)
    typer.echo(f"{number} documents, {len(found)} problems.")
    if any(item.severity == "error" for item in found):
        raise typer.Exit(1)


@app.command(name="check-spans")
def check_spans(graph: GraphOption) -> None:
    """Count the passages whose words stand in the text where the graph says they do."""
    check = open_(graph).check_spans()
    for span in check.wrong:
        typer.echo(f"not as quoted: {span}", err=True)
    typer.echo(f"{check.total - len(check.wrong)} of {check.total} spans: text[start:end] == exact")
    if check.wrong:
        raise typer.Exit(1)


@app.command()
def problems(graph: GraphOption) -> None:
    """List what went wrong or looks wrong in a build."""
    from inspgraph.commands.text.tables import problems_table

    found = open_(graph).problems
    if found:
        _console().print(problems_table(found))
    typer.echo(f"{len(found)} problems.")


@app.command()
def explain(
    name: Annotated[str, typer.Argument(help="An IRI, or its last part.")],
    graph: GraphOption,
) -> None:
    """Show what a graph says of one thing, with the words, page and document it rests on."""
    from inspgraph.commands.text.explanation_text import explained

    typer.echo(explained(open_(graph).explain(name)), nl=False)


app.command()(evaluate)
app.command()(serve)


def _console() -> Console:
    # A pipe has no width; a table squeezed into 80 columns would break every word.
    return Console() if sys.stdout.isatty() else Console(width=140)


def _pairs(given: list[str]) -> dict[str, str]:
    pairs = dict(item.partition("=")[::2] for item in given)
    if any("=" not in item for item in given):
        raise InspgraphError("A parameter is given as --set NAME=VALUE.")
    return pairs
