from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest

from inspgraph.errors import QueryError
from inspgraph.query.run import Answer
from inspgraph.query.show import LONG, laid_out, show

WORDS = ox.Literal('He said "so",\n  and\tleft')


def answer(*terms: ox.Literal | ox.NamedNode | None) -> Answer:
    return Answer(tuple(f"c{at}" for at in range(len(terms))), (terms,))


def test_csv_has_white_space_collapsed_and_reads_back() -> None:
    shown = show(answer(WORDS, None, ox.Literal(3)), "csv", {})
    assert list(csv.reader(io.StringIO(shown))) == [
        ["c0", "c1", "c2"],
        ['He said "so", and left', "", "3"],
    ]


def test_json_keeps_the_words_and_the_types() -> None:
    shown = show(answer(WORDS, None, ox.Literal(3), ox.Literal(True)), "json", {})
    assert json.loads(shown) == [
        {"c0": 'He said "so",\n  and\tleft', "c1": None, "c2": 3, "c3": True}
    ]


def test_a_table_shows_markup_as_words_and_no_orders_to_the_terminal() -> None:
    shown = show(answer(ox.Literal("[bold]x[/bold]\x1b[31m")), "table", {})
    assert "[bold]x[/bold]�[31m" in shown
    assert "\x1b" not in shown


def test_a_table_folds_long_text_and_cuts_the_very_long() -> None:
    shown = show(answer(ox.Literal("word " * 500)), "table", {}, width=60)
    assert max(map(len, shown.splitlines())) <= 60
    assert "…" in shown
    assert len(shown) < LONG * 3


def test_a_column_has_room_for_its_words_or_the_rows_stand_below_each_other() -> None:
    columns = "council", "grade", "words"
    row = ["Wolverhampton", "requires improvement", "long words " * 12]
    wide, narrow = (laid_out(columns, [row], width) for width in (80, 60))
    assert "Wolverhampton " in wide.splitlines()[3]
    assert narrow.startswith(" council  Wolverhampton\n grade    requires improvement\n")


def test_a_table_leaves_out_the_address_that_it_would_fold() -> None:
    rows = [["good", f"https://example.org/{'long' * 10}/{at}"] for at in range(2)]
    assert "https" in laid_out(("grade", "link"), rows, 80)
    assert "https" not in laid_out(("grade", "link"), rows, 40)
    assert "grade" in laid_out(("grade", "link"), rows, 40)


def test_a_table_abbreviates_iris_and_csv_does_not() -> None:
    node = answer(ox.NamedNode("http://example.org/thing"))
    assert "ex:thing" in show(node, "table", {"ex": "http://example.org/"})
    assert "http://example.org/thing" in show(node, "csv", {"ex": "http://example.org/"})


def test_hidden_columns_are_in_json_and_nowhere_else() -> None:
    shown = Answer(
        ("who", "who_iri"),
        ((ox.Literal("A"), ox.NamedNode("x:1")), (ox.Literal("A"), ox.NamedNode("x:2"))),
        hidden=frozenset({"who_iri"}),
    )
    assert show(shown, "csv", {}) == "who\nA\nA\n"
    assert "x:1" not in show(shown, "table", {})
    assert [one["who_iri"] for one in json.loads(show(shown, "json", {}))] == ["x:1", "x:2"]


@pytest.mark.parametrize("format", ["table", "json"])
def test_triples_are_shown_as_rdf_and_the_same_each_time(format: str) -> None:
    triples = tuple(
        ox.Triple(ox.NamedNode(f"x:{at}"), ox.NamedNode("x:p"), WORDS) for at in range(3)
    )
    shown = show(Answer(triples=triples), format, {"x": "x:"})  # type: ignore[arg-type]
    kind = ox.RdfFormat.JSON_LD if format == "json" else ox.RdfFormat.TURTLE
    assert {quad.triple for quad in ox.parse(shown.encode(), format=kind)} == set(triples)


def test_triples_are_no_csv() -> None:
    with pytest.raises(QueryError, match="triples"):
        show(Answer(triples=()), "csv", {})
