"""Who is at a table and who is missing, and which links are weak, by relations and sentences."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox
import pytest

from inspgraph import resources
from inspgraph.api import Graph
from inspgraph.query.childrens_trusts import childrens_trusts
from inspgraph.query.joint_work import attendance, weak_links
from inspgraph.query.run import Answer
from inspgraph.query.told_of_bodies import load_body_cues
from inspgraph.store.fulltext import FoundPassage
from inspgraph.vocab import IG

CUES = load_body_cues(resources.DATA / "cues")
DOCUMENT, NAMED_GRAPH = "https://example.org/id/letter", "https://example.org/id/in-letter"
WHERE = ("document", "date", "page", "paragraph", "words", "span", "document_iri")
TABLE = ("council", "board", "body", "type", "standing", "relation", "voice", "council_iri",
         "board_iri", "body_iri", "called", *WHERE)  # fmt: skip
LINKS = ("council", "subject", "subject_type", "relation", "object", "object_type", "council_iri",
         "subject_iri", "object_iri", *WHERE)  # fmt: skip
TRUSTS = ("council", "trust", "commissioners", "council_label", "council_iri", "trust_iri",
          "called", *WHERE)  # fmt: skip


def letter() -> ox.Store:
    store = ox.Store()
    file = ox.NamedNode("https://example.org/id/file")
    store.add(
        ox.Quad(
            ox.NamedNode(DOCUMENT),
            ox.NamedNode(str(IG.hasFile)),
            file,
            ox.NamedNode(NAMED_GRAPH),
        )
    )
    return store


def answer(columns: tuple[str, ...], *rows: dict[str, str]) -> Answer:
    def cell(row: dict[str, str], name: str) -> ox.Literal | None:
        known = {"document_iri": DOCUMENT, "document": "a.pdf", "council": "Wexmoor", **row}
        return ox.Literal(known[name]) if known.get(name) else None

    return Answer(columns, tuple(tuple(cell(row, name) for name in columns) for row in rows))


def saying(*words: str) -> Any:
    return lambda query: [FoundPassage(NAMED_GRAPH, 4, one) for one in words]


def test_who_is_there_comes_by_relations_and_who_is_missing_by_sentences_too() -> None:
    there = {"board": "MASH", "board_iri": "b", "body": "Police", "standing": "there"}
    named = {"board": "MASH", "board_iri": "b", "called": "the MASH", "voice": "inspectorate"}
    search = saying("Probation is not represented in the MASH.", "Leaders are not in the MASH.")
    found = attendance(letter(), answer(TABLE, there, named), {}, CUES, search).texts()
    assert [(one["body"], one["standing"], one["page"]) for one in found] == [
        ("Probation", "missing", "4"),
        ("Police", "there", ""),
    ]
    assert found[0]["words"] == "Probation is not represented in the MASH."
    assert found[0]["voice"] == "inspectorate"
    only = attendance(letter(), answer(TABLE, there, named), {"how": ("there",)}, CUES, search)
    assert [one["body"] for one in only.texts()] == ["Police"]


@pytest.mark.parametrize(
    ("types", "subjects"),
    [
        ({}, ["Health Trust", "GPs", "schools and the police"]),
        ({"type": ("HealthBody",)}, ["Health Trust", "GPs"]),
        ({"type": ("HealthBody",), "other_type": ("LocalAuthority",)}, ["GPs"]),
        ({"type": ("LocalAuthority",), "other_type": ("HealthBody",)}, ["GPs"]),
        ({"type": ("Police",), "other_type": ("EducationProvider",)}, ["schools and the police"]),
        ({"type": ("Police",), "other_type": ("LocalAuthority",)}, []),
    ],
)
def test_weak_links_are_told_by_the_types_of_both_ends(
    types: dict[str, tuple[str, ...]], subjects: list[str]
) -> None:
    link = {"subject": "Health Trust", "subject_type": "HealthBody", "object": "Court",
            "object_type": "JusticeBody", "words": "Links are poor."}  # fmt: skip
    search = saying("Links with GPs are weak.", "Links between schools and the police are weak.")
    found = weak_links(letter(), answer(LINKS, link, {}), types, CUES, search)
    assert [one["subject"] for one in found.texts()] == subjects


def test_the_link_of_a_sentence_is_of_no_relation(sampled: Graph) -> None:
    rows = sampled.ask("weak-links", region="all")
    assert {row["relation"] for row in rows if not row["object"]} <= {None}
    assert len(rows) == len({(row["subject"], row["object"], row["words"]) for row in rows})


def test_of_a_trust_the_most_exact_beginning_is_told_and_who_gave_it_its_task() -> None:
    named = {"trust": "Wexmoor First", "trust_iri": "t", "council_iri": "c", "called": "WF",
             "council_label": "Wexmoor Council", "date": "2021-01-01"}  # fmt: skip
    search = saying(
        "Services have been delegated to WF since 2020.",
        "In October 2020, WF took over the services.",
    )
    (row,) = childrens_trusts(letter(), answer(TRUSTS, named), CUES, search).texts()
    assert (row["commissioned_by"], row["since"]) == ("Wexmoor Council", "October 2020")
    assert row["words"] == "In October 2020, WF took over the services."
    board = {**named, "date": "2016-01-01"}  # a board that was called a children's trust
    (row,) = childrens_trusts(letter(), answer(TRUSTS, board, named), CUES, search).texts()
    assert row["first_named"] == "2021-01-01"
    assert not childrens_trusts(letter(), answer(TRUSTS, named), CUES, saying("WF is good.")).rows
