"""The answers of a graph to the six named questions that an evaluation compares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from inspgraph.api import Graph
from inspgraph.evaluate.pairing import name_keys
from inspgraph.query.show import flat

Row = Mapping[str, str]
"""One row of an answer by column; "" where a column is empty."""


@dataclass(frozen=True, slots=True)
class AnsweredRows:
    """The rows of one document, by question, in the order of the answer."""

    documents: tuple[Row, ...] = ()
    judgements: tuple[Row, ...] = ()
    recommendations: tuple[Row, ...] = ()
    findings: tuple[Row, ...] = ()
    actors: tuple[Row, ...] = ()
    relations: tuple[Row, ...] = ()


QUESTIONS = tuple(AnsweredRows.__dataclass_fields__)


def ask(graph: Graph) -> dict[str, AnsweredRows]:
    """Ask the named questions; the rows by the stem of the file that they are about.

    Values are as in ``inspgraph query --format csv``: white space is collapsed. Files that differ
    only in folder or ending are one document here.
    """
    rows: dict[str, dict[str, list[Row]]] = {}
    for question in QUESTIONS:
        for row in graph.query(question):
            written = {name: flat(value) for name, value in row.items()}
            stem = PurePath(written["file"]).stem
            rows.setdefault(stem, {}).setdefault(question, []).append(written)
    return {
        stem: AnsweredRows(**{question: tuple(given) for question, given in answers.items()})
        for stem, answers in rows.items()
    }


def actor_keys(row: Row) -> frozenset[str]:
    """The keys of all names of an actor that was found."""
    return name_keys(row.get("name", ""), row.get("aliases", "").split("|"))
