"""Progress of a long command: a bar in a terminal, plain lines in a log."""

from __future__ import annotations

import sys
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from inspgraph.query.show import printable


class Shower:
    """A context manager that shows progress on standard error."""

    def __init__(self, doing: str = "building") -> None:
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = None if not sys.stderr.isatty() else self._bar.add_task(doing, total=None)

    def __enter__(self) -> Self:
        if self._task is not None:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._task is not None:
            self._bar.stop()

    def __call__(self, done: int, total: int, name: str) -> None:
        """Show that ``done`` of ``total`` are finished; ``name`` is the latest."""
        if self._task is None:
            print(f"{done}/{total} {printable(name)}", file=sys.stderr)  # noqa: T201
        else:
            shown = Text(printable(name[-48:])).plain.replace("[", "\\[")
            self._bar.update(self._task, completed=done, total=total, description=shown)
