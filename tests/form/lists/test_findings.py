"""Polarity in lists that mix strengths and weaknesses."""

from __future__ import annotations

import pytest

from inspgraph.form.lists.findings import polarity


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The board meets its statutory duties. It is well attended.", "strength"),
        ("Procedures are very good and known to all.", "strength"),
        ("Although the effect is not yet known, training is plentiful. Staff like it.", "strength"),
        ("The board does not have a chair.", "weakness"),
        ("An audit was done well. However, the board did not follow it up.", "weakness"),
        ("Data are collected. The board is unable to say what they show.", "weakness"),
        ("The plan needs to be shorter.", "weakness"),
    ],
)
def test_an_entry_is_judged_by_its_own_words(words: str, expected: str) -> None:
    assert polarity(words) == expected
