"""Measure how a build grows with its documents, and what building again costs.

    python -m bench.growth [FOLDER] [--multiples 1 2 4 8] [--first N] [--compare] [--keep PART]

N files of FOLDER, spread evenly over their names (or the shortest, with ``--shortest``), are built
once, twice, … over. Each copy has bytes of its own (line breaks after a file's end), so that it is
a document of its own with all its statements; the bodies that it names and its text are those of
the other copies. Time is of the processor, since a machine may be busy with other work, and of all
processes together; memory is the most that one process held. On the largest graph the build is then
repeated with nothing changed, and with one document changed, added and removed; with ``--compare``
what comes of that is compared with a build from nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.measuring import building, keep, measured, say

from inspgraph import resources
from inspgraph.api import Graph


@dataclass(frozen=True)
class Cost:
    """The cost of one build; ``main`` are the megabytes of the process that hands out the work."""

    what: str
    documents: int
    seconds: float
    megabytes: float
    main: float
    disk: float
    triples: int


def main() -> None:
    given = _options()
    files = chosen(given.folder, given.first, shortest=given.shortest)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        documents, graph = work / "in", work / "graph"
        costs = []
        say(f"{'':14}{'documents':>10}{'CPU s':>9}{'peak MB':>9}{'disk MB':>9}{'triples':>10}")
        for multiple in given.multiples:
            copies(files, documents, multiple)
            costs.append(built(f"{multiple} times", documents, graph, "--fresh"))
        slope, memory = exponent(costs), costs[-1].megabytes / costs[0].megabytes
        say(f"exponent of time {slope:.3f}; memory, last over first {memory:.2f}")
        again = rebuilds(documents, graph, files[0])
        for cost in again:
            say(f"{cost.what:14}{cost.seconds / costs[-1].seconds:10.1%} of the first build")
        same = not given.compare or is_as_from_nothing(documents, work)
        if given.keep:
            rows = [asdict(cost) for cost in (*costs, *again)]
            keep(given.keep, {"costs": rows, "exponent": slope, "memory": memory})
        if not same:
            sys.exit("The renewed graph differs from one that is built from nothing.")


def chosen(folder: Path, number: int, *, shortest: bool = False) -> list[Path]:
    """So many of a folder's files, evenly spread over their names or the shortest."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    if shortest:
        return sorted(files, key=lambda path: path.stat().st_size)[:number]
    step = max(1.0, len(files) / number)
    return [files[int(place * step)] for place in range(min(number, len(files)))]


def copies(files: list[Path], folder: Path, multiple: int) -> None:
    """Fill a folder with so many copies of the files; trailing white space makes them differ."""
    folder.mkdir(exist_ok=True)
    for copy in range(multiple):
        for file in files:
            target = folder / f"{copy:03}-{file.name}"
            if not target.exists():
                target.write_bytes(file.read_bytes() + b"\n" * copy)


def rebuilds(documents: Path, graph: Path, file: Path) -> list[Cost]:
    """The cost of building again; leaves documents and graph changed."""
    costs = [built("unchanged", documents, graph)]
    costs.append(built("all verified", documents, graph, "--verify"))
    one = documents / f"000-{file.name}"
    one.write_bytes(one.read_bytes() + b"\n" * 1000)
    costs.append(built("one changed", documents, graph))
    (documents / f"new-{file.name}").write_bytes(file.read_bytes() + b"\n" * 1001)
    costs.append(built("one added", documents, graph))
    one.unlink()
    costs.append(built("one removed", documents, graph))
    return costs


def is_as_from_nothing(documents: Path, work: Path) -> bool:
    """Return whether the renewed graph is one that is built from nothing, quad by quad."""
    built("from nothing", documents, work / "anew")
    return digest(work / "anew") == digest(work / "graph")


def built(what: str, documents: Path, graph: Path, *options: str) -> Cost:
    """Build in a process of its own and print what it took."""
    status, used = measured(building(documents, graph, *options))
    if status not in (0, 1):  # 1: built, with problems in documents
        sys.exit(f"{what}: the build failed.")
    made = Graph(graph)
    disk = sum(path.stat().st_size for path in graph.rglob("*") if path.is_file()) / 1e6
    number, triples = len(made.manifest.documents), len(made)
    cost = Cost(what, number, used.seconds, used.megabytes, used.first_megabytes, disk, triples)
    say(f"{what:14}{number:10}{cost.seconds:9.1f}{cost.megabytes:9.0f}{disk:9.1f}{triples:10}")
    return cost


def digest(folder: Path) -> int:
    """A digest of a graph's quads whatever their order."""
    total = 0
    for quad in Graph(folder).store.quads_for_pattern(None, None, None):
        total += int.from_bytes(hashlib.sha256(str(quad).encode()).digest())
    return total


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


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure how a build grows.")
    samples = resources.DATA / "samples" / "reports"
    parser.add_argument("folder", nargs="?", type=Path, default=samples)
    parser.add_argument("--multiples", type=int, nargs="+", default=[1, 2, 4, 8])
    parser.add_argument("--first", type=int, default=50, help="so many files of the folder")
    parser.add_argument("--shortest", action="store_true", help="the shortest files")
    parser.add_argument("--compare", action="store_true", help="with a build from nothing")
    parser.add_argument("--keep", default="", help="write the figures down under this name")
    return parser.parse_args()


if __name__ == "__main__":
    main()
