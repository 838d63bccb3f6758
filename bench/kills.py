"""Kill builds at random moments, go on each time, and compare what comes of it.

    python -m bench.kills [FOLDER] [--first N] [--kills N] [--seed N] [--keep]

A build of N files is killed with all its processes' parent at so many moments, chosen by the seed
over the whole time that an undisturbed build takes, from its start to the moment at which the graph
takes its place. Each time the same command is given again, to the end, and the exports are compared
with those of the undisturbed build. Then one build is killed so often in a row, and gone on with.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from pathlib import Path

from bench.growth import chosen, digest
from bench.measuring import building, keep, measured, say

from inspgraph import resources


def main() -> None:
    given = _options()
    chance = random.Random(given.seed)  # noqa: S311 - moments that can be repeated
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        documents = work / "in"
        documents.mkdir()
        for file in chosen(given.folder, given.first):
            shutil.copy(file, documents)
        _, whole = measured(building(documents, work / "whole"))
        expected = digest(work / "whole")
        reached = same = 0
        spared = 0.0
        for number in range(given.kills):
            graph = work / f"graph{number}"
            moment = chance.uniform(0, whole.elapsed)
            _, begun = measured(building(documents, graph), end_after=moment)
            reached += not graph.exists()
            _, ended = measured(building(documents, graph))
            alike = digest(graph) == expected and not list(work.glob(f".{graph.name}.*"))
            same += alike
            spared += max(0.0, whole.seconds - ended.seconds)
            say(
                f"killed at {moment:.1f} s of {whole.elapsed:.1f}: {begun.seconds:.1f} CPU s, then "
                f"{ended.seconds:.1f} of {whole.seconds:.1f}, {'same' if alike else 'DIFFERS'}"
            )
            shutil.rmtree(graph)
        in_a_row = row(documents, work / "row", whole.elapsed, given.kills, chance)
        alike = digest(work / "row") == expected
        say(f"killed {in_a_row} times in a row: {'same' if alike else 'DIFFERS'}")
    if given.keep:
        facts = {"kills": given.kills, "documents": given.first, "before the end": reached}
        facts |= {"same": same, "in a row": in_a_row, "in a row same": alike}
        keep("kills", facts)
    if same < given.kills or not alike:
        sys.exit(1)


def row(documents: Path, graph: Path, elapsed: float, kills: int, chance: random.Random) -> int:
    """Kill one build so often, each time where it is not yet done; then let it end."""
    reached = 0
    for _ in range(kills):
        measured(building(documents, graph), end_after=chance.uniform(0.2, 0.6) * elapsed)
        if graph.exists():
            break
        reached += 1
    measured(building(documents, graph))
    return reached


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Kill builds and go on with them.")
    samples = resources.DATA / "samples" / "reports"
    parser.add_argument("folder", nargs="?", type=Path, default=samples)
    parser.add_argument("--first", type=int, default=12, help="so many files of the folder")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=15)
    parser.add_argument("--keep", action="store_true", help="write the figures down")
    return parser.parse_args()


if __name__ == "__main__":
    main()
