"""Build a graph from files: find them, run the pipeline over each, store the results."""

from __future__ import annotations

import hashlib
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Final

from inspgraph import __version__, resources
from inspgraph.errors import NotAGraphError, NothingBuiltError, problem
from inspgraph.map.common_names import CommonNames
from inspgraph.pipeline import Built, Options, Pipeline, log_quads
from inspgraph.records import Problem
from inspgraph.store.dataset import (
    keep_text,
    load,
    ontology_quads,
    open_store,
    read_graph,
    read_laid_out,
)
from inspgraph.store.folder import check, drafting
from inspgraph.store.manifest import (
    MANIFEST,
    DocumentEntry,
    Manifest,
    read_manifest,
    read_problems,
    write_manifest,
)
from inspgraph.walk import FoundFile, walk
from inspgraph.workers import Crew

Progress = Callable[[int, int, str], None]
"""A callback: the number of files done, the number in all, and the name of the latest file."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The outcome of a build; ``seconds`` is CPU time by stage, ``elapsed`` is wall-clock time."""

    output: Path
    manifest: Manifest
    problems: tuple[Problem, ...]
    reused: int
    seconds: dict[str, float]
    elapsed: float

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
    progress: Progress | None = None,
) -> BuildReport:
    """Build the graph of all files that the paths give into the folder ``output``.

    A document that ``output`` already holds, built from the same bytes under the same name with
    the same program, data and options, is reused unless ``fresh`` is true; one whose file is gone
    is removed from the graph. Files with the same bytes are one document: the first by name
    becomes it, the others get a ``duplicate-file`` problem. ``workers`` does not affect the result.

    Raises ``OutputError`` if ``output`` may not or cannot be written, and ``NothingBuiltError``
    if no file became a document; ``output`` is then left as it was.
    """
    began = time.perf_counter()
    options = options or Options()
    check(output)
    found, problems = walk(paths, leave_out=[output], marker=MANIFEST)
    manifest = described(options)
    kept = {} if fresh else _unchanged(found, output, manifest)
    made = _run([file for file in found if file.name not in kept], options, workers)
    return assemble(
        ((f.name, kept[f.name]() if f.name in kept else next(made)) for f in found),
        output,
        options=options,
        manifest=manifest,
        problems=problems,
        reused=len(kept),
        began=began,
        progress=_among(len(found), progress),
    )


def described(options: Options) -> Manifest:
    """Return the manifest of a build with these options, without documents."""
    return Manifest(
        __version__,
        options.base,
        hashlib.sha256(f"{resources.code_digest()}{options.digest()}".encode()).hexdigest(),
        resources.data_digest(),
    )


def assemble(
    results: Iterable[tuple[str, Built]],
    output: Path,
    *,
    options: Options,
    manifest: Manifest,
    problems: Iterable[Problem] = (),
    reused: int = 0,
    began: float,
    progress: Callable[[int, str], None] | None = None,
) -> BuildReport:
    """Store what files became, in order of their names, as a graph in the folder ``output``.

    ``problems`` are those of finding the files, ``began`` is when the build began. Raises what
    ``build`` does.
    """
    with drafting(output) as draft:
        quads = draft / "quads.nq"
        seconds: dict[str, float] = defaultdict(float)
        log = list(problems)
        entries = []
        names = CommonNames()
        with quads.open("wb") as out:
            for _, built in _unique(_documents(_told(results, progress))):
                log.extend(built.problems)
                if built.entry is not None and built.text is not None:
                    entries.append(built.entry)
                    names.add(built.quads)
                    out.write(built.quads)
                    keep_text(draft, built.entry.sha256, built.text)
                for stage, spent in built.seconds.items():
                    seconds[stage] += spent
            documents = {entry.name for entry in entries}
            out.write(log_quads((item for item in log if item.file not in documents), options))
            out.write(ontology_quads(resources.ONTOLOGY))
        if not entries:
            raise NothingBuiltError(_why_nothing(log))
        started = time.process_time()
        names.write(quads)
        load(draft, quads)
        quads.unlink()
        log.sort(key=lambda item: (item.file, item.span.start if item.span else -1, item.code))
        manifest = replace(manifest, documents=tuple(entries))
        write_manifest(draft, manifest, tuple(log))
        seconds["store"] += time.process_time() - started
    elapsed = time.perf_counter() - began
    return BuildReport(output, manifest, tuple(log), reused, dict(seconds), elapsed)


def _among(total: int, progress: Progress | None) -> Callable[[int, str], None] | None:
    if progress is None:
        return None
    return lambda done, name: progress(done, total, name)


def _told(
    results: Iterable[tuple[str, Built]], progress: Callable[[int, str], None] | None
) -> Iterator[tuple[str, Built]]:
    """Yield the results, and tell of each after it was dealt with."""
    for number, (name, built) in enumerate(results, 1):
        yield name, built
        if progress:
            progress(number, name)


def _documents(results: Iterable[tuple[str, Built]]) -> Iterator[tuple[str, Built]]:
    """Yield the results, each further document of a file as a result of its own."""
    for name, built in results:
        yield name, built
        for further in built.further:
            if further.entry is not None:
                yield further.entry.name, further


def _unique(results: Iterable[tuple[str, Built]]) -> Iterator[tuple[str, Built]]:
    """Yield the results; a further file with the same bytes becomes a problem, not a document."""
    first: dict[str, str] = {}
    for file, built in results:
        if built.entry is None:
            yield file, built
            continue
        name = first.setdefault(built.entry.graph, file)
        if name == file:
            yield file, built
        else:
            again = problem("duplicate-file", file, found=name)
            yield file, Built(problems=(again,), seconds=built.seconds)


def _run(found: list[FoundFile], options: Options, workers: int) -> Iterator[Built]:
    crew: Crew[FoundFile, Built] = Crew(
        prepare=partial(_load_once, options, options.digest()),
        lost=_lost,
        workers=workers,
        preload="inspgraph.pipeline",
    )
    return crew.run(found)


@lru_cache(maxsize=1)
def _load_once(options: Options, digest: str) -> Pipeline:  # noqa: ARG001 tells files that changed
    """Return the pipeline; a process that builds repeatedly (a notebook) loads its rules once."""
    return Pipeline.load(options)


def _lost(file: FoundFile) -> Built:
    return Built(problems=(problem("failed", file.name, found="The process ended."),))


def _unchanged(
    found: Iterable[FoundFile], output: Path, empty: Manifest
) -> dict[str, Callable[[], Built]]:
    """Map each document that needs no rebuild, by name, to a function that fetches it."""
    try:
        manifest, problems = read_manifest(output), read_problems(output)
        if (manifest.code, manifest.data) != (empty.code, empty.data):
            return {}
        store = open_store(output)
    except NotAGraphError:
        return {}
    entries = {entry.name: entry for entry in manifest.documents}
    bundles = {name.rpartition("#")[0] for name in entries if "#" in name}

    def fetch(entry: DocumentEntry) -> Built:
        return Built(
            entry=entry,
            quads=read_graph(store, entry.graph),
            text=read_laid_out(output, entry),
            problems=tuple(item for item in problems if item.file == entry.name),
        )

    return {
        file.name: partial(fetch, entries[file.name])
        for file in found
        if file.name in entries and file.name not in bundles and _is_same(file, entries[file.name])
    }


def _is_same(file: FoundFile, entry: DocumentEntry) -> bool:
    """Return whether a file has the bytes of a document, and these the origin they had."""
    origin = file.origin if file.origin and file.origin.sha256 == entry.sha256 else None
    return origin == entry.origin and _digest(file.path) == entry.sha256


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
