"""Roles that somebody has for somebody: "the council, host of the hub"."""

from __future__ import annotations

from inspgraph.bodies.relations.constructions import Reader
from inspgraph.bodies.relations.frames import Frame
from inspgraph.bodies.relations.pairs import Pairs
from inspgraph.bodies.relations.phrases import LIST
from inspgraph.bodies.relations.row_words import Ends


def role(frame: Frame, at: int, end: int, reader: Reader) -> Pairs:
    """Find who is what to whom: "the CCG is the commissioner of", "the council, host of"."""
    relative = reader.led_by_relative(frame.prepositions, at)
    if relative is not None and reader.has(at - 1, "be"):
        holder, whole = reader.doer(at - 1), reader.antecedent(relative)
        if holder and whole:
            yield "relative", holder, whole
        return
    to = reader.leads_to(end, frame.prepositions)
    if to is not None:
        place = reader.target_place(to)
        if place is not None:
            name, holder = _holder(at, place, reader)
            holder = holder or reader.examples_after(place)
            if holder:
                yield name or "examples", holder, reader.row.lists[place]
        return
    owned = reader.owner_place(at)
    if owned is None:
        return
    owner = reader.row.lists[owned]
    after = end + (reader.word(end) == "," or reader.has(end, "be"))
    holder = _holder(owned, end - 1, reader)[1]
    if holder in ((), owner) and (after != end or reader.is_list(end)):
        holder = reader.target(after)
    if holder and holder != owner:
        yield "possessive", holder, owner


def _holder(at: int, place: int, reader: Reader) -> tuple[str, Ends]:
    """Find who has a role: before "is a" or "as", or beside it in apposition."""
    k = at - 1
    while k >= 0 and at - k < 8 and (not reader.is_barrier(k) or reader.word(k).endswith("ed")):
        if reader.word(k) in (",", LIST, "'s"):
            break
        k -= 1
    if reader.word(k) == "of" and reader.word(k - 1) == "one":
        k -= 2  # "one of the members of"
    if reader.has(k, "be") or reader.word(k) in ("become", "becomes", "became"):
        return "role", reader.doer(k)
    if reader.is_list(k) and reader.word(k + 1) == "and" and (earlier := reader.verb_before(k)):
        return "role", (reader.doer(earlier) if reader.has(earlier, "be") else ())
    if reader.word(k) == "as" and (earlier := reader.verb_before(k)) is not None:
        return "role", reader.doer(earlier)
    if reader.word(k) == "as" and k == 0:
        return "role", reader.after_comma(place)
    if reader.word(k) in (",", "(") and reader.is_list(k - 1):
        return "apposition", reader.row.lists[k - 1]
    if reader.word(place + 1) == "," and reader.is_list(place + 2):
        return "apposition", reader.row.lists[place + 2]
    if reader.has(place + 1, "be"):
        return "role", reader.target(place + 2)
    return "", ()
