"""Words of a text in their places: capitals, owners, providers and quotation marks."""

from __future__ import annotations

import pytest

from inspgraph.bodies.names.tokenizer import make_tokenizer_pipeline, normalise_marks
from inspgraph.text.tokens import Words, phrase

NLP = make_tokenizer_pipeline()


def words(text: str) -> Words:
    return Words(normalise_marks(NLP.make_doc(text)))


def at(text: str, word: str) -> tuple[Words, int]:
    found = words(text)
    return found, found.texts.index(word)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("We met Harbour staff.", "Harbour", True),
        ("We met harbour staff.", "harbour", False),
        ("We met eXtreme staff.", "eXtreme", True),
        ("We met 3D staff.", "3D", False),
        ("We met e2E staff.", "e2E", False),
        ("Harbour helps.", "Harbour", True),
        ("Harbour helps. The harbour is near.", "Harbour", False),
        ("They met. Their plans are late.", "Their", False),
        ("Note: Harbour helps in the harbour.", "Harbour", False),
        ("• Harbour helps in the harbour.", "Harbour", False),
        ("So, Harbour helps in the harbour.", "Harbour", True),
        ("To be sure\nHarbour helps in the harbour.", "Harbour", False),
    ],
)
def test_a_capital_counts_where_no_sentence_asks_for_it(
    text: str, word: str, expected: bool
) -> None:
    found, where = at(text, word)
    assert found.is_title(where) is expected


def test_a_sentence_begins_at_the_text_after_a_stop_and_after_a_line() -> None:
    found = words("One, two. Three\nfour; five")
    begins = [w for i, w in enumerate(found.texts) if found.begins_sentence(i) and w.isalpha()]
    assert begins == ["One", "Three", "four", "five"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We met the team.", True),
        ("We met its new team.", True),
        ("The council's team met.", True),
        ("We met a team.", False),
        ("We met the very new team.", False),
        ("As for the, team.", False),
        ("team", False),
        ("The team", True),
        ("new team", False),
        ("a new team", False),
    ],
)
def test_a_definite_name_has_an_article_or_owner_at_most_one_word_before(
    text: str, expected: bool
) -> None:
    found, where = at(text, "team")
    assert found.is_definite(where) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The club is provided by Harbour Trust.", True),
        ("The club are run by Harbour Trust.", True),
        ("The club is now jointly commissioned by Harbour Trust.", True),
        ("The club is now and then well run by Harbour Trust.", False),
        ("The club is provided by a range of agencies.", False),
        ("The club is provided by an agency.", False),
        ("The club is provided at Harbour Hall.", False),
        ("The club is visited by Harbour Trust.", False),
        ("The club was provided by Harbour Trust.", False),
        ("The club is", False),
        ("The club is run by", False),
        ("The club is run by them", True),
        ("The club", False),
    ],
)
def test_a_name_is_provided_where_the_sentence_says_by_whom(text: str, expected: bool) -> None:
    found, where = at(text, "club")
    assert found.is_provided(where + 1) is expected


@pytest.mark.parametrize(
    ("text", "start", "head", "opening"),
    [
        ("the “turnaround project” met", "turnaround", "project", 1),
        ("the “one two three four five six project” met", "six", "project", 1),
        ("the “one two three four five six seven project” met", "seven", "project", None),
        ("the “turnaround project met”", "turnaround", "project", None),
        ("the “open, turnaround project” met", "turnaround", "project", None),
        ("the turnaround project” met", "turnaround", "project", None),
        ("“turnaround project”", "turnaround", "project", 0),
        ("“turnaround project", "turnaround", "project", None),
    ],
)
def test_a_quoted_name_that_closes_after_its_head_opens_at_most_six_words_before(
    text: str, start: str, head: str, opening: int | None
) -> None:
    found = words(text)
    first, last = found.texts.index(start), found.texts.index(head)
    assert found.open_quote_before(first, last) == opening


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“step up” programme met", True),
        ("“step up programme” met", True),
        ("“step up programme met”", False),
        ("“step up programme", False),
    ],
)
def test_a_quotation_closes_within_the_name_or_right_after_it(text: str, expected: bool) -> None:
    found, head = at(text, "programme")
    assert found.closes_after(0, head) is expected


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("so “step up” met", 1),
        ("“one two three four five six seven” met", 0),
        ("“one two three four five six seven eight” met", None),
        ("“step. up” met", None),
        ("“step; up” met", None),
        ("step up” met", None),
    ],
)
def test_a_closing_mark_closes_the_one_at_most_eight_words_before(
    text: str, opening: int | None
) -> None:
    found, where = at(text, "”")
    assert found.opening_quote(where) == opening


def test_a_word_closes_no_quotation() -> None:
    found, where = at("so “step up” met", "met")
    assert found.opening_quote(where) is None


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        (["The", "council", "’s", "team"], "The council's team"),
        (["forum", "of", "carers", "’"], "forum of carers'"),
        (["a", "team", ",", "too"], "a team, too"),
        (["team", "(", "MASH", ")"], "team (MASH)"),
        (["a", "'scheme"], "a 'scheme"),
    ],
)
def test_tokens_read_as_running_text(tokens: list[str], expected: str) -> None:
    assert phrase(tokens) == expected
