"""The figures are those of the published scoring, which is a program of its own."""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from inspgraph.api import Graph
from inspgraph.evaluate.file_index import check_index
from inspgraph.evaluate.gold import Gold, read_gold
from inspgraph.evaluate.outcome import Comparison
from inspgraph.evaluate.report import as_json
from inspgraph.evaluate.results import AnsweredRows, Row, ask
from inspgraph.evaluate.score import score
from tests.evaluate import factories
from tests.evaluate.factories import golds, rows, write_answers

SHARED = Path(__file__).parents[3] / "shared"
SCORING = SHARED / "evaluation" / "score.py"

pytestmark = pytest.mark.skipif(
    not SCORING.exists(), reason="the published scoring is not beside the checkout"
)


def published(gold: Path, answers: Path, *options: str | Path) -> Any:
    done = subprocess.run(
        [sys.executable, str(SCORING), str(gold), str(answers), "--json", *map(str, options)],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def ours(gold: Iterable[Gold], found: dict[str, AnsweredRows], index: Path | None = None) -> Any:
    listed = check_index(index, found) if index else ()
    return json.loads(as_json(Comparison(score(gold, found), listed)))


def write_gold(given_golds: Iterable[Gold], folder: Path) -> None:
    folder.mkdir()
    for gold in given_golds:
        written = json.dumps(factories.as_json(gold))
        (folder / f"{gold.stem}.json").write_text(written, encoding="utf-8")


def blurred(gold: Gold, seed: int) -> AnsweredRows:
    """What a graph would answer that finds most of it, some of it wrongly and some twice."""
    chance = random.Random(f"{gold.stem} {seed}")

    def blur(row: Row) -> Row:
        changed = dict(row)
        for name in sorted(row.keys() - {"file"}):
            words = row[name].split()
            if chance.random() < 0.15:
                changed[name] = " ".join(words[: chance.randint(0, len(words))])
            elif chance.random() < 0.05:
                changed[name] = row[name].upper()
        return changed

    whole = rows(gold)
    kept = {
        name: tuple(
            blur(row)
            for row in getattr(whole, name)
            for _ in range(chance.choice((0, 1, 1, 1, 1, 1, 2)))
        )
        for name in ("judgements", "recommendations", "findings", "actors", "relations")
    }
    return replace(whole, documents=tuple(map(blur, whole.documents)), **kept)


def partly_implied(found: AnsweredRows) -> AnsweredRows:
    """The same with every second relation called implied."""
    bases = ("stated", "implied")
    changed = (dict(row) | {"basis": bases[at % 2]} for at, row in enumerate(found.relations))
    return replace(found, relations=tuple(changed))


@settings(max_examples=60, deadline=None)
@given(golds("a"), golds("a"), golds("b"))
def test_any_rows_get_the_same_figures(
    tmp_path_factory: pytest.TempPathFactory, gold: Gold, other: Gold, second: Gold
) -> None:
    spec = importlib.util.spec_from_file_location("published_scoring", SCORING)
    assert spec
    assert spec.loader
    scoring = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scoring)
    folder = tmp_path_factory.mktemp("answers")
    # What is found in one document is what another's annotations say: some of it will meet.
    found = {"a": partly_implied(rows(other))}
    write_answers(found.values(), folder)
    theirs = scoring.score(
        {one.stem: factories.as_json(one) for one in (gold, second)}, folder
    )  # fmt: skip
    report = ours([gold, second], found)
    for part in ("facets", "attributes"):
        assert report[part] == theirs[part]


def test_a_small_gold_gets_the_same_report(tmp_path: Path) -> None:
    """Some of it with tiers, in a family of its own."""
    tiered = factories.TIERED
    other = replace(tiered.document, family="jtai")
    annotated = [
        factories.GOLD,
        replace(factories.GOLD, stem="other", whole=False),
        replace(tiered, document=other),
        replace(tiered, stem="part", whole=False),
    ]
    found = {one.stem: partly_implied(blurred(one, 1)) for one in annotated}
    write_gold(annotated, tmp_path / "gold")
    write_answers(found.values(), tmp_path / "answers")
    assert ours(annotated, found) == published(tmp_path / "gold", tmp_path / "answers")


def test_the_published_annotations_get_the_same_report(tmp_path: Path) -> None:
    annotated = read_gold(SHARED / "gold")
    found = {one.stem: partly_implied(blurred(one, 2)) for one in annotated[1:]}
    write_answers(found.values(), tmp_path)
    index = SHARED / "corpus" / "reports.csv"
    report = published(SHARED / "gold", tmp_path, "--index", index)
    assert ours(annotated, found, index) == report
    assert 0.5 < report["facets"]["relations"]["f1"] < 0.99


def test_a_graph_gets_the_same_report(
    samples_graph: Graph, samples_gold: Path, tmp_path: Path
) -> None:
    found = ask(samples_graph)
    write_answers(found.values(), tmp_path)
    assert ours(read_gold(samples_gold), found) == published(samples_gold, tmp_path)
