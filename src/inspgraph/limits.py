"""Limits of size, time and memory for the work on one document."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

BYTES: Final = 100_000_000
SECONDS: Final = 60
MEMORY: Final = 2_000_000_000
HARD: Final = 4
"""A process that works on one document for so many times its limit, by the clock, is ended."""

_AGAIN: Final = 1.0
"""Seconds after which the limit is told again, where a library swallowed it."""


class TooSlowError(Exception):
    """The work took more processor time than it may."""


@contextlib.contextmanager
def within(seconds: float, memory: int) -> Iterator[None]:
    """Bound what the block takes: seconds of the processor, and bytes beyond those held before.

    Raises ``TooSlowError`` or ``MemoryError`` inside the block. Where the system knows no such
    limits, or the block does not run in the main thread, it is not bounded.
    """
    with contextlib.ExitStack() as stack:
        if sys.platform != "win32":
            stack.enter_context(_memory(memory))
            if threading.current_thread() is threading.main_thread():
                stack.enter_context(_time(seconds))
        yield


def end_after(seconds: float) -> None:
    """Have the system end this process after so many seconds by the clock; 0 takes it back.

    No handler is asked, so that it holds inside a library's code as well.
    """
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


if sys.platform != "win32":
    import resource

    @contextlib.contextmanager
    def _time(seconds: float) -> Iterator[None]:
        def tell(*_: object) -> None:
            raise TooSlowError

        before = signal.signal(signal.SIGPROF, tell)
        signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)

    @contextlib.contextmanager
    def _memory(memory: int) -> Iterator[None]:
        held = _held()
        soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = held + memory
        if not held or (hard != resource.RLIM_INFINITY and wanted > hard):
            yield
            return
        resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))

    def _held() -> int:
        """The bytes of data that this process holds; 0 where the system does not say."""
        try:
            status = Path("/proc/self/status").read_text()
        except OSError:
            return 0
        found = [line.split()[1] for line in status.splitlines() if line.startswith("VmData:")]
        return int(found[0]) * 1024 if found else 0
