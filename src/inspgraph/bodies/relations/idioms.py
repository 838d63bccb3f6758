"""Idioms: the few sentences that no frame makes, as patterns over a clause with slots.

A row of data/cues/frames/idioms.csv is a pattern over a clause's text (``clauses``), with the
number of documents of the corpus that it was seen in. Macros stand for lists of actors:
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
from typing import Final, NamedTuple

from inspgraph.bodies.relations.lists import SLOT

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
class Idiom:
    """A way to state a relation; ``slots`` is the least number of actors in it."""

    id: str
    relation: str
    pattern: re.Pattern[str]
    slots: int


def load_idioms(path: Path) -> tuple[Idiom, ...]:
    """The rows of data/cues/frames/idioms.csv; ``phrases.csv`` beside it has what ``{work}`` is.

    Raises ``ValueError`` for a pattern that names an unknown phrase or is no regular expression.
    """
    phrases = {row["name"]: row["pattern"] for row in _rows(path.with_name("phrases.csv"))}
    return tuple(_idiom(row, phrases) for row in _rows(path))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _idiom(row: Mapping[str, str], phrases: Mapping[str, str]) -> Idiom:
    try:
        pattern = re.compile(expand(row["pattern"], phrases))
    except (re.error, KeyError) as error:
        raise ValueError(f"idiom {row['id']}: {error!r}") from error
    names = pattern.groupindex
    return Idiom(row["id"], row["relation"], pattern, 2 if "l" in names else len(names))


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


MOST_SLOTS: Final = 80
"""Bodies in a clause above which it is a list that no idiom is about: the pairs of an idiom's ends
grow with their square."""


class FoundIdiom(NamedTuple):
    """An idiom that fits: its ends by slot number, and the offsets of the words it covers."""

    rule: str
    relation: str
    subject: int
    object: int
    start: int
    end: int


def find_idioms(text: str, slots: int, idioms: Sequence[Idiom]) -> Iterator[FoundIdiom]:
    """The relations that idioms find in a clause's text with that many slots, if it is no list."""
    if slots > MOST_SLOTS:
        return
    for idiom in idioms:
        if slots < idiom.slots:
            continue
        for found in idiom.pattern.finditer(text):
            groups = found.groupdict()
            pairs: Iterator[tuple[int, int]]
            if "l" in groups:
                pairs = itertools.combinations(dict.fromkeys(_numbers(groups["l"])), 2)
            else:
                pairs = itertools.product(_numbers(groups["s"]), _numbers(groups["o"]))
            for subject, target in pairs:
                yield FoundIdiom(
                    idiom.id, idiom.relation, subject, target, found.start(), found.end()
                )


def _numbers(group: str) -> list[int]:
    return [int(slot[1]) for slot in SLOT.finditer(group)]
