"""The seal of a graph's folder: which files a build wrote, how long they are and their hashes.

A store that lost a file may open and be empty, so what opens is compared with what was written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from inspgraph.digest import file_digest
from inspgraph.errors import NotAGraphError

SEAL: Final = "files.json"
_MARK: Final = "inspgraph files"
_FORMAT: Final = 1
_UNSEALED: Final = ("LOG", "LOCK")
"""What the store writes for itself when it is opened; it holds no statement."""
_SMALL: Final = 256_000
"""Bytes up to which a file of the store is compared at every opening, longer ones by length.

So are texts, whose content the check of passages compares.
"""


def seal(folder: Path) -> None:
    """Write down every file of the folder; raises ``OSError`` where that cannot be written."""
    files = {
        name: [path.stat().st_size, file_digest(path)] for name, path in sorted(_files(folder))
    }
    made = json.dumps({_MARK: _FORMAT, "files": files}, indent=0)
    (folder / SEAL).write_text(made + "\n", encoding="utf-8")


def is_sealed(folder: Path) -> bool:
    """Return whether the folder holds a seal that can be read."""
    return _read(folder) is not None


def damaged(folder: Path, *, thoroughly: bool = False) -> tuple[str, ...]:
    """Return the files that are not as they were written, missing ones too.

    Unless ``thoroughly``, of the store's long files and of texts only the length is compared. A
    folder whose seal is missing gives the seal.
    """
    files = _read(folder)
    if files is None:
        return (SEAL,)
    return tuple(
        name
        for name, (size, digest) in files.items()
        if not _is_whole(folder / name, size, digest, thoroughly=thoroughly)
    )


def check_seal(folder: Path) -> None:
    """Raise ``NotAGraphError`` where a file of the graph is missing or damaged."""
    found = damaged(folder)
    if found == (SEAL,):
        raise NotAGraphError(
            f"{folder}: this graph is of an older version, or its {SEAL} is damaged; "
            "`inspgraph build` with the documents makes it again."
        )
    if found:
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        raise NotAGraphError(
            f"{folder}: {found[0]}{more} is damaged or missing; "
            "`inspgraph build` with the documents makes it again."
        )


def _read(folder: Path) -> dict[str, tuple[int, str]] | None:
    try:
        made: dict[str, Any] = json.loads((folder / SEAL).read_bytes())
        if made[_MARK] != _FORMAT:
            return None
        return {name: (int(size), str(digest)) for name, (size, digest) in made["files"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in folder.rglob("*"):
        if path.is_file() and not path.name.startswith(_UNSEALED) and path.name != SEAL:
            yield path.relative_to(folder).as_posix(), path


def _is_whole(path: Path, size: int, digest: str, *, thoroughly: bool) -> bool:
    try:
        if path.stat().st_size != size:
            return False
        is_text = path.parent.name in ("texts", "layouts")
        return not (thoroughly or (size <= _SMALL and not is_text)) or file_digest(path) == digest
    except OSError:
        return False
