"""The mark by which a file is known again without being read: length, time of change and number.

Who writes into a file changes its time, who puts another in its place its number, so a mark that is
as it was vouches for bytes as they were. It does not for those of a failing disk.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class FileMark(NamedTuple):
    """A file's size in bytes, the time of its last change in nanoseconds, and its inode."""

    size: int
    changed: int
    inode: int


def mark_of(path: Path) -> FileMark | None:
    """Return the mark that a file has now, None where it cannot be inspected."""
    try:
        status = path.stat()
    except OSError:
        return None
    return FileMark(status.st_size, status.st_mtime_ns, status.st_ino)
