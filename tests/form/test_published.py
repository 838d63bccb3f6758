"""Published reports with annotations beside the checkout: figures that must not fall."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest

from inspgraph import resources
from inspgraph.building import Options
from inspgraph.pipeline import Pipeline
from inspgraph.read import read
from inspgraph.records import Extraction

SHARED = resources.ROOT.parent / "shared"
GOLD = sorted((SHARED / "gold").glob("*.json"))

pytestmark = pytest.mark.skipif(
    not GOLD, reason="the annotated reports are not beside the checkout"
)


@pytest.fixture(scope="module")
def found() -> dict[str, tuple[dict[str, Any], Extraction]]:
    pipeline = Pipeline.load(Options())
    files = {path.stem: path for path in (SHARED / "corpus").rglob("*.*")}
    made = {}
    for path in GOLD:
        source, text = read(files[path.stem])
        gold = json.loads(path.read_text("utf-8"))
        made[path.stem] = (gold, pipeline.extract(source, text))
    return made


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[a-z0-9]+", text.lower().replace("’", "'")))


def share(gold: list[str], got: list[str], least: float) -> float:
    """F1 of two lists of texts, each matched once where their words agree."""
    free = [words(text) for text in got]
    hits = 0
    for text in gold:
        mine = words(text)
        for other in free:
            both = (
                2 * sum((mine & other).values()) / max(1, sum(mine.values()) + sum(other.values()))
            )
            if both >= least:
                hits += 1
                free.remove(other)
                break
    return 2 * hits / (len(gold) + len(got)) if gold or got else 1.0


@pytest.mark.parametrize("stem", [path.stem for path in GOLD])
def test_a_report_gives_what_people_found_in_it(
    stem: str, found: dict[str, tuple[dict[str, Any], Extraction]]
) -> None:
    gold, forms = found[stem]
    document, facts = gold["document"], forms.facts
    assert facts.series == document["family"]
    assert facts.authority == document["authority"]
    if document["published"]:
        assert str(facts.published) == document["published"]
    start = str(min(p.start for p in facts.periods)) if facts.periods else None
    assert start == document["inspection_start"]
    assert facts.lead_inspector == document["lead_inspector"]
    assert len(facts.inspectorates) == len(document["inspectorates"])
    judged = [f"{j['area']} {j['grade']}" for j in gold["judgements"]]
    assert share(judged, [f"{j.area} {j.grade}" for j in forms.judgements], 0.6) >= 0.96
    asked = [entry["text"] for entry in gold["recommendations"]]
    assert share(asked, [entry.text for entry in forms.recommendations], 0.8) >= 0.93
    listed = [f"{entry['polarity']} {entry['text']}" for entry in gold["findings"]]
    assert share(listed, [f"{f.polarity} {f.text}" for f in forms.findings], 0.8) >= 0.93
