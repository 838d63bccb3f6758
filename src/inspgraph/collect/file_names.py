"""The name of a fetched file in its folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import Final
from urllib.parse import unquote, urlsplit

from inspgraph.read import detect

_ENDINGS: Final = {
    detect.PDF: (".pdf",),
    detect.DOCX: (".docx",),
    detect.HTML: (".html", ".htm"),
    detect.MARKDOWN: (".md", ".markdown"),
    detect.PLAIN: (".txt", ".text"),
}
_UNFIT: Final = re.compile(r"[^\w.()&,'’ -]+")
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_LONGEST: Final = 120  # letters


def file_name(
    address: str, suggested: str, media_type: str, is_taken: Callable[[str], bool]
) -> str:
    """Return a name for what an address gave: as the server suggests, else as its path ends.

    The name has no folders, does not begin with a dot, ends as its media type does, and is one
    that every file system can hold. Where it is taken, a part of the address's hash is added.
    """
    last = unquote(urlsplit(address).path.rstrip("/").rpartition("/")[2])
    given = suggested.replace("\\", "/").rpartition("/")[2] or last
    name = _UNFIT.sub("-", given).strip(". -") or "report"
    endings = _ENDINGS[media_type]
    stem = name
    for ending in endings:
        if name.lower().endswith(ending):
            stem = name[: -len(ending)]
            endings = (name[-len(ending) :],)
            break
    stem = stem[:_LONGEST].rstrip(". ") or "report"
    if _RESERVED.match(stem):
        stem = f"report-{stem}"
    plain = f"{stem}{endings[0]}"
    if not is_taken(plain):
        return plain
    return f"{stem}-{hashlib.sha256(address.encode()).hexdigest()[:8]}{endings[0]}"
