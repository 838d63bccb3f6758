"""The state of a build's files when it read them, kept in the graph's folder for the next build.

It only saves work: the graph is the same without it, so it is outside the seal, and one that is
damaged counts as empty.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inspgraph.store.file_mark import FileMark

SOURCES: Final = "sources.json"


@dataclass(frozen=True, slots=True)
class Seen:
    """A file's digest, and the mark that it had then; None where the mark proves nothing."""

    sha256: str
    mark: FileMark | None


def write_sources(folder: Path, seen: Mapping[str, Seen]) -> None:
    """Write down the files that were seen, by name, in place of those of an earlier build."""
    rows = {name: [one.sha256, *(one.mark or ())] for name, one in sorted(seen.items())}
    draft = folder / f"{SOURCES}.{os.getpid()}"
    draft.write_text(json.dumps(rows, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    draft.replace(folder / SOURCES)


def read_sources(folder: Path) -> dict[str, Seen]:
    """Return the files that the last build of a folder saw, by name."""
    try:
        rows: dict[str, tuple[str, *tuple[int, ...]]] = json.loads((folder / SOURCES).read_bytes())
        return {
            name: Seen(str(sha256), FileMark(*map(int, mark)) if mark else None)
            for name, (sha256, *mark) in rows.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
