"""The journal that ``inspgraph collect`` keeps in a folder: where its files come from.

A line of JSON says what is known of one address; the last line of an address counts. A build reads
it beside the files and asks nobody. What cannot be read in it is passed over, because it only adds
to what a file says of itself.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from inspgraph.records import Origin

JOURNAL: Final = ".collected.jsonl"

_ADDRESS: Final = re.compile(
    r"https?://(?:[A-Za-z0-9._-]+|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?(?:[/?][!#-;=?-\[\]_a-z~]*)?"
)
"""An address that may stand in a graph as it is: in ASCII, without a password."""
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Fetched:
    """An address with the file that came from it, by its name in the folder.

    ``fetched`` is when these bytes were first got, ``checked`` when the server last said that they
    are its answer. ``etag`` and ``modified`` are what it calls this state of them.
    """

    address: str
    file: str
    sha256: str
    fetched: str
    checked: str
    etag: str = ""
    modified: str = ""


def is_address(text: str) -> bool:
    """Return whether a text is an address of the web, written as a graph may hold it."""
    return bool(_ADDRESS.fullmatch(text))


def read_journal(folder: Path) -> dict[str, Fetched]:
    """Return what a folder's journal says, by address; nothing where there is none."""
    try:
        lines = (folder / JOURNAL).read_bytes().splitlines()
    except OSError:
        return {}
    known = {}
    for line in lines:
        entry = _entry(line)
        if entry:
            known[entry.address] = entry
    return known


def read_origins(folder: Path) -> dict[str, Origin]:
    """Return where the files of a folder come from, by their names."""
    return {
        entry.file: Origin(entry.address, entry.fetched, entry.sha256)
        for entry in read_journal(folder).values()
    }


def _entry(line: bytes) -> Fetched | None:
    """The entry of a line, None for one that was cut short or that no collection wrote."""
    try:
        fields: Any = json.loads(line)
        entry = Fetched(**fields)
    except (ValueError, TypeError, RecursionError):
        return None
    is_text = all(isinstance(value, str) for value in fields.values())
    return entry if is_text and _is_sound(entry) else None


def _is_sound(entry: Fetched) -> bool:
    return (
        is_address(entry.address)
        and Path(entry.file).name == entry.file != ""
        and bool(_SHA256.fullmatch(entry.sha256))
        and all(_TIME.fullmatch(time) for time in (entry.fetched, entry.checked))
    )
