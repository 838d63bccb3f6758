from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspgraph.text.sentences import sentences


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Staff listen. They care.", ["Staff listen.", "They care."]),
        ("Is it safe? “Yes,” they say.", ["Is it safe?", "“Yes,” they say."]),
        ("Staff listen.\nThey care", ["Staff listen.", "They care"]),
        # No gap: a small letter or a number goes on, and so do a saint and a word run together.
        ("The panel, i.e. the board, met.", ["The panel, i.e. the board, met."]),
        ("See para. 12.", ["See para. 12."]),
        ("A school, St. Anne’s in Wexmoor.", ["A school, St. Anne’s in Wexmoor."]),
        ("It is good.Staff care.", ["It is good.Staff care."]),
        ("They came first. St. Anne’s followed.", ["They came first.", "St. Anne’s followed."]),
        ("", [""]),
    ],
)
def test_a_sentence_ends_before_a_capital(words: str, parts: list[str]) -> None:
    assert [part for _, part in sentences(words)] == parts


@given(st.text(alphabet="aB.!? \n“t", max_size=60))
def test_offsets_are_those_of_the_words_and_only_space_is_left_out(words: str) -> None:
    parts = list(sentences(words))
    assert all(words[start : start + len(part)] == part for start, part in parts)
    assert "".join("".join(part for _, part in parts).split()) == "".join(words.split())
