"""A build of hostile documents: what became of each, and that the others kept their bytes."""

from __future__ import annotations

import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from inspgraph.api import Graph
from inspgraph.assembly import assemble
from inspgraph.batch import described
from inspgraph.building import Built, Options
from inspgraph.errors import problem
from inspgraph.limits import HARD
from inspgraph.pipeline import Pipeline
from inspgraph.store.seal import damaged
from inspgraph.walk import FoundFile, walk
from inspgraph.workers import Crew
from ordeal.entries import changing, put_odd
from ordeal.inputs import Input, broken, special

Figures = dict[str, Any]
Limits = tuple[float, int]
"""Seconds of the processor and bytes of memory that one document may take."""
_SLOW: Final = 3.0
_CHANGING: Final = 3
"""Files that change while they are read."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a file became, and what that took: processor seconds and bytes of memory."""

    built: Built
    seconds: float
    memory: int


Result = tuple[FoundFile, Measured]


def try_documents(
    good: Sequence[Path], registers: Path, folder: Path, *, seed: int, each: int, limits: Limits
) -> tuple[bool, Figures]:
    """Build the good documents alone, then among hostile ones; true where nothing was lost.

    ``each`` is how often a document is truncated, and how often its bytes are flipped.
    """
    options = Options(registers=(registers,), seconds=limits[0], memory=limits[1])
    (folder / "in" / "good").mkdir(parents=True)
    for path in good:
        shutil.copy(path, folder / "in" / "good")
    alone = {file.name: one.built for file, one in _built(walk([folder / "in"])[0], options)}
    alone = {f"good/{name.rpartition('/')[2]}": built for name, built in alone.items()}
    bad = _put(folder / "in" / "broken", broken(good, each, random.Random(seed)))  # the same again
    bad += _put(folder / "in" / "special", special())
    bad += put_odd(_made(folder / "in" / "odd"), good[0])
    with changing(_made(folder / "in" / "changing")):
        files, problems = walk([folder / "in"])
        results = list(_told(_built(files, options), len(files)))
    graph = folder / "graph"
    report = assemble(
        ((file.name, one.built) for file, one in results),
        graph,
        options=options,
        manifest=described(options),
        problems=problems,
        began=time.perf_counter(),
    )
    ends = Counter(_end(one.built) for _, one in results)
    ends.update(item.code for item in problems)
    slow = max(results, key=lambda result: result[1].seconds)
    large = max(results, key=lambda result: result[1].memory)
    wrong = _wrong(alone, results, graph)
    figures: Figures = {
        "inputs": bad + _CHANGING,
        "good": len(alone),
        "documents": len(report.manifest.documents),
        "ends": dict(ends.most_common()),
        "seconds limit": limits[0],
        "memory limit MB": round(limits[1] / 1e6),
        "processor seconds in all": round(sum(one.seconds for _, one in results)),
        "worst seconds": round(slow[1].seconds, 1),
        "slowest": slow[0].name.rpartition("/")[2],
        "worst memory MB": round(large[1].memory / 1e6),
        "largest": large[0].name.rpartition("/")[2],
        "wrong": wrong,
    }
    return not wrong, figures


def _wrong(alone: dict[str, Built], results: list[Result], graph: Path) -> list[str]:
    """Say what did not hold: failures, good documents that changed, a graph that is damaged."""
    among = {file.name: one.built for file, one in results}
    wrong = [
        f"{file.name!r} failed: {item.found}"
        for file, one in results
        for item in one.built.problems
        if item.code == "failed"
    ]
    wrong += [
        f"{name} has not its bytes"
        for name, built in alone.items()
        if (built.quads, built.text) != (among[name].quads, among[name].text)
    ]
    wrong += [f"the graph is damaged: {name}" for name in damaged(graph, thoroughly=True)]
    spans = Graph(graph).check_spans()
    return wrong + ([f"{len(spans.wrong)} passages are wrong"] if spans.wrong else [])


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def _put(folder: Path, inputs: Iterable[Input]) -> int:
    """Write documents one by one and return how many they are."""
    folder.mkdir()
    number = 0
    for name, data in inputs:
        (folder / name).write_bytes(data)
        number += 1
    return number


def _told(results: Iterator[Result], total: int) -> Iterator[Result]:
    """Yield the results, and say which were slow."""
    for number, (file, one) in enumerate(results, 1):
        if one.seconds > _SLOW or number % 200 == 0:
            print(f"documents: {number} of {total}: {file.name!r}: {_end(one.built)}, "
                  f"{one.seconds:.1f} s, {one.memory / 1e6:.0f} MB", flush=True)  # fmt: skip
        yield file, one


def _built(files: Sequence[FoundFile], options: Options) -> Iterator[Result]:
    crew: Crew[FoundFile, Measured] = Crew(
        prepare=partial(_prepared, options),
        lost=partial(_lost, options),
        workers=1,  # the other processor is for the parts beside
        preload="inspgraph.pipeline",
        seconds=HARD * options.seconds,
        apart=True,
    )
    return zip(files, crew.run(files), strict=True)


def _prepared(options: Options) -> Callable[[FoundFile], Measured]:
    return partial(_measured, Pipeline.load(options))


def _measured(pipeline: Pipeline, file: FoundFile) -> Measured:
    before, began = _peak(anew=True), time.process_time()
    built = pipeline(file)
    return Measured(built, time.process_time() - began, max(_peak() - before, 0))


def _lost(options: Options, file: FoundFile, late: bool) -> Measured:
    code = "too-slow" if late else "too-much-memory"
    spent = HARD * options.seconds if late else 0
    return Measured(Built(problems=(problem(code, file.name, found="ended"),)), spent, 0)


def _peak(*, anew: bool = False) -> int:
    """Return the most memory that this process held, ``anew`` from now on; 0 where none says."""
    if not sys.platform.startswith("linux"):
        return 0
    if anew:
        Path("/proc/self/clear_refs").write_text("5")
    status = Path("/proc/self/status").read_text()
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(found[0]) * 1024


def _end(built: Built) -> str:
    return "built" if built.entry else built.problems[0].code
