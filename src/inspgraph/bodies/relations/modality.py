"""The modality of a clause: it states a relation, denies it, plans it or tells of the past.

The words are data (data/cues/modality.csv), each with the side of the cue on which it counts and
how many words away it may stand.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from inspgraph.records import Modality as Mode

_BORDERS: Final = frozenset(("since", "because", "although", "though", "while", "whereas", "but"))
_BULLET: Final = re.compile(r"^[^\w‹]+(?=[\w‹])")


@dataclass(frozen=True, slots=True)
class Modality:
    """``negated`` and in which mode the relation is said to hold."""

    negated: bool = False
    mode: Mode = "stated"


@dataclass(frozen=True, slots=True)
class Modal:
    """A word or phrase that changes what a clause says of a relation."""

    effect: str
    pattern: re.Pattern[str]
    where: str
    reach: int


Modals = Sequence[Modal]
Said = Literal["verb", "noun", "owned"]
"""What states a relation: a verb, a noun phrase or mere ownership in passing."""


def load_modals(path: Path) -> tuple[Modal, ...]:
    """The rows of data/cues/modality.csv."""
    with path.open(encoding="utf-8", newline="") as handle:
        return tuple(
            Modal(
                row["effect"],
                re.compile(rf"(?<!\S)(?:{row['pattern']})(?!\S)"),
                row["where"],
                int(row["reach"]),
            )
            for row in csv.DictReader(handle)
        )


def judge(text: str, start: int, end: int, modals: Modals, said: Said = "verb") -> Modality:
    """Return the modality of a cue between two offsets of a clause's text.

    A modal counts inside the cue and before it within its reach of words ("before"), inside and
    after it ("after"), as the first words of the clause ("start") or anywhere ("clause"); one of
    "degree" beside a denial makes it weak. Where a noun phrase states the relation, what is said of
    it counts ("predicate"); where ``said`` is "owned", that alone, and no supposition: whose a team
    is does not depend on what it would do.
    """
    negated = False
    mode: Mode = "stated"
    before = _within(text[:start].split())
    for modal in modals:
        is_predicate = modal.where == "predicate"
        if (is_predicate and said == "verb") or (said == "owned" and not is_predicate):
            continue
        if modal.where == "degree" or (said == "owned" and modal.effect == "hypothetical"):
            continue
        if modal.where == "clause":
            stretch = text
        elif modal.where == "start":
            stretch = " ".join(_BULLET.sub("", text).split()[: modal.reach])
        elif modal.where in ("after", "predicate"):
            stretch = " ".join([text[start:end], *text[end:].split()[: modal.reach]])
        else:
            stretch = " ".join([*before[-modal.reach :], text[start:end]])
        found = modal.pattern.match if modal.where == "start" else modal.pattern.search
        if not found(stretch):
            continue
        if modal.effect == "negated":
            negated = negated or not (said == "verb" and _is_weak(before, text, end, modals))
        elif mode == "stated":
            mode = _mode(modal.effect)
    return Modality(negated, mode)


def _is_weak(before: Sequence[str], text: str, end: int, modals: Modals) -> bool:
    """Tell whether "not" denies how good a link is and not the link: "not linked closely enough".

    ``before`` are the words before the cue in its clause, ``end`` is where the cue ends.
    """
    at = len(before) - 1 - before[::-1].index("not") if "not" in before else len(before)
    for modal in modals:
        if modal.where == "degree" and at < len(before):
            words = [*before[at + 1 :], *text[end:].split()[: modal.reach]]
            return any(modal.pattern.fullmatch(word) for word in words)
    return False


def _within(before: list[str]) -> list[str]:
    """The words before a cue that belong to its own clause: not "not sustained since"."""
    last = max((at for at, word in enumerate(before) if word in _BORDERS), default=-1)
    return before[last + 1 :]


def _mode(effect: str) -> Mode:
    match effect:
        case "planned":
            return "planned"
        case "hypothetical":
            return "hypothetical"
        case "past":
            return "past"
        case _:
            raise ValueError(f"no such effect: {effect}")
