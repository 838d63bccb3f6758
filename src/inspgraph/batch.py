"""Build a graph from files: find them, run the pipeline over each, store the results."""

from __future__ import annotations

import hashlib
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Final

from inspgraph import __version__, resources
from inspgraph.errors import NotAGraphError, NothingBuiltError, problem
from inspgraph.limits import HARD
from inspgraph.map.common_names import CommonNames
from inspgraph.pipeline import Built, Options, Pipeline, log_graph_name, log_quads
from inspgraph.records import Problem
from inspgraph.store.dataset import load, ontology_quads, open_store
from inspgraph.store.folder import (
    JOURNAL,
    LAYOUTS,
    TEXTS,
    check,
    drafting,
    is_ours,
    unfinished,
)
from inspgraph.store.fulltext import write_index
from inspgraph.store.journal import QUADS, Finished, Journal, finished
from inspgraph.store.manifest import (
    MANIFEST,
    DocumentEntry,
    Manifest,
    read_manifest,
    read_problems,
    write_manifest,
)
from inspgraph.store.renew import carry_text, renew
from inspgraph.store.seal import damaged
from inspgraph.walk import FoundFile, walk
from inspgraph.workers import Crew

Progress = Callable[[int, int, str], None]
"""A callback: the number of files done, the number in all, and the name of the latest file."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The outcome of a build.

    ``damaged`` are the files of the earlier graph that were damaged and are made again. ``seconds``
    is CPU time by stage, ``elapsed`` is wall-clock time. ``why_all`` says why nothing of an earlier
    graph could be reused, "" where that is not so.
    """

    output: Path
    manifest: Manifest
    problems: tuple[Problem, ...]
    reused: int
    damaged: tuple[str, ...]
    seconds: dict[str, float]
    elapsed: float
    why_all: str = ""

    @property
    def failed(self) -> bool:
        """Return whether a file could not be built or a document has an error."""
        return any(item.severity == "error" for item in self.problems)


def build(
    paths: Iterable[Path],
    output: Path,
    *,
    options: Options | None = None,
    workers: int = 1,
    fresh: bool = False,
    apart: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Build the graph of all files that the paths give into the folder ``output``.

    A document that ``output`` already holds, built from the same bytes under the same name with
    the same program, data and options, is reused unless ``fresh`` is true; one whose file is gone
    is removed from the graph. Files with the same bytes are one document: the first by name
    becomes it, the others get a ``duplicate-file`` problem. ``workers`` does not affect the result.
    With ``apart`` even a single worker is a process of its own, which a document can bring down
    and the build not.

    Raises ``OutputError`` if ``output`` may not or cannot be written, and ``NothingBuiltError``
    if no file became a document; ``output`` is then left as it was.
    """
    began = time.perf_counter()
    options = options or Options()
    check(output)
    found, problems = walk(paths, leave_out=[output], marker=MANIFEST)
    empty = Manifest(
        __version__,
        options.base,
        hashlib.sha256(f"{resources.code_digest()}{options.digest()}".encode()).hexdigest(),
        resources.data_digest(),
    )
    broken = damaged(output, thoroughly=True) if is_ours(output) else ()
    earlier, why = (None, "") if fresh else _earlier(output, empty, broken)
    left = {} if fresh else finished(unfinished(output), empty)
    kept = _unchanged(found, output, earlier, left, frozenset(broken))
    made = _run([file for file in found if file.name not in kept], options, workers, apart=apart)
    seconds: dict[str, float] = defaultdict(float)
    with drafting(output) as draft:
        quads = draft / QUADS
        log = list(problems)
        names = CommonNames()
        entries: list[DocumentEntry] = []
        carried: set[str] = set()
        with Journal(draft, empty) as journal:
            results = (kept[f.name]() if f.name in kept else next(made) for f in found)
            number_of = {file.name: number for number, file in enumerate(found, 1)}
            for file, built in _unique(_documents(zip(found, results, strict=True))):
                log.extend(built.problems)
                if built.entry is not None:
                    entries.append(built.entry)
                    if built.text is None:
                        carry_text(output, draft, built.entry)
                        carried.add(built.entry.graph)
                    else:
                        if earlier is None:
                            names.add(built.quads)
                        whole = not built.further and built.entry.name in number_of
                        journal.keep(
                            built.entry, built.text, built.quads, built.problems, resumable=whole
                        )
                for stage, spent in built.seconds.items():
                    seconds[stage] += spent
                if progress and file.name in number_of:
                    progress(number_of[file.name], len(found), file.name)
            documents = {entry.name for entry in entries}
            journal.add(log_quads((item for item in log if item.file not in documents), options))
            if earlier is None:
                journal.add(ontology_quads(resources.ONTOLOGY))
        if not entries:
            (draft / JOURNAL).unlink()
            raise NothingBuiltError(_why_nothing(log))
        started = time.process_time()
        if earlier is None:
            names.write(quads)
            load(draft, quads)
        else:
            gone = [entry.graph for entry in earlier.documents if entry.graph not in carried]
            added = [entry.graph for entry in entries if entry.graph not in carried]
            renew(output, draft, [*gone, log_graph_name(options)], quads, added)
        quads.unlink()
        write_index(draft, entries)
        log.sort(key=lambda item: (item.file, item.span.start if item.span else -1, item.code))
        manifest = replace(empty, documents=tuple(entries))
        write_manifest(draft, manifest, tuple(log))
        seconds["store"] += time.process_time() - started
    elapsed = time.perf_counter() - began
    return BuildReport(output, manifest, tuple(log), len(kept), broken, dict(seconds), elapsed, why)


def _documents(results: Iterable[tuple[FoundFile, Built]]) -> Iterator[tuple[FoundFile, Built]]:
    """Yield the results, each further document of a file as a result of its own."""
    for file, built in results:
        yield file, built
        for further in built.further:
            if further.entry is not None:
                yield replace(file, name=further.entry.name), further


def _unique(results: Iterable[tuple[FoundFile, Built]]) -> Iterator[tuple[FoundFile, Built]]:
    """Yield the results; a further file with the same bytes becomes a problem, not a document."""
    first: dict[str, str] = {}
    for file, built in results:
        if built.entry is None:
            yield file, built
            continue
        name = first.setdefault(built.entry.graph, file.name)
        if name == file.name:
            yield file, built
        else:
            again = problem("duplicate-file", file.name, found=name)
            yield file, Built(problems=(again,), seconds=built.seconds)


def _run(found: list[FoundFile], options: Options, workers: int, *, apart: bool) -> Iterator[Built]:
    crew: Crew[FoundFile, Built] = Crew(
        prepare=partial(_load_once, options, options.digest()),
        lost=_lost,
        workers=workers,
        preload="inspgraph.pipeline",
        seconds=HARD * options.seconds,
        apart=apart,
    )
    return crew.run(found)


@lru_cache(maxsize=1)
def _load_once(options: Options, digest: str) -> Pipeline:  # noqa: ARG001 tells files that changed
    """Return the pipeline; a process that builds repeatedly (a notebook) loads its rules once."""
    return Pipeline.load(options)


def _lost(file: FoundFile, late: bool) -> Built:
    if late:
        return Built(problems=(problem("too-slow", file.name, found="It was ended."),))
    return Built(problems=(problem("failed", file.name, found="The process ended."),))


def _earlier(output: Path, empty: Manifest, broken: Sequence[str]) -> tuple[Manifest | None, str]:
    """Return the graph's manifest if its documents can be reused, or else the reason, if any."""
    if any(not name.startswith((TEXTS, LAYOUTS)) for name in broken):
        return None, "files of the graph were damaged"
    try:
        manifest = read_manifest(output)
        open_store(output, is_checked=True)
    except NotAGraphError:
        return None, ""
    if manifest.data != empty.data:
        return None, "the ontology, the shapes, the registers or the rules changed"
    if manifest.code != empty.code:
        return None, "the program, its libraries or the registers and settings given changed"
    return manifest, ""


def _unchanged(
    found: Iterable[FoundFile],
    output: Path,
    earlier: Manifest | None,
    left: Mapping[str, Finished],
    broken: frozenset[str],
) -> dict[str, Callable[[], Built]]:
    """Map each document that needs no rebuild, by name, to a function that fetches it.

    It is in the earlier graph, which stays as it is (and is not read), or a build that was
    interrupted finished it. A text or layout among the ``broken`` files costs its document.
    """
    entries = {entry.name: entry for entry in earlier.documents} if earlier else {}
    bundles = {name.rpartition("#")[0] for name in entries if "#" in name}
    problems: dict[str, list[Problem]] = defaultdict(list)
    for item in read_problems(output) if earlier else ():
        problems[item.file].append(item)
    kept: dict[str, Callable[[], Built]] = {}
    for file in found:
        entry, done = entries.get(file.name), left.get(file.name)
        whole = entry and file.name not in bundles and broken.isdisjoint(_kept_in(entry))
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
    return origin == entry.origin and _digest(file.path) == entry.sha256


def _kept_in(entry: DocumentEntry) -> tuple[str, str]:
    return f"{TEXTS}/{entry.text}.txt", f"{LAYOUTS}/{entry.sha256}.json"


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


_SHOWN: Final = 3


def _why_nothing(problems: list[Problem]) -> str:
    if not problems:
        return "There is no file to build from."
    said = [
        f"{item.file}: {item.code}" + (f", {item.found}" if item.found else "")
        for item in problems[:_SHOWN]
    ]
    more = f" and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
    return f"No file became a document ({'; '.join(said)}{more})."
