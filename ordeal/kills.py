"""Writers killed at random moments: what was there before, or what is new, is there whole."""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pyoxigraph as ox

from inspgraph.errors import NotAGraphError
from inspgraph.store.dataset import open_store
from inspgraph.store.folder import drafting
from inspgraph.store.seal import damaged

_WRITER = """
import shutil, sys
from pathlib import Path
from inspgraph.store.dataset import load
from inspgraph.store.folder import drafting
source, output = Path(sys.argv[1]), Path(sys.argv[2])
told = False
while True:
    if not told and output.exists():
        told = True
        print("ready", flush=True)
    with drafting(output) as draft:
        for name in ("texts", "layouts"):
            shutil.copytree(source / name, draft / name, dirs_exist_ok=True)
        shutil.copy(source.parent / "quads.nq", draft / "quads.nq")
        load(draft, draft / "quads.nq")
        (draft / "quads.nq").unlink()
        for name in ("problems.json", "inspgraph.json"):
            shutil.copy(source / name, draft / name)
"""
_EXPORTER = """
import sys
from pathlib import Path
import inspgraph
graph = inspgraph.open(sys.argv[1])
while True:
    if Path(sys.argv[2]).exists():
        print("ready", flush=True)
    graph.export("nquads", Path(sys.argv[2]))
"""


class _TidiedError(Exception):
    """Ends a build that was begun to tidy up."""


def _kill(script: str, arguments: list[str], longest: float, chance: random.Random) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    if child.stdout is not None:
        child.stdout.readline()
    time.sleep(chance.uniform(0, longest))
    os.kill(child.pid, signal.SIGKILL)
    child.wait()


def try_kills(graph: Path, folder: Path, seed: int, number: int) -> bool:
    """Kill the writer of graphs and the export so often; true where nothing was lost."""
    chance = random.Random(seed)  # a seed kills at the same moments again
    store = open_store(graph)
    expected = sum(1 for _ in store)
    named = (quad for quad in store if not isinstance(quad.graph_name, ox.DefaultGraph))
    (graph.parent / "quads.nq").write_bytes(ox.serialize(named, format=ox.RdfFormat.N_QUADS) or b"")
    output, ends = folder / "graph", Counter[str]()
    for _ in range(number * 4 // 5):
        _kill(_WRITER, [str(graph), str(output)], 1.5, chance)
        ends[_state(output, expected)] += 1
    with contextlib.suppress(_TidiedError), drafting(output):  # as the next build begins
        raise _TidiedError
    left = [path.name for path in folder.iterdir() if path != output]
    ends[f"at the end: {_state(output, expected)}"] += 1
    exported = folder / "export.nq"
    whole = ""
    for _ in range(number - number * 4 // 5):
        _kill(_EXPORTER, [str(graph), str(exported)], 0.8, chance)
        if exported.exists():
            found = hashlib.sha256(exported.read_bytes()).hexdigest()
            whole = whole or found
            ends["export whole" if found == whole else "EXPORT BROKEN"] += 1
        else:
            ends["no export yet"] += 1
    print(f"kills: {ends.total()}; " + ", ".join(f"{k} {v}" for k, v in ends.items()))
    print(f"kills: left over after the next build: {len(left)}")
    worked = ends["at the end: graph whole"] and ends["export whole"]
    return bool(worked) and not left and not any("BROKEN" in name for name in ends)


def _state(output: Path, expected: int) -> str:
    if not output.exists():
        olds = list(output.parent.glob(f".{output.name}.old-*"))
        return "between two names, the next build brings it back" if olds else "no graph yet"
    try:
        held = 0 if damaged(output, thoroughly=True) else sum(1 for _ in open_store(output))
        return "graph whole" if held == expected else "GRAPH BROKEN"
    except NotAGraphError:
        return "GRAPH BROKEN"
