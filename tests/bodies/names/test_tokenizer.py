"""The same line again and again takes no more than so many times as long."""

from __future__ import annotations

import time

import pytest

from inspgraph.bodies.names.tokenizer import make_tokenizer_pipeline


@pytest.mark.parametrize("line", ["[", "(", "#", "…", "‘", "the council, "])
def test_tokens_of_marks_are_parted_in_linear_time(line: str) -> None:
    nlp = make_tokenizer_pipeline()

    def seconds(times: int) -> float:
        text = line * 100 * times
        began = time.process_time()
        nlp.make_doc(text)
        return time.process_time() - began

    seconds(1)
    assert seconds(40) < 4 * 2.5 * max(seconds(10), 0.01)


def test_a_suffix_is_parted_as_before() -> None:
    words = [token.text for token in make_tokenizer_pipeline()("(as a “good” service’s plan).")]
    assert words == ["(", "as", "a", "“", "good", "”", "service", "’s", "plan", ")", "."]
