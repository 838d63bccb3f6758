"""The relations that a clause states, by frames × constructions.

Each word that opens a frame is a trigger; from it the constructions walk to both ends, and what
stands there must be of types that the relation may join (``frames``).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

from inspgraph.bodies.relations import belonging, held_roles, linking_nouns, nouns, verbs
from inspgraph.bodies.relations.constructions import Reader
from inspgraph.bodies.relations.frames import Frames, Trigger
from inspgraph.bodies.relations.grammar import Grammar
from inspgraph.bodies.relations.pairs import LEFT_OUT, Match, Pairs
from inspgraph.bodies.relations.phrases import ListRow, as_row
from inspgraph.bodies.relations.row_words import Ends

_OF_WHOLES: Final = frozenset(("memberOf", "partOf"))
_OF_PARTS: Final = frozenset(("partOf",))
_OF_BODIES: Final = frozenset(("oversees", "supports"))


def match(text: str, frames: Frames, grammar: Grammar) -> tuple[ListRow, list[Match]]:
    """The row of a clause's text with slots, and the relations it states."""
    row = as_row(text, grammar)
    if len(row.letters) < 1:
        return row, []
    reader = Reader(row, grammar)
    found: list[Match] = []
    within = 0  # "improvement partner" has said what "partner" would say
    for at, word in enumerate(row.words):
        if at < within:
            continue
        taken: set[str] = set()
        for trigger in frames.get(word, ()):
            frame = trigger.frame
            end = at + len(trigger.words)
            if frame.relation + frame.kind in taken or row.words[at:end] != trigger.words:
                continue
            if trigger.after and not _goes_on(row, end, trigger.after):
                continue
            made = list(_read(trigger, at, end, reader))
            if made:
                taken.add(frame.relation + frame.kind)
                found.extend(made)
                within = max(within, end)
    for beside in (
        belonging.owned,
        belonging.its_own,
        belonging.posted,
        belonging.housed,
        belonging.aside,
        belonging.around,
    ):
        found.extend(beside(reader))
    return row, found


def offsets(row: ListRow) -> tuple[str, list[int]]:
    """The row as text, and the offset at which each item begins; the last is the text's end."""
    starts = [0]
    for word in row.words:
        starts.append(starts[-1] + len(word) + 1)
    return " ".join(row.words), starts


def _goes_on(row: ListRow, at: int, after: tuple[str, ...]) -> bool:
    """Tell whether a phrase follows within a few words ("hold the trust to account")."""
    size = len(after)
    return any(row.words[k : k + size] == after for k in range(at, at + 9))


def _read(trigger: Trigger, at: int, end: int, reader: Reader) -> Iterator[Match]:
    frame = trigger.frame
    for name, ones, others in _pairs(trigger, at, end, reader):
        if name == "between":
            couples = _each_other(ones, reader.row.examples)
        else:
            wholes = ones if frame.swap else others
            if frame.relation == "partOf" and frame.kind == "verb" and len(wholes) > 1:
                continue  # "created by the police and the council" is part of neither
            couples = iter(itertools.product(ones, others))
        for one, other in couples:
            subject, target = (other, one) if frame.swap else (one, other)
            fits = _fits(reader.row, subject, frame.subject)
            if (frame.relation, name) == ("supports", "reduced") and _by_people(reader, end, one):
                continue
            if frame.relation in _OF_WHOLES and _is_attribute(reader, target, "occasion"):
                continue
            if frame.relation in _OF_BODIES and not _is_one_object(reader, end, other):
                continue
            if frame.relation == "oversees" and _is_shared_chair(reader, end, one):
                continue
            if any(_is_paper(reader, end, number) for number in (one, other)):
                continue
            if frame.relation in _OF_PARTS and _is_for_people(reader, subject):
                continue
            if fits and _fits(reader.row, target, frame.object):
                yield Match(f"{frame.id}.{name}", frame.relation, subject, target, at, end)


def _by_people(reader: Reader, at: int, number: int) -> bool:
    """Tell whether "supported by" leads to somebody of a body: "supported by police officers"."""
    place = _place(reader, number)
    return any(reader.has(k, "speaks-for") for k in (*range(at, place), place + 1))


def _place(reader: Reader, number: int) -> int:
    return next(at for at, members in reader.row.lists.items() if number in members)


def _is_for_people(reader: Reader, number: int) -> bool:
    """Tell whether somebody or some work of a body is meant: "the social care worker based in"."""
    if number == LEFT_OUT:
        return False
    place = _place(reader, number)
    return reader.has(place + 1, "speaks-for") or (
        reader.word(place - 1) == "the"
        and reader.word(place - 2) == "of"
        and reader.has(place - 3, "doings")
    )


def _is_shared_chair(reader: Reader, end: int, number: int) -> bool:
    """Tell whether two bodies only have one chair: "the board's chair also chairs the panel"."""
    if number == LEFT_OUT:
        return False
    place = _place(reader, number)
    return {"chair", "also"} <= set(reader.words[place + 1 : end + 1])


def _is_one_object(reader: Reader, end: int, number: int) -> bool:
    """Tell whether the words that end at a place lead to a body and not past another object.

    "Gives help to children and an advice service to schools" does.
    """
    if number == LEFT_OUT:
        return True
    place = _place(reader, number)
    return not any(
        reader.has(k, "joining") and reader.has(k + 1, "determiner") for k in range(end, place)
    )


def _is_paper(reader: Reader, end: int, number: int) -> bool:
    """Tell whether an actor after the words only says what a paper is of: "the MASH strategy"."""
    if number == LEFT_OUT:
        return False
    place = _place(reader, number)
    return place >= end and reader.has(place + 1, "paper")


def _is_attribute(reader: Reader, number: int, nouns: str) -> bool:
    """Tell whether an actor only says of what kind a noun is: "attends board training"."""
    if number == LEFT_OUT:
        return False
    place = _place(reader, number)
    for k in range(place + 1, place + 7):
        if reader.has(k, nouns):
            return True
        if reader.word(k) != "and" and reader.is_barrier(k):
            return False
    return False


def _pairs(trigger: Trigger, at: int, end: int, reader: Reader) -> Pairs:
    frame = trigger.frame
    match frame.kind:
        case "verb":
            return verbs.verb(trigger, at, end, reader)
        case "state":
            return verbs.state(frame, at, end, reader)
        case "role":
            return held_roles.role(frame, at, end, reader)
        case "link":
            return linking_nouns.link(frame, at, end, reader)
        case "nominal":
            return nouns.nominal(frame, at, end, reader)
        case "held":
            return nouns.held(frame, at, end, reader)
        case "moved":
            return nouns.moved(at, end, reader)
        case "joint":
            return verbs.joint(at, reader)
        case "heard":
            return verbs.heard(at, end, reader)
        case "group":
            return nouns.group(frame, at, end, reader)


def _each_other(ones: Ends, examples: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The pairs of a list whose members stand in a relation to one another."""
    for one, other in itertools.combinations(ones, 2):
        if not {one, other} <= examples:
            yield one, other


def _fits(row: ListRow, number: int, letters: str) -> bool:
    return number == LEFT_OUT or row.letters[number] in letters
