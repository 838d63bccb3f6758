"""Where the package's own knowledge lies: ontology, shapes, queries and data.

In a source checkout (or an editable install of one) the folders stand beside ``src``; in an
installed wheel they stand inside the package.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent
_CHECKOUT: Final = _PACKAGE.parent.parent

ROOT: Final[Path] = _CHECKOUT if (_CHECKOUT / "ontology").is_dir() else _PACKAGE

ONTOLOGY: Final[Path] = ROOT / "ontology"
SHAPES: Final[Path] = ROOT / "shapes"
QUERIES: Final[Path] = ROOT / "queries"
DATA: Final[Path] = ROOT / "data"
