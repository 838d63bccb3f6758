"""The command line.

Exit status: 0 success; 1 finished, but something in the documents is wrong (a build with errors, a
validation with violations, a passage that does not match); 2 not run (invalid usage, nothing to
build, no graph, a refused query); 3 an internal error; 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated, NoReturn

import typer

from inspgraph import __version__
from inspgraph.commands.ask import ASKING, ask
from inspgraph.commands.build import build
from inspgraph.commands.check_spans import check_spans
from inspgraph.commands.collect import collect
from inspgraph.commands.demo import demo
from inspgraph.commands.evaluate import evaluate
from inspgraph.commands.explain import explain
from inspgraph.commands.export import export
from inspgraph.commands.path import path
from inspgraph.commands.problems import problems
from inspgraph.commands.push import push
from inspgraph.commands.query import query
from inspgraph.commands.serve import serve
from inspgraph.commands.text.legacy import write_plainly
from inspgraph.commands.validate import validate
from inspgraph.commands.view import view
from inspgraph.errors import InspgraphError

app = typer.Typer(
    name="inspgraph",
    help="Knowledge graphs from inspection documents of English children's services.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Run the command line; write every error as one line on standard error."""
    try:
        write_plainly()
        app()
    except BrokenPipeError:
        # Whoever read the output has what they wanted, as after `| head`.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
        sys.exit(0)
    except InspgraphError as error:
        _fail(str(error), 2)
    except Exception as error:
        from inspgraph.store.dataset import is_damage

        if is_damage(error):
            again = "`inspgraph build` with the documents makes it again"
            _fail(f"The graph's store is damaged; {again}.", 2)
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


app.command()(demo)
app.command()(collect)
app.command()(build)
app.command()(query)
app.command(name="ask", **ASKING)(ask)
app.command()(explain)
app.command()(export)
app.command()(path)
app.command()(view)
app.command()(validate)
app.command()(problems)
app.command(name="check-spans")(check_spans)
app.command()(serve)
app.command()(push)
app.command()(evaluate)
