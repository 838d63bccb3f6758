"""Writes pictures and pages to files, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from inspgraph.errors import OutputError

_ZOOM: Final = 2.0
_FONTS: Final = ("Arimo-Regular.ttf", "Arimo-Bold.ttf")


def as_png(svg: bytes) -> bytes:
    """Give a drawing as PNG at twice its size.

    Only the font of the package is used, so every machine gives the same picture.
    """
    # It takes a while to load, and other formats need none.
    import resvg_py

    with as_file(files("inspgraph.view") / "fonts") as folder:
        made: bytes = resvg_py.svg_to_bytes(
            svg_string=svg.decode(),
            zoom=_ZOOM,
            skip_system_fonts=True,
            font_files=[str(folder / name) for name in _FONTS],
            font_family="Arimo",
            sans_serif_family="Arimo",
        )
    return bytes(made)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees a part of it; raises ``OutputError``."""
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}).") from error
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        mask = os.umask(0)
        os.umask(mask)
        draft.chmod(0o666 & ~mask)
        draft.replace(target)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}).") from error
    finally:
        draft.unlink(missing_ok=True)
