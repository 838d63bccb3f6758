"""Worker processes that are ended at the time limit and replaced."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from inspgraph.errors import NotAGraphError
from inspgraph.serve.process import Worker, WorkerResult
from inspgraph.serve.protocol import ProtocolQuery, RefusedError
from inspgraph.serve.settings import WAITING, Settings
from inspgraph.site.site import Wanted

_STARTING: Final = 120.0
"""Seconds that a worker may take to open the graph and to read what pages need."""

_AGAIN: Final = 1.0
"""Seconds to wait before another try to start a worker."""


class Pool:
    """So many workers over one graph, and a queue before them.

    When the graph is built anew, each worker is replaced before its next query.
    """

    def __init__(
        self, settings: Settings, limits: Sequence[str], *, stands_back: bool = False
    ) -> None:
        self._settings = settings
        self._opening = {
            "folder": str(settings.graph),
            "limits": list(limits),
            "max_bytes": settings.max_bytes,
            "memory": settings.memory,
            "stands_back": stands_back,
        }
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._all: set[Worker] = set()
        self._replacing: set[asyncio.Task[None]] = set()
        self._waiting = 0

    async def start(self) -> None:
        """Start the workers; raises ``NotAGraphError`` where they cannot open the graph."""
        for worker in await asyncio.gather(
            *(self._begin() for _ in range(self._settings.workers))
        ):  # fmt: skip
            self._idle.put_nowait(worker)

    async def warm(self, page: str, wanted: Wanted) -> None:
        """Have the workers make a page, one after the other: what it needs is read then.

        Meanwhile the other workers answer requests.
        """
        for _ in range(self._settings.workers):
            with contextlib.suppress(RefusedError):
                await self.show(page, wanted)

    async def stop(self) -> None:
        """End the workers, whatever they are doing."""
        for task in self._replacing:
            task.cancel()
        for worker in list(self._all):
            await self._end(worker)

    async def ask(
        self, asked: ProtocolQuery, results: str | None, graph: str | None
    ) -> WorkerResult:
        """Answer a query as one of two media types: that of rows or that of triples; see ``do``."""
        return await self.do(
            {
                "query": asked.query,
                "default_graphs": asked.default_graphs,
                "named_graphs": asked.named_graphs,
                "results": results,
                "graph": graph,
            }
        )

    async def show(self, page: str, wanted: Wanted) -> WorkerResult:
        """Make a page of the site; see ``do``."""
        return await self.do({"page": page, **asdict(wanted)})

    async def do(self, job: Mapping[str, Any]) -> WorkerResult:
        """Have a worker do a job.

        Raises ``RefusedError``: 503 where too many wait, 504 at the time limit, 500 where the
        worker died of the job, else what the worker says. Cancelled, it ends the worker.
        """
        worker = await self._next()
        seconds = self._settings.timeout
        is_well = False
        try:
            async with asyncio.timeout(seconds):
                result = await worker.ask({**job, "seconds": seconds})
            is_well = True
        except RefusedError:
            is_well = True
            raise
        except TimeoutError as error:
            raise RefusedError(
                504, f"The query was ended at the limit of {seconds:g} s."
            ) from error
        except (EOFError, OSError, ValueError) as error:
            raise RefusedError(
                500, "The query was ended: it needs more memory than is allowed, or nests too deep."
            ) from error
        finally:
            if is_well:
                self._idle.put_nowait(worker)
            else:
                self._replace(worker)
        return result

    async def _next(self) -> Worker:
        if self._waiting >= WAITING:
            raise RefusedError(503, f"{WAITING} queries are waiting already; try again soon.")
        self._waiting += 1
        try:
            # Long enough to outlast what runs now, and the start of new workers.
            async with asyncio.timeout(2 * self._settings.timeout):
                while True:
                    worker = await self._idle.get()
                    if worker.is_fresh(self._settings.graph):
                        return worker
                    self._replace(worker)
        except TimeoutError as error:
            raise RefusedError(503, "Every worker is busy; try again soon.") from error
        finally:
            self._waiting -= 1

    def _replace(self, worker: Worker) -> None:
        task = asyncio.create_task(self._renew(worker))
        self._replacing.add(task)
        task.add_done_callback(self._replacing.discard)

    async def _renew(self, worker: Worker) -> None:
        await self._end(worker)
        while True:
            try:
                self._idle.put_nowait(await self._begin())
                return
            except (NotAGraphError, OSError):
                await asyncio.sleep(_AGAIN)

    async def _begin(self) -> Worker:
        worker = await Worker.begin(self._settings.graph)
        self._all.add(worker)
        try:
            async with asyncio.timeout(_STARTING):
                said = await worker.told(self._opening)
        except (EOFError, TimeoutError):
            said = {"error": f"{self._settings.graph}: no worker starts."}
        if "error" in said:
            await self._end(worker)
            raise NotAGraphError(said["error"])
        return worker

    async def _end(self, worker: Worker) -> None:
        await worker.end()
        self._all.discard(worker)
