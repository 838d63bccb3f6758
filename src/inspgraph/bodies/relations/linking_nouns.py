"""Links that a noun names: "links between", "the council's links with", and whose they are."""

from __future__ import annotations

from typing import Final

from inspgraph.bodies.relations.constructions import Reader
from inspgraph.bodies.relations.frames import Frame
from inspgraph.bodies.relations.pairs import LEFT_OUT, Pairs
from inspgraph.bodies.relations.phrases import LIST
from inspgraph.bodies.relations.row_words import Ends

_MEANS: Final = ("through", "by", "via")


def link(frame: Frame, at: int, end: int, reader: Reader) -> Pairs:
    """Find who has a link with whom: "links between", "the council's links with"."""
    if reader.is_list(at - 1) and reader.word(at - 2) in ("joint", "shared"):
        yield "between", reader.row.lists[at - 1], reader.row.lists[at - 1]
        return
    if reader.word(end) == "relating":
        return  # "the partnership relating to services"
    forged = _forged(end, frame.prepositions, reader)
    if forged:
        yield "relative", *forged
        return
    between = _between(end, reader)
    if between is not None:
        ones = reader.target(between)
        if len(ones) > 1:
            yield "between", ones, ones
        return
    if reader.word(end) == "relating":
        return  # "the partnership relating to services"
    of = reader.leads_to(end, ("of", "by", "from"))
    place = None if of is None else reader.target_place(of)
    to = _linked_to(frame, end, place, reader)
    done = () if to is None else reader.target(to)
    if not done:
        joined = () if place is None else reader.row.lists[place]
        if len(joined) > 1 and "by" in frame.prepositions:
            yield "between", joined, joined  # "a joint enterprise of the council and the trust"
        return
    if place is not None:
        yield "nominal", reader.row.lists[place], done
    elif owner := reader.owner(at):
        yield "possessive", owner, done
    else:
        name, doer = _linked(at, reader)
        if doer:
            yield name, doer, done


def _linked_to(frame: Frame, end: int, place: int | None, reader: Reader) -> int | None:
    """The place after the preposition that leads to the other party, past one at ``place``."""
    to = reader.leads_to(end if place is None else place + 1, frame.prepositions)
    if to is None or reader.word(to - 1) != "to":
        return to
    is_passed = place is not None and any(reader.word(k) == "from" for k in range(end, place))
    return None if is_passed or not _leads_on(end, to - 1, reader) else to


def _leads_on(at: int, to: int, reader: Reader) -> bool:
    """Tell whether no other noun has the "to": not "partnership contributions to the board"."""
    return all(
        reader.is_adverb(k)
        or reader.is_barrier(k)
        or reader.is_list(k)
        or reader.has(k, "determiner")
        for k in range(at, to)
    )


def _forged(at: int, prepositions: tuple[str, ...], reader: Reader) -> tuple[Ends, Ends] | None:
    """The ends of "links that the council has with the court"."""
    if reader.word(at) not in ("that", "which"):
        return None
    k = next((k for k in range(at + 1, at + 4) if reader.is_list(k)), None)
    if k is None:
        return None
    for j in range(k + 1, k + 6):
        if reader.word(j) in prepositions:
            done = reader.target(j + 1)
            return (reader.row.lists[k], done) if done else None
    return None


def _linked(at: int, reader: Reader) -> tuple[str, Ends]:
    """Find who has the link that a noun names, by the words before it."""
    k = at - 1
    while k >= 0 and at - k < 10 and reader.word(k) not in (LIST, "'s"):
        some = reader.word(k) == "of" and reader.has(k - 1, "collective")
        some = some or (reader.word(k) == "for" and reader.word(k - 1) == "need")
        if reader.is_barrier(k) and not some:
            break
        k -= 1
    before = k - 1 - (reader.word(k - 1) == ",")
    word = reader.word(k)
    if word == "that" and (said := _said(k - 1, reader)) is not None:
        return "said", reader.doer(said)
    beside = word == "with" or (word == "in" and before == k - 2)
    if beside and k > 0 and reader.is_list(before):
        return "with", reader.row.lists[before]
    gains = word == "from" and reader.has(k - 1, "gaining")
    if not (gains or word in _MEANS) and _is_of_others(k, at, reader):
        return "having", _owner_of_all(k, reader)
    if gains or word in ("through", "in", "by", "via", "on", "and", ",", "with", "about"):
        verb = reader.verb_before(k)
        doer = () if verb is None else reader.doer(verb)
        doer = doer or (() if gains else reader.opening())
        doer = doer or _owner_of_all(k, reader)
        if doer:
            return "having", doer
    if _is_left_out(k, at, reader):
        return "left-out", (LEFT_OUT,)
    if k >= 0 and (word in reader.grammar.verbs or reader.has(k, "auxiliary")):
        return "having", reader.doer(k)
    return "", ()


def _said(at: int, reader: Reader) -> int | None:
    """The place of the verb of "staff told inspectors that", if its "that" follows a place."""
    for k in (at, at - 1):
        if reader.has(k, "reporting"):
            return k
    return None


def _is_of_others(k: int, at: int, reader: Reader) -> bool:
    """Tell whether the link of a phrase that begins after ``k`` is families' ("parental …")."""
    for j in range(at - 1, max(k - 5, -1), -1):
        if reader.word(j) in (",", LIST):
            return False
        if reader.has(j, "others") and reader.word(j + 1) != "'s":
            return True
    return False


def _is_left_out(k: int, at: int, reader: Reader) -> bool:
    """Tell whether nobody is named who has the link of which the noun phrase begins after ``k``."""
    if any(reader.is_list(j) or reader.has(j, "pronoun") for j in range(at)):
        return False
    if reader.word(k) in _MEANS:
        return _is_passive(k, reader) or not any(reader.has(j, "others") for j in range(at))
    if any(reader.has(j, "others") for j in range(max(k, 0), at)):
        return False
    if k < 0 and _goes_on_with_pronoun(at, reader):
        return False
    there_is = reader.has(k, "be") and reader.word(k - 1) == "there"
    return there_is or k < 0 or reader.word(k) in ("•", "-", ",")


def _between(end: int, reader: Reader) -> int | None:
    """The place after "between", also past "was agreed", "are in place"."""
    for k in range(end, end + 8):
        word = reader.word(k)
        if word in ("between", "among", "amongst", "across", "linking", "involving"):
            return k + 1
        if word == "," and reader.word(k + 1) == "between":
            continue
        if word == LIST and reader.word(k + 1) == "between" and _is_within(k, end, reader):
            continue  # "relationships in the hub between"
        if word in ("", LIST, ",", ";", "to") or reader.has(k, "clause"):
            return None
    return None


def _goes_on_with_pronoun(at: int, reader: Reader) -> bool:
    """Tell whether somebody told before has the link: "Working with the hub, they …"."""
    comma = next((k for k in range(at, at + 12) if reader.word(k) == ","), None)
    return comma is not None and reader.has(comma + 1, "pronoun")


def _owner_of_all(at: int, reader: Reader) -> Ends:
    """Find whose work a sentence opens with: "the council's strong work and its links with"."""
    opened = int(reader.has(0, "determiner"))
    is_owner = reader.is_list(opened) and reader.word(opened + 1) in ("'s", "'")
    is_said = any(reader.has(k, "auxiliary", "clause") for k in range(at))
    return reader.row.lists[opened] if is_owner and opened < at and not is_said else ()


def _is_passive(at: int, reader: Reader) -> bool:
    """Tell whether what is done "through" something is done by nobody who is named."""
    verb = reader.verb_before(at)
    if verb is None or not reader.word(verb).endswith("ed"):
        return False
    k = verb - 1
    while reader.is_adverb(k):
        k -= 1
    return reader.has(k, "be")


def _is_within(at: int, end: int, reader: Reader) -> bool:
    """Tell whether the actors at a place are where the link that ends at another is found."""
    return any(reader.word(k) in ("in", "within", "at") for k in range(end, at))
