"""Points that letters or Roman numerals count."""

from __future__ import annotations

import pytest

from inspgraph.text.points import is_numbered, is_point_marker
from tests.form.written import Part, written


@pytest.mark.parametrize("marker", ["i)", "xviii)", "a)", "h)"])
def test_letters_and_roman_numerals_before_a_bracket_count_points(marker: str) -> None:
    assert is_point_marker(marker)


@pytest.mark.parametrize("marker", ["", "1)", "i.", "j)", "A)", "xxviii)", "ab)", "(i)", "•"])
def test_other_marks_do_not(marker: str) -> None:
    assert not is_point_marker(marker)


def test_a_heading_is_numbered_by_its_marker_or_by_its_first_word() -> None:
    for part in (Part("Plan", marker="ii)"), Part("ii) Plan"), Part("xviii) Plan")):
        text, _ = written(part)
        assert is_numbered(text, text.blocks[0])
    for part in (Part("Plan i) and"), Part("ii)Plan"), Part("ii) Plan", marker="1.")):
        text, _ = written(part)
        assert not is_numbered(text, text.blocks[0])


def test_the_words_of_the_next_block_number_nothing() -> None:
    text, _ = written("i)", "Plan")
    assert not is_numbered(text, text.blocks[0])
