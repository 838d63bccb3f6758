"""Which proposals of the recogniser become mentions, and of what type."""

from __future__ import annotations

import pytest

from inspgraph import resources
from inspgraph.bodies.names.lexicon import load_lexicon
from inspgraph.bodies.names.proposed_names import (
    SURE,
    proposed_names,
    unexplained_sentences,
)
from inspgraph.bodies.names.recogniser import LOOSE, NAME, Proposal
from inspgraph.bodies.names.tokenizer import make_tokenizer_pipeline, normalise_marks
from inspgraph.text.tokens import Words

NLP = make_tokenizer_pipeline()
LEXICON = load_lexicon(resources.DATA / "cues")
PLACES = frozenset({"moorham"})


def taken(text: str, name: str, kind: str = NAME, sure: float = 0.95) -> list[tuple[str, str, str]]:
    """What becomes of the proposal of ``name`` in a text: its words, kind and type."""
    doc = normalise_marks(NLP.make_doc(text))
    at = text.index(name)
    span = doc.char_span(at, at + len(name))
    assert span is not None
    proposal = Proposal(span.start, span.end, kind, sure)
    return [
        (doc[one.start : one.end].text, one.kind, one.type)
        for one in proposed_names([proposal], Words(doc), (), LEXICON, PLACES)
    ]


@pytest.mark.parametrize(
    ("text", "name", "outcome"),
    [
        ("The tall ships team helps.", "tall ships team", ("tall ships team", "body", "Unit")),
        (
            "They use the lighthouse service.",
            "lighthouse service",
            ("lighthouse service", "service", "Service"),
        ),
        ("Work by Kestrel is strong.", "Kestrel", ("Kestrel", "body", "Other")),
        ("Work by ‘Kestrel’ is strong.", "‘Kestrel’", ("Kestrel", "body", "Other")),
        (
            "Kestrel, a new service for families, helps.",
            "Kestrel",
            ("Kestrel", "service", "Service"),
        ),
        ("Work by Kestrel, but no team, helps.", "Kestrel", ("Kestrel", "body", "Other")),
        ("The WSCB met.", "WSCB", ("WSCB", "body", "Partnership")),
        ("Staff of Adopt Wexmoor came.", "Adopt Wexmoor", ("Adopt Wexmoor", "body", "Partnership")),
    ],
)
def test_a_proposal_with_a_head_noun_or_capitals_is_taken(
    text: str, name: str, outcome: tuple[str, str, str]
) -> None:
    assert taken(text, name) == [outcome]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Staff use the assessment well.", "assessment"),
        ("The city council is new.", "city council"),
        ("One team is new.", "One team"),
        ("Use of ◼ school is new.", "◼ school"),
        ("Some lighthouse services are good.", "lighthouse services"),
        ("A new referral form (NRF) helps.", "NRF"),
        ("Children in Moorham thrive.", "Moorham"),
        ("Leaders wrote the Kestrel Strategy.", "Kestrel Strategy"),
        ("Leaders wrote the Kestrel Strategy.", "Kestrel"),
        ("The Kestrel Director left.", "Kestrel Director"),
        ("Social work teams are stable.", "Social work teams"),
        ("By Kestrel; Osprey helps.", "Kestrel; Osprey"),
        ("Staff told the IROs of it.", "IROs"),
    ],
)
def test_what_no_rule_can_name_is_left(text: str, name: str) -> None:
    assert taken(text, name) == []


def test_a_loose_or_unsure_proposal_is_left() -> None:
    assert taken("Work by Kestrel is strong.", "Kestrel", LOOSE) == []
    assert taken("Work by Kestrel is strong.", "Kestrel", sure=SURE - 0.01) == []


def test_what_is_known_already_stands() -> None:
    doc = normalise_marks(NLP.make_doc("The tall ships team helps."))
    proposals = [Proposal(1, 4, NAME, 0.9)]
    assert not list(proposed_names(proposals, Words(doc), {3}, LEXICON, PLACES))
    assert list(proposed_names(proposals, Words(doc), {0}, LEXICON, PLACES))


def test_only_sentences_with_something_unexplained_are_looked_at() -> None:
    text = (
        "It is clear by now. All staff of Kestrel help.\nThen the team meets again. "
        "It is good for all. They use ‘flow’ as well.\nMs Jo Example OBE\nChair of the board"
    )
    doc = normalise_marks(NLP.make_doc(text))
    words = Words(doc)
    seen = [doc[start:end].text for start, end in unexplained_sentences(words, (), LEXICON)]
    last = ["Then the team meets again.", "They use ‘flow’ as well."]
    assert seen == ["All staff of Kestrel help.", *last]
    kestrel = words.texts.index("Kestrel")
    seen = [doc[a:b].text for a, b in unexplained_sentences(words, {kestrel}, LEXICON)]
    assert seen == last
