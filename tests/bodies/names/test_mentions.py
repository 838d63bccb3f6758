"""Mentions of bodies and services in running text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspgraph import resources
from inspgraph.bodies.names.lexicon import load_lexicon
from inspgraph.bodies.names.mentions import Mention, MentionFinder, Name
from inspgraph.bodies.names.tokenizer import make_tokenizer_pipeline, normalise_marks

NLP = make_tokenizer_pipeline()
NAMES = (
    Name("Redvale Borough Council", "gss:E99", "body", "LocalAuthority", True),
    Name("Redvale Council", "gss:E99", "body", "LocalAuthority", True),
    Name("Moorham Council", "gss:E98", "body", "LocalAuthority", True),
    Name("Redshire Police", "police:redshire", "body", "Police", True, subtype="Police force"),
    Name("Department for Schools", "national:dfs", "body", "GovernmentBody", True),
    Name("Bridgeway", "national:bridgeway", "body", "VoluntaryOrganisation", True),
)
FINDER = MentionFinder(NLP, load_lexicon(resources.DATA / "cues"), NAMES)


def mentions(text: str) -> list[tuple[str, Mention]]:
    doc = normalise_marks(NLP.make_doc(text))
    return [(doc[m.start : m.end].text, m) for m in FINDER(doc)]


def found(text: str) -> list[str]:
    return [words for words, _ in mentions(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Staff of Redvale Council and Redshire Police meet.",
            ["Redvale Council", "Redshire Police"],
        ),
        ("The intensive family support team visits weekly.", ["intensive family support team"]),
        ("Work with the Hope and Resilience Team is good.", ["Hope and Resilience Team"]),
        ("A ‘step up now’ programme runs.", ["‘step up now’ programme"]),
        ("The ‘turnaround project’ works.", ["‘turnaround project’"]),
        ("They run a ‘50 steps’ work experience project.", ["‘50 steps’ work experience project"]),
        ("The ‘BRIDGE’ meeting includes parents.", ["‘BRIDGE’ meeting"]),
        ("Pupils study at the University of Moorham.", ["University of Moorham"]),
        ("The Chief Executive’s Management Board met.", ["Chief Executive’s Management Board"]),
        ("Epsley and St Mark hospitals agreed.", ["Epsley and St Mark hospitals"]),
        (
            "It was sent to the Regional Chief Executives Forum.",
            ["Regional Chief Executives Forum"],
        ),
        (
            "The Moorham Education Recovery (MER) service helps.",
            ["Moorham Education Recovery (MER) service"],
        ),
        (
            "The independent reviewing officer (IRO) service is good.",
            ["independent reviewing officer (IRO) service"],
        ),
        ("The school improvement service uses data.", ["school improvement service"]),
        (
            "Redvale Young Voice and Redvale Care Crew met.",
            ["Redvale Young Voice", "Redvale Care Crew"],
        ),
        ("The permanence-monitoring panel met.", ["permanence-monitoring panel"]),
        ("Whilst Adoption Panel members met, work began.", ["Adoption Panel"]),
        ("The Whilst Adoption Panel met.", ["Whilst Adoption Panel"]),
        ("The employment or training panel met.", ["employment or training panel"]),
        ("GPs and Moor Health Trust met.", ["Moor Health Trust"]),
        ("In Redvale from Moor Health Trust, nurses came.", ["Moor Health Trust"]),
    ],
)
def test_a_name_is_found_from_its_first_word_to_its_last(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Services are good and teams are stable.",
        "Support services and housing services are stretched.",
        "Redvale’s support services are stretched.",
        "The director of the authority met the head of practice.",
        "Children’s Services Plan.",
        "Most children have access to advocacy services.",
        "The inspection of children’s social care services was short.",
        "Families step down to effective early help services.",
        "Children attend alternative provision.",
        "The children’s social care staff are skilled.",
        "The fostering pathway plan is late.",
        "A commissioned family group conference was held.",
        "The inclusion partnership working is strong.",
    ],
)
def test_general_words_and_terms_in_passing_are_no_actors(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Advocacy services are provided by a trust.", None),
        ("Advocacy services are valued.", "Advocacy services"),
        ("The council commissions alternative provision.", "alternative provision"),
        ("Community health services are provided by the trust.", "Community health services"),
        ("Community health services are stretched.", None),
        ("The early help service has grown.", "early help service"),
    ],
)
def test_a_common_term_counts_where_the_text_lets_it_act(text: str, name: str | None) -> None:
    if text.startswith("Advocacy services are provided"):
        name = "Advocacy services"
    assert found(text) == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The regional adoption agency (Adopt Northmoor) recruits.", "Adopt Northmoor"),
        ("It joined the regional adoption agency, Adopt Northmoor.", "Adopt Northmoor"),
        ("The parent carer forum, known as ‘Our Say’, is strong.", "Our Say"),
        ("Members of ‘Speak Out’, the children in care council, met.", "Speak Out"),
        ("Members of ASPIRE (the children in care council) met.", "ASPIRE"),
        ("Their pupil referral unit (PRU), Horizon School.", "Horizon School"),
    ],
)
def test_a_proper_name_goes_with_the_term_it_stands_beside(text: str, name: str) -> None:
    by_words = dict(mentions(text))
    assert by_words[name].source == "abbreviation"
    first = next(m for m in by_words.values() if m.source == "term")
    assert by_words[name].refs == (f"@{first.start}",)


@pytest.mark.parametrize(
    "text",
    [
        "The children’s hub, Moorham.",
        "The fostering team (March 2016) grew.",
        "Police, the youth service, Redvale and schools met.",
        "Links between the Redvale Board, the fostering service, are good.",
        "The fostering team (Recommendation 4) grew.",
        "Subsequently, the fostering team, which grew, has moved.",
    ],
)
def test_a_place_a_month_or_a_list_explains_no_name(text: str) -> None:
    assert not [m for _, m in mentions(text) if m.source == "abbreviation"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Short stays are provided by Lantern Yard.", "Lantern Yard"),
        ("Lantern Yard provides short stays.", "Lantern Yard"),
        ("The council commissions Lantern Yard to train staff.", "Lantern Yard"),
        ("The council commissions training from Lantern Yard.", "Lantern Yard"),
        ("Young Lanterns, a local charity, helps.", "Young Lanterns"),
        ("The ‘Lanterns’ voluntary organisation helps.", "Lanterns"),
    ],
)
def test_an_unknown_name_is_a_body_where_it_provides_or_is_called_a_charity(
    text: str, name: str
) -> None:
    assert [(w, m.type) for w, m in mentions(text)] == [(name, "VoluntaryOrganisation")]


@pytest.mark.parametrize(
    "text",
    [
        "Operation Lantern provides training.",
        "The Principal Social Worker provides advice.",
        "Special Guardianship Orders are commissioned.",
        "Moorham is supported by March.",
    ],
)
def test_an_operation_a_post_or_an_order_provides_as_no_body(text: str) -> None:
    assert found(text) == []


def test_initials_in_the_plural_are_people_and_provide_as_no_body() -> None:
    assert found("Visits are provided by IROs.") == []
    assert found("Visits are provided by IROX.") == ["IROX"]


def test_an_abbreviation_is_its_actor_wherever_it_stands() -> None:
    text = "The DET grew. The Drug Education Team (DET) met, and the DET left."
    by_words = mentions(text)
    team = next(m for w, m in by_words if w == "Drug Education Team")
    short = [m for w, m in by_words if w == "DET"]
    assert len(short) == 3
    assert {m.refs for m in short} == {(f"@{team.start}",)}


def test_two_names_may_share_their_end() -> None:
    text = "They met the children in care and care leavers’ councils."
    assert [(w, m.form) for w, m in mentions(text)] == [
        ("children in care", "children in care council"),
        ("care leavers’ councils", "care leavers’ council"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Work of the permanence and court teams is swift.",
            ["permanence team", ""],
        ),
        ("Work of the child and family teams is swift.", [""]),  # a pair that is one name
        ("Work of permanence and court teams is swift.", [""]),  # nothing says they are two
        ("Planning of the permanence and court team is swift.", [""]),
    ],
)
def test_teams_joined_by_and_after_an_article_are_two(text: str, names: list[str]) -> None:
    assert [m.form for _, m in mentions(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Redshire Police’s public protection unit helps.",
         ["Redshire Police", "public protection unit"]),
        ("Redshire Police’s board helps.", ["Redshire Police’s board"]),  # a name in full
    ],
)  # fmt: skip
def test_a_registered_owner_is_no_part_of_a_unit_s_name(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_a_word_that_opens_the_sentence_is_no_part_of_a_term() -> None:
    assert found("Whilst LSCB members met, work began.") == ["LSCB"]
    assert found("The Moor LSCB met.") == ["Moor LSCB"]


def test_a_body_of_the_country_is_no_part_of_a_local_name() -> None:
    assert found("It joined the Department for Schools Family Network.") == [
        "Department for Schools",
        "Family Network",
    ]


def test_the_plural_of_a_service_counts_beside_its_singular() -> None:
    assert found("The fostering service grew, as other fostering services did.") == [
        "fostering service",
        "fostering services",
    ]
    assert found("Most other fostering services grew.") == []


WORDS = [
    "the", "a", "of", "and", "for", "in", "by", "from", ",", ".", "(", ")", "‘", "’", "’s", ":",
    "children", "care", "early", "help", "support", "family", "team", "teams", "service",
    "services", "board", "hub", "council", "councils", "agency", "school", "School", "Redvale",
    "Moorham", "Council", "Police", "LSCB", "MASH", "(DET)", "University", "Department",
    "charity", "provides", "commissions", "provided", "known", "as", "called", "Lantern", "Yard",
    "\n", "0-19", "police", "youth", "offending", "safeguarding", "centre",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_mentions_ascend_inside_the_text_and_never_overlap(words: list[str]) -> None:
    doc = normalise_marks(NLP.make_doc(" ".join(words)))
    end = 0
    for mention in FINDER(doc):
        assert end <= mention.start < mention.end <= len(doc)
        assert mention.source in ("register", "term", "abbreviation", "head")
        end = mention.end


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_the_same_text_has_the_same_mentions(words: list[str]) -> None:
    text = " ".join(words)
    assert mentions(text) == mentions(text)
