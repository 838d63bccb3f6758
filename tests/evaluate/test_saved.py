from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from inspgraph.errors import OutputError
from inspgraph.evaluate.diff import compare_outcomes
from inspgraph.evaluate.fields import EvaluationError
from inspgraph.evaluate.gold import Gold
from inspgraph.evaluate.outcome import Check, Comparison, accuracies, figures
from inspgraph.evaluate.saved import FORMAT, load, save_outcome
from inspgraph.evaluate.score import score
from tests.evaluate.factories import GOLD, by_stem, golds, rows


@settings(max_examples=50, deadline=None)
@given(golds(), golds())
def test_a_saved_outcome_is_read_back_and_has_not_changed(
    tmp_path_factory: pytest.TempPathFactory, gold: Gold, other: Gold
) -> None:
    path = tmp_path_factory.mktemp("saved") / "outcome.json"
    index = (Check("read", True, "a.pdf"), Check("published", False, "a.pdf", "2020-01-01"))
    outcome = Comparison(score([gold], {gold.stem: rows(other)}), index)
    save_outcome(outcome, path)
    again = load(path)
    assert figures(again) == figures(outcome)
    assert accuracies(again) == accuracies(outcome)
    assert compare_outcomes(again, outcome).changes == ()
    assert compare_outcomes(outcome, again).changes == ()


def test_the_same_outcome_gives_the_same_bytes_in_whatever_order_it_comes(tmp_path: Path) -> None:
    other = replace(GOLD, stem="other")
    found = by_stem(GOLD)
    save_outcome(Comparison(score([GOLD, other], found)), tmp_path / "one.json")
    turned = replace(GOLD, actors=GOLD.actors[::-1], findings=GOLD.findings[::-1])
    save_outcome(Comparison(score([other, turned], found)), tmp_path / "new" / "two.json")
    written = (tmp_path / "one.json").read_bytes()
    assert written == (tmp_path / "new" / "two.json").read_bytes()
    assert written.endswith(b"\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "not JSON"),
        ("[]", "an object was expected"),
        ("{}", "no outcome that --save of this version wrote"),
        (json.dumps({"format": "inspgraph evaluation 0"}), "no outcome that --save"),
        (json.dumps({"format": FORMAT, "documents": []}), "documents: an object was expected"),
        (json.dumps({"format": FORMAT, "documents": {"a": {}}}), "a: the field 'family'"),
        (json.dumps({"format": FORMAT, "index": [{}]}), "index 1: the field 'attribute'"),
    ],
)
def test_another_file_is_an_error_that_names_it(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=said) as caught:
        load(path)
    assert str(path) in str(caught.value)


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        save_outcome(Comparison(()), tmp_path / "file" / "outcome.json")
