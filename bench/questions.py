"""Time every question of the library on a graph of a million triples, or of more.

    python -m bench.questions GRAPH [--triples N] [--runs N] [--made FOLDER] [--keep] [QUESTION ...]

GRAPH is a graph that a build wrote. Copies of it are added under other names (documents, bodies,
places, files) until there are enough statements; national bodies stay the same in all of them, as
they do in a larger corpus. Each question is asked as its example asks it, of the council with the
most documents or a body with the most relations. Times are of the
processor, since a machine may be busy with other work, and hold the resolving of names, whose index
is made once before.
"""

from __future__ import annotations

import argparse
import math
import re
import shlex
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from bench.measuring import keep, say

from inspgraph import resources
from inspgraph.api import Graph
from inspgraph.commands.ask import options_of
from inspgraph.query.catalogue import Question, catalogue
from inspgraph.store.dataset import load
from inspgraph.store.folder import CONTENTS, STORE, drafting
from inspgraph.store.manifest import MANIFEST, write_manifest
from inspgraph.store.seal import SEAL
from inspgraph.store.sources import SOURCES
from inspgraph.vocab import STATISTICS

LIMITS = {1_000_000: 0.1, 5_000_000: 0.5}
"""The seconds that a question may take, by the number of triples."""
_ENDING, _LABEL = b"\x00", b"\x01"
"""Bytes that no line of N-Quads holds, where a copy's names end and where its labels begin."""

_NAMING = re.compile(
    rb"(#prefLabel>|#name>|#otherName>|#fileName>|#path>|#region>) \"((?:[^\"\\]|\\.)*)\""
)


def main() -> None:
    options = _options()
    source = Graph(options.graph)
    limit = next((most for size, most in LIMITS.items() if options.triples <= size), math.inf)
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.made or Path(scratch) / "graph"
        if not folder.exists():
            multiply(source, folder, options.triples)
        graph = Graph(folder)
        number = len(graph)
        say(f"{number:,} triples, {len(graph.manifest.documents)} documents in the source")
        times = dict(timings(graph, options.runs, options.questions, limit))
    if options.keep:
        facts = {"triples": number, "limit": limit, "medians": times}
        keep(f"questions {options.triples}", facts)
    slow = sum(seconds > limit for seconds in times.values())
    if slow:
        sys.exit(f"{slow} questions take more than {limit * 1000:.0f} ms.")


def multiply(source: Graph, folder: Path, triples: int) -> None:
    """Write the source and as many renamed copies as make so many triples into a folder."""
    copies = -(-triples // len(source))
    with drafting(folder) as draft:
        quads = draft / "quads.nq"
        with quads.open("wb") as out:
            first, others = _templates(source)
            out.write(first)
            for copy in range(1, copies):
                ending, label = f"-copy{copy}>".encode(), f' "{copy} '.encode()
                out.write(others.replace(_ENDING, ending).replace(_LABEL, label))
        load(draft, quads)
        quads.unlink()
        for kept in CONTENTS - {STORE, MANIFEST, SEAL, SOURCES}:
            there = source.folder / kept
            if there.is_dir():
                shutil.copytree(there, draft / kept, dirs_exist_ok=True)
            elif there.is_file():
                shutil.copyfile(there, draft / kept)
        write_manifest(draft, source.manifest, ())


def _templates(source: Graph) -> tuple[bytes, bytes]:
    """The lines of the source's named graphs, and those of a copy with marks where it is named."""
    base = source.manifest.base.encode()
    place = str(STATISTICS).encode()
    node = re.compile(
        rb"<((?:%s(?!actor-national)|%s)[^>]+)>" % (re.escape(base), re.escape(place))
    )
    first, others = [], []
    for quad in source.store.quads_for_pattern(None, None, None, None):
        if not isinstance(quad.graph_name, ox.NamedNode):
            continue
        line = f"{quad.subject} {quad.predicate} {quad.object} {quad.graph_name} .\n".encode()
        first.append(line)
        if line.startswith(b"<" + base) or place in line:
            if not line.startswith(b"<%sactor-national" % base):
                line = _NAMING.sub(rb"\1" + _LABEL + rb'\2"', line)
            others.append(node.sub(rb"<\1" + _ENDING, line))
    return b"".join(first), b"".join(others)


def timings(graph: Graph, runs: int, only: list[str], limit: float) -> Iterator[tuple[str, float]]:
    """Ask each question some times and print a table; yield names and medians in seconds."""
    values = _values(graph)
    say(f"{'question':24}{'rows':>7}{'first ms':>10}{'median ms':>11}")
    graph.asked(next(q for q in graph.questions if q.name == "named"), {"body": [values["body"]]})
    for question in catalogue(resources.QUERIES):
        if question.group == "documents" or (only and question.name not in only):
            continue
        given = _given(question, values)
        taken = []
        for _ in range(runs):
            began = time.process_time()
            rows = len(graph.asked(question, given).rows)
            taken.append(time.process_time() - began)
        median = statistics.median(taken)
        mark = " slow" if median > limit else ""
        first, shown = taken[0] * 1000, median * 1000
        say(f"{question.name:24}{rows:7}{first:10.0f}{shown:11.1f}{mark}")
        yield question.name, median


def _given(question: Question, values: dict[str, str]) -> dict[str, list[str]]:
    """The parameters of a question's example with values of this graph."""
    words = shlex.split(question.example)[3:]
    options = options_of(words[: words.index("--graph")])
    used: dict[str, list[str]] = {}
    for name, given in options.items():
        known = [values[name], values["other"]] if name in values else given
        used[name] = known[: len(given)]
    return used


def _values(graph: Graph) -> dict[str, str]:
    council = graph.query(
        "SELECT ?council (COUNT(*) AS ?n) { ?d ig:about ?council ; ig:inSeries ?s } "
        "GROUP BY ?council ORDER BY DESC(?n) ?council LIMIT 1"
    )
    near = graph.query(
        "SELECT ?near (COUNT(*) AS ?n) { "
        f"<{council[0]['council']}> ig:statisticalNeighbour ?near . "
        "?d ig:about ?near ; ig:inSeries ?s } GROUP BY ?near ORDER BY DESC(?n) ?near LIMIT 1"
    )
    body = graph.query(
        "SELECT ?body (COUNT(*) AS ?n) { ?s rdf:subject ?body } "
        "GROUP BY ?body ORDER BY DESC(?n) ?body LIMIT 1"
    )
    region = graph.query("SELECT ?region { ?council ig:region ?region } ORDER BY ?region LIMIT 1")
    return {
        "authority": str(council[0]["council"]),
        "other": str(near[0]["near"]),
        "body": str(body[0]["body"]),
        "region": str(region[0]["region"]),
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("graph", type=Path)
    parser.add_argument("questions", nargs="*")
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--made", type=Path, help="where to keep the multiplied graph")
    parser.add_argument("--keep", action="store_true", help="write the figures down")
    return parser.parse_intermixed_args()


if __name__ == "__main__":
    main()
