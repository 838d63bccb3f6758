"""A draft of a graph made from the one before it: only what changed is written.

Files that a store or a build never changes once they are written are linked, not copied, so that
the cost is that of the change.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from inspgraph.map.common_names import CommonNames
from inspgraph.store.dataset import load_into
from inspgraph.store.folder import LAYOUTS, STORE, TEXTS
from inspgraph.store.manifest import DocumentEntry
from inspgraph.vocab import IG

_NOT_COPIED: Final = ("LOCK", "LOG", "LOG.old")
_COMPACTED: Final = 50
"""One in so many graphs that came or went has the whole store compacted, which takes about a
fiftieth of the time that building the documents took."""
_ACTOR: Final = ox.NamedNode(str(IG.actor))
_REGISTER: Final = ox.NamedNode(str(IG.register))
_LOCAL: Final = ox.Literal("local")


def carry_text(earlier: Path, draft: Path, entry: DocumentEntry) -> None:
    """Take a document's text and layout over from an earlier graph."""
    for part in (Path(TEXTS, f"{entry.text}.txt"), Path(LAYOUTS, f"{entry.sha256}.json")):
        if not (draft / part).exists():
            carry(earlier / part, draft / part)


def renew(
    earlier: Path, draft: Path, gone: Iterable[str], quads: Path, added: Iterable[str]
) -> None:
    """Make the draft's store: the earlier one without the graphs ``gone`` and with the quads.

    ``added`` are the graphs that the quads are of. Local bodies that either describes get the
    name, class and kind that all documents together give them. Where so much came and went that it
    is worth its time, the store is made as compact as a new one; else it becomes so by and by.
    """
    (draft / STORE).mkdir()
    for path in (earlier / STORE).iterdir():
        if path.suffix == ".sst":
            carry(path, draft / STORE / path.name)
        elif path.name not in _NOT_COPIED:
            shutil.copyfile(path, draft / STORE / path.name)
    store = ox.Store(str(draft / STORE))
    old, new = [*map(ox.NamedNode, gone)], [*map(ox.NamedNode, added)]
    changed: set[ox.NamedNode] = set()
    for graph in old:
        changed.update(_local(store, graph))
        for quad in list(store.quads_for_pattern(None, None, None, graph)):
            _remove(store, quad)
        store.remove_graph(graph)
    load_into(store, quads)
    for graph in new:
        changed.update(_local(store, graph))
    _settle(store, changed)
    if _COMPACTED * (len(old) + len(new)) > sum(1 for _ in store.named_graphs()):
        store.optimize()
    store.flush()


def carry(source: Path, target: Path) -> None:
    """Take a file that does not change over, by a link where that can be."""
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without links
        shutil.copyfile(source, target)


def _local(store: ox.Store, graph: ox.NamedNode) -> Iterator[ox.NamedNode]:
    """The local bodies that a graph describes."""
    for quad in store.quads_for_pattern(None, _REGISTER, _LOCAL, graph):
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject


def _settle(store: ox.Store, bodies: set[ox.NamedNode]) -> None:
    names = CommonNames()
    for body in bodies:
        described = _named(store.quads_for_pattern(body, _REGISTER, _LOCAL, None))
        names.add(_lines(described))
        for quad in _named(store.quads_for_pattern(None, _ACTOR, body, None)):
            names.add(_lines(store.quads_for_pattern(quad.subject, None, None, quad.graph_name)))
    for body in sorted(bodies, key=str):
        for said in list(_named(store.quads_for_pattern(body, _REGISTER, _LOCAL, None))):
            graph = said.graph_name
            old = set(store.quads_for_pattern(body, None, None, graph))
            lines = _lines(old).splitlines(keepends=True)
            settled = b"".join(names.settled(lines))
            new = set(ox.parse(settled, format=ox.RdfFormat.N_QUADS))
            for quad in old - new:
                _remove(store, quad)
            for quad in new - old:
                store.add(quad)
                store.add(ox.Quad(quad.subject, quad.predicate, quad.object))


def _remove(store: ox.Store, quad: ox.Quad) -> None:
    """Remove a quad, and its triple from the default graph if no document makes it any more."""
    store.remove(quad)
    same = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    if next(_named(same), None) is None:
        store.remove(ox.Quad(quad.subject, quad.predicate, quad.object))


def _named(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    return (quad for quad in quads if isinstance(quad.graph_name, ox.NamedNode))


def _lines(quads: Iterable[ox.Quad]) -> bytes:
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
