"""Run a command and tell what it took: it and every process that came of it.

A build's workers are children of a server of processes, which outlives the command by a moment; so
on Linux this process adopts what is left behind and waits for that, too. Elsewhere only the command
and the children it waited for are counted.
"""

from __future__ import annotations

import ctypes
import json
import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import inspgraph

RECORD = Path(__file__).parent.parent / "docs" / "performance.json"
"""The figures that docs/write_performance.py makes tables and a plot of."""

_ADOPT = 36  # PR_SET_CHILD_SUBREAPER


@dataclass(frozen=True)
class Used:
    """CPU seconds of all processes, the most megabytes that one of them and that the first held."""

    seconds: float
    megabytes: float
    first_megabytes: float
    elapsed: float


def measured(command: list[str], *, end_after: float | None = None) -> tuple[int, Used]:
    """Run a command to its end, or kill it after so many seconds; return its status, too."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)
    began = time.monotonic()
    source = str(Path(inspgraph.__file__).parents[1])
    child = subprocess.Popen(  # noqa: S603 - the caller's command
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": source},
    )
    if end_after is not None:
        try:
            child.wait(end_after)
        except subprocess.TimeoutExpired:
            child.kill()
    status = child.returncode
    seconds = most = first = 0.0
    while True:
        try:
            number, how, used = os.wait4(-1, 0)
        except ChildProcessError:
            break
        megabytes = used.ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1000)
        seconds += used.ru_utime + used.ru_stime
        most = max(most, megabytes)
        if number == child.pid:
            first = megabytes
            status = child.returncode = os.waitstatus_to_exitcode(how)
    return status or 0, Used(seconds, most, first, time.monotonic() - began)


def building(documents: Path, graph: Path, *more: str) -> list[str]:
    """The command that builds a graph with one worker."""
    return [sys.executable, "-m", "inspgraph", "build", str(documents),
            "--output", str(graph), "--workers", "1", *more]  # fmt: skip


def keep(part: str, figures: Any) -> None:
    """Write figures, and the machine they are of, into the record in place of earlier ones."""
    known = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    known["machine"] = machine()
    known[part] = figures
    RECORD.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


def machine() -> dict[str, str]:
    """The facts of this machine that a reader needs to compare with another."""
    return {
        "processor": _processor(),
        "processors": str(os.cpu_count()),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
