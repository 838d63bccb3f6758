"""The manifest of a graph's folder: its documents, and what they were built with."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from inspgraph.errors import NotAGraphError, OutputError
from inspgraph.records import Origin, Problem, Span

MANIFEST: Final = "inspgraph.json"
PROBLEMS: Final = "problems.json"
FORMAT: Final = 3


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One document of the graph.

    ``sha256`` is the file's, under which its layout is kept; ``text`` the canonical text's, under
    which the text is kept.
    ``graph`` is the IRI of its named graph. ``counts`` says how many of each thing it holds,
    ``origin`` where the file was fetched from.
    """

    name: str
    sha256: str
    graph: str
    text: str
    series: str | None = None
    counts: dict[str, int] = field(default_factory=dict)
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """The documents of a build, sorted by name, and what they depend on beside their files.

    ``base`` is the namespace of what the graph names. ``code`` and ``data`` are digests of the
    program with its options and of its ontology, shapes and data: a document whose file and both
    of these are unchanged need not be built again.
    """

    version: str
    base: str
    code: str
    data: str
    documents: tuple[DocumentEntry, ...] = ()
    format: int = FORMAT

    def entry(self, name: str) -> DocumentEntry | None:
        """The document of that name."""
        return next((entry for entry in self.documents if entry.name == name), None)


def is_ours(folder: Path) -> bool:
    """Return whether the folder is one that a build wrote."""
    try:
        return "inspgraph" in json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError, TypeError):
        return False


def write_manifest(folder: Path, manifest: Manifest, problems: tuple[Problem, ...]) -> None:
    """Write the manifest and the problem log; the same build gives the same bytes."""
    fields = asdict(manifest)
    known = {"inspgraph": fields.pop("format"), **fields}
    _write(folder / PROBLEMS, [asdict(item) for item in problems])
    _write(folder / MANIFEST, known)


def read_manifest(folder: Path) -> Manifest:
    """Read a folder's manifest; raises ``NotAGraphError`` if it is missing or unsuitable."""
    try:
        fields: dict[str, Any] = json.loads((folder / MANIFEST).read_bytes())
        known = fields.pop("inspgraph")
        if known != FORMAT:
            raise NotAGraphError(
                f"{folder}: this graph has format {known}, this version reads {FORMAT}; "
                "build it again."
            )
        documents = tuple(entry_of(entry) for entry in fields.pop("documents"))
        return Manifest(documents=documents, **fields)
    except OSError as error:
        raise NotAGraphError(
            f"{folder}: there is no graph here. `inspgraph build` writes one."
        ) from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise NotAGraphError(
            f"{folder}: its {MANIFEST} is damaged, or was not "
            "written by inspgraph; `inspgraph build` with the documents makes a graph again."
        ) from error


def entry_of(fields: dict[str, Any]) -> DocumentEntry:
    """Return the entry that ``asdict`` gave these fields; raises ``TypeError`` for others."""
    origin = fields.get("origin")
    return DocumentEntry(**{**fields, "origin": Origin(**origin) if origin else None})


def problem_of(fields: dict[str, Any]) -> Problem:
    """Return the problem that ``asdict`` gave these fields; raises ``TypeError`` for others."""
    span = fields["span"]
    return Problem(**{**fields, "span": Span(**span) if span else None})


def read_problems(folder: Path) -> tuple[Problem, ...]:
    """Read the problem log of a build."""
    try:
        rows = json.loads((folder / PROBLEMS).read_bytes())
        return tuple(map(problem_of, rows))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise NotAGraphError(f"{folder}: its {PROBLEMS} cannot be read.") from error


def _write(path: Path, value: object) -> None:
    try:
        text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=False)
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}).") from error
