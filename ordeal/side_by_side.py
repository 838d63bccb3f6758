"""Parts of the ordeal beside each other, each a process of its own whose processor time is told."""

from __future__ import annotations

import contextlib
import ctypes
import os
import pickle
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from ordeal.forked import HELD, Work, start

Figures = dict[str, Any]
Try = Callable[[Path], tuple[bool, Figures]]
_ADOPT: Final = 36
"""Linux's PR_SET_CHILD_SUBREAPER."""


class Part(NamedTuple):
    """A part under way: since when, the machine's load then, and the parts that come after it."""

    name: str
    after: deque[str]
    began: float
    load: float


def side_by_side(
    lanes: Sequence[Sequence[str]], tries: dict[str, Try], folder: Path
) -> Iterator[tuple[str, Figures]]:
    """Yield each part with its figures when it has ended; the parts of a lane follow each other.

    A part that breaks off did not hold, and the others go on.
    """
    _adopt()
    running: dict[int, Part] = {}

    def begin(after: deque[str]) -> None:
        if after:
            name = after.popleft()
            work = _working(tries[name], folder / name)
            part = Part(name, after, time.monotonic(), round(os.getloadavg()[0], 1))
            running[start(work, folder / name / "said")] = part

    try:
        for lane in lanes:
            begin(deque(lane))
        while running:
            pid, status, usage = os.wait4(-1, 0)
            if pid not in running:
                continue
            part = running.pop(pid)
            spent = usage.ru_utime + usage.ru_stime + _of_orphans(pid)
            held, found = _given(folder / part.name, os.waitstatus_to_exitcode(status))
            begin(part.after)
            yield (
                part.name,
                {
                    "held": held,
                    "seconds": round(time.monotonic() - part.began),
                    "processor seconds": round(spent),
                    "load before": part.load,
                    **found,
                },
            )
    finally:
        for pid in running:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGTERM)


def _working(part: Try, folder: Path) -> Work:
    def work() -> None:
        os.setpgid(0, 0)  # so that what it leaves behind is known to be its own
        given = part(folder)
        (folder / "given").write_bytes(pickle.dumps(given))

    return work


def _given(folder: Path, status: int) -> tuple[bool, Figures]:
    if status == HELD:
        given: tuple[bool, Figures] = pickle.loads((folder / "given").read_bytes())
        return given
    said = folder / "said"
    words = said.read_text(encoding="utf-8") if said.exists() else ""
    return False, {"wrong": [f"It broke off with status {status}: {words[-1000:]}"]}


def _adopt() -> None:
    """Have what a part leaves behind become this process's child, where the system can."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)


def _of_orphans(part: int) -> float:
    """End what a part left behind, such as the server of its workers; return what it took."""
    seconds = 0.0
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(part, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        while True:
            usage = os.wait4(-part, 0)[2]
            seconds += usage.ru_utime + usage.ru_stime
    return seconds
