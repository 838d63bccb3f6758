"""The command ``ask``: a question of the library, with what each row rests on."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from inspgraph.commands.completion import AskCommand, question_names
from inspgraph.commands.options import GraphOption, console, graph_here, open_
from inspgraph.commands.text.working import working
from inspgraph.errors import InspgraphError, OutputError

if TYPE_CHECKING:
    from inspgraph.api import Graph
    from inspgraph.query.catalogue import Question
    from inspgraph.query.run import Answer

ASKING: Final[dict[str, Any]] = {
    "cls": AskCommand,
    "context_settings": {"allow_extra_args": True, "ignore_unknown_options": True},
    "options_metavar": "[--PARAMETER VALUE]... [OPTIONS]",
}
"""Settings that let the command accept a question's own parameters as options."""


class Quoted(StrEnum):
    """The output formats of an answer from the library."""

    table = "table"
    csv = "csv"
    json = "json"
    markdown = "markdown"


_ENDINGS: Final = {".csv": Quoted.csv, ".json": Quoted.json, ".md": Quoted.markdown}


def ask(
    context: typer.Context,
    question: Annotated[
        str | None, typer.Argument(help="A question's name.", autocompletion=question_names)
    ] = None,
    graph: GraphOption = None,
    format: Annotated[
        Quoted | None, typer.Option("--format", help="How to show the answer; else as a table.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write to a file: .csv (for Excel), .json or .md."),
    ] = None,
    follow: Annotated[
        bool, typer.Option("--follow-succession", help="Include predecessors and successors.")
    ] = False,
    describe: Annotated[
        bool, typer.Option("--describe", help="Tell what the question answers and takes.")
    ] = False,
) -> None:
    """Ask a question of the library; each row has the words it rests on.

    Without a name, list the questions; without what a question needs, describe it. A question that
    takes --authority takes --region or --neighbours-of instead.
    """
    from inspgraph import resources
    from inspgraph.query.catalogue import catalogue, find
    from inspgraph.query.show_with_words import described, listed, show_quoted

    if question is None:
        typer.echo(listed(catalogue(resources.QUERIES)))
        return
    found = find(resources.QUERIES, question)
    given = options_of(context.args)
    needs = any(parameter.required for parameter in found.parameters)
    if describe or (not given and (needs or not (graph or graph_here()))):
        typer.echo(described(found))
        return
    opened = open_(graph)
    with working(f"asking {found.name}"):
        answer = opened.asked(found, given, follow_succession=follow)
    if not answer.rows:
        typer.echo(_why_nothing(opened, found, given, follow), err=True)
    show_as = format or (_ending(output) if output else Quoted.table)
    words, width = given.get("words", []), console().width
    shown = show_quoted(answer, found, show_as.value, opened.prefixes, width, words)
    if output:
        from inspgraph.export.spreadsheet import write_text

        write_text(output, shown)
    elif show_as is Quoted.table:
        typer.echo(shown, nl=False)
    else:
        from inspgraph.commands.text.legacy import write_exactly

        write_exactly(shown)


def _ending(output: Path) -> Quoted:
    try:
        return _ENDINGS[output.suffix.lower()]
    except KeyError:
        raise OutputError(
            f"{output}: the name must end in {', '.join(_ENDINGS)}, or give --format."
        ) from None


def _why_nothing(
    graph: Graph, question: Question, given: dict[str, list[str]], follow: bool
) -> str:
    """Say what was asked in vain, and how many rows there are without one of its conditions."""
    asked = " ".join(
        f'--{name.replace("_", "-")} "{value}"' for name, several in given.items()
        for value in several
    )  # fmt: skip
    said = f"No rows for {question.name} {asked}".rstrip()
    said += f" in the {len(graph.manifest.documents)} documents of {graph.folder}."
    needed = {parameter.name for parameter in question.parameters if parameter.required}
    for name in given.keys() - needed:
        without = {other: values for other, values in given.items() if other != name}
        try:
            rows: Answer = graph.asked(question, without, follow_succession=follow)
        except InspgraphError:
            continue
        if rows.rows:
            said += f" Without --{name.replace('_', '-')} there are {len(rows.rows)}."
    return said


def options_of(rest: list[str]) -> dict[str, list[str]]:
    """Parse a question's parameters: --name VALUE or --name=VALUE, each any number of times."""
    found: dict[str, list[str]] = {}
    ahead = iter(rest)
    for option in ahead:
        name, equals, value = option.partition("=")
        if not name.startswith("--"):
            raise InspgraphError(f"{option!r}: a parameter is given as --name VALUE.")
        if not equals:
            value = next(ahead, "")
            if not value or value.startswith("--"):
                raise InspgraphError(f"{name} needs a value.")
        found.setdefault(name[2:].replace("-", "_"), []).append(value)
    return found
