"""Count the words of PDFs that reading keeps, against the plain text of pdfium.

    python bench/words_kept.py FOLDER

A word is a run of letters and figures. What reading takes out on purpose as a running header or
footer counts as kept (``Text.running`` holds it), a footnote's raised figure as lost. A word that a
document lost counts on every page that has it, so a page's share is never given too high.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from pathlib import Path

import pypdfium2 as pdfium

from inspgraph.errors import UnreadableError
from inspgraph.read import read
from inspgraph.read.canonical import clean
from inspgraph.records import Text

WORD = re.compile(r"[^\W_]+")
LEAST = 0.9


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(clean(text)))


def pages_of(path: Path) -> list[Counter[str]]:
    document = pdfium.PdfDocument(path)
    try:
        return [words(page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


def lost_of(text: Text, pages: list[Counter[str]]) -> tuple[Counter[str], list[Counter[str]]]:
    """The words that a document lost, and what each page has beside its running lines."""
    running: Counter[str] = Counter()
    for line in text.running:
        running |= words(line)
    bare = [page - running for page in pages]
    whole: Counter[str] = sum(bare, Counter())
    return whole - words(text.content), bare


def main() -> None:
    parser = argparse.ArgumentParser(description="Count the words of PDFs that reading keeps.")
    parser.add_argument("folder", type=Path)
    total = lost_total = documents = poor = silent = 0
    for path in sorted(parser.parse_args().folder.rglob("*.pdf")):
        try:
            _, text = read(path)
            pages = pages_of(path)
        except (UnreadableError, pdfium.PdfiumError) as error:
            print(f"{path.name}: {type(error).__name__}")
            continue
        documents += 1
        lost, bare = lost_of(text, pages)
        total += sum(map(Counter.total, pages))
        lost_total += lost.total()
        told = {item.page for item in text.problems if item.code == "words-lost"}
        for number, (page, left) in enumerate(zip(pages, bare, strict=True), 1):
            if page and 1 - (left & lost).total() / page.total() < LEAST:
                poor += 1
                silent += number not in told
                share = 1 - (left & lost).total() / page.total()
                print(f"{path.name}, page {number}: {share:.1%} of {page.total()} words")
    kept = 1 - lost_total / max(total, 1)
    print(f"{documents} documents, {total:,} words, {lost_total:,} lost: {kept:.4%} kept")
    print(f"pages under {LEAST:.0%}: {poor}, of them without a problem: {silent}")
    sys.exit(silent > 0)


if __name__ == "__main__":
    main()
