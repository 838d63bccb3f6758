"""The triples on disk: loading a draft, opening a finished graph."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from inspgraph.errors import NotAGraphError
from inspgraph.records import Text
from inspgraph.store.folder import LAYOUTS, STORE, TEXTS
from inspgraph.store.layout import read_layout, write_layout
from inspgraph.store.manifest import DocumentEntry
from inspgraph.store.seal import check_seal

_PIECE: Final = 50_000
"""Statements loaded at once."""

_DAMAGE: Final = "Corruption: "
"""How the store begins to say that what it reads is not what was written."""

_TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_ONTOLOGY: Final = ox.NamedNode("http://www.w3.org/2002/07/owl#Ontology")


def load(folder: Path, quads: Path) -> None:
    """Create the folder's store from a file of N-Quads, one statement to a line.

    Each statement goes into its named graph and into the default graph, where it is once however
    many documents make it: a query's counts are right there, which over a mere union of the named
    graphs they are not.
    """
    store = ox.Store(str(folder / STORE))
    load_into(store, quads)
    store.optimize()
    store.flush()


def load_into(store: ox.Store, quads: Path) -> None:
    """Add a file of N-Quads, one statement to a line, to a store as ``load`` does.

    It goes in pieces, since what one load holds in memory grows with what it loads.
    """
    with quads.open("rb") as lines:
        while piece := list(islice(lines, _PIECE)):
            store.bulk_load(input=b"".join(piece), format=ox.RdfFormat.N_QUADS)
            merged = b"".join(line.rsplit(b" <", 1)[0] + b" .\n" for line in piece)
            store.bulk_load(input=merged, format=ox.RdfFormat.N_TRIPLES)


def ontology_quads(folder: Path) -> bytes:
    """Return each Turtle file of the ontology as N-Quads, in the named graph of its own IRI.

    A graph carries them along so that a question about grades or kinds finds their ranks and
    labels. Raises ``ValueError`` for a file that does not say which ontology it is.
    """
    quads: list[ox.Quad] = []
    for path in sorted(folder.glob("*.ttl")):
        triples = [quad.triple for quad in ox.parse(path=str(path))]
        own = [
            triple.subject
            for triple in triples
            if (triple.predicate, triple.object) == (_TYPE, _ONTOLOGY)
        ]
        if len(own) != 1 or not isinstance(own[0], ox.NamedNode):
            raise ValueError(f"{path.name}: one owl:Ontology is expected, with an IRI.")
        quads.extend(ox.Quad(t.subject, t.predicate, t.object, own[0]) for t in triples)
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


def open_store(folder: Path, *, is_checked: bool = False) -> ox.Store:
    """Open a graph's store for reading.

    Raises ``NotAGraphError`` where there is none, or where a file of the graph is damaged, unless
    that ``is_checked`` already.
    """
    if not is_checked:
        check_seal(folder)
    try:
        return ox.Store.read_only(str(folder / STORE))
    except (OSError, RuntimeError) as error:
        raise NotAGraphError(
            f"{folder}: its store cannot be opened; `inspgraph build` with the documents makes it "
            "again."
        ) from error


def is_damage(error: BaseException) -> bool:
    """Return whether an error of the store says that what it reads is not what was written."""
    return isinstance(error, OSError | RuntimeError) and str(error).startswith(_DAMAGE)


def read_triples(store: ox.Store, graph: str) -> bytes:
    """Return one named graph as N-Triples, without its name."""
    quads = store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
    return ox.serialize((q.triple for q in quads), format=ox.RdfFormat.N_TRIPLES) or b""


def keep_text(folder: Path, file: str, text: Text) -> None:
    """Keep a canonical text, byte by byte as it was hashed, and the structure it has in a file.

    ``file`` is the hash of the file's bytes: files with the same text share its content, yet each
    has a layout of its own.
    """
    for path, content in (
        (folder / TEXTS / f"{text.sha256}.txt", text.content.encode()),
        (folder / LAYOUTS / f"{file}.json", write_layout(text)),
    ):
        # It may be there from another document, and then be an earlier graph's file as well.
        path.unlink(missing_ok=True)
        path.write_bytes(content)


def read_text(folder: Path, sha256: str) -> str:
    """Return the content of a kept text; raises ``NotAGraphError`` where it is missing."""
    try:
        return (folder / TEXTS / f"{sha256}.txt").read_bytes().decode()
    except OSError as error:
        raise NotAGraphError(f"{folder}: the text {sha256} is missing.") from error


def read_laid_out(folder: Path, entry: DocumentEntry) -> Text:
    """Return a document's text with its structure.

    Raises ``NotAGraphError`` where either is missing or they do not fit each other.
    """
    content = read_text(folder, entry.text)
    try:
        layout = (folder / LAYOUTS / f"{entry.sha256}.json").read_bytes()
        return read_layout(layout, content, entry.text)
    except OSError as error:
        raise NotAGraphError(f"{folder}: the layout of {entry.name} is missing.") from error
    except ValueError as error:
        raise NotAGraphError(f"{folder}: the layout of {entry.name} is not its own.") from error
