"""The record of what a server was given: a file beside the graph, a line a graph."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Self

from inspgraph.errors import OutputError


class PushedState:
    """The digests of the graphs that an endpoint holds; a context manager that adds to the file.

    A line is written after the server has taken a graph. Where a push ends between the two, the
    graph is given again, which changes nothing.
    """

    def __init__(self, path: Path, endpoint: str) -> None:
        self._path = path
        self._endpoint = endpoint
        self.held: dict[str, str] = {}

    def __enter__(self) -> Self:
        try:
            lines = self._path.read_bytes().splitlines() if self._path.exists() else []
            for line in lines:
                self._read(line)
            self._file = self._path.open("a", encoding="utf-8")
            if lines and not self._path.read_bytes().endswith(b"\n"):
                self._file.write("\n")
        except OSError as error:
            raise _refused(self._path, error) from error
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def note(self, graph: str, digest: str) -> None:
        """Record a graph that the server has taken, or removed where the digest is ""."""
        line = {"endpoint": self._endpoint, "graph": graph, "sha256": digest}
        try:
            self._file.write(json.dumps(line) + "\n")
            self._file.flush()
        except OSError as error:
            raise _refused(self._path, error) from error
        self._hold(graph, digest)

    def _read(self, line: bytes) -> None:
        try:
            fields: Any = json.loads(line)
            endpoint, graph, digest = fields["endpoint"], fields["graph"], fields["sha256"]
        except (ValueError, TypeError, KeyError):
            return  # a line that was cut short
        if endpoint == self._endpoint:
            self._hold(str(graph), str(digest))

    def _hold(self, graph: str, digest: str) -> None:
        if digest:
            self.held[graph] = digest
        else:
            self.held.pop(graph, None)


def _refused(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{path}: cannot be written ({error.strerror}).")
