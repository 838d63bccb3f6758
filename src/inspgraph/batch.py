"""Build a graph from files: find them, run the pipeline over each, store the results."""

from __future__ import annotations

import contextlib
import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from inspgraph import __version__, resources
from inspgraph.assembly import BuildReport, as_it_was, assemble
from inspgraph.building import Built, Options
from inspgraph.errors import problem
from inspgraph.limits import HARD
from inspgraph.reuse import Earlier, Files, read_earlier, unchanged
from inspgraph.store.folder import check, tidy, unfinished
from inspgraph.store.journal import finished
from inspgraph.store.manifest import MANIFEST, Manifest
from inspgraph.walk import FoundFile, walk
from inspgraph.workers import Crew

if TYPE_CHECKING:
    from inspgraph.pipeline import Pipeline

Progress = Callable[[int, int, str], None]
"""A callback: the number of files done, the number in all, and the name of the latest file."""


def build(
    paths: Iterable[Path],
    output: Path,
    *,
    options: Options | None = None,
    workers: int = 1,
    fresh: bool = False,
    verify: bool = False,
    apart: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Build the graph of all files that the paths give into the folder ``output``.

    A document that ``output`` already holds, built from the same bytes under the same name with
    the same program, data and options, is reused unless ``fresh`` is true; one whose file is gone
    is removed from the graph. A file that looks as it did (size, time and inode) counts as
    unchanged, unless ``verify`` has all files read. Files with the same bytes are one document: the
    first by name becomes it, the others get a ``duplicate-file`` problem. ``workers`` does not
    affect the result. With ``apart`` even a single worker is a process of its own, which a document
    can bring down and the build not.

    Raises ``OutputError`` if ``output`` may not or cannot be written, and ``NothingBuiltError``
    if no file became a document; ``output`` is then left as it was.
    """
    began = time.perf_counter()
    options = options or Options()
    with contextlib.suppress(
        OSError
    ):  # a folder that cannot be written is told of below, if need be
        tidy(output)
    check(output)
    found, problems = walk(paths, leave_out=[output], marker=MANIFEST)
    manifest = described(options)
    earlier = Earlier() if fresh else read_earlier(output, manifest, verify=verify)
    left = {} if fresh else finished(unfinished(output), manifest)
    files = Files(found, earlier.sources, options.limit)
    kept = unchanged(found, files, earlier, left)
    known = earlier.manifest.documents if earlier.manifest else ()
    reused = len(kept.keys() & {*left, *(entry.name for entry in known)})
    if len(kept) == len(found) and not left:
        same = as_it_was(
            [(file.name, kept[file.name]()) for file in found],
            output,
            problems=problems,
            earlier=earlier,
            files=files,
            reused=reused,
            began=began,
        )
        if same is not None:
            return same
    made = _run([file for file in found if file.name not in kept], options, workers, apart=apart)
    return assemble(
        ((f.name, kept[f.name]() if f.name in kept else next(made)) for f in found),
        output,
        options=options,
        manifest=manifest,
        problems=problems,
        earlier=earlier,
        files=files,
        reused=reused,
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


def _among(total: int, progress: Progress | None) -> Callable[[int, str], None] | None:
    if progress is None:
        return None
    return lambda done, name: progress(done, total, name)


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
    from inspgraph.pipeline import Pipeline  # late: the stages take seconds to import

    return Pipeline.load(options)


def _lost(file: FoundFile, late: bool) -> Built:
    if late:
        return Built(problems=(problem("too-slow", file.name, found="It was ended."),))
    return Built(problems=(problem("failed", file.name, found="The process ended."),))
