"""Drafts beside what they are to replace, and what processes that were killed left of them."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from pathlib import Path
from typing import Final

_OCCUPIED: Final = (errno.ENOTEMPTY, errno.EEXIST)


def prefix(target: Path, state: str) -> str:
    """Return how the name of this process's draft of ``target`` begins; it is hidden."""
    return f"{_start(target, state)}{os.getpid()}-"


def left(target: Path, state: str) -> list[Path]:
    """Return the drafts in that state of ``target`` whose process no longer lives."""
    if os.name != "posix":  # asking for a process ends it elsewhere
        return []
    start = _start(target, state)
    return [
        path
        for path in sorted(target.parent.iterdir())
        if path.name.startswith(start) and not _is_running(path.name[len(start) :])
    ]


def put_in_place(draft: Path, target: Path, old: Path) -> None:
    """Have a draft of a folder take the place of ``target``, which is called ``old`` meanwhile.

    Where other processes do the same, the last one's is there in the end. Raises ``OSError``, and
    leaves ``target`` as it was, where that cannot be.
    """
    draft.chmod(usual_mode(0o777))
    while True:
        with contextlib.suppress(FileNotFoundError):
            target.rename(old)
        try:
            draft.rename(target)
        except OSError as error:
            if error.errno not in _OCCUPIED:
                if old.exists() and not target.exists():
                    old.rename(target)
                raise
            shutil.rmtree(old, ignore_errors=True)  # another took the place between the two names
        else:
            break
    shutil.rmtree(old, ignore_errors=True)


def usual_mode(mode: int) -> int:
    """Return the mode with what the user takes from new files taken from it (the umask).

    Temporary files and folders are their owner's alone; what takes their place is not.
    """
    mask = os.umask(0)
    os.umask(mask)
    return mode & ~mask


def _start(target: Path, state: str) -> str:
    return f".{target.name}.{state}-"


def _is_running(tail: str) -> bool:
    try:
        os.kill(int(tail.split("-")[0]), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
