"""Grades in headings, right below them, and at the opening of paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from inspgraph.cues.form_cues import Cues
from inspgraph.form.grades.in_headings import graded_headings
from inspgraph.form.grades.stated_grades import Statement
from tests.form.written import Part, heading, item, table, written

Graded = Callable[..., list[tuple[str, str, int | None]]]
Parts = Part | str | Iterable[Part]


def statements(cues: Cues, *parts: Parts, series: str = "slac") -> list[tuple[Statement, str]]:
    text, sections = written(*parts)
    found = graded_headings(text, sections, series, cues)
    return [(one, one.span.of(text.content)) for one in found]


@pytest.fixture
def graded(cues: Cues) -> Graded:
    def grade(*parts: Parts, series: str = "slac") -> list[tuple[str, str, int | None]]:
        return [(s.area, s.grade, s.value) for s, _ in statements(cues, *parts, series=series)]

    return grade


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Staying safe: good", ("Staying safe", "good", None)),
        ("Care  and plans are judged to be good", ("Care and plans", "good", None)),
        ("Visits grade 2 (good)", ("Visits", "good", 2)),
        ("Visits: good (grade 2)", ("Visits", "good", 2)),
        ("Visits – outstanding", ("Visits", "outstanding", None)),
        ("The graded judgement for visits to homes is good", ("visits to homes", "good", None)),
        ("The overall judgement about visits: good", ("visits", "good", None)),
        ("The overall judgement of all is good", ("all", "good", None)),
        ("The overall judgement made is good", ("The overall judgement", "good", None)),
    ],
)  # fmt: skip
def test_a_heading_states_its_area_and_grade(
    title: str, expected: tuple[str, str, int | None], graded: Graded
) -> None:
    assert graded(heading(title)) == [expected]


@pytest.mark.parametrize(
    "title",
    ["Good practice in visits", "Visits are good and plans too", "Good", "Visits are goodly"],
)
def test_a_heading_that_goes_on_or_has_no_area_states_none(title: str, graded: Graded) -> None:
    assert graded(heading(title)) == []


def test_of_two_grades_that_share_their_beginning_the_longer_is_stated(graded: Graded) -> None:
    for verb in ("require", "requires"):
        title = heading(f"Visits {verb} improvement to be good")
        assert graded(title, series="ilacs") == [
            ("Visits", "requires improvement to be good", None)
        ]


def test_a_heading_of_contents_grades_or_a_scale_states_none(graded: Graded) -> None:
    for role in ("contents", "grades", "scale"):
        assert graded(heading("Visits: good", role), heading("Plans: good")) == [
            ("Plans", "good", None)
        ]


def test_a_heading_that_ends_like_a_sentence_is_quoted_after_others(cues: Cues) -> None:
    found = statements(cues, heading("Visits are good."), heading("Visits: good"))
    assert [one.weight for one, _ in found] == [1, 0]


def test_a_graded_heading_belongs_to_the_half_it_stands_in(cues: Cues) -> None:
    half = heading("Safeguarding services", "half", area="Safeguarding services")
    ((one, words),) = statements(cues, half, heading("Visits: good", level=2))
    assert (one.half, words) == ("Safeguarding services", "Visits: good")


def test_a_heading_that_states_its_grade_takes_none_from_below(graded: Graded) -> None:
    assert graded(heading("Visits: good"), "Adequate") == [("Visits", "good", None)]


def test_a_grade_alone_below_a_heading_is_that_of_its_area(cues: Cues) -> None:
    ((one, words),) = statements(cues, heading("Visits :"), "Grade 2 (good)")
    assert (one.area, one.grade, one.value) == ("Visits", "good", 2)
    assert words == "Visits :\nGrade 2 (good)"


def test_a_number_alone_or_a_sentence_below_a_heading_is_no_grade(graded: Graded) -> None:
    assert graded(heading("Visits"), "2") == []
    assert graded(heading("Visits"), " 2 ") == []
    assert graded(heading("Visits"), "Good plans are made.") == []
    assert graded(heading("Visits"), "Plans are made.", "Good") == []


def test_a_lesser_heading_right_below_may_be_the_grade(graded: Graded) -> None:
    assert graded(heading("Visits"), heading("Good", level=2)) == [("Visits", "good", None)]


def test_a_heading_of_the_same_level_is_no_grade_of_the_one_before(graded: Graded) -> None:
    assert graded(heading("Visits"), heading("Good"), "Plans are made.") == []
    assert graded(heading("Visits")) == []


def test_a_lesser_heading_in_an_empty_section_list_is_the_next_one(cues: Cues) -> None:
    text, sections = written(heading("Visits"), heading("Good", level=2), "Text.", heading("Plans"))
    bare = tuple(replace(section, blocks=()) for section in sections)
    found = list(graded_headings(text, bare, "slac", cues))
    assert [(one.area, one.grade) for one in found] == [("Visits", "good")]
    level = tuple(replace(section, level=1) for section in bare)
    assert list(graded_headings(text, level, "slac", cues)) == []


def test_a_grade_in_a_row_of_a_table_is_for_what_its_row_names(graded: Graded) -> None:
    assert graded(heading("Visits"), table(0, ("Good", "Plans"))) == []
    assert graded(heading("Visits"), table(0, ("Good",), ("Plans",))) == [("Visits", "good", None)]
    assert graded(heading("Visits"), table(0, ("Good",)), table(1, ("Plans",))) == [
        ("Visits", "good", None)
    ]
    assert graded(heading("Visits"), table(0, ("Good",))) == [("Visits", "good", None)]


def test_a_paragraph_opens_with_its_area_and_numbered_grade(cues: Cues) -> None:
    ((one, words),) = statements(
        cues, heading("Outcomes"), "Visits: Grade 2 (good). They help all."
    )
    assert (one.area, one.grade, one.value) == ("Visits", "good", 2)
    assert words == "Visits: Grade 2 (good)"


def test_an_item_may_open_so_too_and_a_note_or_a_cell_may_not(graded: Graded) -> None:
    words = "Visits – grade 2 (good). They help."
    assert graded(item(words)) == [("Visits", "good", 2)]
    assert graded(Part(words, "note"), item(words)) == [("Visits", "good", 2)]
    assert graded(table(0, (words,)), item(words)) == [("Visits", "good", 2)]


def test_a_grade_later_in_a_paragraph_opens_nothing(graded: Graded) -> None:
    assert graded("They help. Visits: Grade 2 (good).") == []
    assert graded("Visits: Grade 2 (goodly)") == []


def test_an_opening_is_looked_for_in_the_first_240_letters(graded: Graded) -> None:
    # An area has at most 150 letters; blanks between it and its grade may be many.
    start = "v" * 150 + " " * 75
    assert len(start + "grade 2 (good)") < 240
    assert graded(start + " " * 1 + "grade 2 (good). They help.")
    assert not graded(start + " " * 20 + "grade 2 (good). They help.")


def test_a_short_paragraph_may_be_an_area_and_its_grade_alone(graded: Graded) -> None:
    assert graded("Overall effectiveness: inadequate") == [
        ("Overall effectiveness", "inadequate", None)
    ]
    assert graded("Overall effectiveness: Good") == [("Overall effectiveness", "good", None)]
    assert graded("Overall effectiveness: inadequate in parts") == []
    assert graded(item("Overall effectiveness: inadequate")) == []
    assert graded("Requires: requires improvement to be good", series="ilacs") == [
        ("Requires", "requires improvement to be good", None)
    ]


def test_a_paragraph_of_120_letters_is_more_than_an_area_and_its_grade(graded: Graded) -> None:
    fill = " " * (119 - len("Visits:good"))
    assert graded(f"Visits:{fill}good")
    assert not graded(f"Visits:{fill} good")


def test_an_opening_in_contents_a_scale_or_the_context_grades_nothing(graded: Graded) -> None:
    for role in ("contents", "scale", "context"):
        parts = heading("Other", role), "Visits: grade 2 (good). Help.", heading("Outcomes")
        assert graded(*parts, "Plans: grade 1 (outstanding)") == [("Plans", "outstanding", 1)]


def test_an_opening_belongs_to_the_half_it_stands_in(cues: Cues) -> None:
    half = heading("Safeguarding services", "half")
    ((one, _),) = statements(cues, half, "Text.", "Visits: Grade 2 (good). They help.")
    assert one.half == "Safeguarding services"


def test_an_opening_before_the_first_heading_is_read(graded: Graded) -> None:
    assert graded("Visits: good", heading("Outcomes")) == [("Visits", "good", None)]
