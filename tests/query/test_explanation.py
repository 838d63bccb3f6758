from __future__ import annotations

import pytest

from inspgraph.api import Graph
from inspgraph.commands.text.explanation_text import explained
from inspgraph.errors import QueryError
from tests.factories import CONTENT


def judgement(graph: Graph) -> str:
    rows = graph.query("SELECT ?j { ?j a ig:Judgement ; ig:inDocument/ig:hasFile/ig:path ?path }",
                       path="reports/wexmoor.pdf")  # fmt: skip
    return str(rows[0]["j"])


def test_a_judgement_is_explained_by_its_words_page_and_document(small_graph: Graph) -> None:
    found = small_graph.explain(judgement(small_graph))
    assert ("ig:gradeLabel", "requires improvement to be good") in found.said
    # The other report has the same words, and passages of its own.
    assert [passage.file for passage in found.passages] == ["reports/wexmoor.pdf"]
    for passage in found.passages:
        assert passage.words == CONTENT[passage.start : passage.end]
        assert (passage.page, passage.title) == (1, "Inspection of Wexmoor children’s services")


def test_a_local_name_and_a_prefixed_name_mean_the_same(small_graph: Graph) -> None:
    iri = judgement(small_graph)
    local = iri.removeprefix(small_graph.manifest.base)
    assert small_graph.explain(local) == small_graph.explain(f"id:{local}")
    assert small_graph.explain(local).iri == iri


def test_a_passage_tells_what_rests_on_it(small_graph: Graph) -> None:
    span = small_graph.query("SELECT ?span { ?j a ig:Finding ; ig:evidence ?span }")[0]["span"]
    found = small_graph.explain(str(span))
    assert any(name.startswith("id:finding-") for name in found.rests_here)


def test_an_explanation_reads_as_text(small_graph: Graph) -> None:
    text = explained(small_graph.explain(judgement(small_graph)))
    assert "“requires improvement to be good”" in text
    assert "page 1" in text


@pytest.mark.parametrize("name", ["judgement-none", "http://example.org/none", "no iri <at> all"])
def test_what_the_graph_does_not_know_is_an_error(small_graph: Graph, name: str) -> None:
    with pytest.raises(QueryError):
        small_graph.explain(name)
