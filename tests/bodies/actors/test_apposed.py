"""Phrases and the names beside them that are one actor, and lists that are not."""

from __future__ import annotations

import pytest

from inspgraph.bodies.actors.apposed import apposed
from inspgraph.bodies.names.mentions import Mention

NAMES = {
    "Adopt Vale": Mention(0, 0, "body", "Partnership", "register"),
    "Adopt Moor": Mention(0, 0, "body", "Partnership", "register"),
    "Find a Family": Mention(0, 0, "body", "Unit", "proposed"),
    "Lantern": Mention(0, 0, "body", "VoluntaryOrganisation", "register"),
    "regional adoption agency": Mention(0, 0, "body", "Partnership", "term"),
    "recruitment team": Mention(0, 0, "body", "Unit", "head"),
    "advocacy service": Mention(0, 0, "service", "Service", "term"),
}


def joined(text: str) -> dict[str, str]:
    """Which phrase goes with which name, by the words that make up each."""
    texts = text.split()
    mentions, keys = [], []
    for at in range(len(texts)):
        for name, kind in NAMES.items():
            size = len(name.split())
            if texts[at : at + size] == name.split():
                mentions.append(Mention(at, at + size, kind.kind, kind.type, kind.source))
                keys.append(name)
    return dict(apposed(texts, [word.lower() for word in texts], mentions, keys))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Staff of the regional adoption agency , Adopt Vale , help .", "Adopt Vale"),
        ("Staff of the regional adoption agency ( Adopt Vale ) help .", "Adopt Vale"),
        ("Staff of the regional adoption agency , known as Adopt Vale help .", "Adopt Vale"),
        ("The regional adoption agency Adopt Vale helps .", "Adopt Vale"),
    ],
)
def test_a_phrase_goes_with_the_name_beside_it(text: str, name: str) -> None:
    assert joined(text) == {"regional adoption agency": name}


def test_a_team_goes_with_its_brand() -> None:
    assert joined("A recruitment team called Find a Family works late .") == {
        "recruitment team": "Find a Family"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Lantern , the regional adoption agency , Adopt Vale , and others help .",
        "It works with the regional adoption agency , Adopt Vale , Adopt Moor and others .",
        "It works with the regional adoption agency , Adopt Vale and others .",
        "The advocacy service ( Lantern ) helps .",  # who provides it
        "The regional adoption agency Adopt Vale , the regional adoption agency Adopt Moor .",
    ],
)
def test_a_list_a_provider_or_several_names_join_nothing(text: str) -> None:
    assert joined(text) == {}
