"""Draw mentions that resolved to a register, for a person to check by reading.

    python bench/resolutions.py GRAPH [--number 50] [--seed 1]
    python bench/resolutions.py GRAPH --unresolved

Prints for each: the document and its date, the name as the document has it with the words around,
and the registered body with its dates. The same seed draws the same mentions. With ``--unresolved``
it prints the names of kinds that registers cover which resolved to none, by how many documents have
them, with a reason.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from pathlib import Path

import inspgraph
from inspgraph import resources
from inspgraph.api import Graph
from inspgraph.registers.registers import load_registers
from inspgraph.store.dataset import read_text

DRAWN = """
SELECT ?file ?graph ?published ?name ?actor ?identifier ?mentions WHERE {
  GRAPH ?graph {
    ?appearance a ig:Appearance ; ig:inDocument ?document ; ig:actor ?body ; ig:name ?name ;
      ig:mentions ?mentions .
    ?body dct:identifier ?identifier .
    ?document ig:hasFile/ig:fileName ?file .
    OPTIONAL { ?document dct:issued ?published }
  }
  BIND(STR(?body) AS ?actor)
} ORDER BY ?file ?name
"""


def main() -> None:
    """Print the sample."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--number", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unresolved", action="store_true")
    given = parser.parse_args()
    graph = inspgraph.open(given.graph)
    if given.unresolved:
        _show_unresolved(graph)
        return
    bodies = {
        body.identifier: body
        for body in load_registers(resources.DATA / "registers").bodies.values()
    }
    texts = {e.name.rsplit("/", 1)[-1]: e.text for e in graph.manifest.documents}
    rows = [
        (row, offsets) for row in graph.query(DRAWN) for offsets in str(row["mentions"]).split()
    ]
    draw = random.Random(given.seed)  # noqa: S311 a sample to read, no secret
    for row, offsets in draw.sample(rows, min(given.number, len(rows))):
        start, end = map(int, offsets.split("-"))
        content = read_text(given.graph, texts[str(row["file"])])
        around = (
            f"{content[max(0, start - 60) : start]}[{content[start:end]}]{content[end : end + 50]}"
        )
        body = bodies.get(str(row["identifier"]))
        dates = f"{body.start or '…'} to {body.end or '…'}" if body else "?"
        name = body.official_name or body.name if body else row["identifier"]
        sys.stdout.write(f"{row['file']} ({row['published']})\n")
        sys.stdout.write(f"    {' '.join(around.split())}\n")
        sys.stdout.write(f"    → {name} {row['identifier']}, {dates}\n")


def _show_unresolved(graph: Graph) -> None:
    seen: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in graph.ask("unresolved"):
        seen[str(row["type"]), str(row["name"]), str(row["reason"])].add(str(row["document"]))
    for (type_, name, reason), files in sorted(
        seen.items(), key=lambda item: (-len(item[1]), item[0])
    ):
        sys.stdout.write(f"{len(files):4} {type_:15} {name}: {reason}\n")


if __name__ == "__main__":
    main()
