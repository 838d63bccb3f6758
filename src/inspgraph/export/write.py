"""Write a store to a file, in the format that is asked for."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, Final

import pyoxigraph as ox

from inspgraph.errors import OutputError
from inspgraph.export.csvw import files, write_csvw
from inspgraph.export.dataset_description import Made
from inspgraph.export.jsonld import write_jsonld
from inspgraph.export.rdf import QUADS, TRIPLES, write_rdf
from inspgraph.export.whole import writing, writing_folder

FORMATS: Final[dict[str, str]] = {
    "turtle": ".ttl",
    "facts": ".ttl",
    "trig": ".trig",
    "nquads": ".nq",
    "ntriples": ".nt",
    "rdfxml": ".rdf",
    "jsonld": ".jsonld",
    "graphml": ".graphml",
    "gexf": ".gexf",
    "xlsx": ".xlsx",
    "csvw": "",
}
"""Every export format with its usual file ending; ``csvw`` is a folder."""


def write(
    store: ox.Store,
    format: str,
    prefixes: Mapping[str, str],
    path: Path | None = None,
    *,
    queries: Path,
    made: Made,
) -> None:
    """Write the store to a file, or to standard output where there is no path.

    The file, or ``csvw``'s folder, appears whole or not at all. ``queries`` is the folder of the
    queries, of which tables are made; ``made`` tells how the graph was. Raises ``OutputError`` for
    a format that is not one of ``FORMATS``, a path that cannot be written, or a folder that holds
    other things than tables.
    """
    if format not in FORMATS:
        raise OutputError(f"There is no export format {format!r}; there are {', '.join(FORMATS)}.")
    if format == "csvw":
        _write_folder(store, path, queries, made)
        return
    if path is None:
        _write(store, format, prefixes, sys.stdout.buffer, queries, made)
        sys.stdout.buffer.flush()
        return
    with writing(path) as out:
        _write(store, format, prefixes, out, queries, made)


def _write(
    store: ox.Store,
    format: str,
    prefixes: Mapping[str, str],
    out: BinaryIO,
    queries: Path,
    made: Made,
) -> None:
    if format in TRIPLES or format in QUADS:
        write_rdf(store, out, format, prefixes, made)
    elif format in {"graphml", "gexf"}:
        # NetworkX and the workbook's library take a while to load, and most exports need neither.
        from inspgraph.export.networks import write_gexf, write_graphml
        from inspgraph.network.statements import relations

        (write_graphml if format == "graphml" else write_gexf)(relations(store), out)
    elif format == "xlsx":
        from inspgraph.export.workbook import write_workbook

        write_workbook(store, out, queries, made)
    else:
        write_jsonld(store, out, prefixes, made)


def _write_folder(store: ox.Store, path: Path | None, queries: Path, made: Made) -> None:
    if path is None:
        raise OutputError("Tables are several files: name the folder to write them into.")
    if path.is_dir():
        strangers = sorted({entry.name for entry in path.iterdir()} - files())
        if strangers:
            raise OutputError(
                f"{path}: this folder holds {strangers[0]!r}, which is no table of an export; "
                "name another."
            )
    with writing_folder(path) as draft:
        write_csvw(store, draft, queries, made)
