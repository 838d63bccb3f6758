"""Relations that a sentence states between its actors, by the cues of data/cues/relations.csv.

A cue is a pattern over a clause's text with slots (``clauses``). Macros stand for lists of actors:
``{s:BU}`` is one or more bodies or units that the relation's subject can be, ``{o:S}`` its object,
``{l:*}`` a list whose members all stand in the relation to one another, and ``{_}`` a gap of a few
words without an actor. A list is what commas, "and" and "as well as" join.
"""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inspgraph.extract.actors import SELF
from inspgraph.extract.clauses import SLOT, Clause
from inspgraph.extract.modality import Modality, Modals, judge

_MACRO: Final = re.compile(r"\{([slo]):([A-Z*]+)\}|\{_(\d*)\}")
_CLASSES: Final = {"B": "LHOGEVI", "A": "LHOGEVIPUS", "*": "LHOGEVIPUS"}
_FILLER: Final = (
    r"(?: (?:the|a|an|its|their|other|local|both|our|also|council|authority|'s|officers|staff|"
    r"colleagues|representatives|from|with|key|wider|partner|partners|agencies|such|as|including|"
    r"education|health|schools|housing|social|care|workers|professionals|services|teams|voluntary|"
    r"sector|organisations|children|families|parents|carers|gps|to|new|relevant)){0,5}"
)
_JOIN: Final = r"(?: ,| and| &| , and| as well as| , as well as| or)"


@dataclass(frozen=True, slots=True)
class Cue:
    """A way to state a relation; ``default`` says who is meant where the text leaves it out."""

    id: str
    relation: str
    pattern: re.Pattern[str]
    default_subject: str
    default_object: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation found in one clause, by the actors' keys within the document."""

    subject: str
    relation: str
    object: str
    cue: str
    clause: Clause
    modality: Modality


def load_cues(path: Path) -> tuple[Cue, ...]:
    """The cues of a file with the columns of data/cues/relations.csv."""
    with path.open(encoding="utf-8", newline="") as handle:
        return tuple(
            Cue(
                row["id"],
                row["relation"],
                re.compile(_expand(row["pattern"])),
                row["default_subject"],
                row["default_object"],
            )
            for row in csv.DictReader(handle)
        )


def _expand(pattern: str) -> str:
    def macro(found: re.Match[str]) -> str:
        if found[1] is None:
            return rf"(?: [^‹›\s.;:]+){{0,{found[3] or '6'}}}"
        letters = "".join(_CLASSES.get(letter, letter) for letter in found[2])
        slot = rf"‹\d+[{letters}]›"
        anyone = r"‹\d+[A-Z]›"
        return rf"(?P<{found[1]}>{slot}(?:(?:{_JOIN}{_FILLER}) {anyone})*)"

    return _MACRO.sub(macro, pattern)


def find_relations(
    clause: Clause, cues: Sequence[Cue], modals: Modals, operator: str
) -> Iterator[Stated]:
    """The relations a clause states, each once per cue.

    ``operator`` is the key of the body that runs the inspected services ("self", or that of a
    company that does it for the authority); cues that leave a party out mean it or the authority.
    """
    for cue in cues:
        for found in cue.pattern.finditer(clause.text):
            modality = judge(clause.text, found.start(), found.end(), modals)
            for subject, target in _pairs(cue, found, clause, operator):
                if subject != target:
                    yield Stated(subject, cue.relation, target, cue.id, clause, modality)


def _pairs(
    cue: Cue, found: re.Match[str], clause: Clause, operator: str
) -> Iterator[tuple[str, str]]:
    groups = found.groupdict()
    if "l" in groups:
        yield from itertools.combinations(dict.fromkeys(_keys(groups["l"], clause)), 2)
        return
    defaults = {"self": SELF, "operator": operator}
    subjects = _keys(groups.get("s"), clause) or [defaults.get(cue.default_subject, "")]
    objects = _keys(groups.get("o"), clause) or [defaults.get(cue.default_object, "")]
    yield from ((s, o) for s in subjects for o in objects if s and o)


def _keys(group: str | None, clause: Clause) -> list[str]:
    return [clause.slots[int(slot[1])].key for slot in SLOT.finditer(group or "")]
