"""Limits of size, time and memory for the work on one document."""

from __future__ import annotations

import contextlib
import ctypes
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

BYTES: Final = 100_000_000
SECONDS: Final = 60
MEMORY: Final = 2_000_000_000
HARD: Final = 4
"""A process that works on one document for so many times its limit, by the clock, is ended."""

_LOOK: Final = 0.1
"""Seconds between two looks at the clock of a thread."""

_AGAIN: Final = 1.0
"""Seconds after which the limit is told again, where a library swallowed it."""


class TooSlowError(Exception):
    """The work took more processor time than it may."""


@contextlib.contextmanager
def within(seconds: float, memory: int) -> Iterator[None]:
    """Bound what the block takes: seconds of the processor, and bytes beyond those held before.

    Raises ``TooSlowError`` or ``MemoryError`` inside the block. Where the system knows no such
    limits it is not bounded; outside the main thread the time is that of the thread, and a library
    that is at work ends its call first.
    """
    with contextlib.ExitStack() as stack:
        if sys.platform != "win32":
            stack.enter_context(_memory(memory))
            in_main = threading.current_thread() is threading.main_thread()
            stack.enter_context(_time(seconds) if in_main else _time_of_thread(seconds))
        yield


def end_after(seconds: float) -> None:
    """Have the system end this process after so many seconds by the clock; 0 takes it back.

    No handler is asked, so that it holds inside a library's code as well.
    """
    if sys.platform != "win32":
        if threading.current_thread() is threading.main_thread():
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
    def _time_of_thread(seconds: float) -> Iterator[None]:
        """Bound a thread that no signal reaches: another one watches its clock."""
        thread = threading.get_ident()
        clock = time.pthread_getcpuclockid(thread)
        limit = time.clock_gettime(clock) + seconds
        ended, telling = threading.Event(), threading.Lock()

        def watch() -> None:
            again = limit
            while not ended.wait(_LOOK):
                with telling:
                    if not ended.is_set() and time.clock_gettime(clock) > again:
                        _raise_too_slow(thread)
                        again += _AGAIN

        threading.Thread(target=watch, daemon=True).start()
        try:
            yield
        finally:
            # What was told too late is raised here. To take it back instead would leave CPython
            # 3.11 looking for it for ever in all threads, which no traced code gets past.
            with contextlib.suppress(TooSlowError):
                with telling:
                    ended.set()
                for _ in range(2):
                    pass
            ended.set()

    def _raise_too_slow(thread: int) -> None:
        error = ctypes.py_object(TooSlowError)
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), error)

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
