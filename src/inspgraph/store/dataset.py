"""The triples on disk: loading a draft, opening a finished graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from inspgraph.errors import NotAGraphError
from inspgraph.store.folder import STORE, TEXTS


def load(folder: Path, quads: Path) -> None:
    """Make the folder's store from a file of N-Quads."""
    store = ox.Store(str(folder / STORE))
    store.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
    store.optimize()
    store.flush()


def open_store(folder: Path) -> ox.Store:
    """Open a graph's store for reading; raises ``NotAGraphError`` where there is none."""
    try:
        return ox.Store.read_only(str(folder / STORE))
    except OSError as error:
        raise NotAGraphError(f"{folder}: its store cannot be opened.") from error


def read_graph(store: ox.Store, graph: str) -> bytes:
    """Give one named graph back as N-Quads, a line a statement, sorted."""
    quads = store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
    return b"".join(sorted(f"{quad} .\n".encode() for quad in quads))


def graph_names(store: ox.Store) -> tuple[str, ...]:
    """The IRIs of the named graphs, sorted."""
    return tuple(sorted(str(name.value) for name in store.named_graphs()))


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Give each kept text with its hash, sorted by hash."""
    for path in sorted((folder / TEXTS).iterdir()):
        yield path.stem, path.read_bytes().decode()


def keep_text(folder: Path, sha256: str, content: str) -> None:
    """Keep a canonical text, byte by byte as it was hashed."""
    (folder / TEXTS / f"{sha256}.txt").write_bytes(content.encode())


def read_text(folder: Path, sha256: str) -> str:
    """Give a kept text; raises ``NotAGraphError`` where it is missing."""
    try:
        return (folder / TEXTS / f"{sha256}.txt").read_bytes().decode()
    except OSError as error:
        raise NotAGraphError(f"{folder}: the text {sha256} is missing.") from error
