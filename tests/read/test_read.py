"""Files on disk → source and text."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

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
