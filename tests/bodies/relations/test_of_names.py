"""What names state: whose a team is, what a board oversees, and which areas a body serves."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from inspgraph import resources
from inspgraph.bodies.actors.group import SELF, Draft
from inspgraph.bodies.names.mentions import Mention
from inspgraph.bodies.relations.clauses import clauses
from inspgraph.bodies.relations.implied_by_series import Contexts
from inspgraph.bodies.relations.of_document import relations_of, roles_of
from inspgraph.bodies.relations.of_names import areas_in_names, parts_by_names
from inspgraph.bodies.relations.stated import Rules
from inspgraph.facts import Facts
from tests.bodies.invented import tokens

RULES = Rules.load(resources.DATA / "cues")
CONTEXTS = Contexts.load(resources.DATA / "cues")
HOSPITAL = ("Vale Hospital", "HealthBody", "VH")


def named(
    text: str, bodies: Sequence[tuple[str, ...]], places: Sequence[tuple[int, int, str]] = ()
) -> set[tuple[str, str, str]]:
    """The relations of a sentence in which each body stands by its name."""
    doc = tokens(text)
    words = [token.text for token in doc]
    drafts, mentions, keys = [], [], []
    for name, kind, *aliases in bodies:
        drafts.append(Draft(name, name, "body", kind, "", "term", tuple(aliases), (0,)))
        parts = [token.text for token in tokens(name)]
        for at in range(len(words) - len(parts) + 1):
            if words[at : at + len(parts)] == parts:
                mentions.append(Mention(at, at + len(parts), "body", kind, "register"))
                keys.append(name)
    types = {draft.key: draft.type for draft in drafts}
    sentences = list(clauses(doc, mentions, keys, types, [], own_voice=False))
    found = [
        *parts_by_names(mentions, keys, drafts, sentences, doc),
        *areas_in_names(mentions, keys, types, places, sentences, doc),
    ]
    roles = roles_of(drafts, Facts(), SELF)
    stated = relations_of(sentences, drafts, Facts(), RULES, CONTEXTS, roles, found)
    return {(one.subject, one.relation, one.object) for one in stated}


@pytest.mark.parametrize(
    ("name", "kind", "whole", "expected"),
    [
        ("VH liaison team", "Unit", HOSPITAL, ("VH liaison team", "partOf", "Vale Hospital")),
        ("VH clinic", "Service", HOSPITAL, ("Vale Hospital", "provides", "VH clinic")),
        (
            "YOT management board",
            "Partnership",
            ("Redvale Youth Team", "Service", "YOT"),
            ("YOT management board", "oversees", "Redvale Youth Team"),
        ),
        (
            "LSCB executive group",
            "Unit",
            ("Local Board", "Partnership", "LSCB"),
            ("LSCB executive group", "partOf", "Local Board"),
        ),
    ],
)
def test_a_name_that_begins_with_a_body_says_whose_it_is(
    name: str, kind: str, whole: tuple[str, ...], expected: tuple[str, str, str]
) -> None:
    assert expected in named(f"The {name} met.", [(name, kind), whole])


@pytest.mark.parametrize("name", ["MASH team", "MASH (front door) team", "MASH and housing teams"])
def test_a_name_that_only_says_the_body_again_says_nothing(name: str) -> None:
    assert not named(f"The {name} met.", [(name, "Unit"), ("Hub", "Partnership", "MASH")])


def test_a_name_does_not_say_whose_a_team_is_where_a_sentence_does() -> None:
    found = named(
        "The VH liaison team is part of the LSCB.",
        [("VH liaison team", "Unit"), HOSPITAL, ("LSCB", "Partnership")],
    )
    assert found == {("VH liaison team", "partOf", "LSCB")}


def test_a_body_serves_the_several_areas_of_its_name_but_not_the_one_place_of_its_seat() -> None:
    board = "Norfolk and Waveney Board"
    found = named(f"{board} met.", [(board, "Partnership")], [(0, 1, "norfolk")])
    assert found == {(board, "servesArea", "norfolk")}
    assert not named("Norfolk Board met.", [("Norfolk Board", "Partnership")], [(0, 1, "norfolk")])
