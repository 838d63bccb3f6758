"""Run the ordeal and print its figures: ``python -m ordeal``; exit status 1 where a part fails."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from inspgraph import resources
from inspgraph.batch import build
from inspgraph.building import Options
from ordeal.clients import try_clients
from ordeal.files import try_files
from ordeal.kills import try_kills
from ordeal.mutants import try_mutants


def main() -> int:
    """Return 0 where everything held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=16)
    parser.add_argument("--each", type=int, default=36, help="truncations and flips of a sample")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--mutants", type=int, default=1008)
    parser.add_argument("--seconds", type=float, default=15, help="how long each attack goes on")
    parser.add_argument("parts", nargs="*", default=["mutants", "files", "kills", "clients"])
    asked = parser.parse_args()
    samples = resources.DATA / "samples"
    parts = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        graph, kills = folder / "built" / "graph", folder / "kills"
        kills.mkdir()
        build([samples / "reports"], graph, options=Options(registers=(samples,)))
        tries: dict[str, Callable[[], bool]] = {
            "mutants": partial(try_mutants, samples, asked.seed, asked.mutants),
            "files": partial(try_files, samples / "reports", asked.seed, asked.each),
            "kills": partial(try_kills, graph, kills, asked.seed, asked.kills),
            "clients": partial(try_clients, graph, asked.clients, asked.seconds),
        }
        for what in asked.parts:
            began = time.monotonic()
            held = tries[what]()
            parts.append(held)
            took = time.monotonic() - began
            print(f"{what}: {'held' if held else 'BROKE'} in {took:.0f} s", flush=True)
    return 0 if all(parts) else 1


if __name__ == "__main__":
    sys.exit(main())
