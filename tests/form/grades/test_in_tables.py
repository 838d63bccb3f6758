"""Grades in tables: what grades, what only looks as if it did, and what a row says."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from inspgraph.cues.form_cues import Cues
from inspgraph.form.grades.in_tables import graded_rows
from inspgraph.form.grades.stated_grades import Statement
from inspgraph.text.block_tables import find_tables
from tests.form.written import Part, heading, table, written

HEAD = ("Judgement", "Grade")
Graded = Callable[..., list[tuple[str, str, int | None]]]


def statements(
    cues: Cues, *parts: Part | str | Iterable[Part], series: str = "ilacs"
) -> list[tuple[Statement, str]]:
    """The grades that these parts state, each with the words of its span."""
    text, sections = written(*parts)
    found = graded_rows(text, sections, find_tables(text), series, cues)
    return [(one, one.span.of(text.content)) for one in found]


@pytest.fixture
def graded(cues: Cues) -> Graded:
    def grade(
        *parts: Part | str | Iterable[Part], series: str = "ilacs"
    ) -> list[tuple[str, str, int | None]]:
        return [(s.area, s.grade, s.value) for s, _ in statements(cues, *parts, series=series)]

    return grade


def test_a_table_that_says_that_it_grades_grades_any_area(graded: Graded) -> None:
    assert graded(table(0, HEAD, ("Youth club", "Good"))) == [("Youth club", "good", None)]
    assert graded(table(0, ("Place", "Now"), ("Youth club", "Good"))) == []


@pytest.mark.parametrize("head", ["Grade awarded:", "Overall judgement", "Ofsted rating"])
def test_the_head_of_a_graded_table_may_have_words_before_it(head: str, graded: Graded) -> None:
    assert graded(table(0, ("Place", head), ("Youth club", "Good")))


@pytest.mark.parametrize("head", ["Grades of staff pay", "What the judgement means"])
def test_a_head_that_goes_on_after_the_grade_does_not_grade(head: str, graded: Graded) -> None:
    assert graded(table(0, ("Place", head), ("Youth club", "Good"))) == []


def test_an_area_of_the_series_is_graded_in_a_table_without_a_head(graded: Graded) -> None:
    rows = (("Overall effectiveness:", "Inadequate"), ("Overall effectiveness of visits", "Good"))
    assert graded(table(0, *rows)) == [("Overall effectiveness:", "inadequate", None)]


def test_an_area_is_known_by_its_words_whatever_their_case_and_marks(graded: Graded) -> None:
    area = "The  Experiences and progress of care leavers ."
    assert graded(table(0, (area, "Good"))) == [(area, "good", None)]


def test_below_a_heading_of_grades_every_table_grades(graded: Graded) -> None:
    rows = table(0, ("Youth club", "Good"))
    assert graded(heading("Record of main findings", "grades"), rows)
    assert graded(heading("Grades", "grades"), heading("Part one", level=2), rows)
    assert not graded(heading("Record of visits"), rows)


def test_a_scale_and_the_legend_of_one_grade_nothing(graded: Graded) -> None:
    rows = table(0, HEAD, ("Youth club", "Good"))
    assert graded(heading("What the judgements mean", "scale"), rows) == []
    legend = (
        ("Good", "A service that exceeds what the law asks"),
        ("Inadequate", "A service that falls short"),
    )
    assert graded(table(0, HEAD, *legend)) == []


def test_one_cell_worded_like_a_legend_makes_none_of_a_longer_table(graded: Graded) -> None:
    rows = (("The council that leads", "Good"), ("Youth club", "Adequate"))
    assert len(graded(table(0, HEAD, *rows), series="jar")) == 2


def test_a_single_row_worded_like_a_legend_is_one(graded: Graded) -> None:
    assert graded(heading("Grades", "grades"), table(0, ("A service that helps", "Good"))) == []


def test_a_skipped_table_does_not_end_the_reading(graded: Graded) -> None:
    after = table(9, HEAD, ("Youth club", "Good"))
    legend = table(0, ("Good", "A service that exceeds"), ("Adequate", "A service that meets"))
    past = table(1, ("Service", "Previous inspection grade"), ("Fostering", "Outstanding"))
    assert graded(legend, "Text.", past, "Text.", after) == [("Youth club", "good", None)]


@pytest.mark.parametrize("head", ["Previous inspection", "Date of inspection", "Year"])
def test_a_table_of_past_inspections_grades_nothing(head: str, graded: Graded) -> None:
    assert graded(table(0, ("Judgement", "Grade", f"The {head}"), ("Club", "Good"))) == []


def test_a_table_goes_on_after_the_page_with_the_head_it_had(graded: Graded) -> None:
    first, second = table(0, HEAD, ("Club", "Good")), table(1, ("Choir", "Good"))
    assert len(graded(first, second)) == 2
    third = table(2, ("Band", "Good"))
    assert len(graded(first, second, third)) == 3


def test_a_table_apart_or_of_other_columns_or_after_an_ungraded_one_has_no_head(
    graded: Graded,
) -> None:
    first = table(0, HEAD, ("Club", "Good"))
    assert len(graded(first, "Other places:", table(1, ("Choir", "Good")))) == 1
    assert len(graded(first, table(1, ("Choir", "", "Good")))) == 1
    assert graded(table(0, ("Place", "Now"), ("Club", "Good")), table(1, ("Choir", "Good"))) == []
    assert graded(table(0, ("Choir", "Good"))) == []


def test_a_row_that_names_a_half_is_the_half_of_the_rows_below_and_of_the_next_table(
    cues: Cues,
) -> None:
    first = table(
        0,
        HEAD,
        ("Overall effectiveness", "Good"),
        ("Services for looked after children",),
        ("Overall effectiveness", "Adequate"),
    )
    second = table(1, ("Capacity for improvement", "Good"))
    found = statements(cues, first, second, series="slac")
    looked_after = "Services for looked after children"
    assert [one.half for one, _ in found] == ["", looked_after, looked_after]


def test_the_half_of_a_section_holds_for_its_table(cues: Cues) -> None:
    half = heading("Safeguarding services", "half", area="Safeguarding services")
    ((one, _),) = statements(cues, half, table(0, HEAD, ("Club", "Good")), series="slac")
    assert one.half == "Safeguarding services"


def test_a_statement_quotes_its_whole_row(cues: Cues) -> None:
    ((_, words),) = statements(cues, table(0, HEAD, ("Club", "Good")))
    assert words == "Club\nGood"


def test_each_graded_column_beyond_the_first_is_named_by_its_head(graded: Graded) -> None:
    rows = table(0, ("Grades", "Council", "Partners"), ("Visits", "Good", "Adequate"))
    assert graded(rows, series="jar") == [
        ("Visits", "good", None),
        ("Visits (partners)", "adequate", None),
    ]
    unnamed = table(0, ("Grades",), ("Visits", "Good", "Adequate"))
    assert graded(unnamed, series="jar")[1][0] == "Visits (2)"


def test_a_number_alone_grades_in_a_graded_table_only(graded: Graded) -> None:
    assert graded(table(0, HEAD, ("Overall effectiveness", "2")), series="slac") == [
        ("Overall effectiveness", "good", 2)
    ]
    assert graded(table(0, ("Overall effectiveness", "2")), series="slac") == []


def test_the_number_that_counts_a_row_is_no_grade(graded: Graded) -> None:
    assert graded(table(0, HEAD, ("1", "Visits", "3")), series="jar") == [("Visits", "good", 3)]
    assert graded(table(0, HEAD, ("2.1", "Visits", "3")), series="jar") == [("Visits", "good", 3)]


def test_an_area_may_begin_with_a_number(graded: Graded) -> None:
    assert graded(table(0, HEAD, ("16 plus team", "Good"))) == [("16 plus team", "good", None)]


def test_a_grade_before_its_area_is_read_too(graded: Graded) -> None:
    assert graded(table(0, HEAD, ("Good", "Visits"))) == [("Visits", "good", None)]


def test_a_row_needs_one_area_and_a_grade(graded: Graded) -> None:
    for row in (("Visits", "Weekly"), ("Visits", "of nurses", "Good"), ("", "Good")):
        assert graded(table(0, HEAD, row)) == []
    # Two columns of words and a row's number: nothing says which of the words is judged.
    assert graded(table(0, HEAD, ("3", "Visits", "of nurses")), series="jar") == []


def test_an_area_may_be_320_letters_long_and_no_longer(graded: Graded) -> None:
    assert graded(table(0, HEAD, ("v" * 320, "Good")))
    assert graded(table(0, HEAD, ("v" * 321, "Good"))) == []


GRID = ("Judgement", "Outstanding", "Good", "Inadequate")


def test_a_tick_gives_the_grade_of_its_column(cues: Cues) -> None:
    rows = (("Visits", "", "✓"), ("Plans", "☐", "☐", "X"), ("Care", "yes"))
    found = statements(cues, table(0, GRID, *rows))
    assert [(one.area, one.grade) for one, _ in found] == [
        ("Visits", "good"),
        ("Plans", "inadequate"),
        ("Care", "outstanding"),
    ]
    assert found[1][1] == "Plans\n☐\n☐\nX"


def test_a_row_of_a_grid_without_one_tick_or_without_an_area_is_passed_over(
    graded: Graded,
) -> None:
    rows = (("None", "☐"), ("Two", "x", "x"), ("", "x"), ("Noted", "x-ray"), ("Plans", "x"))
    assert graded(table(0, GRID, *rows)) == [("Plans", "outstanding", None)]


def test_the_grades_of_a_grid_stand_in_one_of_its_first_two_rows(graded: Graded) -> None:
    row = ("Plans", "x")
    assert graded(table(0, ("Table 1",), GRID, row)) == [("Plans", "outstanding", None)]
    assert graded(table(0, ("Table 1",), ("Grades",), GRID, row)) != [
        ("Plans", "outstanding", None)
    ]


def test_two_grades_or_a_head_alone_make_no_grid(graded: Graded) -> None:
    assert graded(table(0, ("Judgement", "Good", "Inadequate"), ("Plans", "x"))) != [
        ("Plans", "good", None)
    ]
    assert [grade for _, grade, _ in graded(heading("G", "grades"), table(0, GRID))] == [
        "outstanding", "good", "inadequate",
    ]  # fmt: skip


def test_after_a_grid_other_tables_are_read(graded: Graded) -> None:
    grid = table(0, GRID, ("Plans", "x"))
    assert len(graded(grid, table(1, HEAD, ("Club", "Good")))) == 2
