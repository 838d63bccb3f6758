"""Completion in a shell: names of questions, their parameters, and what these may be here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from typer.core import TyperCommand

from inspgraph.errors import InspgraphError


def question_names(incomplete: str) -> list[tuple[str, str]]:
    """Return the questions that begin so, with their titles."""
    from inspgraph import resources
    from inspgraph.query.catalogue import catalogue

    return [
        (question.name, question.title)
        for question in catalogue(resources.QUERIES)
        if question.name.startswith(incomplete)
    ]


class AskCommand(TyperCommand):
    """The command ``ask``, whose further options are the parameters of the question."""

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Complete a parameter's name after "--", else the value of the parameter before."""
        from typer._click.shell_completion import CompletionItem

        if incomplete.startswith("-"):
            known: list[Any] = super().shell_complete(ctx, incomplete)
            more = [
                CompletionItem(f"--{name.replace('_', '-')}", help=meaning)
                for name, meaning in _parameters(ctx.params.get("question"))
            ]
            return [*known, *(item for item in more if item.value.startswith(incomplete))]
        values = _values(ctx.params, ctx.args[-1] if ctx.args else "")
        return [
            CompletionItem(value)
            for value in values
            if value.casefold().startswith(incomplete.casefold())
        ]


def _parameters(name: str | None) -> list[tuple[str, str]]:
    from inspgraph import resources
    from inspgraph.query.asking import NEIGHBOURS, REGION, takes_peers
    from inspgraph.query.catalogue import find

    if not name:
        return []
    try:
        question = find(resources.QUERIES, name)
    except InspgraphError:
        return []
    own = [(parameter.name, parameter.meaning) for parameter in question.parameters]
    if takes_peers(question):
        own += [(REGION, "all councils of a region"), (NEIGHBOURS, "a council's neighbours")]
    return own


def _values(params: dict[str, Any], option: str) -> list[str]:
    """The values that the graph has for a parameter which is chosen from a list."""
    from inspgraph import resources
    from inspgraph.commands.options import folder_of
    from inspgraph.query.catalogue import find
    from inspgraph.query.closed_lists import REGION as REGION_OF_PEERS

    wanted = option.removeprefix("--").replace("-", "_")
    if not option.startswith("--") or not params.get("question"):
        return []
    try:
        from inspgraph.api import Graph

        question = find(resources.QUERIES, params["question"])
        given = params.get("graph")
        graph = Graph(folder_of(Path(given) if given else None))
        known = (*question.parameters, REGION_OF_PEERS)
        parameter = next((one for one in known if one.name == wanted), None)
        return list(graph.choices(question.name, parameter)) if parameter else []
    except InspgraphError:
        return []  # a shell that completes shows no errors
