"""The output folder: never another's, never half-written.

A build writes into a sibling of the output folder and takes its place at the very end, so
whatever ends a build early leaves the graph that was there before, or none.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from inspgraph.drafts import left, prefix, put_in_place
from inspgraph.errors import OutputError
from inspgraph.store.manifest import MANIFEST, PROBLEMS
from inspgraph.store.manifest import is_ours as has_manifest
from inspgraph.store.seal import SEAL, is_sealed, seal
from inspgraph.store.sources import SOURCES

STORE: Final = "store"
TEXTS: Final = "texts"
LAYOUTS: Final = "layouts"
JOURNAL: Final = "journal.jsonl"
SEARCH: Final = "search.sqlite"
CONTENTS: Final = frozenset({MANIFEST, PROBLEMS, SEAL, SOURCES, STORE, TEXTS, LAYOUTS, SEARCH})

_BUILDING: Final = "building"
_OLD: Final = "old"


@contextmanager
def drafting(output: Path) -> Iterator[Path]:
    """Yield an empty folder to write a graph into, and put it in ``output``'s place at the end.

    Where the block ends with an exception, the draft is removed and ``output`` stays as it was;
    after an interrupt a draft with a journal is left for the next build. Raises ``OutputError``
    where ``output`` is a file, or a folder with anything in it that a build did not write, or
    cannot be written.
    """
    output = Path(os.path.realpath(output))
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        tidy(output)
        check(output)
        draft = Path(tempfile.mkdtemp(dir=output.parent, prefix=prefix(output, _BUILDING)))
        (draft / TEXTS).mkdir()
        (draft / LAYOUTS).mkdir()
    except OSError as error:
        raise OutputError(f"{output}: cannot be written ({error.strerror}).") from error
    interrupted = False
    try:
        yield draft
        (draft / JOURNAL).unlink(missing_ok=True)
        seal(draft, output)
        _publish(draft, output)
        forget_unfinished(output)
    except (KeyboardInterrupt, SystemExit):
        interrupted = (draft / JOURNAL).exists()
        raise
    except OSError as error:
        raise OutputError(f"{output}: cannot be written ({error.strerror or error}).") from error
    finally:
        if not interrupted:
            shutil.rmtree(draft, ignore_errors=True)


def unfinished(output: Path) -> list[Path]:
    """The drafts, each with a journal, of builds of ``output`` that were interrupted."""
    output = Path(os.path.realpath(output))
    if not output.parent.is_dir():
        return []
    return [draft for draft in left(output, _BUILDING) if (draft / JOURNAL).exists()]


def forget_unfinished(output: Path) -> None:
    """Remove what interrupted builds of ``output`` left."""
    for draft in unfinished(output):
        shutil.rmtree(draft, ignore_errors=True)


def check(output: Path) -> None:
    """Raise ``OutputError`` unless ``output`` is absent, empty, or wholly a build's own work."""
    if not os.path.lexists(output):
        return
    if not output.is_dir():
        raise OutputError(f"{output}: there is a file here; name a folder for the graph.")
    strangers = sorted(entry.name for entry in output.iterdir() if entry.name not in CONTENTS)
    if strangers:
        raise OutputError(
            f"{output}: this folder holds {strangers[0]!r}, which a build did not write; "
            "name another folder."
        )
    if any(output.iterdir()) and not is_ours(output):
        raise OutputError(f"{output}: this folder was not written by a build; name another.")


def is_ours(folder: Path) -> bool:
    """Return whether the folder is one that a build wrote, be its manifest damaged."""
    return has_manifest(folder) or is_sealed(folder)


def _publish(draft: Path, output: Path) -> None:
    old = output.with_name(draft.name.replace(f".{_BUILDING}-", f".{_OLD}-", 1))
    try:
        put_in_place(draft, output, old)
    except OSError as error:
        raise OutputError(f"{output}: cannot be replaced ({error.strerror}).") from error


def tidy(output: Path) -> None:
    """Bring back a graph whose replacement was cut short, and remove what dead builds left.

    What they left with a journal stays until a build has gone on from it.
    """
    output = Path(os.path.realpath(output))
    if not output.parent.is_dir():
        return
    for old in left(output, _OLD):
        if not output.exists() and is_ours(old):
            old.rename(output)
        else:
            shutil.rmtree(old, ignore_errors=True)
    for draft in set(left(output, _BUILDING)) - set(unfinished(output)):
        shutil.rmtree(draft, ignore_errors=True)
