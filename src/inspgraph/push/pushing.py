"""A built graph into a server: what is new or changed is replaced, what is gone is removed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from inspgraph.push.graph_store import GraphStore
from inspgraph.push.pushed_state import PushedState
from inspgraph.store.dataset import open_store, read_triples

Progress = Callable[[int, int, str], None]
"""A callback: the number of graphs done, the number in all, and the latest graph."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """Numbers of named graphs: given to the server, there already, and removed from it."""

    given: int
    kept: int
    removed: int


def push(
    folder: Path,
    endpoint: str,
    *,
    login: tuple[str, str] | None = None,
    state: Path | None = None,
    fresh: bool = False,
    progress: Progress | None = None,
) -> Pushed:
    """Make a server's named graphs those of the graph in a folder, each replaced whole.

    ``endpoint`` is a graph store (SPARQL 1.1 Graph Store HTTP Protocol). The file ``state``, by
    default beside the folder, says what the server holds: a push that was cut short goes on where
    it ended, and later ones give only what has changed, unless ``fresh`` is true. Graphs that no
    push gave are left alone. Raises ``PushError`` where the server does not take a graph, and
    ``NotAGraphError``.
    """
    store = open_store(folder)
    names = sorted(
        str(name.value) for name in store.named_graphs() if isinstance(name, ox.NamedNode)
    )
    given = kept = 0
    where = state or state_file(folder)
    with PushedState(where, endpoint) as known, GraphStore(endpoint, login) as server:
        gone = sorted(known.held.keys() - set(names))
        for number, name in enumerate(names, 1):
            triples = b"".join(sorted(read_triples(store, name).splitlines(keepends=True)))
            digest = hashlib.sha256(triples).hexdigest()
            if not fresh and known.held.get(name) == digest:
                kept += 1
            else:
                server.replace(name, triples)
                known.note(name, digest)
                given += 1
            if progress:
                progress(number, len(names) + len(gone), name)
        for number, name in enumerate(gone, len(names) + 1):
            server.remove(name)
            known.note(name, "")
            if progress:
                progress(number, len(names) + len(gone), name)
    return Pushed(given, kept, len(gone))


def state_file(folder: Path) -> Path:
    """Return the file beside a graph's folder that says what servers were given of it."""
    folder = folder.absolute()
    return folder.with_name(f".{folder.name}.pushed.jsonl")
