"""Bytes of any supported format → ``Source`` and canonical ``Text``."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path
from typing import Final

from inspgraph.errors import UnreadableError
from inspgraph.limits import BYTES
from inspgraph.read import detect
from inspgraph.read.docx import read_docx
from inspgraph.read.html import read_html
from inspgraph.read.pdf import read_pdf
from inspgraph.read.plain import read_plain
from inspgraph.records import Source, Text

__all__ = ["read", "read_bytes"]

_READERS: Final = {
    detect.PDF: read_pdf,
    detect.DOCX: read_docx,
    detect.HTML: read_html,
    detect.MARKDOWN: read_plain,
    detect.PLAIN: read_plain,
}


def read(path: Path, name: str | None = None, limit: int = BYTES) -> tuple[Source, Text]:
    """A file as found, and its canonical text.

    ``name`` is what the source is called (the path relative to the folder that was walked);
    by default the file's own name. A file of more than ``limit`` bytes is not opened. Raises
    UnreadableError with a code of ``errors.CODES`` that says why there is no text.
    """
    name = path.name if name is None else name
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            # Opening a pipe would wait for whoever writes into it.
            raise UnreadableError("cannot-be-read", name, "not a regular file")
        if status.st_size > limit:
            raise UnreadableError("too-large", name, f"{status.st_size:,} bytes")
        with path.open("rb") as stream:
            # A file that still grows tells no true size before it is read.
            data = stream.read(limit + 1)
    except OSError as error:
        raise UnreadableError("cannot-be-read", name, error.strerror or "") from error
    if len(data) > limit:
        raise UnreadableError("too-large", name, f"more than {limit:,} bytes")
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> tuple[Source, Text]:
    """A file's content as source and canonical text; see ``read``."""
    media_type = detect.detect(data, name)
    text = _READERS[media_type](data, name)
    return Source(name, media_type, hashlib.sha256(data).hexdigest(), len(data)), text
