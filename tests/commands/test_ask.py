"""The command ``ask``: lists, describes, and shows answers with what they rest on."""

from __future__ import annotations

import csv
import io
import json
import re

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

from inspgraph import resources
from inspgraph.api import Graph
from inspgraph.commands.ask import options_of
from inspgraph.commands.main import app
from inspgraph.errors import InspgraphError
from inspgraph.query.catalogue import GROUPS, catalogue, find
from inspgraph.query.run import Answer
from inspgraph.query.show_with_words import LONG, show_quoted

PARTNERS = find(resources.QUERIES, "partners")
LONG_WORDS = "first " + "word " * 200 + "last"


def shown(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["ask", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def answer(words: str = "a | b [bold]x[/bold]\n<i>", page: int | None = 3) -> Answer:
    terms = {
        "partner": ox.Literal("Lantern House"),
        "type": ox.Literal("VoluntaryOrganisation"),
        "document": ox.Literal("report.pdf"),
        "date": ox.Literal("2019-11-15"),
        "page": None if page is None else ox.Literal(page),
        "paragraph": ox.Literal("12"),
        "words": ox.Literal(words),
    }
    return Answer(tuple(terms), (tuple(terms.values()),))


def test_without_a_name_every_question_is_listed_by_group() -> None:
    listed = shown()
    assert all(title in listed for title in GROUPS.values())
    assert all(f"  {one.name} " in listed for one in catalogue(resources.QUERIES))


def test_without_a_graph_a_question_is_described() -> None:
    described = shown("partners")
    assert "--body (body, needed)" in described
    assert "--from (date, may be left out)" in described
    assert PARTNERS.example in described


def test_a_question_is_answered_in_every_format(sampled: Graph) -> None:
    given = ["partners", "--body", "Aldersea", "--graph", str(sampled.folder)]
    rows = list(csv.DictReader(io.StringIO(shown(*given, "--format", "csv"))))
    assert rows
    assert list(rows[0]) == [name for name, _ in PARTNERS.columns]
    records = json.loads(shown(*given, "--format", "json"))
    assert [record["partner"] for record in records] == [row["partner"] for row in rows]
    markdown = shown(*given, "--format", "markdown").splitlines()
    assert markdown[0] == "| partner | type | rests on |"
    assert len(markdown) == 2 + len(rows)
    assert ("One row." if len(rows) == 1 else f"{len(rows)} rows.") in shown(*given)


def test_options_may_follow_one_another_in_any_order(sampled: Graph) -> None:
    graph = str(sampled.folder)
    one = shown("partners", "--graph", graph, "--body=Aldersea", "--from", "2010")
    other = shown("partners", "--from=2010", "--body", "Aldersea", "--graph", graph)
    assert one == other


def test_an_error_is_told_by_the_command(sampled: Graph) -> None:
    result = CliRunner().invoke(
        app, ["ask", "partners", "--body", "Nobody", "--graph", str(sampled.folder)]
    )
    assert result.exit_code == 1
    assert isinstance(result.exception, InspgraphError)


def test_options_are_read_as_names_and_values() -> None:
    assert options_of(["--neighbours-of", "A", "--to=2019", "--to", "2020"]) == {
        "neighbours_of": ["A"],
        "to": ["2019", "2020"],
    }
    for wrong in (["Aldersea"], ["--body"], ["--body", "--to", "2019"]):
        with pytest.raises(InspgraphError):
            options_of(wrong)


def test_a_table_folds_and_shortens_in_the_middle_and_csv_has_all() -> None:
    table = show_quoted(answer(LONG_WORDS), PARTNERS, "table", {}, width=80)
    assert max(map(len, table.splitlines())) <= 80
    assert "“first" in table
    assert "…" in table
    assert "last”" in table
    assert len(table) < LONG * 5
    (row,) = csv.DictReader(io.StringIO(show_quoted(answer(LONG_WORDS), PARTNERS, "csv", {})))
    assert row["words"] == LONG_WORDS
    assert LONG_WORDS in show_quoted(answer(LONG_WORDS), PARTNERS, "markdown", {})


def test_a_long_quotation_is_shortened_around_what_was_asked_and_its_place_stays() -> None:
    words = f"{'before ' * 60}county lines {'after ' * 60}".strip()
    table = show_quoted(answer(words), PARTNERS, "table", {}, 300, ['"County lines"'])
    table = " ".join(table.split())
    assert re.search(r"“… (?:before )+county lines (?:after )+…” \(report.pdf, 2019", table)
    assert "page 3, ¶ 12)" in table
    assert "county" not in show_quoted(answer(words), PARTNERS, "table", {}, 300)


def test_what_a_row_rests_on_stands_together_with_its_place() -> None:
    assert "(report.pdf, 2019-11-15, page 3, ¶ 12)" in show_quoted(
        answer(), PARTNERS, "markdown", {}
    )
    assert "(report.pdf, 2019-11-15, ¶ 12)" in show_quoted(
        answer(page=None), PARTNERS, "markdown", {}
    )


def test_words_of_a_document_are_no_markup() -> None:
    markdown = show_quoted(answer(), PARTNERS, "markdown", {})
    assert r"a \| b \[bold\]x\[/bold\] \<i\>" in markdown
    assert len(markdown.splitlines()) == 3
    assert "[bold]x[/bold]" in show_quoted(answer(), PARTNERS, "table", {}, width=200)


def test_no_rows_are_said_to_be_none() -> None:
    none = Answer(answer().columns, ())
    assert show_quoted(none, PARTNERS, "table", {}) == "No rows.\n"
