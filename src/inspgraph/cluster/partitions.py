"""Files at any location, in partitions that stay as they are when other files come and go."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Final

import fsspec

from inspgraph.errors import problem
from inspgraph.origins import JOURNAL, origins_in
from inspgraph.records import Origin, Problem
from inspgraph.store.manifest import MANIFEST
from inspgraph.walk import tell_apart, walk

_LONGEST: Final = 4  # times the usual number of files


@dataclass(frozen=True, slots=True)
class LocatedFile:
    """A file to read: ``name`` as in ``walk.FoundFile``, its address, and a mark of its state."""

    name: str
    url: str
    state: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Partition:
    """Consecutive files that one task builds; ``part`` is the name of its output.

    The name has a digest of all that the output depends on: a part that is there need not be
    built, and one that two workers build is the same.
    """

    part: str
    files: tuple[LocatedFile, ...] = field(repr=False)


def is_remote(location: str) -> bool:
    """Return whether a location is the address of a store, and not a path."""
    return "://" in location and not location.startswith("file://")


def locate(
    locations: Iterable[str], leave_out: Sequence[Path] = ()
) -> tuple[tuple[LocatedFile, ...], tuple[Problem, ...]]:
    """Find the files at paths and fsspec locations ("s3://…"); return them by name, with problems.

    Names, order and what is skipped are as ``walk`` has them. A location that cannot be listed, or
    where there is nothing, is a ``cannot-be-read`` problem.
    """
    paths = [Path(location.removeprefix("file://")) for location in locations]
    paths = [path for path, each in zip(paths, locations, strict=True) if not is_remote(each)]
    walked, problems = walk(paths, leave_out=leave_out, marker=MANIFEST)
    found = [
        LocatedFile(file.name, str(file.path.absolute()), _local_state(file.path), file.origin)
        for file in walked
    ]
    more = list(problems)
    for location in filter(is_remote, locations):
        try:
            found += _listed(location)
        except (OSError, ValueError, ImportError) as error:
            more.append(problem("cannot-be-read", location, found=str(error)))
    names = tell_apart({Path(file.url): file.name for file in found})
    files = [
        LocatedFile(names[Path(file.url)], file.url, file.state, file.origin) for file in found
    ]
    return tuple(sorted(files, key=lambda file: file.name)), tuple(more)


def partitions(files: Sequence[LocatedFile], usual: int, basis: str) -> tuple[Partition, ...]:
    """Divide files, by name, into partitions of about the usual number.

    A file's own name decides whether a partition begins with it, so a file that comes or goes
    changes its own partition and no other. ``basis`` digests what else the results depend on.
    """
    return tuple(partition(group, basis) for group in _groups(files, usual))


def partition(files: Sequence[LocatedFile], basis: str) -> Partition:
    """Return the partition of these files."""
    total = hashlib.sha256(basis.encode())
    for file in files:
        total.update(f"{file.name}\0{file.state}\0{file.origin}\0".encode())
    return Partition(f"part-{total.hexdigest()[:32]}.jsonl.gz", tuple(files))


def _groups(files: Sequence[LocatedFile], usual: int) -> Iterator[list[LocatedFile]]:
    group: list[LocatedFile] = []
    for file in files:
        mark = int.from_bytes(hashlib.sha256(file.name.encode()).digest()[:8])
        if group and (mark % usual == 0 or len(group) >= usual * _LONGEST):
            yield group
            group = []
        group.append(file)
    if group:
        yield group


def _local_state(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return "gone"
    return f"{status.st_size} {status.st_mtime_ns}"


def _listed(location: str) -> list[LocatedFile]:
    """The files below a location of a store, or the one that it is."""
    store, root = fsspec.core.url_to_fs(location)
    store.invalidate_cache()
    listing: dict[str, dict[str, Any]] = store.find(root, detail=True)
    if not listing:
        raise FileNotFoundError("nothing is there")
    above = root.rstrip("/")
    inside = {path: path[len(above) :].strip("/") or PurePosixPath(path).name for path in listing}
    marked = [
        str(PurePosixPath(path).parent) for path in listing if PurePosixPath(path).name == MANIFEST
    ]
    origins = {
        str(PurePosixPath(path).parent): origins_in(store.cat_file(path))
        for path in listing
        if PurePosixPath(path).name == JOURNAL
    }
    found = []
    for path, name in inside.items():
        folder, own = str(PurePosixPath(path).parent), PurePosixPath(path).name
        hidden = any(part.startswith(".") for part in PurePosixPath(name).parts)
        if hidden or any(path.startswith(f"{each}/") for each in marked):
            continue
        origin = origins.get(folder, {}).get(own)
        state = str(store.checksum(path))
        found.append(LocatedFile(name, store.unstrip_protocol(path), state, origin))
    return found
