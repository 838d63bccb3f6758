"""The documents that need no rebuild: an earlier graph has them, or an interrupted build."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from inspgraph.digest import file_digest
from inspgraph.errors import NotAGraphError
from inspgraph.pipeline import Built
from inspgraph.records import Problem
from inspgraph.store.dataset import open_store
from inspgraph.store.folder import LAYOUTS, TEXTS, is_ours
from inspgraph.store.journal import Finished
from inspgraph.store.manifest import DocumentEntry, Manifest, read_manifest, read_problems
from inspgraph.store.seal import damaged
from inspgraph.walk import FoundFile


@dataclass(frozen=True, slots=True)
class Earlier:
    """The graph that an earlier build left: ``manifest`` is None where nothing can be reused.

    ``why`` says why, where a build could expect otherwise; ``damaged`` are its damaged files.
    """

    manifest: Manifest | None = None
    why: str = ""
    damaged: tuple[str, ...] = ()


def read_earlier(output: Path, empty: Manifest) -> Earlier:
    """Return what the output folder holds of an earlier build, as far as it can be reused."""
    broken = damaged(output, thoroughly=True) if is_ours(output) else ()
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
        return Earlier(manifest, damaged=broken)
    return Earlier(why=why, damaged=broken)


def unchanged(
    found: Iterable[FoundFile],
    output: Path,
    earlier: Earlier,
    left: Mapping[str, Finished],
) -> dict[str, Callable[[], Built]]:
    """Map each document that needs no rebuild, by name, to a function that fetches it.

    It is in the earlier graph, which stays as it is (and is not read), or a build that was
    interrupted finished it. A damaged text or layout costs its document.
    """
    entries = (
        {entry.name: entry for entry in earlier.manifest.documents} if earlier.manifest else {}
    )
    bundles = {name.rpartition("#")[0] for name in entries if "#" in name}
    problems: dict[str, list[Problem]] = defaultdict(list)
    for item in read_problems(output) if earlier.manifest else ():
        problems[item.file].append(item)
    kept: dict[str, Callable[[], Built]] = {}
    for file in found:
        entry, done = entries.get(file.name), left.get(file.name)
        whole = entry and file.name not in bundles and not {*earlier.damaged} & {*_kept_in(entry)}
        if entry and whole and _is_same(file, entry):
            kept[file.name] = partial(
                Built, entry=entry, problems=tuple(problems.get(file.name, ()))
            )
        elif done and _is_same(file, done.entry):
            kept[file.name] = partial(_resumed, done)
    return kept


def _resumed(done: Finished) -> Built:
    return Built(entry=done.entry, quads=done.quads(), text=done.text(), problems=done.problems)


def _is_same(file: FoundFile, entry: DocumentEntry) -> bool:
    """Return whether a file has the bytes of a document, and these the origin they had."""
    origin = file.origin if file.origin and file.origin.sha256 == entry.sha256 else None
    return origin == entry.origin and file_digest(file.path) == entry.sha256


def _kept_in(entry: DocumentEntry) -> tuple[str, str]:
    return f"{TEXTS}/{entry.text}.txt", f"{LAYOUTS}/{entry.sha256}.json"
