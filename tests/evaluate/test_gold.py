from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from inspgraph.evaluate.fields import EvaluationError
from inspgraph.evaluate.gold import Gold, read_gold
from tests.evaluate.factories import GOLD, TIERED, as_json, golds

SAMPLES = Path(__file__).parents[1] / "samples" / "expected"
GUIDE = Path(__file__).parents[2] / "docs" / "evaluation.md"
SHARED = Path(__file__).parents[3] / "shared" / "gold"


def write(folder: Path, content: object, name: str = "wexmoor") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def changed(**fields: Any) -> dict[str, Any]:
    return {**as_json(GOLD), **fields}


def test_annotations_are_read_into_records(tmp_path: Path) -> None:
    write(tmp_path, as_json(GOLD))
    assert read_gold(tmp_path) == (GOLD,)


def test_a_folder_is_read_by_name_and_a_file_alone(tmp_path: Path) -> None:
    second = write(tmp_path, as_json(GOLD), "b")
    write(tmp_path, as_json(GOLD), "a")
    assert [gold.stem for gold in read_gold(tmp_path)] == ["a", "b"]
    assert [gold.stem for gold in read_gold(second)] == ["b"]


def test_what_is_not_annotated_is_empty(tmp_path: Path) -> None:
    about = {"family": "jtai", "authority": "Wexmoor"}
    write(tmp_path, {"document": about, "actors": None, "notes": "seen twice"})
    (gold,) = read_gold(tmp_path)
    assert not gold.actors
    assert not gold.judgements
    assert gold.whole
    assert gold.document.published == ""


def test_annotations_with_tiers_are_read(tmp_path: Path) -> None:
    write(tmp_path, as_json(TIERED), TIERED.stem)
    assert read_gold(tmp_path) == (TIERED,)
    assert TIERED.has_tiers
    assert not GOLD.has_tiers


def test_the_annotations_that_the_guide_shows_are_read(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```json\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    (gold,) = read_gold(write(tmp_path, json.loads(shown)))
    assert gold.has_tiers
    assert [one.relation for one in gold.relations[0].readings] == ["partnerOf", "supports"]
    assert gold.actors[2].owner == "Wexmoor Borough Council"
    assert gold.not_asserted[0].why == "planned"


def test_another_reading_says_only_what_differs(tmp_path: Path) -> None:
    ends = {"subject": "Harbour Trust", "relation": "partOf", "object": "MASH"}
    write(tmp_path, changed(relations=[{**ends, "also": [{"relation": "memberOf"}]}]))
    (relation,) = read_gold(tmp_path)[0].relations
    assert [one.relation for one in relation.readings] == ["partOf", "memberOf"]
    assert {(one.subject, one.object) for one in relation.readings} == {("Harbour Trust", "MASH")}


def test_a_first_part_is_not_the_whole(tmp_path: Path) -> None:
    write(tmp_path, changed(scope={"actors_relations": "pages 1-20"}))
    assert not read_gold(tmp_path)[0].whole


@settings(max_examples=50, deadline=None)
@given(golds())
def test_reading_gives_back_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, gold: Gold
) -> None:
    folder = tmp_path_factory.mktemp("gold")
    write(folder, as_json(gold))
    assert read_gold(folder) == (gold,)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ([], "an object was expected, not a list"),
        ({}, "the field 'document' is missing"),
        (changed(document="ilacs"), "document: an object was expected, not a text"),
        (changed(document={"family": "ilacs"}), "the field 'authority' is missing or empty"),
        (changed(document={"family": 3, "authority": "W"}), "'family' is a number and not a text"),
        (changed(actors={}), "the field 'actors' is an object and not a list"),
        (changed(actors=["MASH"]), "actors 1: an object was expected, not a text"),
        (
            changed(actors=[{"name": "MASH", "kind": "team", "type": "Unit"}]),
            "actors 1: the field 'kind' is 'team' and not body or service",
        ),
        (
            changed(actors=[{"name": "MASH", "kind": "body", "type": "Unit", "aliases": [1]}]),
            "the field 'aliases' is a number and not a list of texts",
        ),
        (changed(findings=[{"polarity": "good", "text": "x"}]), "strength or weakness"),
        (
            changed(judgements=[{"area": "x", "grade": "good", "overall": "yes"}]),
            "judgements 1: the field 'overall' is 'yes' and not true or false",
        ),
        (changed(relations=[{"subject": "x", "object": "y"}]), "'relation' is missing"),
        (
            changed(findings=[{"polarity": "strength", "text": "x", "tier": "main"}]),
            "'tier' is 'main' and not core or optional",
        ),
        (
            changed(actors=[{"name": "a", "kind": "body", "type": "Unit", "owner": {}}]),
            "owner: the field 'name' is missing or empty",
        ),
        (
            {"document": as_json(GOLD)["document"], "judgments": []},
            "there is no field 'judgments'; is it 'judgements'?",
        ),
        (
            changed(actors=[{"name": "a", "kind": "body", "type": "Unit", "alias": []}]),
            "there is no field 'alias'; is it 'aliases'?",
        ),
    ],
)
def test_wrong_annotations_are_one_error_that_names_file_and_field(
    tmp_path: Path, content: object, said: str
) -> None:
    write(tmp_path, as_json(GOLD), "a")
    path = write(tmp_path, content)
    with pytest.raises(EvaluationError) as caught:
        read_gold(tmp_path)
    assert str(path) in str(caught.value)
    assert said in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe{}", b"[" * 100_000])
def test_what_is_not_json_is_an_error_that_names_the_file(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "broken.json").write_bytes(data)
    with pytest.raises(EvaluationError, match=r"broken\.json: not JSON"):
        read_gold(tmp_path)


def test_a_folder_without_annotations_is_an_error(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(EvaluationError, match="there are no annotations"):
            read_gold(path)


def test_the_annotations_of_the_samples_are_read() -> None:
    assert len(read_gold(SAMPLES)) == len(list(SAMPLES.iterdir()))


@pytest.mark.skipif(
    not SHARED.exists(), reason="the shared annotations are not beside the checkout"
)
def test_the_published_annotations_are_read() -> None:
    assert sum(len(gold.actors) for gold in read_gold(SHARED)) > 500
