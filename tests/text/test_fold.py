"""Typographic marks become plain ones and no offset moves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inspgraph.text.fold import fold

MARKS = "’‘ʼ–—‐‑−\u00a0"


def test_quotes_dashes_and_fixed_spaces_become_plain() -> None:
    assert fold(MARKS) == "'''----- "


def test_double_quotes_and_letters_with_accents_stay() -> None:
    assert fold("“é”") == "“é”"


@given(st.text(st.sampled_from(f"ab '-é“{MARKS}")))
def test_folding_keeps_every_offset_and_is_done_once(words: str) -> None:
    folded = fold(words)
    assert len(folded) == len(words)
    assert not set(folded) & set(MARKS)
    assert fold(folded) == folded
    assert all(a == b for a, b in zip(words, folded, strict=True) if a not in MARKS)
