"""Time every export, and measure its peak memory, over a large graph.

    python bench/exports.py [GRAPH] [--triples N] [--format F …]

The graph is the one in the folder GRAPH (as a build writes it) with renamed copies of all that it
says, until it has about N statements. Each export is a process of its own; memory is the most that
it held at once (resident set, the store's mapped files included).
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pyoxigraph as ox
import typer

from inspgraph.api import Graph
from inspgraph.export.write import FORMATS
from inspgraph.store.dataset import load
from inspgraph.store.manifest import Manifest, write_manifest
from inspgraph.vocab import BASE, STATISTICS

INSTANCE = re.compile(rf"<({re.escape(BASE)}|{re.escape(str(STATISTICS))})([^>]*)>".encode())


def main() -> None:
    parser = argparse.ArgumentParser(description="Time exports and measure their memory.")
    parser.add_argument("graph", type=Path)
    parser.add_argument("--triples", type=int, default=2_000_000)
    parser.add_argument("--format", action="append", choices=sorted(FORMATS))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "graph"
        folder.mkdir()
        # A process of its own: a child's peak counts what its parent held when it began.
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            number = pool.submit(multiply, given.graph, folder, given.triples).result()
        typer.echo(f"{number} triples")
        typer.echo(f"{'format':10} {'seconds':>8} {'peak MB':>8} {'file MB':>8}")
        for kind in given.format or FORMATS:
            out = Path(name) / f"out{FORMATS[kind]}"
            seconds, peak = run(folder, kind, out)
            files = [out] if out.is_file() else list(out.iterdir())
            size = sum(file.stat().st_size for file in files) / 1e6
            typer.echo(f"{kind:10} {seconds:8.1f} {peak:8.0f} {size:8.1f}")


def multiply(source: Path, folder: Path, wanted: int) -> int:
    """Write a graph's named graphs so often, each time under other names, that it is large."""
    graph = Graph(source)
    size = len(graph)
    instances = [entry.graph for entry in graph.manifest.documents]
    quads = folder / "quads.nq"
    with quads.open("wb") as out:
        for name in graph.store.named_graphs():
            found = graph.store.quads_for_pattern(None, None, None, name)
            data = ox.serialize(found, format=ox.RdfFormat.N_QUADS) or b""
            if str(getattr(name, "value", "")) not in instances:
                out.write(data)
                continue
            for copy in range(max(1, round(wanted / size))):
                out.write(INSTANCE.sub(rb"<\1\2-c%d>" % copy, data))
    load(folder, quads)
    quads.unlink()
    write_manifest(folder, Manifest(graph.manifest.version, BASE, "", ""), ())
    return len(Graph(folder))


def run(folder: Path, format: str, out: Path) -> tuple[float, float]:
    """Export in another process; give its seconds and its peak memory in megabytes."""
    program = [sys.executable, "-m", "inspgraph", "export", "--graph", str(folder),
               "--format", format, "--output", str(out)]  # fmt: skip
    began = time.perf_counter()
    child = subprocess.Popen(program)  # noqa: S603 - this program itself
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if status:
        sys.exit(f"{format}: the export failed.")
    kilobytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return time.perf_counter() - began, kilobytes / 1000


if __name__ == "__main__":
    main()
