"""Run the ordeal and print its figures: ``python -m ordeal``; exit status 1 where a part fails."""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from inspgraph import resources
from inspgraph.batch import build
from inspgraph.building import Options
from ordeal.clients import try_clients
from ordeal.disks import try_disks
from ordeal.documents import try_documents
from ordeal.forked import HELD, end, start
from ordeal.fuzz import try_fuzz
from ordeal.growth import try_growth
from ordeal.inputs import HOSTILE_LETTER
from ordeal.kills import try_kills
from ordeal.mutants import try_mutants
from ordeal.side_by_side import Try, side_by_side

TURNS = (
    (("clients",),),  # alone: others' work would delay pages
    (("documents",), ("kills", "disks", "mutants", "growth", "fuzz")),
)
"""Lanes that run beside each other, one turn after the other: about as much work in each lane."""
PARTS = ("documents", "growth", "fuzz", "kills", "disks", "clients", "mutants")


def main() -> int:
    """Return 0 where everything held."""
    parser = argparse.ArgumentParser(prog="python -m ordeal", description=__doc__)
    parser.add_argument("--seed", type=int, default=16)
    parser.add_argument(
        "--documents", type=Path, help="a folder of reports, of which some are taken"
    )
    parser.add_argument("--reports", type=int, default=20, help="how many of them")
    parser.add_argument("--broken", type=int, default=800, help="documents truncated or flipped")
    parser.add_argument("--seconds", type=float, default=8, help="that one document may take")
    parser.add_argument("--memory", type=int, default=1000, help="megabytes that it may take")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--lasting", type=float, default=5, help="seconds of each attack")
    parser.add_argument("--whole", type=float, default=60, help="seconds of all attacks at once")
    parser.add_argument("--mutants", type=int, default=1008)
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("parts", nargs="*", default=PARTS)
    asked = parser.parse_args()
    samples = resources.DATA / "samples"
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # one part works as a user without rights
        tries = _tries(asked, samples, folder)
        for part in asked.parts:
            (folder / part).mkdir()
            (folder / part).chmod(0o755)
        began, load = time.monotonic(), os.getloadavg()[0]
        for turn in TURNS:
            lanes = [[part for part in lane if part in asked.parts] for lane in turn]
            for part, found in side_by_side(lanes, tries, folder):
                figures[part] = found
                said = "held" if found["held"] else "BROKE"
                print(f"{part}: {said}", *found["wrong"], sep="\n  ", flush=True)
    _show(figures)
    if set(asked.parts) == set(PARTS):
        figures["whole"] = {
            "seconds": round(time.monotonic() - began),
            "processor seconds": sum(figures[part]["processor seconds"] for part in PARTS),
            "load before": round(load, 1),
        }
        print(figures["whole"])
    if asked.json:
        _write(asked.json, {"processors": os.cpu_count(), **figures})
    return 0 if all(figures[part]["held"] for part in asked.parts) else 1


def _tries(asked: argparse.Namespace, samples: Path, folder: Path) -> dict[str, Try]:
    reports = sorted((samples / "reports").iterdir())
    more = _evenly(asked.documents, asked.reports, reports)
    letters = folder / "letters"
    letters.mkdir()
    for path in reports:
        if path.suffix == ".txt":  # the shortest
            shutil.copy(path, letters)
    options = Options(registers=(samples,))
    return {
        "mutants": lambda _: try_mutants(samples, asked.seed, asked.mutants),
        "documents": lambda part: try_documents(
            [*reports, *more], samples, part, seed=asked.seed,
            each=math.ceil(asked.broken / 2 / len([*reports, *more])),
            limits=(asked.seconds, asked.memory * 1_000_000),
        ),
        "growth": lambda _: try_growth(options, seed=asked.seed),
        "fuzz": try_fuzz,
        "kills": lambda part: try_kills(
            letters, part, options, seed=asked.seed, number=asked.kills
        ),
        "disks": lambda part: try_disks(letters, part, options, seed=asked.seed),
        "clients": lambda part: try_clients(
            _hostile_graph(part, reports, options), clients=asked.clients,
            seconds=asked.lasting, whole=asked.whole,
        ),
    }  # fmt: skip


def _evenly(folder: Path | None, number: int, known: list[Path]) -> list[Path]:
    """Return so many PDFs of a folder, from all parts of the alphabet, beside the ones known."""
    if folder is None or not folder.is_dir():
        return []
    names = {path.name for path in known}
    found = sorted(path for path in folder.glob("*.pdf") if path.name not in names)
    return found[:: max(len(found) // number, 1)][:number]


def _hostile_graph(folder: Path, reports: list[Path], options: Options) -> Path:
    """Build, in a process of its own, a graph of the samples and of one that holds scripts."""
    (folder / "hostile.md").write_text(HOSTILE_LETTER, encoding="utf-8")
    paths = [*reports, folder / "hostile.md"]
    if end(start(lambda: build(paths, folder / "graph", options=options))) != HELD:
        raise RuntimeError("The graph to attack cannot be built.")
    return folder / "graph"


def _write(path: Path, figures: dict[str, Any]) -> None:
    """Write the figures; those of parts that did not run stay as they were."""
    before = json.loads(path.read_bytes()) if path.exists() else {}
    merged = before | figures
    kept = {name: merged[name] for name in ("processors", "whole", *PARTS) if name in merged}
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _show(figures: dict[str, Any]) -> None:
    table = Table("part", "held", "seconds", "figures")
    for part, found in figures.items():
        told = [
            f"{name}: {value}"
            for name, value in found.items()
            if name not in ("held", "seconds", "wrong", "latency ms", "ends", "kinds")
        ]
        told += [f"{name}: {number}" for name, number in found.get("ends", {}).items()]
        told += [f"{name}: {row}" for name, row in found.get("latency ms", {}).items()]
        table.add_row(
            part, "yes" if found["held"] else "NO", str(found["seconds"]), "\n".join(told)
        )
    Console(width=110).print(table)


if __name__ == "__main__":
    sys.exit(main())
