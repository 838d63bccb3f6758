"""Hold what is read of PDFs against what is read of them once tools have taken their tags.

    python bench/untagged.py FILE...

Each file is read as it is, without its structure tree, without any marked content, and as one of
three that were put together; its grades and recommendations should be the same each time.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdf
from pypdf.generic import ContentStream, NameObject

from inspgraph.building import Options
from inspgraph.pipeline import Pipeline
from inspgraph.read import read_bytes
from inspgraph.segment.bundle import unbundle

MARKS = {b"BDC", b"BMC", b"EMC", b"DP", b"MP"}
Found = tuple[list[tuple[str, str]], list[str]]


def without_tree(path: Path) -> bytes:
    writer = pypdf.PdfWriter(clone_from=path)
    writer.root_object.pop(NameObject("/StructTreeRoot"), None)
    return _bytes(writer)


def without_marks(path: Path) -> bytes:
    writer = pypdf.PdfWriter(clone_from=path)
    writer.root_object.pop(NameObject("/StructTreeRoot"), None)
    for page in writer.pages:
        stream = page.get_contents()
        if stream is not None:
            content = ContentStream(stream, writer)
            content.operations = [one for one in content.operations if one[1] not in MARKS]
            page.replace_contents(content)
    return _bytes(writer)


def together(paths: tuple[Path, ...]) -> bytes:
    writer = pypdf.PdfWriter()
    for path in paths:
        for page in pypdf.PdfReader(path).pages:
            writer.add_page(page)
    return _bytes(writer)


def _bytes(writer: pypdf.PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def found(pipeline: Pipeline, data: bytes, name: str) -> list[Found]:
    """The grades and recommendations of each document in a file."""
    read = (
        pipeline.extract(*document) for document in unbundle(*read_bytes(data, name), pipeline.cues)
    )
    return [
        (
            [(judgement.area, judgement.grade) for judgement in one.judgements],
            [" ".join(item.text.split()) for item in one.recommendations],
        )
        for one in read
    ]


def compared(pipeline: Pipeline, paths: list[Path]) -> Iterator[tuple[str, str, bool]]:
    """Per way of losing tags and file: whether what is found stayed the same."""
    for group in (tuple(paths[at : at + 3]) for at in range(0, len(paths), 3)):
        whole = [found(pipeline, path.read_bytes(), path.name)[0] for path in group]
        merged = found(pipeline, together(group), "merged.pdf")
        for number, (path, expected) in enumerate(zip(group, whole, strict=True)):
            for way, made in (("no tree", without_tree), ("no marks", without_marks)):
                yield way, path.name, found(pipeline, made(path), path.name) == [expected]
            alike = len(merged) == len(group) and merged[number] == expected
            yield "in threes", path.name, alike


def main() -> None:
    parser = argparse.ArgumentParser(description="Read PDFs with and without their tags.")
    parser.add_argument("files", nargs="+", type=Path)
    results = list(compared(Pipeline.load(Options()), parser.parse_args().files))
    for way, name, alike in results:
        if not alike:
            print(f"{way}: {name} differs")
    for way in dict.fromkeys(way for way, _, _ in results):
        same = [alike for each, _, alike in results if each == way]
        print(f"{way}: {sum(same)} of {len(same)} the same")
    sys.exit(not all(alike for _, _, alike in results))


if __name__ == "__main__":
    main()
