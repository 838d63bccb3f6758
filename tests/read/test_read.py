"""Files on disk → source and text."""

from __future__ import annotations

import contextlib
import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspgraph.errors import UnreadableError
from inspgraph.read import read, read_bytes
from inspgraph.read.detect import HTML, PLAIN


def refused(path: Path, limit: int = 1000) -> UnreadableError:
    with pytest.raises(UnreadableError) as raised:
        read(path, "folder/a.pdf", limit)
    assert raised.value.file == "folder/a.pdf"
    return raised.value


def test_a_file_is_described_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(b"A letter.\n")
    source, text = read(path)
    assert (source.name, source.media_type, source.size) == ("letter.txt", PLAIN, 10)
    assert source.sha256 == hashlib.sha256(b"A letter.\n").hexdigest()
    assert text.content == "A letter."


def test_a_page_called_pdf_is_read_as_what_it_is() -> None:
    source, _ = read_bytes(b"<html><p>A report on an area.</p>", "report.pdf")
    assert source.media_type == HTML
    with pytest.raises(UnreadableError) as raised:
        read_bytes(b"<html><title>Report not found</title>", "report.pdf")
    assert raised.value.code == "error-page"


def test_a_large_file_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as stream:
        stream.truncate(300_000_000)
    assert refused(path).code == "too-large"


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.pdf"
    path.touch()
    assert refused(path).code == "empty-file"


def test_what_the_system_does_not_give_is_refused(tmp_path: Path) -> None:
    missing = refused(tmp_path / "missing.pdf")
    assert missing.code == "cannot-be-read"
    assert str(tmp_path) not in str(missing)
    assert refused(tmp_path).code == "cannot-be-read"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("notes.txt", bytes(range(256)), "undecodable"),
        ("notes.txt", b"\xff\xfe\x00\xd8\x00", "undecodable"),
        ("picture.pdf", b"\x89PNG\r\n\x1a\n" + bytes(50), "not-a-document"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj", "damaged-file"),
    ],
)
def test_bad_bytes_are_refused_with_a_code(name: str, data: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        read_bytes(data, name)
    assert raised.value.code == code


BEGINNINGS = (
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"<html>",
    b"\xff\xfe",
    b"# ",
    b"{\\rtf",
    b"<?xml ",
)
ENDINGS = ("pdf", "docx", "html", "md", "txt", "")
TAGS = ("p", "r", "t", "tbl", "tr", "tc", "body", "hyperlink", "pPr", "numPr", "tab", "br", "sdt")


def is_read_or_refused(data: bytes, name: str) -> None:
    with contextlib.suppress(UnreadableError):
        _, text = read_bytes(data, name)
        assert all(0 <= block.start <= block.end <= len(text.content) for block in text.blocks)


@settings(deadline=None)
@given(st.sampled_from(BEGINNINGS), st.binary(max_size=300), st.sampled_from(ENDINGS))
def test_any_bytes_are_read_or_refused(beginning: bytes, rest: bytes, ending: str) -> None:
    is_read_or_refused(beginning + rest, f"a.{ending}")


ELEMENTS = st.recursive(
    st.text(max_size=5).map(lambda words: words.replace("<", "").replace("&", "")),
    lambda inner: st.builds(
        lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>",
        st.sampled_from(TAGS),
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(ELEMENTS)
def test_a_docx_of_any_elements_is_read_or_refused(elements: str) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {space}>{elements}</w:document>")
    is_read_or_refused(packed.getvalue(), "a.docx")
