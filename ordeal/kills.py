"""Writers killed at random moments: what was there before, or what is new, is there whole."""

from __future__ import annotations

import hashlib
import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from inspgraph.api import Graph
from inspgraph.building import Options
from inspgraph.collect.keep import Folder
from inspgraph.evaluate.outcome import Comparison
from inspgraph.evaluate.saved import load, save_outcome
from inspgraph.export.write import FORMATS
from inspgraph.origins import Fetched, read_journal
from inspgraph.push.pushed_state import PushedState
from ordeal.forked import HELD, Work, building, content, end, kill, start, timed, warm

Figures = dict[str, Any]
_TURN = 3
"""Builds that are killed, one going on from the other, before one may end."""


def try_kills(
    documents: Path, folder: Path, options: Options, *, seed: int, number: int
) -> tuple[bool, Figures]:
    """Kill builds, exports and the other writers so often; true where nothing was lost."""
    warm(options, folder)
    chance = random.Random(seed)  # a seed kills at the same moments again
    ends: Counter[str] = Counter()
    wrong = _kill_builds(documents, folder, options, chance, number * 6 // 10, ends)
    wrong += _kill_exports(folder / "even" / "graph", folder / "exports", chance, number // 4, ends)
    wrong += _kill_others(folder / "others", chance, number - number * 6 // 10 - number // 4, ends)
    return not wrong, {"kills": number, "ends": dict(ends), "wrong": wrong}


def _kill_builds(
    documents: Path, folder: Path, options: Options, chance: random.Random, number: int,
    ends: Counter[str],
) -> list[str]:  # fmt: skip
    """Kill builds that go from some documents to others; compare with those nobody disturbed."""
    paths = sorted(documents.iterdir())
    sets = {"even": paths[::2], "odd": [*paths[1::2], paths[0]]}
    undisturbed = {}
    for name, chosen in sets.items():
        (folder / name / "in").mkdir(parents=True)
        for path in chosen:
            shutil.copy(path, folder / name / "in")
        work = building(folder / name / "in", folder / name / "graph", options)
        longest = timed(work)
        undisturbed[name] = content(folder / name / "graph")
    output, wrong, before = folder / "killed" / "graph", list[str](), ""
    for turn in range(-(-number // _TURN)):
        name = ("even", "odd")[turn % 2]
        work = building(folder / name / "in", output, options)
        for _ in range(min(_TURN, number - turn * _TURN)):
            kill(start(work), chance.uniform(0, longest * 1.1))
            state = _state(output, undisturbed, before, name)
            ends[f"build: {state}"] += 1
            wrong += [f"a build was killed: {state}"] if state.isupper() else []
        if end(start(work)) != HELD or content(output) != undisturbed[name]:
            wrong.append("the build after a kill differs from an undisturbed one")
        left = [path.name for path in output.parent.iterdir() if path != output]
        wrong += [f"left over after the next build: {path}" for path in left]
        before = name
    return wrong


def _state(output: Path, undisturbed: dict[str, Any], before: str, now: str) -> str:
    if not output.exists():
        olds = list(output.parent.glob(f".{output.name}.old-*"))
        if olds:
            return "between two names, the next build brings it back"
        return "LOST" if before else "no graph yet"
    found = content(output)
    if isinstance(found, str):
        return "DAMAGED"
    if before and found == undisturbed[before]:
        return "the graph before it, whole"
    return "its own graph, whole" if found == undisturbed[now] else "NEITHER GRAPH"


def _kill_exports(
    graph: Path, folder: Path, chance: random.Random, number: int, ends: Counter[str]
) -> list[str]:
    """Kill exports in every format; a file is the one before or the same anew."""
    wrong = []
    undisturbed: dict[str, tuple[str, float]] = {}
    for turn in range(number):
        kind = list(FORMATS)[turn % len(FORMATS)]
        path = folder / f"export-{kind}{FORMATS[kind]}"
        work = _exporting(graph, kind, path)
        if kind not in undisturbed:
            longest = timed(work)
            undisturbed[kind] = (_digest(path), longest)
        whole, longest = undisturbed[kind]
        kill(start(work), chance.uniform(0, longest))
        if not path.exists() and kind == "csvw":
            ends["export: between two names, the next brings it back"] += 1
        else:
            is_whole = path.exists() and _digest(path) == whole
            ends["export: whole" if is_whole else "export: BROKEN"] += 1
            wrong += [] if is_whole else [f"an export was killed: {kind}"]
        if end(start(work)) != HELD or _digest(path) != whole:
            wrong.append(f"the export after a kill differs: {kind}")
        left = [one.name for one in folder.iterdir() if one.name.startswith(".")]
        wrong += [f"left over after the next export: {one}" for one in left]
    return wrong


def _exporting(graph: Path, format: str, path: Path) -> Work:
    return lambda: Graph(graph).export(format, path)


def _digest(path: Path) -> str:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _kill_others(folder: Path, chance: random.Random, number: int, ends: Counter[str]) -> list[str]:
    """Kill what keeps collected files, what was pushed, and outcomes of evaluations."""
    wrong = []
    folder.mkdir()
    checks: tuple[tuple[str, Work, Callable[[], bool]], ...] = (
        ("collection", lambda: _collect(folder / "collected"), lambda: _is_kept(folder)),
        ("record of pushes", lambda: _note(folder / "pushed"), lambda: _is_noted(folder)),
        ("evaluation", lambda: _save(folder / "saved.json"), lambda: _is_saved(folder)),
    )
    for turn in range(number):
        name, work, is_well = checks[turn % len(checks)]
        kill(start(work), chance.uniform(0.01, 0.3))
        ends[f"{name}: {'whole' if is_well() else 'BROKEN'}"] += 1
        wrong += [] if is_well() else [f"{name} was killed and is broken"]
    return wrong


_TIME: Final = "2026-01-01T00:00:00Z"


def _collect(folder: Path) -> None:
    with Folder(folder) as kept:
        number = 0
        while True:
            number += 1
            body = f"{number}".encode() * 10_000
            digest = hashlib.sha256(body).hexdigest()
            address = f"http://a.example/{number}"
            kept.keep(Fetched(address, f"{number}.txt", digest, _TIME, _TIME), body)


def _is_kept(folder: Path) -> bool:
    """Whatever the journal says is there is there, or fetched again; no file is half there."""
    path = folder / "collected"
    if not path.exists():
        return True
    known = {entry.file: entry.sha256 for entry in read_journal(path).values()}
    files = [file for file in path.glob("*.txt") if not file.name.startswith(".")]
    return all(_digest(file) == known.get(file.name) for file in files)


def _note(path: Path) -> None:
    with PushedState(path, "http://a.example/") as state:
        number = 0
        while True:
            number += 1
            state.note(f"g{number % 500}", f"{number}")


def _is_noted(folder: Path) -> bool:
    with PushedState(folder / "pushed", "http://a.example/") as state:
        return all(int(digest) % 500 == int(graph[1:]) for graph, digest in state.held.items())


def _save(path: Path) -> None:
    while True:
        save_outcome(Comparison((), ()), path)


def _is_saved(folder: Path) -> bool:
    path = folder / "saved.json"
    return not path.exists() or load(path) == Comparison((), ())
