"""The library of questions: each is described, runs on the samples, and quotes."""

from __future__ import annotations

import re
import runpy
import shlex
from pathlib import Path
from typing import Any

import pytest

from inspgraph import resources
from inspgraph.api import Graph
from inspgraph.commands.ask import options_of
from inspgraph.query.catalogue import EVIDENCE, GROUPS, Question, catalogue
from inspgraph.query.run import run
from inspgraph.query.similar import NOTHING

LIBRARY = [one for one in catalogue(resources.QUERIES) if one.group != "documents"]
EACH = pytest.mark.parametrize("question", LIBRARY, ids=lambda question: question.name)
DOCUMENT = Path(__file__).parents[2] / "docs" / "questions.md"


def example(question: Question) -> dict[str, list[str]]:
    words = shlex.split(question.example)
    return options_of(words[3 : words.index("--graph")])


def test_there_are_at_least_25_questions_and_every_group_has_some() -> None:
    assert len(LIBRARY) >= 25
    assert {question.group for question in LIBRARY} == set(GROUPS) - {"documents"}


@EACH
def test_a_question_is_fully_described(question: Question) -> None:
    assert question.title != question.name
    assert question.description.endswith(".")
    assert all(meaning for _, meaning in question.columns)
    for parameter in question.parameters:
        assert parameter.example, f"{parameter.name} has no example"
    assert re.fullmatch(
        rf'inspgraph ask {question.name}( --[\w-]+ ("[^"]+"|\S+))* --graph graph', question.example
    )


@EACH
def test_a_question_has_the_columns_that_say_what_a_row_rests_on(question: Question) -> None:
    names = [name for name, _ in question.columns]
    assert question.passages
    for start in question.passages:
        assert {f"{start}{name}" for name in EVIDENCE} <= set(names)
    assert set(names) > {f"{start}{name}" for start in question.passages for name in EVIDENCE}


@EACH
def test_every_parameter_narrows_something(question: Question) -> None:
    body = question.text.split("WHERE", 1)[1]
    for parameter in question.parameters:
        assert f"?{parameter.variable}" in body, parameter.name


@EACH
def test_a_question_is_sparql_as_it_stands(question: Question, small_graph: Graph) -> None:
    columns = run(small_graph.store, question.text, {}).columns
    if not question.then:
        assert columns == tuple(name for name, _ in question.columns)


@EACH
def test_the_example_gives_rows_that_quote(question: Question, sampled: Graph) -> None:
    rows = list(sampled.asked(question, example(question)).values())
    assert rows
    texts = {entry.name: entry.text for entry in sampled.manifest.documents}
    for row in rows:
        assert list(row) == [name for name, _ in question.columns]
        for start in question.passages:
            words, document = row[f"{start}words"], str(row[f"{start}document"])
            if row.get("status") == NOTHING and not start:
                assert words is None
                continue
            text = sampled.folder / "texts" / f"{texts[document]}.txt"
            assert str(words) in text.read_text(encoding="utf-8")


@EACH
def test_given_none_of_what_may_be_left_out_it_is_answered_too(
    question: Question, sampled: Graph
) -> None:
    given = example(question)
    needed = {p.name: given[p.name] for p in question.parameters if p.required}
    few = sampled.asked(question, given).rows
    assert len(sampled.asked(question, needed).rows) >= len(few)


@EACH
def test_every_parameter_can_be_given_its_example(question: Question, sampled: Graph) -> None:
    values = {parameter.name: [parameter.example] for parameter in question.parameters}
    sampled.asked(question, values)


@EACH
def test_dates_bound_the_answer(question: Question, sampled: Graph) -> None:
    if "from" not in {parameter.name for parameter in question.parameters}:
        pytest.skip("the question takes no dates")
    given = {**example(question), "from": ["2010"], "to": ["2016"]}
    at = "earlier_date" if question.then else "date"
    for row in sampled.asked(question, given).values():
        assert "2010-01-01" <= str(row[at]) <= "2016-12-31"


def test_the_document_says_what_the_questions_say(sampled: Graph) -> None:
    module: dict[str, Any] = runpy.run_path(str(DOCUMENT.with_name("write_questions.py")))
    assert DOCUMENT.read_text(encoding="utf-8") == module["written"](sampled), (
        "docs/questions.md is out of date: make questions"
    )
