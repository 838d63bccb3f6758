"""Verbs and states: active, passive, participles alone, relative clauses."""

from __future__ import annotations

from typing import Final

from inspgraph.bodies.relations.constructions import Reader
from inspgraph.bodies.relations.frames import Frame, Trigger
from inspgraph.bodies.relations.pairs import LEFT_OUT, Pairs
from inspgraph.bodies.relations.row_words import Ends

_NEAR: Final = 4
_TOLD: Final = 25  # words of what somebody tells
# "Provides the board with findings" names who is given something, not what is provided.
_GIVING: Final = frozenset(("provide", "provides", "provided", "providing"))


def verb(trigger: Trigger, at: int, end: int, reader: Reader) -> Pairs:
    """Find who does what a verb says, and to whom."""
    frame = trigger.frame
    passive = reader.has(_auxiliary(at, reader), "be") and trigger.form != "gerund"
    participle = trigger.form in ("participle", "any")
    relative = reader.led_by_relative(frame.prepositions, at)
    by = None
    if participle:
        by = reader.leads_to(end, ("by",)) if not frame.prepositions else None
        to = reader.leads_to(end, frame.prepositions) if passive and frame.prepositions else None
        if to is not None and reader.word(to) == "by":
            by = to + 1  # "is paid for by"
    if "together" in frame.prepositions:
        yield from _together(frame, at, end, reader)
    elif by is not None:
        yield from _by(at, by, passive, reader)
    elif passive and (agent := reader.leads_to(end, ("by",))) is not None:
        yield from _by_and_with(frame, agent, reader)
    elif (before := _inverted(frame, at, reader)) is not None:
        yield "inverted", reader.target(end), reader.row.lists[before]
    elif relative is not None:
        done = reader.antecedent(relative)
        inside = [k for k in range(relative + 1, at) if reader.is_list(k)]
        doer = reader.row.lists[inside[-1]] if inside else reader.target(end)
        if doer and done:
            yield "relative", doer, done
    elif not (passive and (participle or frame.prepositions)):
        yield from _active(trigger, at, end, reader)


def _is_adjective(trigger: Trigger, at: int, reader: Reader) -> bool:
    """Tell whether a verb is none: "an independently chaired panel", "the annual MASH report"."""
    k = at - 1
    while reader.is_adverb(k):
        k -= 1
    if reader.is_list(at - 1) and reader.has(at - 2, "periodic"):
        return trigger.form == "base"
    is_one = trigger.form == "participle" and k < at - 1 and not reader.has(at + 1, "determiner")
    return is_one and (reader.has(k, "determiner") or reader.word(k) == ",")


def _inverted(frame: Frame, at: int, reader: Reader) -> int | None:
    """The list before a verb that is its object: "On the board sit the police"."""
    k = at - 1
    if not reader.is_list(k):
        return None
    k -= 1
    while reader.has(k, "determiner"):
        k -= 1
    return at - 1 if k <= 0 and reader.word(k) in frame.prepositions else None


def joint(at: int, reader: Reader) -> Pairs:
    """The list of those who do something jointly: "jointly funded by", "jointly commission"."""
    k = at + 1
    while reader.is_adverb(k):
        k += 1
    done = k + 1 if reader.word(k) in reader.grammar.verbs else at + 1
    by = reader.leads_to(done, ("by", "between"))
    if by is None and (noun := _noun_by(at + 1, reader)) is not None:
        by = noun
    if by is None and reader.word(at - 1) in reader.grammar.verbs:
        by = reader.leads_to(at + 1, ("by", "between"))
    ones = reader.target(by) if by is not None else reader.doer(k)
    if len(ones) > 1:
        yield "between", ones, ones


def _noun_by(at: int, reader: Reader) -> int | None:
    """The place after "by" of "joint home visits by", "joint assessments by"."""
    for k in range(at, at + 4):
        if reader.word(k) == "by":
            return k + 1
        if reader.is_list(k) or not reader.word(k).isalpha():
            return None
    return None


def heard(at: int, end: int, reader: Reader) -> Pairs:
    """Find who tells of relationships: "Cafcass and the police report improved relationships".

    They are with the authority where nobody is named; those between others are no matter of theirs.
    """
    doer = reader.doer(at)
    for k in range(end, end + _TOLD if doer else end):
        if reader.word(k) in ("", ";") or reader.word(k) in ("children", "parents", "carers"):
            return
        if reader.has(k, "terms") or (reader.word(k) == "work" and reader.word(k + 1) == "with"):
            named = reader.leads_to(k + 1, ("with", "between"))
            if named is None or reader.word(named - 1) == "with":
                others = () if named is None else reader.target(named)
                yield "heard", doer, others or (LEFT_OUT,)
            return


def _together(frame: Frame, at: int, end: int, reader: Reader) -> Pairs:
    """A list whose members do it with one another."""
    ones = reader.doer(at)
    apart = reader.leads_to(end, ("with",)) is not None
    if len(ones) > 1 and not apart and reader.leads_to(end, frame.prepositions) is not None:
        yield "between", ones, ones


def _by(at: int, by: int, passive: bool, reader: Reader) -> Pairs:
    """The passive, and the participle alone; ``by`` is the place after "by"."""
    place = reader.target_place(by)
    if place is None:
        return
    done = reader.doer(at) if passive else _reduced(reader, at)
    done = done or _after_opening(at, place, reader)
    if done:
        yield ("passive" if passive else "reduced"), _agents(place, reader), done


def _agents(place: int, reader: Reader) -> Ends:
    """The actors of a list but for a last one that only describes a noun after it.

    "Chaired by the council, a public health ongoing assessment" has the council.
    """
    ones, after = reader.row.lists[place], place + 1
    word = reader.word(after)
    goes_on = word.isalpha() and not reader.has(after, "speaks-for", "joining", "adverb")
    is_noun = goes_on and not reader.is_barrier(after) and not reader.is_adverb(after)
    return ones[:-1] if is_noun and len(ones) > 1 and ones[-1] in reader.row.articled else ones


def _by_and_with(frame: Frame, at: int, reader: Reader) -> Pairs:
    """Find who does something with whom: "is shared by the police with the hub"."""
    place = reader.target_place(at)
    to = None if place is None else reader.leads_to(place + 1, frame.prepositions)
    if place is not None and to is not None and (done := reader.target(to)):
        yield "passive", reader.row.lists[place], done


def _active(trigger: Trigger, at: int, end: int, reader: Reader) -> Pairs:
    frame = trigger.frame
    to = reader.leads_to(end, frame.prepositions) if frame.prepositions else end
    if to is None or reader.has(to, "joining") or _is_adjective(trigger, at, reader):
        return  # "commissioning and the head of the virtual school"
    place = reader.target_place(to)
    # "the MASH, including the police", but not "works with others, including the police" nor
    # "works in the board, establishing a team"
    beside = frame.swap and trigger.form == "gerund" and not reader.has(at, "founding")
    doer = _named_before(at, reader) if beside else reader.doer(at)
    if place is not None:
        doer = doer or _after_opening(at, place, reader) or _compounded(trigger, at, place, reader)
        is_other = trigger.words[0] in _GIVING and reader.word(place + 1) == "with"
        is_other = is_other or (frame.relation == "successorOf" and "of" in reader.words[to:place])
        if doer and not is_other:
            yield ("beside" if beside else "active"), doer, reader.row.lists[place]
    elif doer and not frame.prepositions:
        which = _which_before(at, reader)
        is_inside = which is not None and any(reader.is_list(k) for k in range(which + 1, at))
        if which is not None and is_inside and (done := reader.antecedent(which)) != doer and done:
            yield "relative", doer, done


def state(frame: Frame, at: int, end: int, reader: Reader) -> Pairs:
    """Find who is in a state that a preposition leads on from: "represented on the board"."""
    relative = reader.led_by_relative(frame.prepositions, at)
    if relative is not None:
        k = at - 1
        while reader.is_adverb(k) or reader.has(k, "determiner"):
            k -= 1
        if (done := reader.antecedent(relative)) and (doer := reader.doer(k)):
            yield "relative", doer, done
        return
    to = reader.leads_to(end, frame.prepositions) if frame.prepositions else end
    if to is None:
        return
    k = _auxiliary(at, reader)
    place = reader.target_place(to)
    if place is None:
        return
    if reader.has(k, "be"):
        doer, name = reader.doer(k), "state"
    elif reader.word(k) == "as":
        doer, name = reader.opening(), "as"
    else:
        doer, name = _reduced(reader, k + 1), "reduced"
        if not doer and frame.relation != "oversees":
            doer = reader.doer(k + 1)  # not of "develops a strategy, led by the board"
    doer = doer or _after_opening(at, place, reader) or reader.examples_after(place)
    if doer:
        yield name, doer, reader.row.lists[place]


def _auxiliary(at: int, reader: Reader) -> int:
    """The place before a participle's adverbs and the participles it is joined to."""
    k = at - 1
    while (
        reader.is_adverb(k)
        or reader.has(k, "determiner")
        or (
            reader.word(k) == "and"
            and (reader.word(k - 1) in reader.grammar.verbs or reader.is_adverb(k - 1))
        )
    ):
        k -= 2 if reader.word(k) == "and" else 1
    return k


def _reduced(reader: Reader, at: int) -> Ends:
    """Find what a participle without "is" is about: "CAMHS, commissioned by", "(run by …)"."""
    k = at - 1
    while reader.is_adverb(k) or reader.word(k) in (",", "(", "and", "being", "both", "each"):
        if reader.word(k) == "and" and reader.word(k - 1) == ",":
            return ()  # "the board, set up to improve the school, and chaired by the council"
        if reader.word(k) == "and" and reader.word(k - 1) in reader.grammar.verbs:
            k -= 1
        k -= 1
    found = reader.antecedent(k)
    if reader.word(at - 1) == "," and found and all(reader.row.letters[n] == "Z" for n in found):
        return reader.opening()  # "The team moved to Redvale, co-located with the hub"
    return found


def _compounded(trigger: Trigger, at: int, place: int, reader: Reader) -> Ends:
    """Find by whom something is done that a participle stands before: "a council funded hub"."""
    is_one = trigger.form in ("participle", "any") and reader.is_list(at - 1)
    return reader.row.lists[at - 1] if is_one and place - at < _NEAR else ()


def _named_before(at: int, reader: Reader) -> Ends:
    """The actors right before a participle, past a comma."""
    k = at - 1 - (reader.word(at - 1) == ",")
    return reader.row.lists[k] if reader.is_list(k) else ()


def _after_opening(at: int, place: int, reader: Reader) -> Ends:
    """The subject that follows a phrase without one: "Overseen by the board, the team …"."""
    if any(not reader.is_adverb(k) and reader.word(k) != "•" for k in range(at)):
        return ()
    return reader.after_comma(place)


def _which_before(at: int, reader: Reader) -> int | None:
    """The place before "which" where the verb's subject stands between: "which the CCG funds"."""
    for k in range(at - 1, max(at - 9, 0), -1):
        if reader.word(k) in ("which", "that"):
            return k - 2 if reader.word(k - 1) == "," else k - 1
        if reader.word(k) in reader.grammar.verbs and not reader.has(k, "auxiliary", "speaks-for"):
            return None
    return None
