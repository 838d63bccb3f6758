"""Work in a process of its own that has all loaded already, so that it can be killed at once.

This process opens no store itself: the store's threads would be missing in its children.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from inspgraph.api import Graph
from inspgraph.batch import build
from inspgraph.building import Options
from inspgraph.errors import InspgraphError, NotAGraphError, NothingBuiltError
from inspgraph.store.dataset import is_damage
from inspgraph.store.seal import SEAL
from inspgraph.store.sources import SOURCES

Work = Callable[[], object]
HELD, REFUSED, FAULT = 0, 2, 3
"""How work ends: done, refused with a message, or as a fault of the program."""


def start(work: Work, said: Path | None = None) -> int:
    """Begin the work in a child of this process; return its number.

    What it says when it cannot be done is written to ``said``.
    """
    pid = os.fork()
    if pid:
        return pid
    status, words = FAULT, ""
    try:
        work()
        status = HELD
    except InspgraphError as error:
        status, words = REFUSED, str(error)
    except BaseException:
        words = traceback.format_exc()
    with contextlib.suppress(OSError):
        if said:
            said.write_text(words, encoding="utf-8")
    os._exit(status)


def end(pid: int) -> int:
    """Wait for the work and return how it ended; -9 where it was killed."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def kill(pid: int, after: float) -> int:
    """Kill the work after so many seconds and return how it ended; it may have ended before."""
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    return end(pid)


def result(work: Callable[[], Any]) -> Any:
    """Return what the work gives, done in a child; raises ``RuntimeError`` where it fails."""
    with tempfile.TemporaryDirectory() as name:
        given, said = Path(name) / "given", Path(name) / "said"
        if end(start(lambda: given.write_bytes(pickle.dumps(work())), said)) != HELD:
            raise RuntimeError(said.read_text(encoding="utf-8"))
        return pickle.loads(given.read_bytes())


def warm(options: Options, folder: Path) -> None:
    """Load here what every build needs, so that children begin to build at once."""
    (folder / "empty.txt").touch()
    with contextlib.suppress(NothingBuiltError):
        build([folder / "empty.txt"], folder / "none", options=options)


def timed(work: Work) -> float:
    """Return how many seconds the work takes in a child where nobody disturbs it."""
    began = time.monotonic()
    if end(start(work)) != HELD:
        raise RuntimeError("The undisturbed work failed.")
    return time.monotonic() - began


def building(documents: Path, graph: Path, options: Options) -> Work:
    """Return the work of building a graph."""
    return lambda: build([documents], graph, options=options)


def content(graph: Path) -> dict[str, bytes] | str:
    """Return what a graph holds, byte for byte; where it is refused, why.

    That is its statements, texts, layouts and records, but not the times and numbers of files,
    which only save the next build work.
    """
    found: dict[str, bytes] | str = result(lambda: _content(graph))
    return found


def _content(graph: Path) -> dict[str, bytes] | str:
    with tempfile.TemporaryDirectory() as name:
        exported = Path(name) / "content.nq"
        try:
            Graph(graph).export("nquads", exported)
        except NotAGraphError as error:
            return str(error)
        except (OSError, RuntimeError) as error:
            if not is_damage(error):
                raise
            return "damaged, as the store says; the command line says to build it again"
        kept = [exported, *graph.glob("texts/*"), *graph.glob("layouts/*"), *graph.glob("*.json")]
        return {path.name: path.read_bytes() for path in kept if path.name not in (SEAL, SOURCES)}
