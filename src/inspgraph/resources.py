"""The location of the package's knowledge (ontology, shapes, queries, data), and its digests.

In a source checkout (or an editable install of one) the folders stand beside ``src``; in an
installed wheel they stand inside the package.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
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
"""The libraries that, beside the package's own code, affect what a document becomes."""


BUILDING: Final = (
    "__init__.py", "span.py", "facts.py", "records.py", "errors.py", "vocab.py", "frameworks.py",
    "resources.py", "origins.py", "walk.py", "limits.py", "ntriples.py", "building.py",
    "pipeline.py",
    "text", "cues", "registers", "read", "segment", "form", "bodies", "resolve", "map", "validate",
    "store",
)  # fmt: skip
"""The parts of the package that turn a document into its graph; a test compares them with what
``pipeline`` imports. A change anywhere else leaves graphs as they are."""

_KNOWN: Final = ("*.ttl", "*.csv", "models/**/*")
"""The files of ontology, shapes and data that are knowledge; the others explain it."""


def code_digest() -> str:
    """Digest the source of ``BUILDING`` and the versions of Python and of what it rests on."""
    versions = "".join(f"{name} {version(name)}\n" for name in _LIBRARIES)
    total = hashlib.sha256(f"{sys.version_info[:2]}\n{versions}".encode())
    for name in BUILDING:
        path = _PACKAGE / name
        _add(total, _PACKAGE, sorted(path.rglob("*.py")) if path.is_dir() else [path])
    return total.hexdigest()


def libraries() -> tuple[str, ...]:
    """Return Python and the libraries that affect what a document becomes, with their versions."""
    python = f"Python {sys.version_info[0]}.{sys.version_info[1]}"
    return (python, *(f"{name} {version(name)}" for name in _LIBRARIES))


def model_digest() -> str:
    """Digest the models that were trained."""
    total = hashlib.sha256()
    models = DATA / "models"
    _add(total, models, sorted(path for path in models.rglob("*") if path.is_file()))
    return total.hexdigest()


def data_digest() -> str:
    """Digest what the ontology, the shapes and the data (without the samples) say."""
    total = hashlib.sha256()
    for folder in (ONTOLOGY, SHAPES, DATA):
        total.update(folder.name.encode())
        found = {path for pattern in _KNOWN for path in folder.rglob(pattern) if path.is_file()}
        _add(total, folder, sorted(path for path in found if DATA / "samples" not in path.parents))
    return total.hexdigest()


def _add(total: hashlib._Hash, folder: Path, paths: Iterable[Path]) -> None:
    for path in paths:
        total.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
