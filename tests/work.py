"""Work counted in lines of the package that run, which no clock and no other process changes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, Final

import inspgraph

PACKAGE: Final = str(Path(inspgraph.__file__).parent)
TIMES: Final = (10, 20, 40)
NEAR: Final = 1.3
"""How much faster than its input work may grow; with the square of it, it grows twice as fast."""


def lines_run(work: Callable[[], object]) -> int:
    """Return how many lines of the package run while the work is done."""
    count = 0

    def step(_: FrameType, event: str, __: Any) -> Any:
        nonlocal count
        count += event == "line"
        return step

    def enter(frame: FrameType, _: str, __: Any) -> Any:
        return step if frame.f_code.co_filename.startswith(PACKAGE) else None

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[int], object]) -> float:
    """Return how the work for 10, 20 and 40 times the same grows: 1 as its input does, 2 as its
    square.
    """
    work(TIMES[0])  # what is loaded once is loaded
    ten, twenty, forty = (lines_run(lambda times=times: work(times)) for times in TIMES)  # type: ignore[misc]
    return (forty - twenty) / max(twenty - ten, 1) / 2
