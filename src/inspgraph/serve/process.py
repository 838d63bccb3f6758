"""One worker process: started, told what to do, ended."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, Final

import inspgraph
from inspgraph.serve.protocol import RefusedError
from inspgraph.store.manifest import MANIFEST

_CHUNK: Final = 64 * 1024
_IN_MEMORY: Final = 1_000_000
"""Bytes of an answer above which it waits on disk for its client."""


@dataclass(slots=True)
class WorkerResult:
    """An answer of ``length`` bytes; ``chunks`` gives them once and frees what holds them.

    ``file`` is the name to save a page by, ``location`` where else it is; "" for none.
    """

    media: str
    length: int
    _body: SpooledTemporaryFile[bytes]
    status: int = 200
    file: str = ""
    location: str = ""

    def chunks(self) -> Iterator[bytes]:
        with self._body:
            while chunk := self._body.read(_CHUNK):
                yield chunk

    def read(self) -> bytes:
        return b"".join(self.chunks())


class Worker:
    """A process that answers over one graph; see ``worker.py`` for what is said."""

    def __init__(self, process: Process, stamp: tuple[int, int] | None) -> None:
        self._process = process
        self._stamp = stamp

    @classmethod
    async def begin(cls, graph: Path) -> Worker:
        package = Path(inspgraph.__file__).parents[1]
        others = os.environ.get("PYTHONPATH", "")
        stamp = _stamp(graph)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", "inspgraph.serve.worker",
            stdin=PIPE, stdout=PIPE, stderr=DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (str(package), others)))},
        )  # fmt: skip
        return cls(process, stamp)

    def is_fresh(self, graph: Path) -> bool:
        # While a build replaces the graph there is none for a moment: keep using the old one.
        now = _stamp(graph)
        return self._process.returncode is None and (now is None or now == self._stamp)

    async def told(self, what: Mapping[str, Any]) -> dict[str, Any]:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise EOFError
        stdin.write(json.dumps(what).encode() + b"\n")
        await stdin.drain()
        line = await stdout.readline()
        if not line:
            raise EOFError
        said: dict[str, Any] = json.loads(line)
        return said

    async def ask(self, job: Mapping[str, Any]) -> WorkerResult:
        said = await self.told(job)
        if "message" in said:
            raise RefusedError(said["status"], said["message"])
        length = left = int(said["length"])
        with contextlib.ExitStack() as stack:
            body = stack.enter_context(SpooledTemporaryFile(max_size=_IN_MEMORY))
            while left:
                chunk = await self._read(min(left, _CHUNK))
                body.write(chunk)
                left -= len(chunk)
            body.seek(0)
            stack.pop_all()  # closed by its reader
        more = said["status"], said.get("file", ""), said.get("location", "")
        return WorkerResult(said["media"], length, body, *more)

    async def _read(self, most: int) -> bytes:
        chunk = await self._process.stdout.read(most) if self._process.stdout else b""
        if not chunk:
            raise EOFError
        return chunk

    async def end(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()


def _stamp(graph: Path) -> tuple[int, int] | None:
    try:
        status = (graph / MANIFEST).stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns
