"""A file or a folder that appears whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from inspgraph.drafts import left, prefix, put_in_place, usual_mode
from inspgraph.errors import OutputError

_WRITING: Final = "writing"
_OLD: Final = "old"


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """Yield a draft to write into, and put it in ``path``'s place at the end.

    Where the block ends with an exception, ``path`` stays as it was. What is no file (a pipe, a
    device) is written to as it is. Raises ``OutputError`` where it cannot be written.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as out:
                yield out
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        for one in left(target, _WRITING):
            one.unlink(missing_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=prefix(target, _WRITING))
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                yield out
            draft.chmod(usual_mode(0o666))
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}).") from error


@contextmanager
def writing_folder(path: Path) -> Iterator[Path]:
    """Yield a draft of a folder, and put it in ``path``'s place at the end; see ``writing``."""
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        target.parent.mkdir(parents=True, exist_ok=True)
        for old in left(target, _OLD):
            if target.exists():
                shutil.rmtree(old)
            else:  # its replacement was cut short
                old.rename(target)
        for one in left(target, _WRITING):
            shutil.rmtree(one)
        draft = Path(tempfile.mkdtemp(dir=target.parent, prefix=prefix(target, _WRITING)))
        old = draft.with_name(draft.name.replace(f".{_WRITING}-", f".{_OLD}-", 1))
        try:
            yield draft
            put_in_place(draft, target, old)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}).") from error
