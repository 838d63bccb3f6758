"""Bytes of a text file → string."""

from __future__ import annotations

import codecs
import re
from typing import Final

from inspgraph.errors import UnreadableError

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Form feed parts pages, U+001A ends a file of old systems; other controls are no text.
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f]")
_TOLERATED: Final = 1000  # one stray control for so many characters


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of ``data``, which is UTF-8, UTF-16 or Windows-1252.

    A byte order mark decides, then ``declared`` (what the file says of itself, as HTML can),
    then NUL bytes at every other place (UTF-16), then whether the bytes are valid UTF-8; what
    is left is Windows-1252. Raises UnreadableError ("undecodable").
    """
    for encoding in _candidates(data, declared):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        controls = _CONTROL.findall(text)
        if "\x00" in controls or len(controls) * _TOLERATED > len(text) + _TOLERATED:
            raise UnreadableError("undecodable", name, f"control character {controls[0]!r}")
        return text
    raise UnreadableError("undecodable", name, "bytes that no encoding explains")


def _candidates(data: bytes, declared: str | None) -> list[str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return [encoding]
    sample = data[:4000]
    if sample.count(0) * 5 > len(sample):
        low, high = sample[0::2].count(0), sample[1::2].count(0)
        return ["utf-16-le" if high > low else "utf-16-be"]
    label = (declared or "").strip().lower()
    # Web standards read these labels as Windows-1252 (WHATWG Encoding).
    if label in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"}:
        label = "cp1252"
    return [*([label] if label else []), "utf-8", "cp1252"]
