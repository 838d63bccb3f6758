"""Time parts of the job beside what one would use instead, in the same run.

    python -m bench.beside [FOLDER] [--first N] [--tabula PYTHON] [--spacy PYTHON MODEL] [--keep]

- The graph: the triples of N documents into the project's store, and out as Turtle, beside rdflib's
  own store and Turtle writer.
- The text: the project's finding of bodies and relations beside tokenising, tagging, parsing and
  naming entities with a general pipeline of spaCy (of the Python given, with that model).
- Five grades: what they need, and the whole job, beside the sector's scraper's way: tabula for the
  table of grades on the first page and PyPDF2 for its words (of the Python given, which needs Java
  as well). Only reports of inspections are read, since those have the table.

CPU seconds of all processes. A part for which nothing is given is left out.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import rdflib
from bench.growth import chosen
from bench.measuring import building, keep, measured, say

from inspgraph import resources
from inspgraph.api import Graph
from inspgraph.batch import build
from inspgraph.building import Options
from inspgraph.errors import UnreadableError
from inspgraph.form.document import read_form
from inspgraph.pipeline import Pipeline
from inspgraph.read import read
from inspgraph.segment.outline import outline
from inspgraph.store.dataset import load

_TABULA = """
import sys, PyPDF2, tabula
for path in sys.argv[1:]:
    PyPDF2.PdfReader(path).pages[0].extract_text()
    tabula.read_pdf(path, pages=1, silent=True)
"""
_SPACY = """
import sys, spacy
from pathlib import Path
nlp = spacy.load(sys.argv[1])
for path in sys.argv[2:]:
    nlp(Path(path).read_text(encoding="utf-8"))
"""
_INSPECTION = re.compile(r"children-s-services-inspection-.*-20(?:1[89]|2\d)")


def main() -> None:
    given = _options()
    found: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        files = chosen(given.folder, given.first)
        found.update((f"graph: {what}", row) for what, row in graphs(files, work))
        if given.spacy:
            found["text: finding bodies and relations"] = texts(files, work, given.spacy)
        if given.tabula:
            graded = [path for path in given.folder.iterdir() if _INSPECTION.search(path.name)]
            found.update(grades(sorted(graded)[: given.first], given.tabula, work))
    for what, figures in found.items():
        times = figures["theirs"] / figures["ours"]
        say(f"{what:40}{figures['ours']:8.2f}{figures['theirs']:8.2f}   {times:.1f} times")
    if given.keep:
        keep("beside", found)


def graphs(files: list[Path], work: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """Loading and writing the statements of documents, by the project and by rdflib."""
    (work / "in").mkdir()
    for file in files:
        shutil.copy(file, work / "in")
    build([work / "in"], work / "graph", options=Options())
    graph = Graph(work / "graph")
    graph.export("nquads", work / "quads.nq")
    (work / "store").mkdir()
    theirs = rdflib.Dataset(default_union=True)
    quads = (work / "quads.nq").read_text(encoding="utf-8")
    yield (
        "loading",
        {
            "ours": spent(lambda: load(work / "store", work / "quads.nq")),
            "theirs": spent(lambda: theirs.parse(data=quads, format="nquads")),
        },
    )
    yield (
        "writing Turtle",
        {
            "ours": spent(lambda: graph.export("turtle", work / "ours.ttl")),
            "theirs": spent(lambda: theirs.serialize(io.BytesIO(), format="turtle")),
        },
    )


def texts(files: list[Path], work: Path, other: list[str]) -> dict[str, float]:
    """Finding bodies and relations, and a general pipeline, over the same texts."""
    pipeline = Pipeline.load(Options())
    paths: list[str] = []
    seconds = 0.0
    for number, file in enumerate(files):
        try:
            source, text = read(file, file.name)
        except UnreadableError:
            continue
        path = work / f"{number}.txt"
        path.write_text(text.content, encoding="utf-8")
        paths.append(str(path))
        stages = {"segment": 0.0, "form": 0.0, "resolve": 0.0, "bodies": 0.0}
        pipeline.extract(source, text, stages)
        seconds += stages["bodies"]
    python, model = other
    # What it costs to start is not counted: the same with no text is taken off.
    _, whole = measured([python, "-c", _SPACY, model, *paths])
    _, start = measured([python, "-c", _SPACY, model])
    return {"ours": seconds, "theirs": whole.seconds - start.seconds}


def grades(files: list[Path], python: str, work: Path) -> dict[str, dict[str, float]]:
    """The sector's way to five grades beside what these need here, and beside the whole job."""
    documents = work / "graded"
    documents.mkdir()
    for file in files:
        shutil.copy(file, documents)
    _, whole = measured(building(documents, work / "of-graded"))
    _, theirs = measured([python, "-c", _TABULA, *map(str, files)])
    pipeline = Pipeline.load(Options())

    def read_and_form() -> None:
        for file in files:
            source, text = read(file, file.name)
            read_form(source, text, outline(text, pipeline.cues), pipeline.cues)

    given = {"theirs": theirs.seconds, "documents": len(files)}
    return {
        "grades: reading and form": {"ours": spent(read_and_form), **given},
        "grades: the whole job, with its start": {"ours": whole.seconds, **given},
    }


def spent(work: Callable[[], object]) -> float:
    """CPU seconds of this process for some work."""
    began = time.process_time()
    work()
    return time.process_time() - began


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Time the job beside what one would use instead.")
    samples = resources.DATA / "samples" / "reports"
    parser.add_argument("folder", nargs="?", type=Path, default=samples)
    parser.add_argument("--first", type=int, default=20, help="so many files of the folder")
    parser.add_argument("--tabula", default="", help="a Python that has tabula-py and PyPDF2")
    parser.add_argument("--spacy", nargs=2, help="a Python that has spaCy, and its model's name")
    parser.add_argument("--keep", action="store_true", help="write the figures down")
    return parser.parse_args()


if __name__ == "__main__":
    main()
