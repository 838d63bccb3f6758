"""Write docs/figures.json: how good extraction is on annotated reports and sentences.

    python bench/accuracy.py --gold FOLDER --graph GRAPH --unseen FILE [--sentences FILE]

GRAPH is a graph of the annotated reports. FILE of ``--unseen`` holds the lines that a scorer
printed for reports whose annotations nobody reads (a facet with precision, recall, F1, gold and
found, or an attribute with accuracy and count, per line); FILE of ``--sentences`` what
``bench/sentences.py --json`` printed. A part that is not given stays as it was.
``docs/write_figures.py`` writes the tables.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

FIGURES = Path(__file__).parent.parent / "docs" / "figures.json"
_FACET = re.compile(r"(\S.*?) +([01]\.\d+) +([01]\.\d+) +([01]\.\d+) +(\d+) +(\d+)")
_ATTRIBUTE = re.compile(r"(\S.*?) +([01]\.\d+) +(\d+)")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write down how good extraction is.")
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--graph", type=Path)
    parser.add_argument("--unseen", type=Path)
    parser.add_argument("--sentences", type=Path)
    given = parser.parse_args()
    figures = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    if given.gold and given.graph:
        figures["developed with"] = _developed(given.gold, given.graph)
    if given.unseen:
        figures["unseen"] = unseen(given.unseen.read_text(encoding="utf-8"))
    if given.sentences:
        figures["sentences"] = json.loads(given.sentences.read_text(encoding="utf-8"))
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _developed(gold: Path, graph: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "inspgraph", "evaluate", str(gold), "--graph", str(graph)]
    ran = subprocess.run(  # noqa: S603 - this program
        [*command, "--format", "json"], capture_output=True, check=True, text=True
    )
    found: dict[str, Any] = json.loads(ran.stdout)
    return {name: found[name] for name in ("documents", "facets", "attributes", "families")}


def unseen(printed: str) -> dict[str, Any]:
    """Read the figures off the lines that a scorer printed."""
    first = re.match(r"\d+", printed.strip())
    facets, attributes = {}, {}
    for line in printed.splitlines():
        if row := _FACET.fullmatch(line.strip()):
            shares = dict(
                zip(("precision", "recall", "f1"), map(float, row.group(2, 3, 4)), strict=True)
            )
            facets[row[1]] = {**shares, "gold": int(row[5]), "found": int(row[6])}
        elif row := _ATTRIBUTE.fullmatch(line.strip()):
            attributes[row[1]] = {"accuracy": float(row[2]), "n": int(row[3])}
    return {"documents": int(first[0]) if first else 0, "facets": facets, "attributes": attributes}


if __name__ == "__main__":
    main()
