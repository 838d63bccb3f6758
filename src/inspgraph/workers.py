"""Run one function over many tasks in several processes; yield the results in order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import Any, Generic, TypeVar

from inspgraph.limits import end_after

Task = TypeVar("Task")
Result = TypeVar("Result")

_AHEAD = 4
"""Tasks submitted per worker; more would only keep finished results in memory."""

_TURN = 400
"""Tasks after which a worker's process makes room for another: libraries keep what they once saw
(spaCy every word), and so a process that lives on grows without end."""

_work: Callable[[Any], Any] | None = None


class Crew(Generic[Task, Result]):
    """Workers that each call ``prepare`` once and then its result for every task.

    ``prepare`` must be picklable, tasks and results too. With one worker all happens in this
    process, unless it is to be ``apart``. A task whose worker process dies (a crash in a library,
    the system out of memory) or works on it for more than ``seconds`` by the clock gives what
    ``lost`` makes of it, told whether it was the time; the other tasks go on.
    """

    def __init__(
        self,
        prepare: Callable[[], Callable[[Task], Result]],
        lost: Callable[[Task, bool], Result],
        workers: int,
        preload: str = "",
        *,
        seconds: float = 0,
        apart: bool = False,
    ) -> None:
        self._prepare = prepare
        self._lost = lost
        self._workers = workers
        self._preload = preload
        self._seconds = seconds
        self._apart = apart

    def run(self, tasks: Sequence[Task]) -> Iterator[Result]:
        """Yield results in the order of the tasks, each once it and all before it are ready."""
        if not self._apart and (self._workers == 1 or len(tasks) < 2):
            if tasks:
                work = self._prepare()
                yield from map(work, tasks)
            return
        left = list(tasks)
        while left:
            done = 0
            turn = left[: self._workers * _TURN]
            for result in self._together(turn):
                yield result
                done += 1
            left = left[done:]
            if done == len(turn):
                continue
            # It is not known which task broke the pool, so each one under way is tried alone.
            suspects = left[: self._workers * _AHEAD]
            for task in suspects:
                yield self._alone(task)
            left = left[len(suspects) :]

    def _together(self, tasks: Sequence[Task]) -> Iterator[Result]:
        """Yield results in order until all are done or a process dies."""
        waiting: deque[Future[Result]] = deque()
        rest = iter(tasks)
        pool = self._pool(min(self._workers, len(tasks)))
        try:
            while True:
                while len(waiting) < self._workers * _AHEAD:
                    task = next(rest, None)
                    if task is None:
                        break
                    waiting.append(pool.submit(_call, task, self._seconds))
                if not waiting:
                    return
                yield waiting[0].result()
                waiting.popleft()
        except BrokenProcessPool:
            return
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _alone(self, task: Task) -> Result:
        with self._pool(1) as pool:
            began = time.monotonic()
            try:
                result: Result = pool.submit(_call, task, self._seconds).result()
                return result
            except BrokenProcessPool:
                late = 0 < self._seconds <= time.monotonic() - began
                return self._lost(task, late)

    def _pool(self, workers: int) -> ProcessPoolExecutor:
        posix = "forkserver" in multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if posix else "spawn")
        if posix and self._preload:
            context.set_forkserver_preload([self._preload])
        return ProcessPoolExecutor(
            workers, mp_context=context, initializer=_start, initargs=(self._prepare,)
        )


def _start(prepare: Callable[[], Callable[[Any], Any]]) -> None:
    global _work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that hands out tasks
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        _work = prepare()
    except Exception as error:
        # Raised here it would only say that the process died; each task says it instead.
        _work = partial(_raise, error)


def _raise(error: Exception, _: object) -> None:
    raise error


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _call(task: Any, seconds: float) -> Any:
    if _work is None:
        raise RuntimeError("This process was not started as a worker.")
    end_after(seconds)
    try:
        return _work(task)
    finally:
        end_after(0)
