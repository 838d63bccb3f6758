"""The library of questions: each is described, runs on the samples, and quotes."""

from __future__ import annotations

import json
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
from inspgraph.query.followed_up import NOTHING
from inspgraph.query.run import run
from inspgraph.query.show_with_words import show_quoted

LIBRARY = [one for one in catalogue(resources.QUERIES) if one.group != "documents"]
EACH = pytest.mark.parametrize("question", LIBRARY, ids=lambda question: question.name)
DOCUMENT = Path(__file__).parents[2] / "docs" / "questions.md"


def example(question: Question) -> dict[str, list[str]]:
    words = shlex.split(question.example)
    return options_of(words[3 : words.index("--graph")])


def test_there_are_at_least_25_questions_and_every_group_has_some() -> None:
    assert len(LIBRARY) >= 25
    assert {question.group for question in LIBRARY} == set(GROUPS) - {"documents"}


RARE = {"asked-again", "childrens-trusts", "followed-up", "turnarounds"}
"""Questions of which the few sample documents say nothing; their own tests have rows."""


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
        # A step after the query may narrow by what it was given.
        assert f"?{parameter.variable}" in body or question.then, parameter.name


@EACH
def test_a_question_is_sparql_as_it_stands(question: Question, small_graph: Graph) -> None:
    columns = run(small_graph.store, question.text, {}).columns
    if not question.then:
        assert columns == tuple(name for name, _ in (*question.columns, *question.hidden))


@EACH
def test_the_example_gives_rows_that_quote(question: Question, sampled: Graph) -> None:
    rows = list(sampled.asked(question, example(question)).values())
    assert rows or question.name in RARE
    texts = {entry.name: entry.text for entry in sampled.manifest.documents}
    for row in rows:
        assert list(row) == [name for name, _ in (*question.columns, *question.hidden)]
        for start in question.passages:
            words, document = row[f"{start}words"], str(row[f"{start}document"])
            if row.get("status") == NOTHING and not start:
                assert words is None
                continue
            text = sampled.folder / "texts" / f"{texts[document]}.txt"
            assert str(words) in text.read_text(encoding="utf-8")


@pytest.mark.parametrize("question", catalogue(resources.QUERIES), ids=lambda one: one.name)
def test_a_question_says_what_its_rows_are_of(question: Question) -> None:
    shown = {name for name, _ in question.columns}
    hidden = {name for name, _ in question.hidden}
    assert {f"{start}span" for start in question.passages} <= hidden
    assert all(name.removesuffix("_iri") in shown for name in hidden if name.endswith("_iri"))
    # What a document calls a body, a council or a service is never looked up again by its name.
    named = {"council", "body", "partner", "board", "member", "service", "subject", "supporter"}
    assert {f"{name}_iri" for name in shown & named} <= hidden


@EACH
def test_what_a_row_names_bears_that_name(question: Question, sampled: Graph) -> None:
    answer = sampled.asked(question, example(question), follow_succession=True)
    for row in answer.texts():
        for start in question.passages:
            span = row[f"{start}span"]
            if not span:
                assert question.then
                continue
            (quoted,) = sampled.query(f"SELECT ?w {{ <{span}> oa:hasSelector/oa:exact ?w }}")
            assert quoted["w"] == row[f"{start}words"]
        for name in (name for name, _ in question.hidden if name.endswith("_iri") and row[name]):
            if not re.search(r"/(?:actor|area)-", row[name]):
                continue
            called = sampled.query(
                f"SELECT ?n {{ {{ <{row[name]}> (skos:prefLabel|dct:spatial/skos:prefLabel) ?n }} "
                f"UNION {{ ?seen ig:actor <{row[name]}> ; ig:name ?n }} }}"
            )
            if name != "addressee_iri":
                assert row[name.removesuffix("_iri")] in {one["n"] for one in called}


@EACH
def test_hidden_columns_are_for_json_alone(question: Question, sampled: Graph) -> None:
    answer = sampled.asked(question, example(question))
    shown = tuple(name for name, _ in question.columns)
    assert answer.visible().columns == shown
    assert len(answer.visible().rows) == len(answer.rows)
    printed = show_quoted(answer, question, "csv", sampled.prefixes)
    assert printed.partition("\n")[0] == ",".join(shown)
    for kind in ("table", "markdown"):
        assert "span-" not in show_quoted(answer, question, kind, sampled.prefixes)
    for first in json.loads(show_quoted(answer, question, "json", sampled.prefixes))[:1]:
        assert set(first) == {*shown, *(name for name, _ in question.hidden)}


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


def test_a_document_is_one_row_of_what_its_sentences_are_read_for(sampled: Graph) -> None:
    (question,) = (one for one in LIBRARY if one.name == "weak-links")
    read = run(sampled.store, question.text, sampled.prefixes).texts()
    documents = [row["document_iri"] for row in read if not row["subject"]]
    assert documents
    assert len(documents) == len(set(documents))
    assert not any(row["relation"] for row in read if not row["subject"])


@EACH
def test_dates_bound_the_answer(question: Question, sampled: Graph) -> None:
    if "from" not in {parameter.name for parameter in question.parameters}:
        pytest.skip("the question takes no dates")
    given = {**example(question), "from": ["2010"], "to": ["2016"]}
    answer = sampled.asked(question, given)
    at = "earlier_date" if question.then and "earlier_date" in answer.columns else "date"
    for row in answer.values():
        assert "2010-01-01" <= str(row[at]) <= "2016-12-31"


def test_the_document_says_what_the_questions_say(sampled: Graph) -> None:
    module: dict[str, Any] = runpy.run_path(str(DOCUMENT.with_name("write_questions.py")))
    assert DOCUMENT.read_text(encoding="utf-8") == module["written"](sampled), (
        "docs/questions.md is out of date: make questions"
    )
