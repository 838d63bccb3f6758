"""Where the package's own knowledge lies (ontology, shapes, queries, data), and its digests.

In a source checkout (or an editable install of one) the folders stand beside ``src``; in an
installed wheel they stand inside the package.
"""

from __future__ import annotations

import hashlib
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent
_CHECKOUT: Final = _PACKAGE.parent.parent

ROOT: Final[Path] = _CHECKOUT if (_CHECKOUT / "ontology").is_dir() else _PACKAGE

ONTOLOGY: Final[Path] = ROOT / "ontology"
SHAPES: Final[Path] = ROOT / "shapes"
QUERIES: Final[Path] = ROOT / "queries"
DATA: Final[Path] = ROOT / "data"

_LIBRARIES: Final = (
    "lxml", "numpy", "pypdfium2", "pyshacl", "rdflib", "selectolax", "spacy", "thinc",
)  # fmt: skip
"""What decides, beside this package's own code, what a document turns into."""


def code_digest() -> str:
    """Digest the package's source files and the versions of Python and of what they rest on."""
    versions = "".join(f"{name} {version(name)}\n" for name in _LIBRARIES)
    return _digest(_PACKAGE, "*.py", f"{sys.version_info[:2]}\n{versions}")


def data_digest() -> str:
    """Digest the ontology, the shapes and the data (without the samples)."""
    parts = (_digest(folder, "*", folder.name) for folder in (ONTOLOGY, SHAPES, DATA))
    return hashlib.sha256("".join(parts).encode()).hexdigest()


def _digest(folder: Path, pattern: str, start: str) -> str:
    total = hashlib.sha256(start.encode())
    for path in sorted(folder.rglob(pattern)):
        inside = path.relative_to(folder)
        if inside.parts[0] == "samples" or "__pycache__" in inside.parts or not path.is_file():
            continue
        total.update(f"{inside.as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
