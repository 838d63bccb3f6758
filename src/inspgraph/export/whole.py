"""A file that appears whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from inspgraph.errors import OutputError


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """Yield a draft to write into, and put it in ``path``'s place at the end.

    Where the block ends with an exception, ``path`` stays as it was. Raises ``OutputError`` where
    it cannot be written.
    """
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}).") from error
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
        # mkstemp gives a file that only its owner may read.
        mask = os.umask(0)
        os.umask(mask)
        draft.chmod(0o666 & ~mask)
        draft.replace(target)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}).") from error
    finally:
        draft.unlink(missing_ok=True)
