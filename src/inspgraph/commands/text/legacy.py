"""Output where the terminal, or the file that one redirects to, cannot hold every sign.

Windows code pages such as cp1252 have no line-drawing signs and no arrows. What is written for
people then uses plain signs in their place. What is written for programs is UTF-8 in a file
whatever the code page, since a value that lost its signs would be another.
"""

from __future__ import annotations

import codecs
import io
import sys
import unicodedata
from typing import Final

_HANDLER: Final = "inspgraph-plain"
_PLAIN: Final = {
    "─": "-", "━": "-", "│": "|", "┃": "|", "╸": "-", "╺": "-", "…": "...", "→": "->", "←": "<-",
    "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "·": ".", "•": "*", "¶": "par.",
    "≥": ">=", "≤": "<=", "×": "x", "\u2011": "-", "\u00a0": " ",
}  # fmt: skip


def write_plainly() -> None:
    """Let standard output and error write a plain sign for each that they cannot hold."""
    codecs.register_error(_HANDLER, _plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not _is_utf8(stream):
            stream.reconfigure(errors=_HANDLER)


def write_exactly(text: str) -> None:
    """Write what a program will read: as UTF-8, unless a person's terminal is to show it."""
    out = sys.stdout
    if isinstance(out, io.TextIOWrapper) and not _is_utf8(out) and not out.isatty():
        out.flush()
        out.buffer.write(text.encode())
        out.buffer.flush()
    else:
        out.write(text)


def _is_utf8(stream: io.TextIOWrapper) -> bool:
    return codecs.lookup(stream.encoding).name == "utf-8"


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(_sign(sign, error.encoding) for sign in lost), error.end


def _sign(sign: str, encoding: str) -> str:
    """A sign that stands for one: a plain sign like it, its letter without accents, or "?"."""
    near = _PLAIN.get(sign) or "".join(
        part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part)
    )
    try:
        near.encode(encoding)
    except UnicodeEncodeError:
        return "?"
    return near or "?"
