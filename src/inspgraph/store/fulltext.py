"""The words of all documents, to be searched: an index by SQLite's FTS5, a row for each block.

https://www.sqlite.org/fts5.html. The index is written with a graph; of one that has none it is made
in memory. Words are found in any case and ending ("lines" finds "line").
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote

from inspgraph.errors import QueryError
from inspgraph.records import Text
from inspgraph.store.dataset import read_laid_out
from inspgraph.store.folder import SEARCH
from inspgraph.store.manifest import DocumentEntry, read_manifest
from inspgraph.store.renew import carry

_TABLE: Final = (
    "CREATE VIRTUAL TABLE passages USING fts5(words, graph UNINDEXED, page UNINDEXED,"
    " tokenize = 'porter unicode61 remove_diacritics 2')"
)
_FIND: Final = (
    "SELECT graph, page, words FROM passages WHERE passages MATCH ? ORDER BY graph, rowid"
)
_PART: Final = re.compile(r'"([^"]*)"|(\S+)')
_LETTER: Final = re.compile(r"\w")


class FoundPassage(NamedTuple):
    """A block of a document that has the words; ``graph`` is the IRI of its named graph.

    ``page`` is 0 where the file has no pages.
    """

    graph: str
    page: int
    words: str


def write_index(folder: Path, entries: Iterable[DocumentEntry]) -> None:
    """Write the index of a graph's documents into its folder."""
    with closing(sqlite3.connect(folder / SEARCH)) as index:
        _fill(index, folder, entries)


def renew_index(
    earlier: Path, folder: Path, gone: Iterable[str], added: Iterable[DocumentEntry]
) -> None:
    """Write the index of a graph from an earlier one's: without some named graphs, with others."""
    removed, new = [(one,) for one in gone], list(added)
    if not removed and not new:
        carry(earlier / SEARCH, folder / SEARCH)
        return
    shutil.copyfile(earlier / SEARCH, folder / SEARCH)
    with closing(sqlite3.connect(folder / SEARCH)) as index:
        index.execute("CREATE TEMP TABLE gone (graph PRIMARY KEY)")
        index.executemany("INSERT INTO gone VALUES (?)", removed)
        index.execute("DELETE FROM passages WHERE graph IN gone")
        _add(index, folder, new)
        index.commit()


def search(folder: Path, wanted: str) -> tuple[FoundPassage, ...]:
    """Return every passage that an FTS5 query finds, in the order of the text, by document.

    ``match_of`` and ``match_any`` write such queries.
    """
    with closing(_open(folder)) as index:
        return tuple(FoundPassage(*row) for row in index.execute(_FIND, (wanted,)))


def match_of(text: str) -> str:
    """Return what a person writes as an FTS5 query in which nothing is an operator.

    It finds all the words, and the phrases in quotation marks as they stand. Raises ``QueryError``
    for a text without words.
    """
    found = _PART.findall(text.replace("\0", " "))  # where SQLite's text would end
    parts = [phrase or word.replace('"', " ") for phrase, word in found]
    said = [f'"{part}"' for part in parts if _LETTER.search(part)]
    if not said:
        raise QueryError(f"{text!r} has no word that could be searched for.")
    return " AND ".join(said)


def match_any(*groups: Iterable[str]) -> str:
    """Return an FTS5 query for passages that have one of the words or phrases of each group."""
    said = [" OR ".join(match_of(f'"{one}"') for one in group) for group in groups]
    return " AND ".join(f"({one})" for one in said)


def _open(folder: Path) -> sqlite3.Connection:
    path = folder / SEARCH
    if path.is_file():
        address = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
        return sqlite3.connect(address, uri=True)
    index = sqlite3.connect(":memory:")
    _fill(index, folder, read_manifest(folder).documents)
    return index


def _fill(index: sqlite3.Connection, folder: Path, entries: Iterable[DocumentEntry]) -> None:
    index.execute(_TABLE)
    _add(index, folder, entries)
    index.execute("INSERT INTO passages(passages) VALUES ('optimize')")
    index.commit()


def _add(index: sqlite3.Connection, folder: Path, entries: Iterable[DocumentEntry]) -> None:
    for entry in sorted(entries, key=lambda one: one.graph):
        rows = ((words, entry.graph, page) for page, words in _passages(folder, entry))
        index.executemany("INSERT INTO passages VALUES (?, ?, ?)", rows)


def _passages(folder: Path, entry: DocumentEntry) -> Iterator[tuple[int, str]]:
    text: Text = read_laid_out(folder, entry)
    pages = list(text.pages)
    at = 0
    for block in text.blocks:
        while at < len(pages) and pages[at].start <= block.start:
            at += 1
        words = text.content[block.start : block.end].strip()
        if words:
            yield (pages[at - 1].number if at else 0), words
