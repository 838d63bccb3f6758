"""Every rule's own words, over and over: the work grows as the text does, and no faster."""

from __future__ import annotations

import csv
import random
import time
from collections.abc import Iterator
from typing import Any, Final

from inspgraph import resources
from inspgraph.building import Options
from inspgraph.pipeline import Pipeline
from inspgraph.read import read_bytes
from ordeal.forked import result

Figures = dict[str, Any]
TIMES: Final = (10, 20, 40)
_PUMP: Final = 8
"""How often the words stand in the line that is repeated."""
_WORTH: Final = 0.2
"""Seconds below which nothing is told from chance."""
_FACTOR: Final = 1.7
"""How much more than the text the work may grow from the second length to the third."""


def try_growth(options: Options, *, seed: int, number: int = 40) -> tuple[bool, Figures]:
    """Feed the words of some rules 10, 20 and 40 times; true where none takes more than its due."""
    found: dict[str, Any] = result(lambda: _measure(options, seed, number))
    return not found["wrong"], found


def _measure(options: Options, seed: int, number: int) -> Figures:
    pipeline = Pipeline.load(options)
    words = sorted({*_examples()})
    chosen = random.Random(seed).sample(words, min(number, len(words)))  # the same words again
    wrong, worst = [], (0.0, "")
    for example in chosen:
        line = " ".join([example] * _PUMP)
        for glue in ("\n\n", " "):
            spent = [_seconds(pipeline, glue.join([line] * times)) for times in TIMES]
            ratio = spent[-1] / max(spent[-2], 1e-9) / (TIMES[-1] / TIMES[-2])
            if spent[-1] > _WORTH:
                worst = max(worst, (round(ratio, 2), example))
                if ratio > _FACTOR and _again(pipeline, glue, line) > _FACTOR:
                    wrong.append(f"{example!r} with {glue!r}: {[round(one, 3) for one in spent]} s")
    return {
        "rules": len(words),
        "tried": len(chosen),
        "times": TIMES,
        "worst growth": worst[0],
        "worst words": worst[1],
        "wrong": wrong,
    }


def _again(pipeline: Pipeline, glue: str, line: str) -> float:
    """Measure once more, each the best of three."""
    shorter, longer = (
        min(_seconds(pipeline, glue.join([line] * times)) for _ in range(3)) for times in TIMES[-2:]
    )
    return longer / shorter / (TIMES[-1] / TIMES[-2])


def _seconds(pipeline: Pipeline, text: str) -> float:
    began = time.process_time()
    pipeline.extract(*read_bytes(text.encode(), "line.md"))
    return time.process_time() - began


def _examples() -> Iterator[str]:
    """The words that show what each rule of the data finds."""
    for path in sorted((resources.DATA / "cues").rglob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                if row.get("example"):
                    yield row["example"]
