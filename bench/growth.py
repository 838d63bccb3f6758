"""Measure how a build grows with its documents, and what building again costs.

    python bench/growth.py [FOLDER] [--multiples 1 2 4 8] [--first N] [--kills N] [--json FILE]

FOLDER's first N files are built once, twice, … over, each copy with bytes of its own. Each build is
a process of its own; its time is that of the processor (a machine may be busy with other work), its
memory the most that one process held. On the largest graph a build is then repeated with nothing
changed, and with one document changed, added and removed. With ``--kills`` a build is killed at so
many random moments, resumed each time, and its exports are compared with an undisturbed build's.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import inspgraph
from inspgraph import resources
from inspgraph.api import Graph


@dataclass(frozen=True)
class Cost:
    """What one build took."""

    what: str
    documents: int
    seconds: float
    megabytes: float
    disk: float
    triples: int


def main() -> None:
    given = _options()
    files = sorted(path for path in given.folder.iterdir() if path.is_file())[: given.first]
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        costs = []
        say(f"{'':12}{'documents':>10}{'CPU s':>9}{'peak MB':>9}{'disk MB':>9}{'triples':>10}")
        for multiple in given.multiples:
            documents = work / "in"
            copies(files, documents, multiple)
            graph = work / f"graph{multiple}"
            costs.append(built(f"{multiple} times", documents, graph))
        say(f"exponent of time {exponent(costs):.3f}")
        say(f"memory, last over first {costs[-1].megabytes / costs[0].megabytes:.2f}")
        again = rebuilds(documents, graph, files[0])
        for cost in again:
            say(f"{cost.what:12}{cost.seconds / costs[-1].seconds:10.1%} of the first build")
        if given.kills:
            killed(documents, work, graph, costs[-1], given.kills)
        if given.json:
            facts = {"machine": machine(), "costs": [asdict(one) for one in (*costs, *again)]}
            given.json.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


def copies(files: list[Path], folder: Path, multiple: int) -> None:
    """Fill a folder with so many copies of the files; trailing white space makes them differ."""
    folder.mkdir(exist_ok=True)
    for copy in range(multiple):
        for file in files:
            target = folder / f"{copy:03}-{file.name}"
            if not target.exists():
                target.write_bytes(file.read_bytes() + b"\n" * copy)


def rebuilds(documents: Path, graph: Path, file: Path) -> list[Cost]:
    """The cost of building again; leaves documents and graph with one document less."""
    costs = [built("unchanged", documents, graph)]
    one = documents / f"000-{file.name}"
    one.write_bytes(one.read_bytes() + b"\n" * 1000)
    costs.append(built("one changed", documents, graph))
    (documents / f"new-{file.name}").write_bytes(file.read_bytes() + b"\n" * 1001)
    costs.append(built("one added", documents, graph))
    one.unlink()
    costs.append(built("one removed", documents, graph))
    return costs


def killed(documents: Path, work: Path, graph: Path, first: Cost, kills: int) -> None:
    """Kill a build at random moments, go on each time, and compare what comes of it."""
    chance = random.Random(15)  # noqa: S311 - moments that can be repeated
    again = work / "again"
    reached = 0
    for _ in range(kills):
        moment = chance.uniform(0, first.seconds / 2)
        process = subprocess.Popen(command(documents, again), **QUIET)  # noqa: S603
        deadline = time.monotonic() + moment
        while process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            reached += 1
        process.wait()
    cost = built("resumed", documents, again)
    # The graph was renewed from an earlier one; a third is built from nothing.
    built("anew", documents, work / "anew")
    same = len({export(work / "anew"), export(again), export(graph)}) == 1
    say(f"killed {reached} times, the last part took {cost.seconds / first.seconds:.0%}: ")
    say("the exports are the same" if same else "THE EXPORTS DIFFER")
    if not same:
        sys.exit(1)


def export(folder: Path) -> bytes:
    """The N-Quads of a graph, sorted."""
    store = Graph(folder).store
    return b"".join(sorted(str(q).encode() for q in store.quads_for_pattern(None, None, None)))


QUIET: dict[str, Any] = {
    "stdout": subprocess.DEVNULL,
    "stderr": subprocess.DEVNULL,
    "env": {**os.environ, "PYTHONPATH": str(Path(inspgraph.__file__).parents[1])},
}


def command(documents: Path, graph: Path) -> list[str]:
    return [sys.executable, "-m", "inspgraph", "build", str(documents),
            "--output", str(graph), "--workers", "1"]  # fmt: skip


def built(what: str, documents: Path, graph: Path) -> Cost:
    """Build in a process of its own and print what it took."""
    child = subprocess.Popen(command(documents, graph), **QUIET)  # noqa: S603 - this program
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):  # 1: built, with problems in documents
        sys.exit(f"{what}: the build failed.")
    made = Graph(graph)
    disk = sum(path.stat().st_size for path in graph.rglob("*") if path.is_file())
    kilobytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    seconds = used.ru_utime + used.ru_stime
    number = len(made.manifest.documents)
    cost = Cost(what, number, seconds, kilobytes / 1000, disk / 1e6, len(made))
    say(f"{what:12}{number:10}{seconds:9.1f}{cost.megabytes:9.0f}{cost.disk:9.1f}{cost.triples:10}")
    return cost


def exponent(costs: list[Cost]) -> float:
    """The slope of time over documents, both as logarithms."""
    if len(costs) < 2:
        return math.nan
    xs = [math.log(cost.documents) for cost in costs]
    ys = [math.log(cost.seconds) for cost in costs]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum(
        (a - x) ** 2 for a in xs
    )


def machine() -> dict[str, str | int | None]:
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
    }


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure how a build grows.")
    samples = resources.DATA / "samples" / "reports"
    parser.add_argument("folder", nargs="?", type=Path, default=samples)
    parser.add_argument("--multiples", type=int, nargs="+", default=[1, 2, 4, 8])
    parser.add_argument("--first", type=int, default=100, help="so many files of the folder")
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
