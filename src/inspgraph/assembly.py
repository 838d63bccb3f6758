"""Put what files became together into a graph's folder, or leave the folder that has it already."""

from __future__ import annotations

import contextlib
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from inspgraph import resources
from inspgraph.building import Built, Options
from inspgraph.errors import NothingBuiltError, problem
from inspgraph.map.common_names import CommonNames
from inspgraph.map.graph import log_graph, to_nquads
from inspgraph.map.uris import Minter
from inspgraph.records import Problem
from inspgraph.reuse import Earlier, Files
from inspgraph.store.dataset import load, ontology_quads
from inspgraph.store.folder import JOURNAL, drafting, forget_unfinished
from inspgraph.store.fulltext import renew_index, write_index
from inspgraph.store.journal import QUADS, Journal
from inspgraph.store.manifest import DocumentEntry, Manifest, write_manifest
from inspgraph.store.renew import carry_text, renew
from inspgraph.store.sources import write_sources


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


def assemble(
    results: Iterable[tuple[str, Built]],
    output: Path,
    *,
    options: Options,
    manifest: Manifest,
    problems: Iterable[Problem] = (),
    earlier: Earlier | None = None,
    files: Files | None = None,
    reused: int = 0,
    began: float,
    progress: Callable[[int, str], None] | None = None,
) -> BuildReport:
    """Store what files became, in order of their names, as a graph in the folder ``output``.

    A result without a text is of the ``earlier`` graph there, which is renewed and not written
    anew. ``problems`` are those of finding the files, ``files`` what these are, ``reused`` is how
    many results were not made now, ``began`` when the build began. Raises what ``build`` does.
    """
    earlier = earlier or Earlier()
    with drafting(output) as draft:
        quads = draft / QUADS
        seconds: dict[str, float] = defaultdict(float)
        log = list(problems)
        names = CommonNames()
        minter = Minter(options.base)
        entries: list[DocumentEntry] = []
        carried: set[str] = set()
        with Journal(draft, manifest) as journal:
            for _, built in _unique(_documents(_told(results, files, progress))):
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
            journal.add(_log((item for item in log if item.file not in documents), minter))
            if earlier.manifest is None:
                journal.add(ontology_quads(resources.ONTOLOGY))
        if not entries:
            (draft / JOURNAL).unlink()
            raise NothingBuiltError(_why_nothing(log))
        started = time.process_time()
        if earlier.manifest is None:
            names.write(quads)
            load(draft, quads)
            write_index(draft, entries)
        else:
            gone = [one for one in earlier.manifest.documents if one.graph not in carried]
            added = [one for one in entries if one.graph not in carried]
            left = [*(one.graph for one in gone), str(minter.log())]
            renew(output, draft, left, quads, [one.graph for one in added])
            renew_index(output, draft, [one.graph for one in gone], added)
        quads.unlink()
        manifest = replace(manifest, documents=tuple(entries))
        ordered = _in_order(log)
        write_manifest(draft, manifest, ordered)
        if files:
            write_sources(draft, files.seen())
        seconds["store"] += time.process_time() - started
    return BuildReport(
        output,
        manifest,
        ordered,
        reused,
        earlier.damaged,
        dict(seconds),
        time.perf_counter() - began,
        earlier.why,
    )


def as_it_was(
    results: Iterable[tuple[str, Built]],
    output: Path,
    *,
    problems: Iterable[Problem],
    earlier: Earlier,
    files: Files,
    reused: int,
    began: float,
) -> BuildReport | None:
    """Leave the graph in ``output`` alone where the results are those that it was made of.

    Return None where they are not. The parameters are those of ``assemble``.
    """
    built = [one for _, one in _unique(_documents(_told(results, files, None)))]
    entries = tuple(one.entry for one in built if one.entry is not None)
    log = _in_order([*problems, *(item for one in built for item in one.problems)])
    manifest = earlier.manifest
    if manifest is None or (manifest.documents, earlier.problems) != (entries, log):
        return None
    if earlier.damaged:
        return None
    forget_unfinished(output)
    if files.seen() != earlier.sources:
        with contextlib.suppress(OSError):  # it would only have saved work
            write_sources(output, files.seen())
    return BuildReport(output, manifest, log, reused, (), {}, time.perf_counter() - began)


def _told(
    results: Iterable[tuple[str, Built]],
    files: Files | None,
    progress: Callable[[int, str], None] | None,
) -> Iterator[tuple[str, Built]]:
    """Yield the results, and tell of each after it was dealt with."""
    for number, (name, built) in enumerate(results, 1):
        if files:
            files.built(name, built)
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


def _in_order(log: Iterable[Problem]) -> tuple[Problem, ...]:
    def place(item: Problem) -> tuple[str, int, str]:
        return item.file, item.span.start if item.span else -1, item.code

    return tuple(sorted(log, key=place))


def _log(problems: Iterable[Problem], names: Minter) -> bytes:
    """The build's own named graph as N-Quads: problems of files that became no document."""
    return to_nquads(log_graph(problems, names))


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
