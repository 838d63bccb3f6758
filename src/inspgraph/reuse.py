"""The files that need no rebuild: an earlier graph has them, or an interrupted build."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from inspgraph.building import Built
from inspgraph.digest import file_digest
from inspgraph.errors import NotAGraphError
from inspgraph.limits import BYTES
from inspgraph.records import Problem, Source
from inspgraph.store.dataset import open_store
from inspgraph.store.file_mark import FileMark, mark_of
from inspgraph.store.folder import LAYOUTS, TEXTS, is_ours
from inspgraph.store.journal import Finished
from inspgraph.store.manifest import DocumentEntry, Manifest, read_manifest, read_problems
from inspgraph.store.seal import damaged
from inspgraph.store.sources import Seen, read_sources
from inspgraph.walk import FoundFile

_ANOTHER_TIME: Final = frozenset(
    {"cannot-be-read", "failed", "too-slow", "too-much-memory", "duplicate-file"}
)
"""Problems that the same bytes need not have another time, so that the file is tried again."""

_SETTLED: Final = 2_000_000_000
"""Nanoseconds after which a further change of a file is sure to give it another time."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The graph that an earlier build left: ``manifest`` is None where nothing can be reused.

    ``why`` says why, where a build could expect otherwise; ``damaged`` are its damaged files,
    ``problems`` those of its files, ``sources`` what these files were.
    """

    manifest: Manifest | None = None
    why: str = ""
    damaged: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    sources: Mapping[str, Seen] = field(default_factory=dict)


def read_earlier(output: Path, empty: Manifest, *, verify: bool = False) -> Earlier:
    """Return what the output folder holds of an earlier build, as far as it can be reused.

    Files whose marks are as they were count as unchanged, unless they are to be ``verify``-ed.
    """
    broken = damaged(output, thoroughly=True, by_marks=not verify) if is_ours(output) else ()
    if any(not name.startswith((TEXTS, LAYOUTS)) for name in broken):
        return Earlier(why="files of the graph were damaged", damaged=broken)
    try:
        manifest = read_manifest(output)
        open_store(output, is_checked=True)
    except NotAGraphError:
        return Earlier(damaged=broken)
    if manifest.data != empty.data:
        why = "the ontology, the shapes, the registers or the rules changed"
    elif manifest.code != empty.code:
        why = "the program, its libraries or the registers and settings given changed"
    else:
        sources = {} if verify else read_sources(output)
        return Earlier(manifest, "", broken, read_problems(output), sources)
    return Earlier(why=why, damaged=broken)


class Files:
    """The files of a build, and their digests: known by their marks, or else by reading them.

    Marks are taken first, so that what is written into a file later is seen by the next build. A
    file of more than ``limit`` bytes is never read, and its digest is "".
    """

    def __init__(
        self, found: Iterable[FoundFile], known: Mapping[str, Seen], limit: int = BYTES
    ) -> None:
        self._now = time.time_ns()
        self._limit = limit
        self._paths = {file.name: file.path for file in found}
        self._marks = {name: mark_of(path) for name, path in self._paths.items()}
        self._digests = {
            name: known[name].sha256
            for name, mark in self._marks.items()
            if mark is not None and name in known and known[name].mark == mark
        }
        self._recalled = frozenset(self._digests)

    def is_same(self, name: str, sha256: str) -> bool:
        """Return whether a file has the bytes with this digest; one too large only by its mark."""
        return self._digest(name) == sha256 if sha256 else name in self._recalled

    def built(self, name: str, built: Built) -> None:
        """Remember what a file was, as its document says or as it is found to have none."""
        if built.entry is not None:
            self._digests[name] = built.entry.sha256
        elif is_settled(built.problems):
            self._digest(name)
            if mark_of(self._paths[name]) != self._marks[name]:  # and so may not be what was read
                del self._digests[name]

    def seen(self) -> dict[str, Seen]:
        """Return what the next build is to know of the files."""
        return {
            name: Seen(digest, self._proving(self._marks[name]))
            for name, digest in self._digests.items()
        }

    def _digest(self, name: str) -> str:
        if name not in self._digests:
            mark = self._marks[name]
            readable = mark is not None and mark.size <= self._limit
            self._digests[name] = file_digest(self._paths[name]) if readable else ""
        return self._digests[name]

    def _proving(self, mark: FileMark | None) -> FileMark | None:
        return mark if mark and mark.changed < self._now - _SETTLED else None


def is_settled(problems: Iterable[Problem]) -> bool:
    """Return whether a file with these problems became no document, and never will as it is."""
    codes = {item.code for item in problems}
    return bool(codes) and codes.isdisjoint(_ANOTHER_TIME)


def unchanged(
    found: Iterable[FoundFile],
    files: Files,
    earlier: Earlier,
    left: Mapping[str, Finished],
) -> dict[str, Callable[[], Built]]:
    """Map each file that needs no rebuild, by name, to a function that fetches what it became.

    It is in the earlier graph, which stays as it is (and is not read), or a build that was
    interrupted finished it. A damaged text or layout costs its document.
    """
    documents = earlier.manifest.documents if earlier.manifest else ()
    entries = {entry.name: entry for entry in documents}
    problems: dict[str, list[Problem]] = defaultdict(list)
    for item in earlier.problems:
        problems[item.file].append(item)
    kept: dict[str, Callable[[], Built]] = {}
    of_bytes: dict[str, Built] = {}
    for file in found:
        name = file.name
        entry, done, seen = entries.get(name), left.get(name), earlier.sources.get(name)
        if entry and _has_origin(file, entry) and files.is_same(name, entry.sha256):
            parts = tuple(_parts(entry, entries))
            if not _is_damaged(parts, earlier):
                of_bytes[entry.sha256] = _of_parts(parts, problems)
                kept[name] = partial(_same, of_bytes[entry.sha256])
        elif done and _has_origin(file, done.entry) and files.is_same(name, done.entry.sha256):
            kept[name] = partial(_resumed, done)
        elif seen and not entry and files.is_same(name, seen.sha256):
            if seen.sha256 in of_bytes:
                kept[name] = partial(_again, of_bytes[seen.sha256], name)
            elif is_settled(problems.get(name, ())):
                kept[name] = partial(Built, problems=tuple(problems[name]))
    return kept


def _is_damaged(parts: Iterable[DocumentEntry], earlier: Earlier) -> bool:
    return any(
        name in earlier.damaged
        for part in parts
        for name in (f"{TEXTS}/{part.text}.txt", f"{LAYOUTS}/{part.sha256}.json")
    )


def _of_parts(parts: Iterable[DocumentEntry], problems: Mapping[str, list[Problem]]) -> Built:
    first, *further = (Built(part, problems=tuple(problems.get(part.name, ()))) for part in parts)
    return replace(first, further=tuple(further))


def _parts(entry: DocumentEntry, entries: Mapping[str, DocumentEntry]) -> Iterator[DocumentEntry]:
    """A file's document, and the further ones where the file holds several."""
    source = Source(entry.name, "", entry.sha256, 0)
    part: DocumentEntry | None = entry
    while part is not None:
        yield part
        source = replace(source, part=source.part + 1)
        part = entries.get(f"{entry.name}#{source.part}")
        if part is not None and part.sha256 != source.key:
            return


def _same(built: Built) -> Built:
    return built


def _again(built: Built, name: str) -> Built:
    """The result for a file that has the bytes of one before it."""
    if built.entry is None:
        return built
    further = tuple(
        _again(part, f"{name}#{number}") for number, part in enumerate(built.further, 2)
    )
    return Built(entry=replace(built.entry, name=name), further=further)


def _resumed(done: Finished) -> Built:
    return Built(entry=done.entry, quads=done.quads(), text=done.text(), problems=done.problems)


def _has_origin(file: FoundFile, entry: DocumentEntry) -> bool:
    """Return whether a file that has the bytes of a document has the origin they had, too."""
    origin = file.origin if file.origin and file.origin.sha256 == entry.sha256 else None
    return origin == entry.origin
