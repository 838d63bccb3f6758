"""Sentences that award grades: where each kind may stand and what it names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from inspgraph.cues.form_cues import Cues, SentenceCue
from inspgraph.form.grades.in_sentences import graded_sentences
from inspgraph.form.grades.stated_grades import Statement
from tests.form.written import Part, heading, item, written

Parts = Part | str | Iterable[Part]
VISITS = r"(?P<area>visits[^.]*?) (?:is|are) (?P<grade>{grade})\b"
ABOUT = r"\bthis is (?P<grade>{grade})\b"
TEXT = "Text."


def cue(place: str, source: str = VISITS, area: str = "", grade: str = "") -> SentenceCue:
    return SentenceCue(frozenset({"slac"}), place, area, grade, False, source)


def awarded(
    cues: Cues, rule: SentenceCue | tuple[SentenceCue, ...], *parts: Parts
) -> list[tuple[str, str]]:
    return [(one.area, one.grade) for one, _ in statements(cues, rule, *parts)]


def statements(
    cues: Cues, rule: SentenceCue | tuple[SentenceCue, ...], *parts: Parts
) -> list[tuple[Statement, str]]:
    text, sections = written(*parts)
    rules = rule if isinstance(rule, tuple) else (rule,)
    found = graded_sentences(text, sections, "slac", replace(cues, sentences=rules))
    return [(one, one.span.of(text.content)) for one in found]


def test_a_series_without_sentence_cues_awards_nothing_in_sentences(cues: Cues) -> None:
    other = replace(cue("any"), series=frozenset({"jar"}))
    assert awarded(cues, other, "Visits are good.") == []


def test_a_statement_quotes_the_words_that_matched_and_yields_to_plainer_ones(cues: Cues) -> None:
    ((one, words),) = statements(cues, cue("any"), "In Aldersea visits to homes are good, we say.")
    assert words == "visits to homes are good"
    assert (one.area, one.grade, one.value, one.half) == ("visits to homes", "good", None, "")
    assert (one.overall, one.weight) == (False, 1)


def test_a_typographic_sentence_is_quoted_as_printed(cues: Cues) -> None:
    rule = cue("any", r"(?P<area>children's visits) are (?P<grade>{grade})")
    ((one, words),) = statements(cues, rule, "Children’s visits are good.")
    assert (one.area, words) == ("Children’s visits", "Children’s visits are good")


def test_the_front_is_the_first_twenty_blocks(cues: Cues) -> None:
    assert awarded(cues, cue("front"), *[TEXT] * 19, "Visits are good.")
    assert not awarded(cues, cue("front"), *[TEXT] * 20, "Visits are good.")
    scale = heading("Grades", "scale")
    assert awarded(cues, cue("front"), scale, "Visits are good.")


@pytest.mark.parametrize("place", ["any", "start", "area", "management", "annex"])
@pytest.mark.parametrize("role", ["contents", "scale", "recommendations"])
def test_contents_scales_and_recommendations_award_nothing(
    place: str, role: str, cues: Cues
) -> None:
    above = heading("Management", "annex"), heading("Management", role, 2)
    below = heading("Management", "unresolved", 3)
    assert awarded(cues, cue(place), *above, below, "Visits are good.") == []


def test_notes_and_lines_of_contents_award_nothing(cues: Cues) -> None:
    for kind in ("note", "contents"):
        parts = Part("Visits are good.", kind), "Visits to homes are adequate."
        assert awarded(cues, cue("any"), *parts) == [("Visits to homes", "adequate")]


def test_any_paragraph_awards_in_its_first_sentence(cues: Cues) -> None:
    above = heading("Health", "judgement-area")
    assert awarded(cues, cue("any"), above, "Visits are good. Text.")
    assert awarded(cues, cue("any"), above, "Text here. Visits are good.") == []
    assert awarded(cues, cue("any"), "Text here. Visits are good.") == []


def test_an_outcome_or_an_unresolved_section_awards_in_any_sentence(cues: Cues) -> None:
    far = "One. Two. Three. Four. Visits are good."
    assert awarded(cues, cue("any"), heading("Findings"), far)
    assert awarded(cues, cue("any"), heading("Outcome", "outcome"), heading("Part", "x", 2), far)
    assert not awarded(cues, cue("any"), heading("Findings"), heading("Part", "x", 2), far)


def test_a_start_is_the_first_sentence_of_what_is_no_bullet(cues: Cues) -> None:
    above = heading("Health", "judgement-area")
    assert awarded(cues, cue("start"), above, "Visits are good. Text.")
    assert not awarded(cues, cue("start"), above, "Text here. Visits are good.")
    assert not awarded(cues, cue("start"), above, item("Visits are good."))


def test_an_annex_awards_in_first_sentences_of_the_three_sections_after_it(cues: Cues) -> None:
    annex, part = heading("Annex A", "annex"), heading("Part", "x")
    words = "Visits are good. Visits to homes are adequate."
    assert awarded(cues, cue("annex"), annex, words) == [("Visits", "good")]
    assert awarded(cues, cue("annex"), annex, part, part, part, words) == [("Visits", "good")]
    assert awarded(cues, cue("annex"), annex, part, part, part, part, words) == []
    assert awarded(cues, cue("annex"), part, words, annex) == []
    assert awarded(cues, cue("annex"), words, annex) == []


def test_chapters_about_management_award_in_any_sentence(cues: Cues) -> None:
    far = "One. Two. Three. Four. Visits are good."
    for title in ("The MANAGEMENT of services", "Capacity to improve"):
        assert awarded(cues, cue("management"), heading(title), heading("Part", "x", 2), far)
    assert not awarded(
        cues, cue("management"), heading("Capacity"), heading("to improve", "x", 2), far
    )


def test_a_section_that_judges_awards_in_its_first_three_sentences(cues: Cues) -> None:
    rule = cue("area")
    third, fourth = "One. Two. Visits are good.", "One. Two. Three. Visits are good."
    for role in ("judgement-area", "unresolved"):
        assert awarded(cues, rule, heading("Health", role), third)
        assert not awarded(cues, rule, heading("Health", role), fourth)
        both = (rule, cue("any", r"nothing are (?P<grade>{grade})"))
        assert not awarded(cues, both, heading("Health", role), fourth)
    assert not awarded(cues, rule, heading("Health", "summary"), third)
    assert not awarded(cues, rule, third)


def test_a_grade_of_this_aspect_is_that_of_the_section_and_given_once(cues: Cues) -> None:
    rule = cue("area", ABOUT, "@heading")
    health = heading("Being healthy :", "judgement-area")
    found = awarded(cues, rule, health, "We say this is good.", "We say this is adequate.")
    assert found == [("Being healthy", "good")]
    two = awarded(
        cues, rule, health, "So this is good.", heading("Staying safe"), "So this is good."
    )
    assert two == [("Being healthy", "good"), ("Staying safe", "good")]


def test_a_named_area_may_be_graded_again_in_its_section(cues: Cues) -> None:
    found = awarded(cues, cue("any"), "Visits are good.", "Visits to homes are adequate.")
    assert len(found) == 2


def test_before_the_first_heading_a_grade_of_this_aspect_is_of_nothing(cues: Cues) -> None:
    rule = cue("any", ABOUT, "@heading")
    assert awarded(cues, rule, "We say this is good.", heading("Health")) == []


def test_of_two_cues_of_one_sentence_the_first_that_may_stand_there_awards(cues: Cues) -> None:
    wide = cue("any", r"(?P<area>[^.]+) are (?P<grade>{grade})")
    assert awarded(cues, (cue("any"), wide), "Our visits are good.") == [("visits", "good")]
    assert awarded(cues, (cue("annex"), wide), "Our visits are good.") == [("Our visits", "good")]
    miss = cue("any", r"(?P<area>plans) are (?P<grade>{grade})")
    assert awarded(cues, (miss, wide), "Our visits are good.") == [("Our visits", "good")]


def test_a_cue_of_this_aspect_that_has_awarded_leaves_a_later_sentence_to_others(
    cues: Cues,
) -> None:
    rules = cue("any", ABOUT, "@heading"), cue("any", r"(?P<area>it).*(?P<grade>{grade})")
    parts = heading("Health"), "So this is good.", "We say it of all: this is good."
    assert awarded(cues, rules, *parts) == [("Health", "good"), ("it", "good")]


def test_two_grades_in_two_places_are_two_statements(cues: Cues) -> None:
    source = (
        r"is (?P<grade>{grade}) in (?P<where>[^.]*?) but (?P<grade2>{grade}) in (?P<where2>[^.]*)\."
    )
    rule = cue("any", source, "@heading: {where}")
    words = "It is good in schools but adequate in homes."
    assert awarded(cues, rule, heading("Progress"), words) == [
        ("Progress: schools", "good"),
        ("Progress: homes", "adequate"),
    ]


def test_the_rest_of_an_area_belongs_to_its_name(cues: Cues) -> None:
    source = r"(?P<area>ambition)(?P<rest> (?:of|for) [^.]*?)? is (?P<grade>{grade})"
    assert awarded(cues, cue("any", source), "Ambition for children is good.") == [
        ("Ambition for children", "good")
    ]
    assert awarded(cues, cue("any", source), "Ambition is good.") == [("Ambition", "good")]


def test_a_comma_after_an_area_is_not_part_of_it(cues: Cues) -> None:
    source = r"(?P<area>visits[^.]*?)is (?P<grade>{grade})"
    assert awarded(cues, cue("any", source), "Visits, as before, is good.") == [
        ("Visits, as before", "good")
    ]


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("widespread failings", "area failings"),
        ("inconsistent experiences", "area inconsistent"),
        ("positive experiences", "area positive"),
    ],
)
def test_a_fixed_grade_is_awarded_by_its_cue_once(words: str, grade: str, cues: Cues) -> None:
    rule = cue("any", f"there are {words}", "Experiences", grade)
    assert awarded(cues, rule, f"There are {words}.") == [("Experiences", grade)]


def test_a_grade_whose_verb_agrees_with_several_is_found(cues: Cues) -> None:
    rule = replace(cue("any", r"(?P<area>visits) (?P<grade>{grade})"), series=frozenset({"ilacs"}))
    text, sections = written("Visits require improvement to be good.")
    (one,) = graded_sentences(text, sections, "ilacs", replace(cues, sentences=(rule,)))
    assert one.grade == "requires improvement to be good"
