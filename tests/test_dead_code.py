"""Nothing in the package is written and used nowhere."""

from __future__ import annotations

from pathlib import Path

from vulture import Vulture

import inspgraph

PACKAGE = Path(inspgraph.__file__).parent
KINDS = {"class", "function", "method", "property", "import", "unreachable_code"}
"""Fields of records are left out: templates and JSON read them by name."""
EXCEPTIONS = {
    "__getattr__": "Python asks it for the names of the package",
    "make_bodies": "an entry point of spaCy",
    "writable": "io.RawIOBase asks it",
    "central": "for notebooks; docs/networks.md shows it",
    "communities": "for notebooks; docs/networks.md shows it",
}
"""Names that something else than the package's own code uses, and what."""


def test_nothing_is_written_and_used_nowhere() -> None:
    reader = Vulture()
    reader.scavenge([str(PACKAGE)])
    unused = {item.name for item in reader.get_unused_code(min_confidence=60) if item.typ in KINDS}
    assert not unused - set(EXCEPTIONS)
    assert not set(EXCEPTIONS) - unused, "an exception that is none any more"
