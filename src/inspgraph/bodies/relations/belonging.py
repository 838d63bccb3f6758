"""Pairs side by side: owners and what is theirs, people posted in a hub, "A, with B,"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

from inspgraph.bodies.relations.constructions import Reader
from inspgraph.bodies.relations.pairs import Match
from inspgraph.bodies.relations.row_words import Ends

_GIVEN: Final = ("possessive", "compound", "at")
_POSTS: Final = ("team", "presence")
_PARTS: Final = frozenset(("UL", "UP", "UH", "UV", "UO", "PP"))


def owned(reader: Reader) -> Iterator[Match]:
    """Find whose a team or service is: "the council's MASH", "a sub-group of the board"."""
    for at in reader.row.lists:
        found = _owner(at, reader)
        if found is None:
            continue
        name, owners, members = found
        if len(owners) != 1 and name != "possessive":
            continue
        owner = owners[-1:]
        members = members[:1] if name == "compound" else members
        for member in members:
            if name == "possessive" and member in reader.row.articled:
                continue
            one, whole = reader.row.letters[member], reader.row.letters[owner[0]]
            if name == "compound" and one == "S" and whole == "L":
                yield Match("owned.compound", "partOf", member, owner[0], at, at + 2)
            elif (one == "U" and whole in "LHOVPEGS") or (one == "P" and whole == "P"):
                yield Match(f"owned.{name}", "partOf", member, owner[0], at, at + 2)
            elif one == "S" and whole in ("HE" if name == "at" else "LHOVEG") and name in _GIVEN:
                yield Match(f"owned.{name}", "provides", owner[0], member, at, at + 2)


def _owner(at: int, reader: Reader) -> tuple[str, Ends, Ends] | None:
    """Find how the list at a place belongs to another: the construction, the owner, the owned."""
    here = reader.row.lists[at]
    word = reader.word(at + 1)
    if word in ("'s", "'"):
        where = reader.target_place_after_owner(at + 2)
        return None if where is None else ("possessive", here, reader.row.lists[where])
    if word in ("of", "in", "within", "at"):
        where = _next_list(at + 2, reader)
        if word != "of" and len(here) > 1:
            return None  # "between the council and the police in the hub"
        if word == "of" and "between" in reader.words[max(at - 5, 0) : at]:
            return None  # "coordination between health and the team of a service"
        name = word if word in ("of", "at") else "within"
        return None if where is None else (name, reader.row.lists[where], reader.named(at))
    if reader.is_list(at + 1):
        return "compound", here, reader.row.lists[at + 1]
    return None


def _next_list(at: int, reader: Reader) -> int | None:
    """The list at a place, past an article."""
    while reader.has(at, "determiner"):
        at += 1
    return at if reader.is_list(at) else None


def its_own(reader: Reader) -> Iterator[Match]:
    """Units of whom "its" names as such: "the board, through its practice panel, …"."""
    for at, word in enumerate(reader.words):
        if word not in ("its", "their"):
            continue
        if reader.has(at - 1, "handing"):
            continue  # "delegated its social care services"
        place = reader.target_place_after_owner(at + 1)
        wholes = _whose(at, place, reader)
        if place is None or len(wholes) != 1:
            continue
        for member in reader.row.lists[place]:
            letters = reader.row.letters[member] + reader.row.letters[wholes[0]]
            if letters in _PARTS and member != wholes[0]:
                yield Match("owned.its", "partOf", member, wholes[0], at, place + 1)
    for whole, member in reader.row.owned:
        at = next(k for k, members in reader.row.lists.items() if member in members)
        if reader.row.letters[member] + reader.row.letters[whole] in _PARTS:
            yield Match("owned.its", "partOf", member, whole, at, at + 1)


def _whose(at: int, place: int | None, reader: Reader) -> Ends:
    """Whom "its" means: who stands beside it, the subject, or the only one named before."""
    if beside := _beside(at, place, reader):
        return beside
    named = [k for k in range(at) if reader.is_list(k)]
    if len(named) == 1:
        return reader.row.lists[named[0]]
    if any(reader.has(k, "clause") for k in range(at)):
        return ()
    before = reader.verb_before(at)
    return (() if before is None else reader.doer(before)) or reader.opening()


def _beside(at: int, place: int | None, reader: Reader) -> Ends:
    """Whom "its" means in "the board through its panel" and "Through its panel, the board …"."""
    if not reader.has(at - 1, "preposition"):
        return ()
    if reader.is_list(at - 2):
        return reader.row.lists[at - 2]
    if at == 1 and place is not None and reader.word(place + 1) == ",":
        return reader.target(place + 2)
    return ()


def around(reader: Reader) -> Iterator[Match]:
    """Find the areas in brackets: "South Command (Aldmoor, Fenland and Westmarsh)"."""
    for at, members in reader.row.lists.items():
        if reader.word(at + 1) != "(" or not reader.is_list(at + 2) or len(members) != 1:
            continue
        areas = reader.row.lists[at + 2]
        is_places = all(reader.row.letters[area] == "Z" for area in areas)
        if len(areas) > 1 and is_places and reader.row.letters[members[0]] in "HOVUSE":
            for area in areas:
                yield Match("bracket", "servesArea", members[0], area, at, at + 3)


def posted(reader: Reader) -> Iterator[Match]:
    """Find whose people work in a hub: "police staff within the MASH"."""
    for at, members in reader.row.lists.items():
        k = at + 1
        while k < at + 4 and (reader.has(k, "speaks-for") or reader.word(k) in _POSTS):
            k += 1
        place = _next_list(k + 1, reader)
        members_of = "HOEVSL" if k > at + 1 else "HOEVS"
        if k == at + 1 and (_is_agent(at, reader) or _is_of(at, reader)):
            continue  # "the investment by the police in the hub", "the profile of the team within"
        if place is None or reader.word(k) not in ("in", "within", "on", "at"):
            continue
        for one, whole in itertools.product(members, reader.row.lists[place]):
            if reader.row.letters[one] in members_of and reader.row.letters[whole] == "P":
                yield Match("posted", "memberOf", one, whole, at, place + 1)


def _is_agent(at: int, reader: Reader) -> bool:
    """Tell whether "by" leads from a noun to the actors at a place: "the investment by"."""
    k = at - 1 - reader.has(at - 1, "determiner")
    return reader.word(k) == "by" and not reader.is_verb(k - 1)


def _is_of(at: int, reader: Reader) -> bool:
    """Tell whether "of" leads from a noun to the actors at a place: "the profile of"."""
    return reader.word(at - 1 - reader.has(at - 1, "determiner")) == "of"


def housed(reader: Reader) -> Iterator[Match]:
    """Find whose people work in a hub that is named before them: "MASH police staff"."""
    for at, members in reader.row.lists.items():
        if not (reader.is_list(at - 1) and reader.has(at + 1, "speaks-for")):
            continue
        for one, whole in itertools.product(members, reader.row.lists[at - 1]):
            if reader.row.letters[one] in "HOE" and reader.row.letters[whole] == "P":
                yield Match("posted", "memberOf", one, whole, at - 1, at + 1)


def aside(reader: Reader) -> Iterator[Match]:
    """Find who does something with whom: "the council, with the board, set out …"."""
    for at, members in reader.row.lists.items():
        if reader.word(at + 1) != "," or reader.has(at - 1, "preposition"):
            continue
        end = next((k for k in range(at + 2, at + 6) if reader.word(k) == "with"), None)
        if end is None:
            continue
        between = " ".join(reader.words[at + 2 : end])
        if between and not reader.grammar.has(between, "beside"):
            continue
        k = _next_list(end + 1, reader)
        if k is not None and reader.word(k + 1) == ",":
            for one, other in itertools.product(members, reader.row.lists[k]):
                yield Match("aside", "partnerOf", one, other, at, k + 1)
