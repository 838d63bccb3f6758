"""The named questions: one SPARQL file each, whose header comment describes it.

The header is the run of ``#`` lines a file begins with. Its first line is the title; the lines
after it up to the first labelled one are the description. A labelled line is one of

    # Parameter NAME (TYPE): what it narrows the answer to
    # Column NAME: what stands in it
    # Example: a command that runs as it stands

and goes on over lines that are indented by more than one space. A parameter fills the variable
of its name; TYPE is string, integer, boolean, date or iri. Left out, it leaves the variable free.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inspgraph.errors import QueryError

TYPES: Final = ("string", "integer", "boolean", "date", "iri")

_LABEL: Final = re.compile(r"(Parameter|Column|Example)(?:\s+(\w+))?(?:\s+\((\w+)\))?\s*:\s*(.*)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that the asker may fill; ``type`` is one of ``TYPES``."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """One file of the catalogue; ``columns`` are pairs of a name and what stands in it."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[tuple[str, str], ...]
    example: str
    text: str


def parse(name: str, text: str) -> Question:
    """Read a question from its file's text; raises ``QueryError`` for a header out of form."""
    title = ""
    description: list[str] = []
    labelled: list[list[str]] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        said = line[1:].removeprefix(" ").rstrip()
        label = _LABEL.fullmatch(said)
        if label:
            labelled.append([part or "" for part in label.groups()])
        elif labelled and said.startswith(" "):
            labelled[-1][3] += " " + said.strip()
        elif not title:
            title = said.strip()
        elif said and not labelled:
            description.append(said.strip())
    for label_name, named, kind, _ in labelled:
        if label_name == "Parameter" and kind not in TYPES:
            raise QueryError(f"{name}: parameter {named} has type {kind!r}, not one of {TYPES}.")
    return Question(
        name=name,
        title=title or name,
        description=" ".join(description),
        parameters=tuple(Parameter(n, k, m) for w, n, k, m in labelled if w == "Parameter"),
        columns=tuple((n, m) for w, n, _, m in labelled if w == "Column"),
        example=next((m for w, _, _, m in labelled if w == "Example"), ""),
        text=text,
    )


def catalogue(folder: Path) -> tuple[Question, ...]:
    """Read every question of a folder, sorted by name."""
    return tuple(
        parse(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.rq"))
    )


def find(folder: Path, asked: str) -> Question:
    """Find a question by its name in the catalogue, or as the path of a file ending in ``.rq``.

    Raises ``QueryError``, with the names that come near, where there is neither.
    """
    own = Path(asked)
    shipped = folder / f"{asked}.rq"
    path = own if own.suffix == ".rq" else shipped
    if path == shipped and not re.fullmatch(r"[\w-]+", asked):
        raise QueryError(f"{asked!r} is no question's name; give SPARQL text with --text.")
    try:
        return parse(path.stem, path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        if path is own:
            raise QueryError(f"{asked}: this query file cannot be read.") from error
        names = ", ".join(question.stem for question in sorted(folder.glob("*.rq")))
        raise QueryError(f"There is no question {asked!r}. The catalogue has: {names}.") from error
