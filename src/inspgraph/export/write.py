"""Write a store to a file, in the format that is asked for."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, Final

import pyoxigraph as ox

from inspgraph.errors import OutputError
from inspgraph.export.jsonld import write_jsonld
from inspgraph.export.rdf import QUADS, TRIPLES, write_rdf

FORMATS: Final[dict[str, str]] = {
    "turtle": ".ttl",
    "trig": ".trig",
    "nquads": ".nq",
    "ntriples": ".nt",
    "rdfxml": ".rdf",
    "jsonld": ".jsonld",
}
"""Every export format with its usual file ending."""


def write(
    store: ox.Store, format: str, prefixes: Mapping[str, str], path: Path | None = None
) -> None:
    """Write the store to a file, or to standard output where there is no path.

    The file appears whole or not at all. Raises ``OutputError`` for a format that is not one of
    ``FORMATS`` or a path that cannot be written.
    """
    if format not in FORMATS:
        raise OutputError(f"There is no export format {format!r}; there are {', '.join(FORMATS)}.")
    if path is None:
        _write(store, format, prefixes, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}).") from error
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            _write(store, format, prefixes, out)
        mask = os.umask(0)
        os.umask(mask)
        draft.chmod(0o666 & ~mask)
        draft.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}).") from error
    finally:
        draft.unlink(missing_ok=True)


def _write(store: ox.Store, format: str, prefixes: Mapping[str, str], out: BinaryIO) -> None:
    if format in TRIPLES or format in QUADS:
        write_rdf(store, out, format, prefixes)
    else:
        write_jsonld(store, out, prefixes)
