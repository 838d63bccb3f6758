"""The output of a partition: a packed file of JSON, a line a file that was read."""

from __future__ import annotations

import gzip
import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any, Final

import fsspec

from inspgraph.building import Built
from inspgraph.errors import ClusterError
from inspgraph.store.layout import read_layout, write_layout
from inspgraph.store.manifest import entry_of, problem_of

_DRAFT: Final = ".draft-"


class Parts:
    """The location of parts: a folder, or a place in a store such as "s3://bucket/parts".

    Raises ``ClusterError`` where it cannot be reached.
    """

    def __init__(self, location: str) -> None:
        self.location = location
        try:
            self._store, self._root = fsspec.core.url_to_fs(location)
            self._store.makedirs(self._root, exist_ok=True)
        except (OSError, ValueError, ImportError) as error:
            raise ClusterError(f"{location}: parts cannot be kept there ({error}).") from error

    def names(self) -> set[str]:
        """Return the names of the parts that are there."""
        self._store.invalidate_cache()
        try:
            listed: list[str] = self._store.ls(self._root, detail=False)
        except FileNotFoundError:  # a store of objects has no empty folders
            return set()
        names = {path.rstrip("/").rpartition("/")[2] for path in listed}
        return {name for name in names if name.startswith("part-")}

    def write(self, name: str, results: Iterable[tuple[str, Built]]) -> None:
        """Write a part; it is there whole or not at all, whoever else writes it too."""
        lines = b"".join(_line(file, built) for file, built in results)
        draft = f"{self._root}/{_DRAFT}{uuid.uuid4().hex}"
        self._store.pipe_file(draft, gzip.compress(lines, mtime=0))
        self._store.mv(draft, f"{self._root}/{name}")

    def read(self, name: str) -> Iterator[tuple[str, Built]]:
        """Yield the files of a part, each with what it became; raises ``ClusterError``."""
        self._store.invalidate_cache()  # others write here, too
        try:
            with (
                self._store.open(f"{self._root}/{name}", "rb") as packed,
                gzip.open(packed) as lines,
            ):
                for line in lines:
                    fields = json.loads(line)
                    yield fields["file"], _built(fields["built"])
        except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
            raise ClusterError(f"{self.location}: {name} cannot be read ({error}).") from error

    def keep_only(self, names: Iterable[str]) -> None:
        """Remove every other part, and what workers that died left of theirs."""
        for name in self.names() - set(names):
            self._store.rm_file(f"{self._root}/{name}")
        for path in self._store.glob(f"{self._root}/{_DRAFT}*"):
            self._store.rm_file(path)


def _line(file: str, built: Built) -> bytes:
    return json.dumps({"file": file, "built": _fields(built)}, ensure_ascii=False).encode() + b"\n"


def _fields(built: Built) -> dict[str, Any]:
    text = built.text
    return {
        "entry": asdict(built.entry) if built.entry else None,
        "quads": built.quads.decode(),
        "text": text and [text.content, text.sha256, write_layout(text).decode()],
        "problems": [asdict(item) for item in built.problems],
        "seconds": built.seconds,
        "further": [_fields(further) for further in built.further],
    }


def _built(fields: dict[str, Any]) -> Built:
    text = fields["text"]
    return Built(
        entry=entry_of(fields["entry"]) if fields["entry"] else None,
        quads=fields["quads"].encode(),
        text=read_layout(text[2].encode(), text[0], text[1]) if text else None,
        problems=tuple(problem_of(item) for item in fields["problems"]),
        seconds=fields["seconds"],
        further=tuple(_built(further) for further in fields["further"]),
    )
