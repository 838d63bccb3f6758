"""Do the jobs of an analyst on a graph: print the time and number of rows of each, and some rows.

    python bench/jobs.py GRAPH [--authority NAME] [--region NAME] [--rows N]

Each job is one command; its time is of the processor, the second of two runs, with the graph open.
The rows are spread evenly over the answer, to be read against the documents.
"""

from __future__ import annotations

import argparse
import shlex
import time
from pathlib import Path
from typing import Any

from inspgraph.api import Graph

JOBS = {
    "a": "judgements --region all --area 'care leavers' --grade inadequate --from 2023",
    "b": "inspections --authority {authority} --from 2013",
    "b'": "recommendation-life --authority {authority} --from 2013",
    "c": "attendance --board MASH --region all",
    "d": 'neighbours-grades --authority {authority} --lane "children\'s services"',
    "e": "childrens-trusts",
    "f": "master --region all",
    "g": "recommendations --region all --addressee police",
    "h": "turnarounds --region all --grade-from inadequate --grade-to good",
    "i": "weak-links --region {region} --type 'health body' --other-type 'local authority'",
    "j": "passages --words '\"county lines\"' --region all",
}
"""The jobs by letter; the second of b is its other half."""


def main() -> None:
    options = _options()
    graph = Graph(options.graph)
    names = {"authority": shlex.quote(options.authority), "region": shlex.quote(options.region)}
    told = {}
    for job, command in JOBS.items():
        question, *rest = shlex.split(command.format(**names))
        given: dict[str, Any] = {
            flag.removeprefix("--").replace("-", "_"): value
            for flag, value in zip(rest[::2], rest[1::2], strict=True)
        }
        seconds = []
        for _ in range(2):
            begun = time.process_time()
            told[job] = graph.ask(question, follow_succession=False, **given)
            seconds.append(time.process_time() - begun)
        print(
            f"{job:<3}{seconds[0]:7.2f}{seconds[1]:7.2f} s {len(told[job]):6} rows  ask {command}"
        )
    for job, rows in told.items() if options.rows else ():
        print(f"\n== {job}")
        for row in rows[:: max(len(rows) // options.rows, 1)][: options.rows]:
            cells = {name: cell for name, cell in row.items() if cell not in (None, "")}
            hidden = ("span", "_iri")
            print(*(f"{n}={c}" for n, c in cells.items() if not n.endswith(hidden)), sep=" | ")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("graph", type=Path)
    parser.add_argument("--authority", default="Sunderland")
    parser.add_argument("--region", default="London")
    parser.add_argument("--rows", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
