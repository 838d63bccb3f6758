"""Work out, from what was measured, what a hundred million documents would take.

    python -m bench.plan [--documents N] [--cores N] [--partition N] [--price EUR]

What was measured is the growth in docs/performance.json. The cost of a document is the slope
between its smallest and its largest build, so that what is loaded once does not count for each.
What is printed is arithmetic on those figures, not a measurement. Since partitions are independent
of each other, the whole grows with their number.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any, NamedTuple

from bench.measuring import RECORD, say


class Asked(NamedTuple):
    """The job, the machines, and their price for a core and an hour."""

    documents: int = 100_000_000
    cores: int = 1_000
    partition: int = 10_000
    price: float = 0.04


def main() -> None:
    parser = argparse.ArgumentParser(description="Work out what very many documents would take.")
    for name, value in Asked()._asdict().items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    given = Asked(**vars(parser.parse_args()))
    facts = json.loads(RECORD.read_text(encoding="utf-8"))
    growth = facts.get("growth") or facts["memory"]
    for name, value in plan(growth["costs"], given):
        say(f"| {name} | {value} |")


def plan(costs: list[dict[str, Any]], given: Asked) -> list[tuple[str, str]]:
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
    # Of a renewed partition all of it is looked at, and what changed is built.
    daily = given.documents // 1000 * each("seconds") / 3600
    return [
        ("documents", f"{given.documents:,}"),
        ("CPU seconds a document", f"{each('seconds'):.2f}"),
        ("statements a document", f"{each('triples'):,.0f}"),
        ("kilobytes on disk a document", f"{each('disk') * 1000:,.0f}"),
        ("partitions, each a graph's folder", f"{partitions:,} of {given.partition:,} documents"),
        ("hours of a core for one partition", f"{hours / partitions:,.1f}"),
        ("hours of a core", f"{hours:,.0f}"),
        (f"days on {given.cores:,} cores", f"{hours / given.cores / 24:.1f}"),
        (f"cost at {given.price} an hour of a core", f"{hours * given.price:,.0f}"),
        ("memory of a worker, MB", f"{last['megabytes']:,.0f}"),
        ("statements in all", f"{given.documents * each('triples'):,.0f}"),
        ("terabytes in all", f"{given.documents * each('disk') / 1e6:,.1f}"),
        ("gigabytes of a partition's store", f"{given.partition * each('disk') / 1000:,.1f}"),
        ("hours of a core a day where one document in a thousand changes", f"{daily:,.0f}"),
        ("CPU seconds to add one document to a graph", f"{by_one['one added']:.1f}"),
    ]


if __name__ == "__main__":
    main()
