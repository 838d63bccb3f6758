"""Work out, from what bench/growth.py measured, what a hundred million documents would take.

    python bench/plan.py MEASURED.json [--documents N] [--cores N] [--partition N] [--price EUR]

MEASURED.json is what ``bench/growth.py --json`` wrote. The cost of a document is the slope between
its smallest and its largest build, so that what is loaded once does not count for each document.
What is printed is arithmetic on those figures, not a measurement: it holds as far as the exponent
that was measured goes on to hold.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any


def main() -> None:
    parser = argparse.ArgumentParser(description="Work out what very many documents would take.")
    parser.add_argument("measured", type=Path)
    parser.add_argument("--documents", type=int, default=100_000_000)
    parser.add_argument("--cores", type=int, default=1_000)
    parser.add_argument("--partition", type=int, default=10_000, help="documents in a partition")
    parser.add_argument("--price", type=float, default=0.04, help="of a core for an hour")
    given = parser.parse_args()
    facts = json.loads(given.measured.read_text(encoding="utf-8"))
    for name, value in plan(facts["costs"], given):
        sys.stdout.write(f"| {name} | {value} |\n")


def plan(costs: list[dict[str, Any]], given: argparse.Namespace) -> list[tuple[str, str]]:
    """The rows of the plan: what is needed and how much of it."""
    growth = [cost for cost in costs if cost["what"].endswith("times")]
    first, last = growth[0], growth[-1]
    more = last["documents"] - first["documents"]
    if more <= 0:
        sys.exit("Two builds of different sizes are needed.")

    def each(what: str) -> float:
        return (float(last[what]) - float(first[what])) / float(more)

    once = max(0.0, first["seconds"] - first["documents"] * each("seconds"))
    partitions = -(-given.documents // given.partition)
    # A worker loads the rules and the registers once for each partition that it takes.
    hours = (given.documents * each("seconds") + partitions * once) / 3600
    by_one: dict[str, float] = {cost["what"]: cost["seconds"] for cost in costs}
    rows = [
        ("documents", f"{given.documents:,}"),
        ("CPU seconds a document", f"{each('seconds'):.2f}"),
        ("triples a document (default and named graph hold each once)", f"{each('triples'):,.0f}"),
        ("kilobytes on disk a document", f"{each('disk') * 1000:,.0f}"),
        ("partitions", f"{partitions:,} of {given.partition:,} documents"),
        ("core hours", f"{hours:,.0f}"),
        (f"days on {given.cores:,} cores", f"{hours / given.cores / 24:.1f}"),
        (f"cost at {given.price} a core hour", f"{hours * given.price:,.0f}"),
        ("memory a worker, MB", f"{last['megabytes']:,.0f}"),
        ("triples in all", f"{given.documents * each('triples'):,.0f}"),
        ("terabytes in all", f"{given.documents * each('disk') / 1e6:,.1f}"),
        ("gigabytes of store a partition", f"{given.partition * each('disk') / 1000:,.1f}"),
    ]
    if "one added" in by_one:
        rows.append(("CPU seconds to add one document to a graph", f"{by_one['one added']:.1f}"))
    return rows


if __name__ == "__main__":
    main()
