"""Frames: the words that name a relation, and where its two ends stand beside them.

A row of data/cues/frames/frames.csv gives a relation a ``kind`` of wording, its ``words`` and
the ``prepositions`` that lead to the other end. Kinds: "verb" (its subject and its object, or what
a preposition leads to; the passive is made of it where no preposition stands), "state" (a
participle, adjective or noun after "is"), "role" (a noun "of" somebody that somebody is), "link"
(a noun "between" or "with"), "group" (a noun for members that a whole has), "nominal" and "held"
(nouns for the relation itself, which somebody has or gives), "joint" (an adverb of what several
do), "moved" (what passes "from" one "to" another) and "heard" (a verb of telling: partners who tell
of relationships are the council's). ``swap`` turns the ends round ("reports
to" is oversight of the subject). Which types a relation may join is data/cues/frames/types.csv.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from inspgraph.bodies.relations.grammar import Forms, Grammar

Kind = Literal[
    "verb", "state", "role", "link", "group", "nominal", "held", "joint", "moved", "heard"
]


@dataclass(frozen=True, slots=True)
class Frame:
    """One wording of a relation; ``word`` is the form found, ``rest`` the words it goes on with."""

    id: str
    relation: str
    kind: Kind
    words: tuple[str, ...]
    prepositions: tuple[str, ...]
    swap: bool
    subject: str
    object: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """A form of a frame's words: which form it is ("base", "third", "participle" …).

    ``verb`` is the place of the verb among the words: the second of "peer review".
    """

    frame: Frame
    words: tuple[str, ...]
    form: str
    after: tuple[str, ...] = ()
    verb: int = 0


Frames = Mapping[str, Sequence[Trigger]]
"""The triggers by their first word, the longest first."""


def load_frames(folder: Path, grammar: Grammar) -> Frames:
    """The frames of a folder as data/cues/frames is, with the types of ``types.csv``."""
    with (folder / "types.csv").open(encoding="utf-8", newline="") as handle:
        types = {row["relation"]: row for row in csv.DictReader(handle)}
    found: dict[str, list[Trigger]] = {}
    with (folder / "frames.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            allowed = types[row["relation"]]
            frame = Frame(
                row["id"],
                row["relation"],
                _kind(row["kind"]),
                tuple(row["words"].split("|")),
                tuple(filter(None, row["prepositions"].split("|"))),
                row["swap"] == "yes",
                row["subject"] or allowed["subject"],
                row["object"] or allowed["object"],
            )
            for trigger in _triggers(frame, grammar):
                found.setdefault(trigger.words[0], []).append(trigger)
    for triggers in found.values():
        triggers.sort(key=lambda t: -len(t.words))
    return found


def verbs_of(frames: Frames) -> frozenset[str]:
    """The forms of the verbs among the frames."""
    return frozenset(
        trigger.words[trigger.verb]
        for triggers in frames.values()
        for trigger in triggers
        if trigger.frame.kind in ("verb", "heard")
    )


def _kind(name: str) -> Kind:
    match name:
        case "verb" | "state" | "role" | "link" | "group" | "nominal" | "held" | "joint" | "moved":
            return name
        case "heard":
            return name
        case _:
            raise ValueError(f"no such kind of frame: {name}")


def _triggers(frame: Frame, grammar: Grammar) -> list[Trigger]:
    found = []
    for phrase in frame.words:
        opening, _, closing = phrase.partition(" … ")
        words = opening.split()
        after = tuple(closing.split())
        if frame.kind in ("verb", "heard"):
            at = next((k for k, word in enumerate(words) if word in grammar.verbs), 0)
            forms = grammar.forms(words[at])
            found += [
                Trigger(frame, (*words[:at], form, *words[at + 1 :]), _form(form, forms), after, at)
                for form in dict.fromkeys(forms)
            ]
        else:
            found.append(Trigger(frame, tuple(words), "", after))
    return found


def _form(form: str, forms: Forms) -> str:
    if form == forms.gerund:
        return "gerund"
    if form == forms.third:
        return "third"
    if form == forms.participle and form == forms.base:
        return "any"
    if form == forms.participle:
        return "participle"
    return "past" if form == forms.past else "base"
