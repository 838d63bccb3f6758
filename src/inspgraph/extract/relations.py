"""Relations that a sentence states between its actors, by the cues of data/cues/relations.

A cue is a pattern over a clause's text with slots (``clauses``). Macros stand for lists of actors:
``{s:BU}`` is one or more bodies or units that the relation's subject can be, ``{o:S}`` its object,
``{l:*}`` a list whose members all stand in the relation to one another. ``{_6}`` is a gap of up to
six words without an actor, ``{-6}`` one without prepositions that lead elsewhere either. A list is
what commas, "and" and "as well as" join; members that are no actors may stand between.
"""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from inspgraph.bodies.relations.clauses import SLOT, Clause
from inspgraph.extract.actors import SELF
from inspgraph.extract.modality import Modality, Modals, judge
from inspgraph.records import Basis, Quality, Reference

MACROS: Final = "macros"
TOPIC: Final = "topic"
# Whom a sentence may be about instead of the inspected body: families, pupils, schools.
_OTHERS_DO: Final = re.compile(
    r"\b(?:children|famil(?:y|ies)|parents?|parental|carers?|pupils?|schools?|he|she|his|her)"
    r"(?: [^\s,]+){0,6} ?$"
)
_BODY: Final = re.compile(r"‹(\d+)[LHOGEVPUS]›")
_MACRO: Final = re.compile(r"\{([slo]):([A-Z*]+)\}|\{([_-])(\d+)\}|\{([a-z]+)\}")
_CLASSES: Final = {"B": "LHOGEVI", "*": "LHOGEVIPUS"}
# A gap stays within what the clause says of one thing; a narrow one also within one complement.
_GAP: Final = "but|although|while|whereas|however|because|which|who|so|if"
_NARROW: Final = (
    f"{_GAP}|to|with|by|from|alongside|into|on|at|within|that|than|about|against|is|are|was|were|"
    "has|have|enables?|ensures?|helps?|allows?|means"
)
_FILLER: Final = (
    r"(?: (?:the|a|an|its|their|other|local|both|our|also|council|authority|'s|officers?|staff|"
    r"colleagues|representatives|from|with|by|key|wider|partners?|agencies|such|as|including|"
    r"education|health|schools|housing|social|care|workers|professionals|services|teams|voluntary|"
    r"sector|organisations|children|families|parents|carers|gps|new|relevant|neighbouring|"
    r"specialist|commissioned|independent|each|all|between|members|of|then|former)){0,5}"
)
_VERBS: Final = (
    "is|are|was|were|has|have|had|also|provides?|offers?|delivers?|works?|commissions?|supports?|"
    "oversees?|leads?|who|which|ensures?|enables?|helps?|can|will|do|does"
)
_DONE: Final = "(?:provided|run|delivered|commissioned|funded|hosted|operated|managed|led) by"
_STOP: Final = (
    rf"{_VERBS}|{_GAP}|that|to|be|been|with|by|for|from|in|on|at|of|through|as|when|where|this|"
    "they|it|he|she|not|will|can"
)
_AND: Final = r"(?:(?: and| &| or| as well as| together with| alongside| plus)(?: both)?)"
_JOIN: Final = rf"(?: ,{_AND}?|{_AND})"
# What stands between two actors of a list is at most other members, which are no actors.
_OTHERS: Final = rf"(?:{_JOIN}(?: (?!(?:{_STOP}) )[\w'&/-]+){{1,4}}(?={_JOIN})){{0,4}}"


@dataclass(frozen=True, slots=True)
class Cue:
    """A way to state a relation; ``default`` says who is meant where the text leaves it out.

    One of ``words`` stands in every clause that the pattern fits, and ``slots`` is the least
    number of actors in it: what is quick to test comes first.
    """

    id: str
    relation: str
    pattern: re.Pattern[str]
    words: tuple[str, ...]
    slots: int
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
    basis: Basis = "stated"
    reference: Reference = ""
    quality: Quality = ""


def load_cues(path: Path) -> tuple[Cue, ...]:
    """The cues of a CSV file, or of a folder of them, with the columns of data/cues/relations.

    Patterns may name the phrases of ``macros.csv`` in the same folder: ``{work}``.

    Raises ``ValueError`` for a pattern that names an unknown phrase or is no regular expression.
    """
    files = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    phrases = {row["name"]: row["pattern"] for f in files if f.stem == MACROS for row in _rows(f)}
    return tuple(_cue(row, phrases) for file in files if file.stem != MACROS for row in _rows(file))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _cue(row: Mapping[str, str], phrases: Mapping[str, str]) -> Cue:
    try:
        pattern = re.compile(expand(row["pattern"], phrases))
    except (re.error, KeyError) as error:
        raise ValueError(f"cue {row['id']}: {error!r}") from error
    names = pattern.groupindex
    return Cue(
        row["id"],
        row["relation"],
        pattern,
        tuple(filter(None, row.get("words", "").split("|"))),
        2 if "l" in names else len(names),
        row["default_subject"],
        row["default_object"],
    )


def expand(pattern: str, phrases: Mapping[str, str]) -> str:
    """A cue's pattern with its macros and phrases written out as a regular expression."""

    def macro(found: re.Match[str]) -> str:
        if found[5] is not None:
            return f"(?:{expand(phrases[found[5]], phrases)})"
        if found[1] is None:
            stop = _GAP if found[3] == "_" else _NARROW
            return rf"(?: (?!(?:{stop}) )[^‹›\s.;:]+){{0,{found[4]}}}?"
        letters = "".join(_CLASSES.get(letter, letter) for letter in found[2])
        slot = rf"‹\d+[{letters}]›"
        more = rf"‹\d+[{letters}{'Z' if 'L' in letters else ''}]›"
        # After a comma comes no object, and no more objects, where a verb makes it a subject.
        one = rf"{_JOIN}{_FILLER} {more}"
        if found[1] == "o":
            if found.start():
                slot = rf"(?:(?<!, )(?<!, the ){slot}|{slot}(?! (?:{_VERBS}) ))"
            one = rf"(?:{_AND}{_FILLER} {more}| ,{_AND}?{_FILLER} {more}(?! (?:{_VERBS}) ))"
        # A list of subjects ends before a member that the next passive is about.
        end = f"(?! {_DONE} )" if found[1] == "s" else ""
        return rf"(?P<{found[1]}>{slot}(?:{_OTHERS}{one}{end})*)"

    return _MACRO.sub(macro, pattern)


def find_relations(
    clause: Clause,
    cues: Sequence[Cue],
    modals: Modals,
    operator: str,
    others: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Stated]:
    """The relations a clause states, each once per cue.

    ``operator`` is the key of the body that runs the inspected services ("self", or that of a
    company that does it for the authority); cues that leave a party out mean it or the authority,
    or the party that ``others`` names by its role.
    """
    roles = {"self": SELF, "operator": operator, "social-care": operator, **others}
    text = clause.text
    for cue in cues:
        if len(clause.slots) < cue.slots or (cue.words and not any(w in text for w in cue.words)):
            continue
        for found in cue.pattern.finditer(text):
            modality = judge(text, found.start(), found.end(), modals)
            for subject, target in _pairs(cue, found, clause, roles):
                if subject != target:
                    yield Stated(subject, cue.relation, target, cue.id, clause, modality)


def _pairs(
    cue: Cue, found: re.Match[str], clause: Clause, roles: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    groups = found.groupdict()
    if "l" in groups:
        yield from itertools.combinations(dict.fromkeys(_keys(groups["l"], clause)), 2)
        return
    subjects = _keys(groups.get("s"), clause) or [_meant(cue.default_subject, found, clause, roles)]
    objects = _keys(groups.get("o"), clause) or [_meant(cue.default_object, found, clause, roles)]
    yield from ((s, o) for s in subjects for o in objects if s and o)


def _meant(role: str, found: re.Match[str], clause: Clause, roles: Mapping[str, str]) -> str:
    """The key of the party that a cue leaves out, "" where there is none.

    "topic" is the actor named last before the cue in the same clause, else the operator.
    """
    if role != TOPIC:
        return roles.get(role, "")
    before = list(_BODY.finditer(clause.text, 0, found.start()))
    if before:
        return clause.slots[int(before[-1][1])].key
    return "" if _OTHERS_DO.search(clause.text, 0, found.start()) else roles["operator"]


def _keys(group: str | None, clause: Clause) -> list[str]:
    return [clause.slots[int(slot[1])].key for slot in SLOT.finditer(group or "")]
