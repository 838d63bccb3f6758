"""The folder of a collection: files that are whole, and the journal that says whose they are."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Final, Self

from inspgraph.digest import file_digest
from inspgraph.errors import OutputError
from inspgraph.origins import JOURNAL, Fetched, read_journal

_PART: Final = ".collecting-"


class Folder:
    """A folder that is being filled; a context manager that holds its journal open.

    The journal says of a file what it will be before the file takes its name, so that whatever
    ends a collection early, a file is either as the journal says or fetched again.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known: dict[str, Fetched] = {}

    def __enter__(self) -> Self:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            for left in self.path.glob(f"{_PART}*"):
                left.unlink()
            self._known = read_journal(self.path)
            self._rewrite()
            self._journal = (self.path / JOURNAL).open("a", encoding="utf-8")
        except OSError as error:
            raise _refused(self.path, error) from error
        self._owners = {entry.file: entry.address for entry in self._known.values()}
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._journal.close()
        if kind is None:
            self._rewrite()

    def known(self, address: str) -> Fetched | None:
        """Return what was fetched from an address, if the file is still there and the same."""
        entry = self._known.get(address)
        return entry if entry and file_digest(self.path / entry.file) == entry.sha256 else None

    def is_taken(self, name: str, address: str) -> bool:
        """Return whether a name belongs to a file of another address, or of nobody's."""
        owner = self._owners.get(name)
        return owner != address and (owner is not None or (self.path / name).exists())

    def note(self, entry: Fetched) -> None:
        """Write an entry into the journal."""
        self._known[entry.address] = entry
        self._owners[entry.file] = entry.address
        try:
            self._journal.write(_line(entry))
            self._journal.flush()
            os.fsync(self._journal.fileno())
        except OSError as error:
            raise _refused(self.path, error) from error

    def keep(self, entry: Fetched, body: bytes) -> None:
        """Write a file and its entry; a file is never half there under its name."""
        part = self._write(body)
        self.note(entry)
        try:
            part.replace(self.path / entry.file)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise _refused(self.path, error) from error

    def drop(self, name: str) -> None:
        """Remove the file that an address gave before what it gives now got another name."""
        self._owners.pop(name, None)
        (self.path / name).unlink(missing_ok=True)

    def _rewrite(self) -> None:
        """Write the journal anew, a line an address."""
        lines = "".join(_line(self._known[address]) for address in sorted(self._known))
        self._write(lines.encode()).replace(self.path / JOURNAL)

    def _write(self, body: bytes) -> Path:
        try:
            handle, name = tempfile.mkstemp(prefix=_PART, dir=self.path)
            with os.fdopen(handle, "wb") as out:
                out.write(body)
                out.flush()
                os.fsync(out.fileno())
            mask = os.umask(0)
            os.umask(mask)
            Path(name).chmod(0o666 & ~mask)
        except OSError as error:
            raise _refused(self.path, error) from error
        return Path(name)


def _line(entry: Fetched) -> str:
    return json.dumps(asdict(entry), ensure_ascii=False) + "\n"


def _refused(folder: Path, error: OSError) -> OutputError:
    return OutputError(f"{folder}: cannot be written ({error.strerror or error}).")
