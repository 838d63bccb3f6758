"""Time each stage over a folder, beside only reading its text and tokenising it with blank spaCy.

    python bench/stages.py [FOLDER] [--register FILE]

Both are measured in this run, in one process, in CPU seconds, so the ratio means something on a
machine that is shared. What is loaded once (the rules, the registers) is given apart.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import spacy

from inspgraph import resources
from inspgraph.batch import build
from inspgraph.building import Options
from inspgraph.errors import UnreadableError
from inspgraph.pipeline import Pipeline
from inspgraph.read import read
from inspgraph.walk import walk


def main() -> None:
    parser = argparse.ArgumentParser(description="Time each stage over a folder of documents.")
    parser.add_argument("folder", nargs="?", type=Path, default=resources.DATA / "samples/reports")
    parser.add_argument("--register", action="append", type=Path, default=[])
    given = parser.parse_args()
    files, _ = walk([given.folder])

    began = time.process_time()
    nlp = spacy.blank("en")
    nlp.max_length = sys.maxsize
    documents = words = 0
    reading = tokenising = 0.0
    started = time.process_time()
    loading_blank = started - began
    for file in files:
        began = time.process_time()
        try:
            _, text = read(file.path, file.name)
        except UnreadableError:
            continue
        finally:
            reading += time.process_time() - began
        began = time.process_time()
        words += len(nlp(text.content))
        documents += 1
        tokenising += time.process_time() - began

    options = Options(registers=tuple(given.register))
    began = time.process_time()
    Pipeline.load(options)
    loading = time.process_time() - began
    with tempfile.TemporaryDirectory() as folder:
        report = build([given.folder], Path(folder) / "graph", options=options, workers=1)

    whole, least = sum(report.seconds.values()), reading + tokenising
    say(f"{documents} documents, {words:,} words; CPU seconds")
    say(f"  {'loading once':<28}{loading:8.2f}   (blank spaCy {loading_blank:.2f})")
    for stage, spent in report.seconds.items():
        say(f"  {stage:<28}{spent:8.2f}   {spent / whole:5.0%}")
    say(f"  {'the whole job':<28}{whole:8.2f}   {documents / whole:.1f} documents/s")
    say(f"  {'read and tokenise only':<28}{least:8.2f}   {documents / least:.1f} documents/s")
    say(f"  {'ratio':<28}{whole / least:8.2f}")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
