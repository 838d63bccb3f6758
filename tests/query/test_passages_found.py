"""Full-text search as a question."""

from __future__ import annotations

import pytest

from inspgraph import resources
from inspgraph.api import Graph
from inspgraph.errors import QueryError
from inspgraph.query.catalogue import find


def test_passages_are_quoted_with_document_page_and_date(sampled: Graph) -> None:
    rows = sampled.ask("passages", words='"core assessments"')
    assert rows
    assert all("core assessment" in str(row["words"]).lower() for row in rows)
    assert any(row["page"] for row in rows)


def test_they_are_narrowed_by_council_and_period(sampled: Graph) -> None:
    every = sampled.ask("passages", words="children", region="England")
    some = sampled.asked(
        find(resources.QUERIES, "passages"),
        {"words": ["children"], "authority": ["Wexmoor"], "from": ["2019-03"]},
    ).texts()
    assert 0 < len(some) < len(every)
    assert {row["council"] for row in some} == {"Wexmoor"}
    assert min(str(row["date"]) for row in some) >= "2019-03-01"


def test_no_words_are_refused(sampled: Graph) -> None:
    with pytest.raises(QueryError, match="no word"):
        sampled.ask("passages", words="?!")
