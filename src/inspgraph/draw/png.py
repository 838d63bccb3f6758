"""Drawings as pictures for documents."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import Final

_ZOOM: Final = 2.0
_FONTS: Final = ("Arimo-Regular.ttf", "Arimo-Bold.ttf")


def as_png(svg: bytes) -> bytes:
    """Return a drawing as PNG at twice its size.

    Only the font of the package is used, so every machine gives the same picture.
    """
    # It takes a while to load, and other formats need none.
    import resvg_py

    with as_file(files("inspgraph.draw") / "fonts") as folder:
        made: bytes = resvg_py.svg_to_bytes(
            svg_string=svg.decode(),
            zoom=_ZOOM,
            skip_system_fonts=True,
            font_files=[str(folder / name) for name in _FONTS],
            font_family="Arimo",
            sans_serif_family="Arimo",
        )
    return bytes(made)
