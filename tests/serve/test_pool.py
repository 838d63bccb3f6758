"""The queue of workers."""

from __future__ import annotations

import asyncio
from pathlib import Path

from inspgraph.serve.pool import Pool
from inspgraph.serve.process import WorkerResult
from inspgraph.serve.protocol import RefusedError
from inspgraph.serve.settings import Settings
from inspgraph.site.site import Wanted


class Counting(Pool):
    shown: tuple[str, ...] = ()

    async def show(self, page: str, wanted: Wanted) -> WorkerResult:
        self.shown = (*self.shown, page)
        raise RefusedError(500, "no page")


def test_each_worker_makes_a_page_beforehand_and_one_that_cannot_does_no_harm() -> None:
    pool = Counting(Settings(Path("graph"), workers=3), ())
    asyncio.run(pool.warm("explore", Wanted("/explore")))
    assert pool.shown == ("explore",) * 3
