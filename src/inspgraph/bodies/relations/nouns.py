"""Nouns that name a relation: what one has or gives, members of a whole."""

from __future__ import annotations

from inspgraph.bodies.relations.constructions import Reader
from inspgraph.bodies.relations.frames import Frame
from inspgraph.bodies.relations.pairs import Pairs
from inspgraph.bodies.relations.phrases import LIST
from inspgraph.bodies.relations.row_words import Ends


def nominal(frame: Frame, at: int, end: int, reader: Reader) -> Pairs:
    """A noun for the relation: "police representation on the board", "attendance of A at B"."""
    doer = reader.row.lists[at - 1] if reader.is_list(at - 1) else reader.owner(at)
    to = reader.leads_to(end, frame.prepositions)
    if not doer:
        of = reader.leads_to(end, ("of", "by", "from"))
        place = None if of is None else reader.target_place(of)
        if place is not None:
            doer = reader.row.lists[place]
            to = reader.leads_to(place + 1, frame.prepositions)
        elif to is not None and (place := reader.target_place(to)) is not None:
            of = reader.leads_to(place + 1, ("of", "by"))
            doer = () if of is None else reader.target(of)
        doer = doer or _attending(at, reader)
        if not doer:
            return
    where = None if to is None else reader.target_place(to)
    if where is None:
        return
    yield "nominal", doer, reader.row.lists[where]


def held(frame: Frame, at: int, end: int, reader: Reader) -> Pairs:
    """A noun that somebody has or gives: "the council has oversight of the trust"."""
    giver = reader.leads_to(end, ("by", "from"))
    if giver is not None and (place := reader.target_place(giver)) is not None:
        to = reader.leads_to(place + 1, frame.prepositions)
        if frame.prepositions == ("from",):
            if given := _given(at, place, reader):
                yield "given", given, reader.row.lists[place]
                return
        elif to is not None and (done := reader.target(to)):
            yield "by", reader.row.lists[place], done
            return
    to = reader.leads_to(end, frame.prepositions)
    place = None if to is None else reader.target_place(to)
    if place is None:
        return
    done = reader.row.lists[place]
    by = reader.leads_to(place + 1, ("by",))
    if by is None and reader.has(place + 1, "be"):
        by = _by_whom(place + 1, reader)
    if by is not None and (doer := reader.target(by)):
        yield "by", doer, done
        return
    doer = reader.owner(at)
    if not doer:
        k = at - 1
        while (
            k >= 0 and at - k < 8 and not reader.is_barrier(k) and reader.word(k) not in (LIST, ",")
        ):
            k -= 1
        is_verb = reader.word(k) in reader.grammar.verbs and not reader.has(k, "handing")
        if is_verb and reader.word(k) not in ("support", "influence"):
            doer = reader.doer(k)
    if doer:
        yield "having", doer, done


def _given(at: int, place: int, reader: Reader) -> Ends:
    """Find who has what comes from somebody: "funding from the board has enabled the team to"."""
    if reader.word(at - 1) == "with":
        return reader.after_comma(place) if at == 1 else ()
    k = place + 1
    while reader.has(k, "auxiliary") or reader.is_adverb(k):
        k += 1
    return reader.target(k + 1) if reader.has(k, "causing") else ()


def _ends_phrase(at: int, reader: Reader) -> bool:
    """Tell whether a word to the left of a noun is no adjective of it ("strengthened")."""
    is_adjective = reader.word(at).endswith("ed") and reader.has(at - 1, "preposition")
    return reader.is_barrier(at) and not is_adjective


def _attending(at: int, reader: Reader) -> Ends:
    """Find who does what a noun names in passing: "is active, including attendance at"."""
    k = at - 1
    while at - k < 4 and not reader.is_barrier(k) and not reader.has(k, "such"):
        k -= 1
    if not (reader.has(k, "such") or reader.word(k) in ("through", "via")):
        return ()
    verb = reader.verb_before(k)
    return (() if verb is None else reader.doer(verb)) or reader.opening()


def _by_whom(at: int, reader: Reader) -> int | None:
    """The place after "by" of "was carried out … by"."""
    for k in range(at, at + 12):
        if reader.word(k) == "by":
            return k + 1
        if reader.word(k) in ("", ",", ";", LIST) or reader.has(k, "clause"):
            return None
    return None


def moved(at: int, end: int, reader: Reader) -> Pairs:
    """From whom to whom something passes: "passed from the trust to the board"."""
    for k in range(end, end + 12):
        if reader.word(k) == "from":
            break
        if reader.word(k) in ("", ";", LIST) or reader.has(k, "clause"):
            return
    place = reader.target_place(k + 1)
    if place is None:
        return
    to = reader.leads_to(place + 1, ("to", "into"))
    new = reader.doer(at) if to is None else reader.target(to)
    if new:
        yield "moved", new, reader.row.lists[place]


def group(frame: Frame, at: int, end: int, reader: Reader) -> Pairs:
    """A noun for members that a whole has: "the board has representation from the police"."""
    to = reader.leads_to(end, frame.prepositions)
    place = None if to is None else reader.target_place(to)
    if place is None or any(reader.has(k, "occasion") for k in range(place + 1, place + 6)):
        return  # "the panel includes representatives of the council on annual training"
    whole = reader.owner(at)
    k = at - 1
    while not whole and k >= 0 and at - k < 8 and not _ends_phrase(k, reader):
        if reader.is_list(k):
            whole = reader.row.lists[k] if k == at - 1 else ()
            break
        k -= 1
    if reader.word(k) == "with":
        before = k - 1 - (reader.word(k - 1) == ",")
        verb = reader.verb_before(k)
        if verb is not None and reader.has(verb, "meeting"):
            return  # "the panel meets with members of the council"
        whole = reader.row.lists[before] if reader.is_list(before) else ()
        whole = whole or (() if verb is None else reader.doer(verb))
    elif reader.has(k, "holding"):
        whole = reader.doer(k)
    elif reader.word(k) in ("from", "by") and reader.has(k - 1, "gaining"):
        whole = reader.doer(k - 1)
    if whole:
        yield "group", whole, reader.row.lists[place]
