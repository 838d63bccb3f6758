from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from inspgraph.api import Graph
from inspgraph.commands.main import app
from inspgraph.errors import InspgraphError

Evaluate = Callable[..., Result]
LETTER = "wexmoor-apa-letter-2006"


@pytest.fixture
def evaluate(samples_graph: Graph, samples_gold: Path) -> Evaluate:
    """The command on the samples' graph and annotations, with further options."""

    def run(*options: str | Path, gold: Path = samples_gold) -> Result:
        arguments = ["evaluate", gold, "--graph", samples_graph.folder, *options]
        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    return run


def changed(samples_gold: Path, to: Path) -> Path:
    """The annotations with one more recommendation, and one grade another."""
    to.mkdir()
    for path in samples_gold.iterdir():
        content = json.loads(path.read_text("utf-8"))
        if path.stem == LETTER:
            content["judgements"][0]["grade"] = "outstanding"
            content["recommendations"] += [{"text": "mend the [bold]viaduct\x1b[2J"}]
        (to / path.name).write_text(json.dumps(content), "utf-8")
    return to


def test_the_figures_are_shown_by_facet_attribute_and_family(evaluate: Evaluate) -> None:
    shown = evaluate()
    assert shown.exit_code == 0, shown.output
    words = shown.output.split()
    assert shown.output.startswith("3 annotated documents")
    assert {"precision", "recall", "apa-letter", "jtai", "jar", "judgements"} <= set(words)
    lines = [line.split() for line in shown.output.splitlines()]
    assert ["document", "read", "1.000", "3"] in lines


def test_the_samples_are_read_right(evaluate: Evaluate) -> None:
    report = json.loads(evaluate("--format", "json").output)
    for facet in ("judgements", "recommendations", "findings"):
        assert report["facets"][facet]["f1"] > 0.9
    assert report["facets"]["actors"]["f1"] > 0.5
    assert report["attributes"]["authority"] == {"accuracy": 1.0, "n": 3}


def test_errors_are_listed_under_their_document(
    evaluate: Evaluate, samples_gold: Path, tmp_path: Path
) -> None:
    gold = changed(samples_gold, tmp_path / "gold")
    shown = evaluate("--errors", "1", gold=gold).output
    assert "judgements: missed (in the gold, not found)\n  wexmoor-apa-letter-2006\n" in shown
    assert "    mend the [bold]viaduct�[2J\n" in shown
    assert "= outstanding" in shown
    assert shown.count("recommendations: missed") == 1
    errors = json.loads(evaluate("--errors", "9", "--format", "json", gold=gold).output)["errors"]
    assert {
        "facet": "recommendations",
        "how": "missed",
        "document": LETTER,
        "item": "mend the [bold]viaduct\x1b[2J",
        "note": "",
    } in errors


def test_no_more_errors_of_a_kind_than_asked_for(evaluate: Evaluate) -> None:
    errors = json.loads(evaluate("--errors", "2", "--format", "json").output)["errors"]
    kinds = [(error["facet"], error["how"]) for error in errors]
    assert max(kinds.count(kind) for kind in kinds) == 2


def test_a_baseline_shows_what_was_gained_and_lost(evaluate: Evaluate, tmp_path: Path) -> None:
    saved = tmp_path / "before.json"
    evaluate("--save", saved)
    assert evaluate("--baseline", saved, "--fail-on-loss").exit_code == 0
    content = json.loads(saved.read_text("utf-8"))
    judgements = content["documents"][LETTER]["facets"]["judgements"]
    judgement = judgements["right"].pop()
    judgements["missed"].append(judgement)
    saved.write_text(json.dumps(content), "utf-8")
    shown = evaluate("--baseline", saved, "--fail-on-loss")
    assert shown.exit_code == 0
    assert "judgements: found (right now, not before)\n  wexmoor-apa-letter-2006\n" in shown.output
    assert f"    {judgement['label']}\n" in shown.output
    assert "0 lost (right before, not now)" in shown.output


def test_a_loss_is_told_and_is_a_failure_where_that_is_asked_for(
    evaluate: Evaluate, samples_gold: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "before.json"
    evaluate("--save", saved)
    # As if the rule for dates had been changed: the same graph, held against another date.
    gold = tmp_path / "gold"
    shutil.copytree(samples_gold, gold)
    letter = json.loads((gold / f"{LETTER}.json").read_text("utf-8"))
    letter["document"]["published"] = "1999-01-01"
    (gold / f"{LETTER}.json").write_text(json.dumps(letter), "utf-8")
    told = evaluate("--baseline", saved, gold=gold)
    assert told.exit_code == 0
    assert "published: lost (right before, not now)\n  wexmoor-apa-letter-2006\n" in told.output
    assert "1 lost" in told.output
    failed = evaluate("--baseline", saved, "--fail-on-loss", "--format", "json", gold=gold)
    assert failed.exit_code == 1
    (change,) = json.loads(failed.output)["baseline"]["changes"]
    assert change["note"].startswith("wanted 1999-01-01, got ")


def test_the_saved_outcome_is_the_same_each_time(evaluate: Evaluate, tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        assert evaluate("--save", tmp_path / name).exit_code == 0
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_an_index_adds_files_that_nobody_annotated(evaluate: Evaluate, tmp_path: Path) -> None:
    index = tmp_path / "index.csv"
    index.write_text(
        "file,authority_folder_name,published\nwexmoor-jtai-2019.pdf,aldersea,2019-01-01\n", "utf-8"
    )
    saved = tmp_path / "before.json"
    shown = evaluate("--index", index, "--errors", "1", "--save", saved).output
    assert "index: authority: wrong (not as in the gold)\n  wexmoor-jtai-2019.pdf\n" in shown
    assert "    wanted aldersea, got Wexmoor\n" in shown
    index.write_text(index.read_text("utf-8").replace("aldersea", "wexmoor"), "utf-8")
    shown = evaluate("--index", index, "--baseline", saved).output
    assert "index: authority: found (right now, not before)" in shown


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--fail-on-loss"], "needs a --baseline"),
        (["--baseline", "{folder}/nowhere.json"], "nowhere.json: cannot be read"),
        (["--index", "{folder}/nowhere.csv"], "nowhere.csv: cannot be read"),
    ],
)
def test_a_wrong_option_is_an_error_that_says_so(
    evaluate: Evaluate, tmp_path: Path, options: list[str], said: str
) -> None:
    result = evaluate(*(option.format(folder=tmp_path) for option in options))
    assert isinstance(result.exception, InspgraphError)
    assert said in str(result.exception)


def test_bad_annotations_are_an_error_that_names_the_file(
    evaluate: Evaluate, tmp_path: Path
) -> None:
    (tmp_path / "letter.json").write_text('{"document": {"family": "jar"}}', encoding="utf-8")
    result = evaluate(gold=tmp_path)
    assert isinstance(result.exception, InspgraphError)
    assert str(result.exception) == (
        f"{tmp_path / 'letter.json'}: document: the field 'authority' is missing or empty."
    )
