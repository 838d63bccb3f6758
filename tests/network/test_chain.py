from __future__ import annotations

import pytest

from inspgraph.api import Graph
from inspgraph.commands.text.chain_text import chains_text
from inspgraph.errors import QueryError
from inspgraph.network.chain import Chain, chains
from inspgraph.network.statements import relations
from tests.network.factories import AT, actor, document, statement, store

BODIES = (
    document("one", "2012-05-01"),
    actor("a", "Ashby Council"),
    actor("b", "Bexham Trust"),
    actor("c", "Corley Police"),
    actor("d", "Denby College"),
    actor("national__x", "Inspectorate of All", "Inspectorate"),
)


def between(
    start: str, end: str, *statements: str, limit: int = 3, implied: bool = False
) -> tuple[Chain, ...]:
    network = relations(store(*BODIES, *statements))
    ends = f"{AT}actor-{start}", f"{AT}actor-{end}"
    return chains(network, *ends, limit=limit, implied=implied)


def test_a_chain_follows_statements_either_way_and_each_says_its_own() -> None:
    (chain,) = between(
        "a", "c", statement("a", "partnerOf", "b"), statement("c", "funds", "b", quote="pays for")
    )
    assert chain.labels == ("Ashby Council", "Bexham Trust", "Corley Police")
    assert [hop.stated[0].quote for hop in chain.hops] == ["a partnerOf b", "pays for"]
    said = chain.hops[1].stated[0]
    assert (said.subject, said.relation, said.object) == ("Corley Police", "funds", "Bexham Trust")


def test_the_shortest_comes_and_all_that_are_as_short_in_the_order_of_names() -> None:
    two = (
        statement("a", "partnerOf", "d"), statement("d", "partnerOf", "c"),
        statement("b", "partnerOf", "c"), statement("a", "partnerOf", "b"),
    )  # fmt: skip
    middle = [chain.labels[1] for chain in between("a", "c", *two)]
    assert middle == ["Bexham Trust", "Denby College"]
    assert len(between("a", "c", *two, limit=1)) == 1
    direct = between("a", "c", *two, statement("c", "supports", "a"))
    assert [chain.labels for chain in direct] == [("Ashby Council", "Corley Police")]


@pytest.mark.parametrize("how", [{"affirmed": False}, {"modality": "planned"}])
def test_what_is_denied_or_only_planned_links_nothing(how: dict[str, bool]) -> None:
    assert not between("a", "b", statement("a", "partnerOf", "b", **how))  # type: ignore[arg-type]


def test_what_only_a_kind_of_document_implies_links_where_it_is_asked_for() -> None:
    said = (statement("a", "partOf", "b", basis="implied"), statement("b", "partnerOf", "c"))
    assert not between("a", "c", *said)
    (chain,) = between("a", "c", *said, implied=True)
    assert [hop.stated[0].basis for hop in chain.hops] == ["implied", "stated"]
    assert "partOf Bexham Trust (implied)" in chains_text([chain]).replace("part of", "partOf")


def test_words_are_quoted_without_what_is_implied_of_the_same_two() -> None:
    both = (statement("a", "partOf", "b", basis="implied"), statement("a", "partnerOf", "b"))
    (chain,) = between("a", "b", *both)
    assert [said.basis for said in chain.hops[0].stated] == ["stated"]


def test_a_body_of_the_whole_nation_is_an_end_and_no_link() -> None:
    through = (
        statement("national__x", "inspects", "a"), statement("national__x", "inspects", "b")
    )  # fmt: skip
    assert not between("a", "b", *through)
    assert between("national__x", "b", *through)


def test_nothing_links_a_body_to_itself_or_to_one_that_no_statement_names() -> None:
    said = statement("a", "partnerOf", "b")
    assert not between("a", "a", said)
    assert not between("a", "d", said)


def test_every_hop_of_a_chain_in_the_samples_has_words_and_a_file(sampled: Graph) -> None:
    found = sampled.chains("Aldersea", "Wexmoor")
    assert found
    assert all(said.quote and said.file for one in found for hop in one.hops for said in hop.stated)
    text = chains_text(found)
    assert text.startswith("Aldersea City Council — ")
    assert "“" in text


def test_text_for_a_terminal_shows_page_and_paragraph_and_obeys_no_document() -> None:
    bodies = (*BODIES, statement("a", "partnerOf", "b", quote="red\\u001B[31m words"))
    network = relations(store(*bodies, "id:span-one-0-a-partnerOf-b-True-stated ig:page 7 ."))
    text = chains_text(chains(network, f"{AT}actor-a", f"{AT}actor-b"))
    assert "one.pdf, page 7" in text
    assert "\x1b" not in text


def test_a_near_miss_suggests_and_never_guesses(sampled: Graph) -> None:
    with pytest.raises(QueryError, match="Near it: 'aldersea'"):
        sampled.chains("Aldersee", "Wexmoor")
    with pytest.raises(QueryError, match=r"is the name of \d+ bodies"):
        sampled.chains("CAMHS", "Wexmoor")
