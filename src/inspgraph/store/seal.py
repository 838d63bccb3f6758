"""The seal of a graph's folder: which files a build wrote, how long they are and their hashes.

A store that lost a file may open and be empty, so what opens is compared with what was written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from inspgraph.digest import file_digest
from inspgraph.errors import NotAGraphError
from inspgraph.store.file_mark import FileMark, mark_of
from inspgraph.store.sources import SOURCES

SEAL: Final = "files.json"
_MARK: Final = "inspgraph files"
_FORMAT: Final = 1
_UNSEALED: Final = ("LOG", "LOCK", SOURCES)
"""What the store writes for itself when it is opened, and what is no part of the graph."""
_SMALL: Final = 256_000
"""Bytes up to which a file of the store is compared at every opening, longer ones by length.

So are texts, whose content the check of passages compares.
"""


class Sealed(NamedTuple):
    """A file as the seal has it; its mark, None in older seals, is of the place it stands in."""

    size: int
    digest: str
    mark: FileMark | None


def seal(folder: Path, earlier: Path | None = None) -> None:
    """Write down every file of the folder; raises ``OSError`` where that cannot be written.

    Of a file that is a link to one of the ``earlier`` folder the digest is taken from its seal.
    """
    known = (_read(earlier) if earlier else None) or {}
    files = {}
    for name, path in sorted(_files(folder)):
        mark, before = mark_of(path), known.get(name)
        same = before is not None and before.mark == mark
        digest = before.digest if before and same else file_digest(path)
        files[name] = [path.stat().st_size, digest, *(mark or ())]
    made = json.dumps({_MARK: _FORMAT, "files": files}, indent=0)
    (folder / SEAL).write_text(made + "\n", encoding="utf-8")


def is_sealed(folder: Path) -> bool:
    """Return whether the folder holds a seal that can be read."""
    return _read(folder) is not None


def damaged(folder: Path, *, thoroughly: bool = False, by_marks: bool = False) -> tuple[str, ...]:
    """Return the files that are not as they were written, missing ones too.

    Unless ``thoroughly``, of the store's long files and of texts only the length is compared;
    ``by_marks``, no file that has the mark it had is read. A folder whose seal is missing gives
    the seal.
    """
    files = _read(folder)
    if files is None:
        return (SEAL,)
    return tuple(
        name
        for name, file in files.items()
        if not (by_marks and file.mark is not None and mark_of(folder / name) == file.mark)
        and not _is_whole(folder / name, file, thoroughly=thoroughly)
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


def _read(folder: Path) -> dict[str, Sealed] | None:
    try:
        made: dict[str, Any] = json.loads((folder / SEAL).read_bytes())
        if made[_MARK] != _FORMAT:
            return None
        return {
            name: Sealed(int(size), str(digest), FileMark(*map(int, mark)) if mark else None)
            for name, (size, digest, *mark) in made["files"].items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in folder.rglob("*"):
        if path.is_file() and not path.name.startswith(_UNSEALED) and path.name != SEAL:
            yield path.relative_to(folder).as_posix(), path


def _is_whole(path: Path, file: Sealed, *, thoroughly: bool) -> bool:
    try:
        if path.stat().st_size != file.size:
            return False
        is_text = path.parent.name in ("texts", "layouts")
        is_read = thoroughly or (file.size <= _SMALL and not is_text)
        return not is_read or file_digest(path) == file.digest
    except OSError:
        return False
