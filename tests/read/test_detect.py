"""What a file is, by its content."""

from __future__ import annotations

import io
import zipfile

import pytest

from inspgraph.errors import UnreadableError
from inspgraph.read import detect


def packed(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "content")  # the same bytes at any time
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7 ...", detect.PDF),
        (b"\r\n\xef\xbb\xbf%PDF-1.4", detect.PDF),
        (packed("[Content_Types].xml", "word/document.xml"), detect.DOCX),
        (b"\xef\xbb\xbf  <!DOCTYPE html><p>x", detect.HTML),
        (b'<?xml version="1.0"?>\n<!-- a -->\n<html xmlns="x"><body>', detect.HTML),
        ("<html><p>x".encode("utf-16"), detect.HTML),
        (b"# Report\n\nText", detect.MARKDOWN),
        (b"Area | Grade\n--- | ---\nx | 3", detect.MARKDOWN),
        (b"MZ is how some words begin", detect.PLAIN),
        (b"Report\n", detect.PLAIN),
        ("Report".encode("utf-16-le"), detect.PLAIN),
    ],
)
def test_documents_are_known_whatever_they_are_called(data: bytes, expected: str) -> None:
    assert detect.detect(data, "download.pdf") == expected


@pytest.mark.parametrize(
    ("data", "code", "found"),
    [
        (b"", "empty-file", ""),
        (b" \r\n\x00", "empty-file", ""),
        (packed("xl/workbook.xml"), "not-a-document", "spreadsheet"),
        (packed("photo.jpg"), "not-a-document", "unpack"),
        (packed("content.xml"), "not-a-document", "OpenDocument"),
        (packed("[Content_Types].xml", "word/document.xml")[:60], "damaged-file", ""),
        (b"PK\x03\x04 and nonsense", "not-a-document", "ZIP"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted-file", "password"),
        (OLE + "WordDocument".encode("utf-16-le"), "not-a-document", "save it as DOCX"),
        (OLE, "not-a-document", "Office"),
        (b"{\\rtf1 text}", "not-a-document", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "not-a-document", "picture"),
        (b"MZ\x90\x00\x03", "not-a-document", "program"),
        (bytes(range(1, 256)), "not-a-document", "binary"),
        (b'<?xml version="1.0"?><feed/>', "not-a-document", "XML"),
        (b"MIME-Version: 1.0\n", "not-a-document", "web archive"),
        (b"Return-Path: <a@wexmoor.example>\nSubject: Report\n", "not-a-document", "e-mail"),
    ],
)
def test_other_files_are_refused_with_what_they_are(data: bytes, code: str, found: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        detect.detect(data, "folder/report.pdf")
    assert raised.value.code == code
    assert raised.value.file == "folder/report.pdf"
    assert found in raised.value.found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("grades.csv", "table"),
        ("Re report.eml", "e-mail"),
        ("build.LOG", "log"),
        ("inspections.json", "data"),
    ],
)
def test_texts_that_are_no_documents_are_refused_by_their_ending(name: str, found: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        detect.detect(b"Authority,Grade\nWexmoor,Good\n", name)
    assert raised.value.code == "not-a-document"
    assert found in raised.value.found


def test_a_letter_that_quotes_a_message_is_a_document() -> None:
    data = (
        b"To: Director of Children's Services\nSubject: focused visit to Wexmoor\n\nDear Ms Oduya\n"
    )
    assert detect.detect(data, "letter.txt") == detect.PLAIN


def test_comments_without_a_page_are_told_at_once() -> None:
    """Each comment once doubled the time; a process would end long before the last of these."""
    assert detect.detect(b"<!-- x -->" * 200, "notes.txt") == detect.PLAIN
    assert detect.detect(b"<!-- x -->\n" * 20 + b"<html>", "page.html") == detect.HTML
