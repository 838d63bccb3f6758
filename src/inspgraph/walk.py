"""The search for the files of a build."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from inspgraph.errors import problem
from inspgraph.origins import read_origins
from inspgraph.records import Origin, Problem


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read: ``name`` is what the graph calls it, unique within a build.

    ``origin`` is what the journal beside the file says of where it comes from.
    """

    name: str
    path: Path
    origin: Origin | None = None


def walk(
    paths: Iterable[Path], *, leave_out: Iterable[Path] = (), marker: str = ""
) -> tuple[tuple[FoundFile, ...], tuple[Problem, ...]]:
    """Find the files at the paths; return them sorted by name, with problems.

    Folders are searched at all levels; entries that begin with a dot, the folders ``leave_out``
    and folders that hold a file called ``marker`` are skipped. Symbolic links are followed within
    the given folders, each folder once, so circular links end; one that leads elsewhere gives a
    ``link-out-of-folder`` problem. A name is the path below the given folder; if two files would
    share one, enough of their own paths is put before it to tell them apart. A path that does not
    exist or cannot be read, and a pipe, socket or device, gives a ``cannot-be-read`` problem.
    """
    paths = tuple(paths)
    left_out = {path.resolve() for path in leave_out}
    allowed = frozenset(map(_real, paths))
    found: dict[Path, str] = {}
    problems: list[Problem] = []
    for path in paths:
        for entry, name in _entries(path, left_out, allowed, marker, problems):
            reason = _unfit(entry)
            if reason:
                problems.append(problem("cannot-be-read", _sayable(name), found=reason))
            else:
                # Two spellings of one path are one file; two links to one file are two files.
                found.setdefault(Path(os.path.abspath(entry)), name)  # noqa: PTH100 keep links
    named = tell_apart(found)
    origins = {folder: read_origins(folder) for folder in {path.parent for path in named}}
    files = (
        FoundFile(name, path, origins[path.parent].get(path.name)) for path, name in named.items()
    )
    return (
        tuple(sorted(files, key=lambda file: file.name)),
        tuple(sorted(problems, key=lambda p: (p.file, p.found))),
    )


def _entries(
    path: Path,
    left_out: set[Path],
    allowed: frozenset[Path],
    marker: str,
    problems: list[Problem],
) -> Iterator[tuple[Path, str]]:
    """Yield the files at a path with their names; note what cannot be read or leads elsewhere."""
    if not path.is_dir():
        yield path, path.name
        return

    def refused(error: OSError) -> None:
        where = str(error.filename or path)
        problems.append(problem("cannot-be-read", _sayable(where), found=error.strerror or ""))

    def leads_out(entry: Path) -> bool:
        """Return whether the entry is a link out of the given folders, and note it if so."""
        if not entry.is_symlink() or not allowed.isdisjoint(_upwards(entry)):
            return False
        name = _sayable(entry.relative_to(path).as_posix())
        found = f"It leads to {_sayable(str(_real(entry)))}."
        problems.append(problem("link-out-of-folder", name, found=found))
        return True

    seen: set[tuple[int, int]] = set()
    for folder, folders, files in os.walk(path, followlinks=True, onerror=refused):
        here = Path(folder)
        try:
            status = here.stat()
        except OSError as error:
            refused(error)
            folders.clear()
            continue
        known = (status.st_dev, status.st_ino) in seen
        seen.add((status.st_dev, status.st_ino))
        if known or here.resolve() in left_out or (marker and marker in files):
            folders.clear()
            continue
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not leads_out(here / name)
        )
        for name in sorted(files):
            if not name.startswith(".") and not leads_out(here / name):
                yield here / name, (here / name).relative_to(path).as_posix()


def _real(path: Path) -> Path:
    """The place that all links of a path lead to; a link to itself leads to its own place."""
    return Path(os.path.realpath(path))


def _upwards(entry: Path) -> tuple[Path, ...]:
    """The real place of an entry and the folders above it."""
    real = _real(entry)
    return (real, *real.parents)


def _unfit(path: Path) -> str:
    """Return the reason not to open a path (a pipe would never answer), "" if there is none."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return error.strerror or "It cannot be inspected."
    return "" if stat.S_ISREG(mode) else "It is not a regular file."


def tell_apart(found: dict[Path, str]) -> dict[Path, str]:
    """Return a name for each path: the given one, with more of the path where others share it."""
    names = {path: _sayable(name) for path, name in found.items()}
    while clashing := {name for name, count in Counter(names.values()).items() if count > 1}:
        longer = {
            path: _longer(name, path) if name in clashing else name for path, name in names.items()
        }
        if longer == names:
            break
        names = longer
    return names


def _longer(name: str, path: Path) -> str:
    parts = [_sayable(part) for part in path.parts if part != path.anchor]
    return "/".join(parts[-(name.count("/") + 2) :])


def _sayable(name: str) -> str:
    """A name that can be written as UTF-8, whatever bytes the file system holds."""
    return os.fsencode(name).decode("utf-8", "replace")
