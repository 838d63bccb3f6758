"""Time each stage over a folder, beside only reading its text and tokenising it with blank spaCy.

    python -m bench.stages [FOLDER] [--first N] [--register FILE] [--keep]

Both are measured in this run, in one process, in CPU seconds, so the ratio means something on a
machine that is shared. What is loaded once (the rules, the registers) is given apart, and each
library has read one document before it is timed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

import spacy
from bench.growth import chosen
from bench.measuring import keep, say
from spacy.language import Language

from inspgraph import resources
from inspgraph.batch import build
from inspgraph.building import Options
from inspgraph.errors import UnreadableError
from inspgraph.pipeline import Pipeline
from inspgraph.read import read


def main() -> None:
    parser = argparse.ArgumentParser(description="Time each stage over a folder of documents.")
    parser.add_argument("folder", nargs="?", type=Path, default=resources.DATA / "samples/reports")
    parser.add_argument("--first", type=int, default=60, help="so many files of the folder")
    parser.add_argument("--register", action="append", type=Path, default=[])
    parser.add_argument("--keep", action="store_true", help="write the figures down")
    given = parser.parse_args()
    files = chosen(given.folder, given.first)

    nlp = spacy.blank("en")
    nlp.max_length = sys.maxsize
    least_of(files[:1], nlp)
    documents, words, reading, tokenising = least_of(files, nlp)

    options = Options(registers=tuple(given.register))
    began = time.process_time()
    Pipeline.load(options)
    loading = time.process_time() - began
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        shutil.copy(files[0], folder / "in")
        build([folder / "in"], folder / "first", options=options)
        for file in files[1:]:
            shutil.copy(file, folder / "in")
        report = build([folder / "in"], folder / "graph", options=options)

    whole, least = sum(report.seconds.values()), reading + tokenising
    say(f"{documents} documents, {words:,} words; CPU seconds")
    say(f"  {'loading once':<28}{loading:8.2f}")
    for stage, spent in report.seconds.items():
        say(f"  {stage:<28}{spent:8.2f}   {spent / whole:5.0%}")
    say(f"  {'the whole job':<28}{whole:8.2f}   {documents / whole:.1f} documents/s")
    say(f"  {'read and tokenise only':<28}{least:8.2f}   {documents / least:.1f} documents/s")
    say(f"  {'ratio':<28}{whole / least:8.2f}")
    if given.keep:
        facts = {"reading": reading, "tokenising": tokenising, "loading": loading}
        counts = {"documents": documents, "words": words}
        keep("stages", {**counts, **facts, "stages": report.seconds})


def least_of(files: list[Path], nlp: Language) -> tuple[int, int, float, float]:
    """Documents, words, and seconds of reading and of tokenising, where nothing else is done."""
    documents = words = 0
    reading = tokenising = 0.0
    for file in files:
        began = time.process_time()
        try:
            _, text = read(file, file.name)
        except UnreadableError:
            continue
        finally:
            reading += time.process_time() - began
        began = time.process_time()
        words += len(nlp(text.content))
        documents += 1
        tokenising += time.process_time() - began
    return documents, words, reading, tokenising


if __name__ == "__main__":
    main()
