"""The words of documents are found as a person writes them, and nothing is an operator."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspgraph.api import Graph
from inspgraph.errors import QueryError
from inspgraph.store.folder import SEARCH
from inspgraph.store.fulltext import match_of, search, write_index
from inspgraph.store.manifest import read_manifest


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("county lines", '"county" AND "lines"'),
        ('"county lines" police', '"county lines" AND "police"'),
        ("NEAR(x OR y)*", '"NEAR(x" AND "OR" AND "y)*"'),
        ('an open "quote', '"an" AND "open" AND " quote"'),
    ],
)
def test_nothing_that_is_written_is_an_operator(said: str, asked: str) -> None:
    assert match_of(said) == asked


@pytest.mark.parametrize("said", ["", "  ", '""', "* - ("])
def test_what_has_no_word_is_refused(said: str) -> None:
    with pytest.raises(QueryError, match="no word"):
        match_of(said)


@given(st.text(max_size=40))
def test_every_text_is_a_query_or_refused(said: str) -> None:
    try:
        asked = match_of(said)
    except QueryError:
        return
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute("CREATE VIRTUAL TABLE passages USING fts5(words)")
        index.execute("SELECT * FROM passages WHERE passages MATCH ?", (asked,)).fetchall()


def test_passages_are_found_with_their_page_in_any_case(sampled: Graph) -> None:
    found = search(sampled.folder, '"CORE ASSESSMENTS"')
    assert found
    assert all("core assessment" in one.words.lower() for one in found)
    assert search(sampled.folder, "core assessments zebra") == ()


def test_a_graph_without_an_index_is_searched_all_the_same(sampled: Graph, tmp_path: Path) -> None:
    bare = tmp_path / "graph"
    bare.mkdir()
    for path in sampled.folder.iterdir():
        if path.name != SEARCH:
            (bare / path.name).symlink_to(path)
    assert search(bare, "assessments") == search(sampled.folder, "assessments")


def test_equal_graphs_have_equal_indexes(sampled: Graph, tmp_path: Path) -> None:
    entries = read_manifest(sampled.folder).documents
    for path in sampled.folder.iterdir():
        if path.name != SEARCH:
            (tmp_path / path.name).symlink_to(path)
    write_index(tmp_path, reversed(entries))
    assert (tmp_path / SEARCH).read_bytes() == (sampled.folder / SEARCH).read_bytes()
