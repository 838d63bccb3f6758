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
from inspgraph.errors import NothingBuiltError, problem
from inspgraph.limits import HARD
from inspgraph.pipeline import Built, Options, Pipeline, common_names, log_graph_name, log_quads
from inspgraph.records import Problem
from inspgraph.reuse import Earlier, read_earlier, unchanged
from inspgraph.store.dataset import load, ontology_quads
from inspgraph.store.folder import (
    JOURNAL,
    SEARCH,
    check,
    drafting,
    unfinished,
)
from inspgraph.store.fulltext import write_index
from inspgraph.store.journal import QUADS, Journal, finished
from inspgraph.store.manifest import (
    MANIFEST,
    DocumentEntry,
    Manifest,
    write_manifest,
)
from inspgraph.store.renew import carry, carry_text, renew
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
    manifest = described(options)
    earlier = Earlier() if fresh else read_earlier(output, manifest)
    left = {} if fresh else finished(unfinished(output), manifest)
    kept = unchanged(found, output, earlier, left)
    made = _run([file for file in found if file.name not in kept], options, workers, apart=apart)
    return assemble(
        ((f.name, kept[f.name]() if f.name in kept else next(made)) for f in found),
        output,
        options=options,
        manifest=manifest,
        problems=problems,
        earlier=earlier,
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
    earlier: Earlier | None = None,
    reused: int = 0,
    began: float,
    progress: Callable[[int, str], None] | None = None,
) -> BuildReport:
    """Store what files became, in order of their names, as a graph in the folder ``output``.

    A result without a text is of the ``earlier`` graph there, which is renewed and not written
    anew. ``problems`` are those of finding the files, ``reused`` is how many results were not made
    now, ``began`` when the build began. Raises what ``build`` does.
    """
    earlier = earlier or Earlier()
    with drafting(output) as draft:
        quads = draft / QUADS
        seconds: dict[str, float] = defaultdict(float)
        log = list(problems)
        names = common_names()
        entries: list[DocumentEntry] = []
        carried: set[str] = set()
        with Journal(draft, manifest) as journal:
            for _, built in _unique(_documents(_told(results, progress))):
                log.extend(built.problems)
                if built.entry is not None:
                    entries.append(built.entry)
                    if built.text is None:
                        carry_text(output, draft, built.entry)
                        carried.add(built.entry.graph)
                    else:
                        if earlier.manifest is None:
                            names.add(built.quads)
                        whole = not built.further and "#" not in built.entry.name
                        journal.keep(
                            built.entry, built.text, built.quads, built.problems, resumable=whole
                        )
                for stage, spent in built.seconds.items():
                    seconds[stage] += spent
            documents = {entry.name for entry in entries}
            journal.add(log_quads((item for item in log if item.file not in documents), options))
            if earlier.manifest is None:
                journal.add(ontology_quads(resources.ONTOLOGY))
        if not entries:
            (draft / JOURNAL).unlink()
            raise NothingBuiltError(_why_nothing(log))
        started = time.process_time()
        if earlier.manifest is None:
            names.write(quads)
            load(draft, quads)
        else:
            gone = [one.graph for one in earlier.manifest.documents if one.graph not in carried]
            added = [one.graph for one in entries if one.graph not in carried]
            renew(output, draft, [*gone, log_graph_name(options)], quads, added)
        quads.unlink()
        known = earlier.manifest.documents if earlier.manifest else ()
        if known == tuple(entries) and not earlier.damaged:
            carry(output / SEARCH, draft / SEARCH)
        else:
            write_index(draft, entries)
        log.sort(key=lambda item: (item.file, item.span.start if item.span else -1, item.code))
        manifest = replace(manifest, documents=tuple(entries))
        write_manifest(draft, manifest, tuple(log))
        seconds["store"] += time.process_time() - started
    return BuildReport(
        output,
        manifest,
        tuple(log),
        reused,
        earlier.damaged,
        dict(seconds),
        time.perf_counter() - began,
        earlier.why,
    )


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
