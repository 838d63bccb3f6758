"""Training gives the same bytes twice; sentences are read and measured as annotated."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.folds import Count, Extent, count, fold_of
from training.recogniser import SENTENCES, Sentence, read_sentences, save, train, without

from inspgraph.bodies.names.recogniser import Recogniser


def sentence(tmp_path: Path, text: str, *actors: dict[str, str]) -> Sentence:
    row = {"id": "1", "doc": "d", "authority": "Wexmoor", "sentence": text, "actors": list(actors)}
    path = tmp_path / "sentences.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return read_sentences(path)[0]


def core(words: str, **more: str) -> dict[str, str]:
    return {"t": words, "tier": "core", **more}


def names(one: Sentence) -> list[str]:
    return [one.text[m.start : m.end] for m in one.actors if not m.pointing]


def test_every_place_of_an_actor_is_marked_the_longest_first(tmp_path: Path) -> None:
    text = "The hope team and the new hope team (NHT) met the hope team."
    one = sentence(tmp_path, text, core("hope team"), core("new hope team"))
    assert names(one) == ["hope team", "new hope team", "NHT", "hope team"]
    assert [m.tier for m in one.actors] == ["core", "core", "short", "core"]


@pytest.mark.parametrize(
    ("words", "name", "pointing"),
    [
        ("the board", "Wexmoor Improvement Board", True),
        ("This service", "youth service", True),
        ("LSCB", "Wexmoor Safeguarding Children Board", False),
        ("the local authority", "", True),
        ("Wexmoor Council", "", False),
        ("improvement board", "", False),
    ],
)
def test_what_only_points_at_a_body_is_no_name(
    words: str, name: str, pointing: bool, tmp_path: Path
) -> None:
    one = sentence(tmp_path, f"It is {words}.", core(words, ref=name))
    assert [m.pointing for m in one.actors] == [pointing]


@pytest.mark.parametrize(
    ("found", "hit", "right"),
    [
        (["Hope Team"], 1, 1),
        (["the Wexmoor Hope Team"], 1, 1),
        (["Wexmoor Hope Team"], 1, 1),
        (["Team"], 1, 1),
        (["Hope Team and Youth Board"], 0, 1),
        (["Hope Team", "Youth Board"], 2, 2),
        (["schools"], 0, 0),
        (["Hope Team", "schools"], 1, 1),
    ],
)
def test_found_names_are_held_against_annotated_ones(
    found: list[str], hit: int, right: int, tmp_path: Path
) -> None:
    text = "Schools like the Wexmoor Hope Team and Youth Board as schools do."
    one = sentence(tmp_path, text, core("Hope Team"), core("Youth Board"))
    places = [Extent(text.index(words), text.index(words) + len(words)) for words in found]
    counted = count(one, places)
    assert (counted.core, counted.hit, counted.right, counted.found) == (2, hit, right, len(found))


def test_counts_add_up() -> None:
    one = Count(core=2, hit=1, exact=1, found=3, right=2)
    assert one + Count() == one
    assert (one + one).found == 6


def test_an_authority_is_in_one_fold_and_folds_are_alike_in_size() -> None:
    authorities = [f"Place {at}" for at in range(23)]
    folds = fold_of(authorities, 5)
    assert folds == fold_of(authorities[::-1], 5)
    sizes = [list(folds.values()).count(fold) for fold in range(5)]
    assert max(sizes) - min(sizes) <= 1


def test_training_gives_the_same_bytes_twice(tmp_path: Path) -> None:
    sentences = read_sentences(SENTENCES)[:60]
    for folder in ("one", "two"):
        save(train(sentences, epochs=2), tmp_path / folder)
    first, second = (
        {
            path.relative_to(tmp_path / folder): path.read_bytes()
            for path in (tmp_path / folder).rglob("*")
            if path.is_file()
        }
        for folder in ("one", "two")
    )
    assert first
    assert first == second
    assert Recogniser.load(tmp_path / "one").tags == Recogniser.load(tmp_path / "two").tags


def test_authorities_can_be_left_out(tmp_path: Path) -> None:
    one = sentence(tmp_path, "It is good.")
    assert without([one], ["Wexmoor"]) == []
    assert without([one], ["Aldersea"]) == [one]
