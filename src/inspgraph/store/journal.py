"""A journal of what a build has finished, kept in its draft so that the next can go on from it.

A line of the journal is written when a document's text, layout and quads are, and tells where they
are; a build that is killed leaves at worst a last line that is cut short and not believed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, Final, Self

from inspgraph.errors import NotAGraphError
from inspgraph.records import Problem, Text
from inspgraph.store.dataset import keep_text, read_laid_out
from inspgraph.store.folder import JOURNAL
from inspgraph.store.manifest import DocumentEntry, Manifest, entry_of, problem_of

QUADS: Final = "quads.nq"


@dataclass(frozen=True, slots=True)
class Finished:
    """One document that a build finished before it ended: its record, and where the rest is."""

    folder: Path
    entry: DocumentEntry
    problems: tuple[Problem, ...]
    start: int
    length: int
    digest: str

    def quads(self) -> bytes:
        """Return the document's quads; raises ``ValueError`` if they are not what was written."""
        with (self.folder / QUADS).open("rb") as file:
            file.seek(self.start)
            found = file.read(self.length)
        if hashlib.sha256(found).hexdigest() != self.digest:
            raise ValueError(f"{self.folder}: its quads are not those of its journal.")
        return found

    def text(self) -> Text:
        """Return the document's text with its structure."""
        return read_laid_out(self.folder, self.entry)

    def is_whole(self) -> bool:
        """Return whether all of it can be read; else it is built once more."""
        try:
            self.quads()
            self.text()
        except (OSError, ValueError, NotAGraphError):
            return False
        return True


class Journal:
    """Writes documents into a draft, each as soon as it is finished."""

    def __init__(self, draft: Path, manifest: Manifest) -> None:
        self._draft = draft
        self._quads: BinaryIO = (draft / QUADS).open("wb")
        self._lines = (draft / JOURNAL).open("w", encoding="utf-8")
        self._write({"code": manifest.code, "data": manifest.data})

    def __enter__(self) -> Self:
        """Return itself; the files are open from the beginning."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the files."""
        self._quads.close()
        self._lines.close()

    def keep(
        self,
        entry: DocumentEntry,
        text: Text,
        quads: bytes,
        problems: Iterable[Problem],
        *,
        resumable: bool,
    ) -> None:
        """Keep a document; one that is a part of its file is not ``resumable`` by itself."""
        keep_text(self._draft, entry.sha256, text)
        start = self._quads.tell()
        self.add(quads)
        self._quads.flush()
        if resumable:
            self._write(
                {
                    "entry": asdict(entry),
                    "problems": [asdict(item) for item in problems],
                    "start": start,
                    "length": len(quads),
                    "digest": hashlib.sha256(quads).hexdigest(),
                }
            )

    def add(self, quads: bytes) -> None:
        """Add quads that are no document's."""
        self._quads.write(quads)

    def _write(self, line: dict[str, object]) -> None:
        self._lines.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._lines.flush()


def finished(drafts: Iterable[Path], manifest: Manifest) -> dict[str, Finished]:
    """Map documents that builds with the same program and data finished, by name."""
    return {one.entry.name: one for draft in drafts for one in _read(draft, manifest)}


def _read(draft: Path, manifest: Manifest) -> Iterator[Finished]:
    try:
        with (draft / JOURNAL).open(encoding="utf-8") as lines:
            head = json.loads(next(lines, "{}"))
            if (head.get("code"), head.get("data")) != (manifest.code, manifest.data):
                return
            for line in lines:
                row = json.loads(line)
                entry = entry_of(row.pop("entry"))
                problems = tuple(map(problem_of, row.pop("problems")))
                one = Finished(draft, entry, problems, **row)
                if one.is_whole():
                    yield one
    except (OSError, ValueError, TypeError, KeyError):
        return  # the line at which the build ended
