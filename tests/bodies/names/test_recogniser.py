"""The recogniser that comes with the package, and how names are read off its scores."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from inspgraph import resources
from inspgraph.bodies.names.recogniser import LOOSE, NAME, TAGS, Floats, Recogniser, names_in
from inspgraph.bodies.names.tokenizer import make_tokenizer_pipeline, normalise_marks

NLP = make_tokenizer_pipeline()


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser.load(resources.DATA / "models" / "recogniser")


def scores(*tags: str) -> Floats:
    """Scores that give each token one tag almost surely."""
    rows = np.zeros((len(tags), len(TAGS)), dtype=np.float32)
    for at, tag in enumerate(tags):
        rows[at, TAGS.index(tag)] = 9
    return rows


def read(rows: Floats) -> list[tuple[int, int, str]]:
    return [(one.start, one.end, one.kind) for one in names_in(rows, TAGS)]


def test_names_are_read_off_the_tags() -> None:
    rows = scores("O", "B-NAME", "I-NAME", "L-NAME", "U-LOOSE", "O", "U-NAME")
    assert read(rows) == [(1, 4, NAME), (4, 5, LOOSE), (6, 7, NAME)]


def test_a_name_that_does_not_end_is_mended_to_the_likeliest_that_does() -> None:
    rows = scores("B-NAME", "I-NAME", "O")
    rows[1, TAGS.index("L-NAME")] = 8
    assert read(rows) == [(0, 2, NAME)]


def test_a_name_is_as_sure_as_its_least_sure_token() -> None:
    rows = scores("B-NAME", "L-NAME")
    rows[1, TAGS.index("L-LOOSE")] = 8
    (name,) = names_in(rows, TAGS)
    assert name.kind == NAME
    assert 0.7 < name.sure < 0.75


@given(
    arrays.arrays(
        np.float32,
        st.tuples(st.integers(1, 12), st.just(len(TAGS))),
        elements=st.floats(-20, 20, width=32),
    )
)
@settings(deadline=None)
def test_names_never_overlap_whatever_the_scores(rows: Floats) -> None:
    at = 0
    for name in names_in(rows, TAGS):
        assert at <= name.start < name.end <= len(rows)
        assert 0 <= name.sure <= 1
        at = name.end


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "The lighthouse family team works closely with the Moorham Young Voices Group.",
            ["lighthouse family team", "Moorham Young Voices Group"],
        ),
        (
            "Effective work with the Wexmoor Hope Hub and the tenancy support team helps families.",
            ["Wexmoor Hope Hub", "tenancy support team"],
        ),
        ("Children in Aldersea make good progress in most areas of learning.", []),
        ("Plans are clear, and managers record decisions well.", []),
    ],
)
def test_it_proposes_names_it_has_never_seen(
    sentence: str, names: list[str], recogniser: Recogniser
) -> None:
    doc = normalise_marks(NLP.make_doc(sentence))
    found = recogniser(doc, [(0, len(doc))])
    assert [doc[one.start : one.end].text for one in found if one.kind == NAME] == names


def test_only_the_given_sentences_are_read(recogniser: Recogniser) -> None:
    doc = normalise_marks(
        NLP.make_doc("The Aldersea Hope Hub opened. The Wexmoor Hope Hub closed.")
    )
    middle = next(token.i for token in doc if token.text == ".") + 1
    found = recogniser(doc, [(middle, len(doc))])
    assert [doc[one.start : one.end].text for one in found] == ["Wexmoor Hope Hub"]
    assert recogniser(doc, []) == []


def test_a_sentence_is_read_alike_alone_and_among_others(recogniser: Recogniser) -> None:
    sentence = "Effective work with the Wexmoor Hope Hub and the tenancy team helps families."
    alone = normalise_marks(NLP.make_doc(sentence))
    twice = normalise_marks(NLP.make_doc(f"{sentence} {sentence}"))
    half = len(alone)
    first = recogniser(alone, [(0, half)])
    both = recogniser(twice, [(0, half), (half, 2 * half)])
    assert [(p.start, p.end, p.kind) for p in both] == [
        (p.start + start, p.end + start, p.kind) for start in (0, half) for p in first
    ]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="model directory"):
        Recogniser.load(tmp_path / "none")
