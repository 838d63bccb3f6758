"""For each problem code an example that is made when the page is written, and again by a test."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple
from unittest.mock import patch

from pypdf import PdfWriter

from inspgraph import resources
from inspgraph.batch import build
from inspgraph.building import Options
from inspgraph.collect.collecting import collect
from inspgraph.collect.fetch import Conduct
from inspgraph.pipeline import Pipeline
from inspgraph.read.canonical import BlockDraft, assemble
from inspgraph.read.pdf_kept import find_losses
from inspgraph.read.pdf_page import PageContent
from inspgraph.records import Problem, Source
from inspgraph.segment.bundle import unbundle
from inspgraph.validate.any_file import validate_file
from inspgraph.validate.shacl import load_shapes
from inspgraph.walk import FoundFile, walk


class ProblemExample(NamedTuple):
    """What is wrong, in words, and how it comes about: from an empty folder to the problems."""

    said: str
    make: Callable[[Path], Iterable[Problem]]


_AREAS = (
    "The impact of leaders on social work practice with children and families",
    "The experiences and progress of children who need help and protection",
    "The experiences and progress of children in care",
    "The experiences and progress of care leavers",
    "Overall effectiveness",
)
REPORT = (
    """# Inspection of Wexmoor local authority children’s services

Inspection dates: 13 to 24 May 2024

Lead inspector: Bram Oduya, His Majesty’s Inspector

| Judgement | Grade |
|---|---|
"""
    + "".join(f"| {area} | Good |\n" for area in _AREAS)
    + """
Report published: 12 July 2024

## What needs to improve?

- The timeliness of visits to children.
- The quality of plans for care leavers.
"""
)
"""A report that has no problem."""


@cache
def _pipeline() -> Pipeline:
    return Pipeline.load(Options(registers=(resources.DATA / "samples",)))


Make = Callable[[Path], Iterable[Problem]]


def built(content: bytes | str, name: str = "report.md", **changed: float) -> Make:
    """Return what building one file with this content makes of it."""

    def make(folder: Path) -> Iterable[Problem]:
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(data)
        pipeline = _pipeline()
        if changed:
            pipeline = replace(pipeline, options=replace(pipeline.options, **changed))  # type: ignore[arg-type]
        (found,), _ = walk([folder])
        return pipeline(found).problems

    return make


def _pdf(password: str = "") -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password)
    writer.write(out)
    return out.getvalue()


def _missing(folder: Path) -> Iterable[Problem]:
    return _pipeline()(FoundFile("gone.pdf", folder / "gone.pdf")).problems


def _linked(folder: Path) -> Iterable[Problem]:
    (folder / "in").mkdir()
    (folder / "elsewhere.md").write_text(REPORT)
    (folder / "in" / "a.md").symlink_to(folder / "elsewhere.md")
    return walk([folder / "in"])[1]


def _twice(folder: Path) -> Iterable[Problem]:
    (folder / "in").mkdir()
    for name in ("a.md", "b.md"):
        (folder / "in" / name).write_text(REPORT)
    return build([folder / "in"], folder / "graph").problems


def _failing(folder: Path) -> Iterable[Problem]:
    with patch("inspgraph.pipeline.outline", side_effect=RuntimeError("no outline")):
        return built(REPORT)(folder)


def _report(said: str, instead: str) -> Make:
    """Return what is made of the report with other words in one place."""
    if said not in REPORT:
        raise ValueError(said)
    return built(REPORT.replace(said, instead))


def _page(**of: float) -> Make:
    page = PageContent(words=100, **of)  # type: ignore[arg-type]
    return lambda _: find_losses(
        "report.pdf", [page], [["word " * 50 if not of else "word " * 100]]
    )


def _pack(_: Path) -> Iterable[Problem]:
    pages = ("Minutes of the scrutiny committee", REPORT.splitlines()[0][2:])
    dates = ("May 2024", "Inspection dates: 13 to 24 May 2024")
    drafts = [
        BlockDraft("paragraph", words, page=number)
        for number, page in enumerate(zip(pages, dates, strict=True), 1)
        for words in (*page, "Children are seen on time and their plans are written with them.")
    ]
    source = Source("pack.pdf", "application/pdf", "ab" * 32, 10)
    return unbundle(source, assemble(drafts), _pipeline().cues)[0][1].problems


def _validated(turtle: str) -> Make:
    def make(folder: Path) -> Iterable[Problem]:
        (folder / "graph.ttl").write_text(turtle, encoding="utf-8")
        known = load_shapes(resources.SHAPES, resources.ONTOLOGY)
        return validate_file(folder / "graph.ttl", known)

    return make


def _collected(address: str) -> Make:
    """Return what comes of an address, asked of a server that starts for it: a path is its own."""

    def make(folder: Path) -> Iterable[Problem]:
        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status = {"/gone": 404, "/busy": 503}.get(self.path, 302)
                self.send_response(status)
                self.send_header("Location", self.path)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            whole = f"http://127.0.0.1:{server.server_port}{address}"
            rules = Conduct(delay=0, tries=1, private=address.startswith("/"))
            asked = whole if address.startswith("/") else address
            found = collect([asked], folder, rules=rules).problems
            server.shutdown()
        return found

    return make


_TURTLE = "@prefix ig: <https://w3id.org/inspgraph/ns#> .\n<urn:a> "

EXAMPLES: dict[str, ProblemExample] = {
    "bad-address": ProblemExample("ftp://example.org/report.pdf", _collected("ftp://example.org/a")),
    "cannot-be-read": ProblemExample("A file that was deleted meanwhile.", _missing),
    "damaged-file": ProblemExample("The first 60 bytes of a PDF.", built(_pdf()[:60], "a.pdf")),
    "duplicate-file": ProblemExample("A report under two names.", _twice),
    "empty-file": ProblemExample("A file of 0 bytes.", built(b"", "a.pdf")),
    "encrypted-file": ProblemExample("A PDF with a password.", built(_pdf("secret"), "a.pdf")),
    "error-page": ProblemExample(
        "A page with the title “Report not found”, saved as a.html.",
        built("<!DOCTYPE html><title>Report not found</title><h1>Report not found</h1>", "a.html"),
    ),
    "failed": ProblemExample("A mistake in the program.", _failing),
    "fragment": ProblemExample(
        "An item “• children are seen.” below “• How often”.",
        _report("- The timeliness of visits to children.\n",
                "- The timeliness of visits.\n- How often\n- children are seen.\n"),
    ),
    "graded-twice": ProblemExample(
        "A table that says Good, and “Overall effectiveness: Inadequate” below it.",
        _report("Report published:", "Overall effectiveness: Inadequate\n\nReport published:"),
    ),
    "link-out-of-folder": ProblemExample("A link to a report in another folder.", _linked),
    "missing-part": ProblemExample(
        "A report without its lead inspector.",
        _report("Lead inspector: Bram Oduya, His Majesty’s Inspector\n\n", ""),
    ),
    "no-answer": ProblemExample("A server that answers 503.", _collected("/busy")),
    "no-date": ProblemExample(
        "A report without a day of publication.", _report("Report published: 12 July 2024\n\n", "")
    ),
    "no-day": ProblemExample(
        "“Report published: July 2024”.", _report("published: 12 July", "published: July")
    ),
    "no-framework": ProblemExample(
        "A report of this series of 1994.",
        built(REPORT.replace("2024", "1994")),
    ),
    "no-text": ProblemExample("A PDF that holds pictures of pages.", built(_pdf(), "a.pdf")),
    "not-a-document": ProblemExample(
        "A spreadsheet or a program.", built(bytes(range(256)) * 40, "a.bin")
    ),
    "not-found": ProblemExample("A server that answers 404.", _collected("/gone")),
    "outside-tags": ProblemExample("A tagged page whose tags hold half of it.",
                                   _page(outside=50, is_tagged=True)),
    "picture-page": ProblemExample("A scanned page among others.", _page(is_picture=True)),
    "redirected-too-often": ProblemExample(
        "An address that leads to itself.", _collected("/round")
    ),
    "several-documents": ProblemExample("Minutes with a report as their annex.", _pack),
    "several-in-one": ProblemExample(
        "An item “The quality ◼ of plans”.",
        _report("The quality of plans for care leavers.", "The quality ◼ of plans. Audits."),
    ),
    "shacl-violation": ProblemExample(
        "A file without a name in somebody’s Turtle.", _validated(f"{_TURTLE} a ig:File .")
    ),
    "shacl-warning": ProblemExample(
        "A document without a title in somebody’s Turtle.", _validated(f"{_TURTLE} ig:hasText <urn:b> .")
    ),
    "too-large": ProblemExample("A file of 100,001 bytes where 100,000 are allowed.",
                                built("word " * 20_001, limit=100_000)),
    "too-much-memory": ProblemExample("A document that needs more than it is allowed.",
                                      built(REPORT * 50, memory=1)),
    "too-slow": ProblemExample("A document that takes longer than it is allowed.",
                               built(REPORT * 50, seconds=0.001)),
    "undecodable": ProblemExample("Text in another encoding.", built(b"caf\x81\x8d\x8f " * 50, "a.txt")),
    "unknown-authority": ProblemExample(
        "A report on a council that no register lists.",
        _report("Wexmoor", "Nowhereshire"),
    ),
    "unknown-series": ProblemExample(
        "Minutes of a meeting.", built("# Minutes\n\nThe committee met on 12 July 2024.\n")
    ),
    "words-lost": ProblemExample("A page of 100 words of which 50 were read.", _page()),
}  # fmt: skip
