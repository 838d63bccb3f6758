"""The named questions: one SPARQL file each, whose header comment describes it.

A line ``#PART NAME`` stands for what several queries say alike, a file of ``queries/parts``.

The header is the run of ``#`` lines a file begins with. Its first line is the title; the lines
after it up to the first labelled one are the description. A labelled line is one of

    # Group: one of ``GROUPS``
    # Parameter NAME (TYPE): what it narrows the answer to, as "EXAMPLE"
    # Parameter NAME (TYPE, required): the same, and without it the question is not answered
    # Column NAME: what stands in it
    # Hidden NAME: what its IRI stands for; the name ends in ``_iri`` or ``span``
    # Then: a step in Python that the rows go through; one of ``STEPS``
    # Example: a command that runs as it stands

and goes on over lines that are indented by more than one space. A parameter fills a variable
(``Parameter.variable``). Left out, it leaves the variable free. ``TYPES`` tells what a TYPE takes.

Hidden columns say which things a row names. ``partner_iri`` is what the column ``partner`` names,
``span`` the passage of ``words``, ``earlier_span`` that of ``earlier_words``. Pages link by them
and JSON has them; tables, CSV and Markdown leave them out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inspgraph.errors import QueryError
from inspgraph.query.suggestions import did_you_mean, near

TYPES: Final = {
    "string": "text that is there as given",
    "integer": "a whole number",
    "boolean": "true or false",
    "date": "a day as 2024-05-16, or only its month or year",
    "iri": "an IRI",
    "text": "words that are looked for, in any case",
    "body": "the name of a body or service",
    "authority": "the name of a council or its area",
    "named": "words in the names of bodies or services: all that have them",
    "region": "a region of England",
    "topic": "a topic of recommendations",
    "lane": "a lane of inspection",
}
"""What a parameter may be; the last seven are looked up, and a near miss is answered with names."""

GROUPS: Final = {
    "documents": "What each document says",
    "relations": "Relations between bodies",
    "shared": "Shared bodies and services",
    "time": "Through time",
    "recommendations": "Recommendations",
    "voices": "Voices",
    "peers": "Peers",
    "trust": "Trust in the data",
}
"""The groups of questions with their titles, in the order in which they are listed."""

STEPS: Final = (
    "recommendation-life", "followed-up", "asked-again", "passages", "turnarounds", "attendance",
    "weak-links", "childrens-trusts", "addressees",
)  # fmt: skip
"""What a question may have done with its rows after SPARQL; see ``query.asking``."""

EVIDENCE: Final = ("document", "date", "page", "paragraph", "words")
"""The columns that say what a row rests on. A row on two passages has them twice, the second time
with a prefix, as "earlier_words"."""

_NEAR: Final = 60
"""From which likeness on a question or parameter is suggested."""
_LONGER: Final = {"text": "_text", "named": "_named", "lane": "_of"}
_HIDDEN: Final = re.compile(r"\w+_iri|(?:\w+_)?span")
_LABEL: Final = re.compile(
    r"(Parameter|Column|Hidden|Example|Group|Then)(?:\s+(\w+))?"
    r"(?:\s+\((\w+)(, required)?\))?\s*:\s*(.*)"
)
_PART: Final = re.compile(r"^ *#PART ([\w-]+)\n", re.MULTILINE)
_AS: Final = re.compile(r'\bas "([^"]+)"')


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that the asker may fill; ``type`` is one of ``TYPES``."""

    name: str
    type: str
    meaning: str
    required: bool = False

    @property
    def variable(self) -> str:
        """The variable that it fills: the name, or a longer one where a column has the name.

        Words that are looked for are not what a column shows, and a lane is not its name.
        """
        return self.name + _LONGER.get(self.type, "")

    @property
    def example(self) -> str:
        """The value that the meaning gives as an example; empty where it gives none."""
        found = _AS.search(self.meaning)
        return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class Question:
    """One file of the catalogue.

    ``columns`` are pairs of a name and what stands in it, ``hidden`` those that only pages and
    programs read.
    """

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[tuple[str, str], ...]
    example: str
    text: str
    group: str = "documents"
    then: str = ""
    hidden: tuple[tuple[str, str], ...] = ()

    @property
    def passages(self) -> tuple[str, ...]:
        """The prefixes of the columns that quote, as ("", "earlier_"); none where none does."""
        names = [name for name, _ in self.columns]
        starts = [name.removesuffix("words") for name in names if name.endswith("words")]
        return tuple(start for start in starts if f"{start}document" in names)


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
            labelled[-1][4] += " " + said.strip()
        elif not title:
            title = said.strip()
        elif said and not labelled:
            description.append(said.strip())
    for label_name, named, kind, *_ in labelled:
        if label_name == "Parameter" and kind not in TYPES:
            raise QueryError(
                f"{name}: parameter {named} has type {kind!r}, not one of {', '.join(TYPES)}."
            )
        if label_name == "Hidden" and not _HIDDEN.fullmatch(named):
            raise QueryError(f"{name}: hidden column {named} does not end in _iri or span.")
    said_once = {label_name: value for label_name, *_, value in labelled}
    group, then = said_once.get("Group", "documents"), said_once.get("Then", "")
    if group not in GROUPS or (then and then not in STEPS):
        raise QueryError(f"{name}: there is no group {group!r}, or no step {then!r}.")
    return Question(
        name=name,
        title=title or name,
        description=" ".join(description),
        parameters=tuple(
            Parameter(n, k, m, bool(r)) for w, n, k, r, m in labelled if w == "Parameter"
        ),
        columns=tuple((n, m) for w, n, _, _, m in labelled if w == "Column"),
        example=said_once.get("Example", ""),
        text=text,
        group=group,
        then=then,
        hidden=tuple((n, m) for w, n, _, _, m in labelled if w == "Hidden"),
    )


def with_parts(text: str, folder: Path) -> str:
    """Put the parts into a query that it names, and theirs into them.

    ``folder`` is that of the questions.
    """

    def part(match: re.Match[str]) -> str:
        path = folder / "parts" / f"{match[1]}.rq"
        try:
            return with_parts(path.read_text(encoding="utf-8"), folder)
        except OSError as error:
            raise QueryError(f"There is no part {match[1]!r} of queries.") from error

    return _PART.sub(part, text)


def catalogue(folder: Path) -> tuple[Question, ...]:
    """Read every question of a folder, sorted by name."""
    return tuple(
        parse(path.stem, with_parts(path.read_text(encoding="utf-8"), folder))
        for path in sorted(folder.glob("*.rq"))
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
        return parse(path.stem, with_parts(path.read_text(encoding="utf-8"), folder))
    except (OSError, UnicodeDecodeError) as error:
        if path is own:
            raise QueryError(f"{asked}: this query file cannot be read.") from error
        names = [question.stem for question in sorted(folder.glob("*.rq"))]
        raise QueryError(
            f"There is no question {asked!r}.{nearest(asked, names)} "
            f"The catalogue has: {', '.join(names)}."
        ) from error


def nearest(said: str, known: Sequence[str]) -> str:
    """Return " Did you mean …?" with up to three of the known names, or nothing."""
    return did_you_mean([repr(name) for name in near(said, known, _NEAR)])
