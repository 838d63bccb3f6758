"""Readers take as much longer as a file is, whatever line it repeats."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from inspgraph.read import read_bytes
from tests.read.pdf_writer import Line, write_pdf
from tests.work import NEAR, growth

LINES = (
    "The council should ensure that plans are timely. ",
    "# What needs to improve\n\n",
    "| a | b |\n",
    "  * an item\n",
    "• one • two ",
    "**bold** and [a link](a) ",
    "(a) first 1.2 second ",
    "Contents ........ 4\n",
    "<table><tr><td>x",
    "<div>x",
    "<ul><li>x",
    "<td colspan=9 rowspan=9>x</td><tr>",
    "<p>x",
)


def markdown(line: str, times: int) -> tuple[bytes, str]:
    return (line * times).encode(), "a.md"


def html(line: str, times: int) -> tuple[bytes, str]:
    return f"<html><body>{line * times}".encode(), "a.html"


def docx(line: str, times: int) -> tuple[bytes, str]:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    words = line.replace("<", "").replace("\n", "")
    run = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
    row = f"<w:tbl><w:tr><w:tc>{run}</w:tc></w:tr></w:tbl>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        body = f"<w:body>{(run + row) * times}</w:body>"
        archive.writestr("word/document.xml", f"<w:document {space}>{body}</w:document>")
    return packed.getvalue(), "a.docx"


def pdf(line: str, times: int) -> tuple[bytes, str]:
    words = line.replace("\n", "").replace("•", "-")
    lines = [Line(words, 800 - 14 * row) for row in range(5)]
    return write_pdf([(lines, ())] * times), "a.pdf"


@pytest.mark.parametrize("written", [markdown, html, docx, pdf])
@pytest.mark.parametrize("line", LINES)
def test_ten_twenty_and_forty_times_a_line_cost_what_they_are_long(
    written: Callable[[str, int], tuple[bytes, str]], line: str
) -> None:
    assert growth(lambda times: read_bytes(*written(line, times))) < NEAR
