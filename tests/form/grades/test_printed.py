"""Grades as cells and headings print them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspgraph.cues.form_cues import Cues
from inspgraph.form.grades.printed import Printed, normal_grade, read_grade


@pytest.mark.parametrize(
    ("words", "series", "expected"),
    [
        ("Good", "ilacs", Printed("good", None)),
        (
            "Requires improvement to be Good",
            "ilacs",
            Printed("requires improvement to be good", None),
        ),
        ("Grade 4 (inadequate)", "lac-2013", Printed("inadequate", 4)),
        ("Inadequate (Grade 4)", "lac-2013", Printed("inadequate", 4)),
        ("Performs well (3)", "annual-rating-letter", Printed("performs well", 3)),
        ("3", "jar", Printed("good", 3)),
        ("Grade 3", "apa-letter", Printed("good", 3)),
        ("3", "slac", Printed("adequate", 3)),
        ("2 – Good", "slac", Printed("good", 2)),
        ("3", "ilacs", None),
        ("Not judged", "sif", None),
        ("A service that is good", "slac", None),
        ("", "jar", None),
        ("5", "jar", None),
    ],
)
def test_a_whole_cell_is_a_grade_or_none(
    words: str, series: str, expected: Printed | None, cues: Cues
) -> None:
    assert read_grade(words, series, cues) == expected


def test_the_verb_of_a_grade_agrees_with_one() -> None:
    assert normal_grade("Require improvement") == "requires improvement"
    assert normal_grade("perform well") == "performs well"


SERIES = ("ilacs", "sif", "slac", "jar", "annual-rating-letter", None)
PRINTED = st.lists(
    st.sampled_from(
        ["good", "Grade", "2", "(", ")", "–", " ", "requires improvement", "\u200b", "*"]
    )
    | st.text(max_size=3),
    max_size=6,
).map("".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=PRINTED, series=st.sampled_from(SERIES))
def test_any_text_is_a_grade_of_its_scale_or_none(
    cues: Cues, words: str, series: str | None
) -> None:
    grade = read_grade(words, series, cues)
    assert grade is None or grade.word in {normal_grade(one) for one in cues.grade_words(series)}


@given(st.text(max_size=40))
def test_a_normal_grade_is_its_own(words: str) -> None:
    assert normal_grade(normal_grade(words)) == normal_grade(words)
