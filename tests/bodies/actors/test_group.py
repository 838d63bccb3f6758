"""Mentions of one document, grouped into its actors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from inspgraph import resources
from inspgraph.bodies.actors.group import SELF, Draft, Home, group_mentions, mention_span
from inspgraph.bodies.names.lexicon import load_lexicon
from inspgraph.bodies.names.mentions import Mention, MentionFinder, Name
from inspgraph.bodies.names.tokenizer import make_tokenizer_pipeline, normalise_marks
from inspgraph.read import read
from inspgraph.registers.name_forms import places
from inspgraph.registers.normal_names import normalise
from inspgraph.registers.registers import all_forms, load_registers

NLP = make_tokenizer_pipeline()
LEXICON = load_lexicon(resources.DATA / "cues")
NAMES = (
    Name("Redvale Borough Council", "gss:E99", "body", "LocalAuthority", True),
    Name("Moorham Council", "gss:E98", "body", "LocalAuthority", True),
    Name("Redshire Police", "police:redshire", "body", "Police", True, subtype="Police force"),
    Name("Moorshire Police", "police:moorshire", "body", "Police", True, subtype="Police force"),
    Name("Inspectorate of Bridges", "national:old", "body", "Inspectorate", True),
    Name("Inspectorate of Bridges", "national:new", "body", "Inspectorate", True),
    Name("Inspectorate of Bridges and Roads", "national:new", "body", "Inspectorate", True),
    Name(
        "Redvale CCG", "ods:01R", "body", "HealthBody", True, False, "Clinical commissioning group"
    ),
)
FINDER = MentionFinder(NLP, LEXICON, NAMES)
HOME = Home(frozenset({"gss:E99"}), frozenset({"redvale"}), "Redvale Borough Council")


def group(text: str, home: Home | None = HOME) -> tuple[Doc, list[Mention], list[Draft], list[str]]:
    doc = normalise_marks(NLP.make_doc(text))
    mentions = FINDER(doc)
    return doc, mentions, *group_mentions(doc, mentions, home, LEXICON)


def named(text: str) -> dict[str, set[str]]:
    """Each actor of the text but the authority itself, with its other names."""
    return {d.name: set(d.aliases) for d in group(text)[2] if d.key != SELF}


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "The duty and assessment team grew. The assessment and duty service left.",
            {"assessment and duty service": {"duty and assessment team"}},
        ),
        (
            "The teenage pregnancy support team met. The teenage pregnancy team left.",
            {"teenage pregnancy support team": {"teenage pregnancy team"}},
        ),
        (
            "The fostering team met the fostering support team.",
            {"fostering team": set(), "fostering support team": set()},
        ),
        (
            "The Drug Education Team (DET) met. The DET left.",
            {"Drug Education Team": {"DET"}},
        ),
        (
            "The DET met the Drug Education Team (DET).",
            {"Drug Education Team": {"DET"}},
        ),
        (
            "The Moorham Education Recovery (MER) service helps.",
            {
                "Moorham Education Recovery (MER) service": {
                    "MER",
                    "Moorham Education Recovery service",
                }
            },
        ),
        (
            "A ‘step up now’ programme runs.",
            {"‘step up now’ programme": {"step up now"}},
        ),
        (
            "The multi-agency Complex Needs Panel met.",
            {"multi-agency Complex Needs Panel": {"Complex Needs Panel"}},
        ),
        (
            "They met the education team for looked after children and the music education team.",
            {
                "education team": {"education team for looked after children"},
                "music education team": set(),
            },
        ),
        (
            "The regional adoption agency (RAA), Adopt Northmoor, grew. Adopt Northmoor left.",
            {"Adopt Northmoor": {"regional adoption agency", "RAA"}},
        ),
        (
            "The out-of-court disposal panel met the out of court disposal panel.",
            {"out-of-court disposal panel": {"out of court disposal panel"}},
        ),
        (
            "The local safeguarding children board became the safeguarding children partnership.",
            {
                "local safeguarding children board": {
                    "safeguarding children board",
                    "safeguarding children partnership",
                }
            },
        ),
        (
            "Staff in the South Moor LSCB met. The LSCB left.",
            {"South Moor LSCB": {"LSCB"}},
        ),
        (
            "Redshire Police met. The police left.",
            {"Redshire Police": {"police"}},
        ),
        (
            "Redshire Police met Moorshire Police. The police left.",
            {"Redshire Police": set(), "Moorshire Police": set(), "police": set()},
        ),
        (
            "The Inspectorate of Bridges and Roads met. The Inspectorate of Bridges left.",
            {"Inspectorate of Bridges and Roads": {"Inspectorate of Bridges"}},
        ),
        (
            "They met the children in care and care leavers’ councils.",
            {"children in care council": set(), "care leavers’ council": set()},
        ),
        (
            "Officers of Redvale’s duty team met the duty team.",
            {"Redvale’s duty team": {"duty team"}},
        ),
        (
            "The CAMHS service is valued. CAMHS has grown.",
            {"CAMHS service": {"CAMHS"}},
        ),
        (
            "The contact and assessment service (CAS) grew. The CAS team met.",
            {"contact and assessment service": {"CAS", "CAS team"}},
        ),
    ],
)
def test_each_actor_is_one_with_its_other_names(text: str, actors: dict[str, set[str]]) -> None:
    assert named(text) == actors


@pytest.mark.parametrize(
    ("text", "kind", "type_"),
    [
        (
            "The Families Together team met. The Families Together service left.",
            "service",
            "Service",
        ),
        (
            "Duty and assessment teams met. Duty and assessment teams rose and a service left.",
            "body",
            "Unit",
        ),
        (
            "The leaving care service met. Leaving care teams and a leaving care team rose.",
            "body",
            "Unit",
        ),
        ("The multi-agency audit sub-group met.", "body", "Unit"),
        ("The serious case review group met.", "body", "Unit"),
        ("The multi-agency missing panel met.", "body", "Partnership"),
        ("The legal gateway panel met.", "body", "Unit"),
        ("The Redvale Children’s Services Trust met.", "body", "Other"),
        ("The Chief Executive’s Management Board met.", "body", "Unit"),
        ("Adopt Northmoor provides training.", "body", "Partnership"),
    ],
)
def test_the_fullest_name_decides_kind_and_type(text: str, kind: str, type_: str) -> None:
    drafts = [d for d in group(text)[2] if d.key != SELF]
    assert [(d.kind, d.type) for d in drafts] == [(kind, type_)]


def test_the_authority_is_an_actor_even_where_nothing_names_it() -> None:
    drafts = {d.key: d for d in group("The duty team of Redvale met.")[2]}
    assert drafts[SELF].name == "Redvale Borough Council"
    assert drafts[SELF].aliases == ("Redvale",)
    assert drafts[SELF].mentions == ()
    assert SELF not in {d.key for d in group("The duty team met.", None)[2]}


def test_the_authority_and_its_neighbour_are_apart() -> None:
    drafts = {d.key: d.name for d in group("Redvale Borough Council met Moorham Council.")[2]}
    assert drafts == {SELF: "Redvale Borough Council", "r:gss:E98": "Moorham Council"}


def test_the_only_registered_body_of_a_class_is_what_its_term_means() -> None:
    drafts = [d for d in group("The CCG met Redvale CCG.")[2] if d.key != SELF]
    assert [(d.name, d.ref, d.mentions) for d in drafts] == [("Redvale CCG", "ods:01R", (0, 1))]


WORDS = [
    "the", "a", "of", "and", "for", "in", "by", ",", ".", "(", ")", "‘", "’", "’s", "children",
    "care", "early", "help", "family", "support", "team", "teams", "service", "services",
    "board", "hub", "councils", "Redvale", "Moorham", "Council", "Police", "police", "LSCB",
    "LSCP", "MASH", "(DET)", "Drug", "Education", "Team", "leavers", "looked", "after",
    "commissions", "Lantern", "Yard", "provides", "CCG",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from([HOME, None]))
def test_grouping_parts_the_mentions(words: list[str], home: Home | None) -> None:
    doc, mentions, drafts, keys = group(" ".join(words), home)
    assert len(keys) == len(mentions)
    assert len({draft.key for draft in drafts}) == len(drafts)
    assert sorted(i for draft in drafts for i in draft.mentions) == list(range(len(mentions)))
    for draft in drafts:
        assert draft.name
        assert draft.name not in draft.aliases
        assert {keys[i] for i in draft.mentions} <= {draft.key}
        for index in draft.mentions:
            span = mention_span(doc, mentions[index])
            assert 0 <= span.start < span.end <= len(doc.text)


EXPECTED = sorted((Path(__file__).parents[2] / "samples" / "expected").glob("*.json"))


def plain(name: str) -> str:
    words = normalise(name.removeprefix("the ").removeprefix("The ")).split()
    return " ".join(word.rstrip("s") for word in words)


def test_most_actors_of_the_samples_are_found_and_little_else() -> None:
    """The samples stand for all series; the figures are floors, not goals."""
    samples = resources.DATA / "samples"
    registers = load_registers(resources.DATA / "registers", sorted(samples.glob("*.csv")))
    names = (
        Name(form, body.key, body.kind, body.type, proper=True, subtype=body.subtype)
        for form, body in all_forms(registers)
    )
    finder = MentionFinder(NLP, LEXICON, names)
    right = wanted = found = 0
    for path in EXPECTED:
        sample: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        text = read(samples / "reports" / sample["document"]["file"])[1]
        doc = normalise_marks(NLP.make_doc(text.content))
        place = sample["document"]["authority"]
        body = next(b for f, b in all_forms(registers, bare=True) if f == place)
        home = Home(
            frozenset({body.key}),
            frozenset(normalise(p) for p in places(body)),
            body.official_name or body.name,
        )
        drafts = group_mentions(doc, finder(doc), home, LEXICON)[0]
        have = [{plain(n) for n in (d.name, *d.aliases)} for d in drafts]
        want = [{plain(n) for n in (a["name"], *a["aliases"])} for a in sample["actors"]]
        right += sum(any(one & other for other in have) for one in want)
        wanted += len(want)
        found += len(have)
    assert right / wanted > 0.85
    assert right / found > 0.85
