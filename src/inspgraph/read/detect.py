"""Bytes → media type, by what stands in the file and not by its ending."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath
from typing import Final

from inspgraph.errors import UnreadableError

PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML: Final = "text/html"
MARKDOWN: Final = "text/markdown"
PLAIN: Final = "text/plain"

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# First bytes of files that are no documents, with what to call them.
_OTHERS: Final = (
    (b"{\\rtf", "a rich text file (RTF); save it as DOCX or PDF"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"BM", "a picture (BMP)"),
    (b"RIFF", "a picture or sound file (RIFF)"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"BZh", "a packed file (bzip2)"),
    (b"\xfd7zXZ", "a packed file (xz)"),
    (b"7z\xbc\xaf", "a packed file (7z)"),
    (b"Rar!", "a packed file (RAR)"),
    (b"%!PS", "a PostScript file"),
    (b"SQLite format 3", "a database (SQLite)"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"\xffWPC", "a WordPerfect file; save it as DOCX or PDF"),
)
_SHORT: Final = frozenset((b"BM", b"MZ", b"ID3", b"BZh", b"RIFF"))  # words may begin so, too
_ZIPS: Final = (
    ("xl/", "a spreadsheet (XLSX)"),
    ("ppt/", "a presentation (PPTX); save it as PDF"),
    ("content.xml", "an OpenDocument file; save it as DOCX or PDF"),
    ("META-INF/container.xml", "an e-book (EPUB)"),
)
_HTML: Final = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+"
    r"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML: Final = re.compile(r"\s*<\?xml\b|\s*<(?:rss|feed|svg|rdf:RDF)\b", re.IGNORECASE)
_FRAGMENT: Final = re.compile(r"\s*<(?:p|div|h[1-6]|table|section|article|main)\b", re.IGNORECASE)
_MARKDOWN: Final = re.compile(r"^#{1,6} \S|^\|? ?:?-{3,}:? ?\|", re.MULTILINE)
# Files of text that are no documents show it by their ending alone.
_TEXTS: Final = {
    ".csv": "a table (CSV)",
    ".tsv": "a table (TSV)",
    ".log": "a log",
    ".eml": "an e-mail; save what is attached to it",
    ".ics": "a calendar (ICS)",
    ".vcf": "contacts (vCard)",
    ".json": "data (JSON)",
    ".jsonl": "data (JSON)",
    ".yaml": "data (YAML)",
    ".yml": "data (YAML)",
    ".ini": "settings (INI)",
    ".sql": "a database script (SQL)",
}
_MAIL: Final = re.compile(
    r"(?:Return-Path|Received|Delivered-To|Message-ID|DKIM-Signature): ", re.IGNORECASE
)
_TEXT_ENDINGS: Final = frozenset((".txt", ".text", ".md", ".markdown", ".html", ".htm"))
_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a"))
_HEAD: Final = 2048  # bytes in which a file shows what it is
_BINARY: Final = 20  # one control byte in so many is no text


def detect(data: bytes, name: str) -> str:
    """The media type of a document: one of the five constants of this module.

    ``name`` only decides between plain text, Markdown and texts that are no documents (tables,
    logs, messages), and how undecodable bytes are called.
    Raises UnreadableError: "empty-file", "not-a-document" with what the file is instead,
    "encrypted-file" for an Office file with a password, "damaged-file" for a broken DOCX.
    """
    if not data.strip(b"\x00 \t\r\n\v\f"):
        raise UnreadableError("empty-file", name)
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return PDF
    if data.startswith(b"PK\x03\x04"):
        return _detect_zip(data, name)
    if data.startswith(_OLE):
        raise _office_error(data, name)
    controls = len(head) - len(head.translate(None, _CONTROLS))
    is_wide = head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[:4].count(0) == 2
    for magic, meaning in _OTHERS:
        if data.startswith(magic) and (magic not in _SHORT or controls):
            raise UnreadableError("not-a-document", name, meaning)
    ending = PurePath(name).suffix.lower()
    if controls * _BINARY > len(head) and not is_wide and ending not in _TEXT_ENDINGS:
        raise UnreadableError("not-a-document", name, "binary data")
    text = head.replace(b"\x00", b"").decode("utf-8-sig", "replace").lstrip("\ufeff\ufffd")
    if _HTML.match(text) or (_FRAGMENT.match(text) and ending in (".html", ".htm")):
        return HTML
    if meaning := _other_text(text, ending):
        raise UnreadableError("not-a-document", name, meaning)
    return MARKDOWN if ending in (".md", ".markdown") or _MARKDOWN.search(text) else PLAIN


def _other_text(head: str, ending: str) -> str:
    """Name the kind of a text that is not a document, by its beginning or file ending, or ""."""
    if _XML.match(head):
        return "an XML file"
    if _MAIL.match(head):
        return _TEXTS[".eml"]
    if re.match(r"MIME-Version:|From: <Saved by", head):
        return "a web archive (MHTML); save it as HTML"
    return _TEXTS.get(ending, "")


def _detect_zip(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        if b"word/" in data or b"[Content_Types].xml" in data[:_HEAD]:
            raise UnreadableError("damaged-file", name, str(error)) from error
        raise UnreadableError("not-a-document", name, "a damaged packed file (ZIP)") from error
    if any(entry.endswith("word/document.xml") for entry in names):
        return DOCX
    for start, meaning in _ZIPS:
        if any(entry.startswith(start) for entry in names):
            raise UnreadableError("not-a-document", name, meaning)
    raise UnreadableError("not-a-document", name, "a packed file (ZIP); unpack it first")


def _office_error(data: bytes, name: str) -> UnreadableError:
    """Return the error for an OLE file: an Office file with a password, or of before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableError("encrypted-file", name, "an Office file with a password")
    if "WordDocument".encode("utf-16-le") in data:
        meaning = "a Word 97–2003 document (.doc); save it as DOCX or PDF"
        return UnreadableError("not-a-document", name, meaning)
    return UnreadableError("not-a-document", name, "an Office 97–2003 file")
