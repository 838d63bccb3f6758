"""The relations that a clause states, by frames × constructions.

Each word that opens a frame is a trigger; from it the constructions walk to both ends, and what
stands there must be of types that the relation may join (``frames``).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from inspgraph.bodies.relations.constructions import Ends, Reader
from inspgraph.bodies.relations.frames import Frame, Frames, Trigger
from inspgraph.bodies.relations.grammar import Grammar
from inspgraph.bodies.relations.phrases import LIST, Row, as_row

_BE: Final = "be"
LEFT_OUT: Final = -1
"""The number of a party that the words leave out."""


@dataclass(frozen=True, slots=True)
class Match:
    """A relation found: its ends by slot number, and the items from its first word to its last."""

    rule: str
    relation: str
    subject: int
    object: int
    start: int
    end: int


def match(text: str, frames: Frames, grammar: Grammar) -> tuple[Row, list[Match]]:
    """The row of a clause's text with slots, and the relations it states."""
    row = as_row(text, grammar)
    if len(row.letters) < 1:
        return row, []
    reader = Reader(row, grammar)
    found: list[Match] = []
    for at, word in enumerate(row.words):
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
    found.extend(_owned(reader))
    found.extend(_aside(reader))
    found.extend(_its(reader))
    return row, found


def _goes_on(row: Row, at: int, after: tuple[str, ...]) -> bool:
    """Whether a phrase follows within a few words ("hold the trust to account")."""
    size = len(after)
    return any(row.words[k : k + size] == after for k in range(at, at + 9))


def _read(trigger: Trigger, at: int, end: int, reader: Reader) -> Iterator[Match]:
    frame = trigger.frame
    match frame.kind:
        case "verb":
            pairs = _verb(trigger, at, end, reader)
        case "state":
            pairs = _state(frame, at, end, reader)
        case "role":
            pairs = _role(frame, at, end, reader)
        case "link":
            pairs = _link(frame, at, end, reader)
        case "nominal":
            pairs = _nominal(frame, at, end, reader)
        case "held":
            pairs = _held(frame, at, end, reader)
        case "group":
            pairs = _group(frame, at, end, reader)
    for name, ones, others in pairs:
        if name == "between":
            couples = _each_other(ones, reader.row.examples)
        else:
            couples = iter(itertools.product(ones, others))
        for one, other in couples:
            subject, target = (other, one) if frame.swap else (one, other)
            if _fits(reader.row, subject, frame.subject) and _fits(
                reader.row, target, frame.object
            ):
                yield Match(f"{frame.id}.{name}", frame.relation, subject, target, at, end)


def _each_other(ones: Ends, examples: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The pairs of a list whose members stand in a relation to one another."""
    for one, other in itertools.combinations(ones, 2):
        if not {one, other} <= examples:
            yield one, other


def _fits(row: Row, number: int, letters: str) -> bool:
    return number == LEFT_OUT or row.letters[number] in letters


_Pairs = Iterator[tuple[str, Ends, Ends]]


def _verb(trigger: Trigger, at: int, end: int, reader: Reader) -> _Pairs:
    frame = trigger.frame
    aux = _auxiliary(at, reader)
    passive = reader.has(aux, _BE)
    participle = trigger.form in ("participle", "any")
    if "together" in frame.prepositions:
        ones = reader.doer(at)
        apart = reader.leads_to(end, ("with",)) is not None
        if len(ones) > 1 and not apart and reader.leads_to(end, frame.prepositions) is not None:
            yield "between", ones, ones
        return
    if not frame.prepositions:
        by = reader.leads_to(end, ("by",)) if participle else None
        if by is not None:
            place = reader.target_place(by)
            if place is not None:
                done = reader.doer(at) if passive else _reduced(reader, at)
                done = done or _after_opening(at, place, reader)
                if done:
                    yield ("passive" if passive else "reduced"), reader.row.lists[place], done
            return
        if passive and participle:
            return
    relative = _led_by_relative(frame, at, reader)
    if relative is not None:
        done = reader.antecedent(relative)
        inside = [k for k in range(relative, at) if reader.is_list(k)]
        doer = reader.row.lists[inside[-1]] if inside else reader.target(end)
        if doer and done:
            yield "relative", doer, done
        return
    if passive and frame.prepositions and trigger.form != "gerund":
        return
    to = reader.leads_to(end, frame.prepositions) if frame.prepositions else end
    if to is None:
        return
    place = reader.target_place(to)
    if frame.swap and trigger.form == "gerund":
        doer = _named_before(at, reader)  # "the MASH, including the police", not "works with …"
    else:
        doer = reader.doer(at)
    if not doer and place is not None:
        doer = _after_opening(at, place, reader)
    if not doer:
        return
    if place is not None:
        yield "active", doer, reader.row.lists[place]
    elif not frame.prepositions:
        which = _which_before(at, reader)
        if which is not None and (done := reader.antecedent(which)) and done != doer:
            yield "relative", doer, done


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
    """What a participle without "is" is about: "CAMHS, commissioned by", "(run by …)"."""
    k = at - 1
    while reader.is_adverb(k) or reader.word(k) in (",", "(", "and", "being", "both", "each"):
        if reader.word(k) == "and" and reader.word(k - 1) in reader.grammar.verbs:
            k -= 1
        k -= 1
    return reader.antecedent(k)


def _named_before(at: int, reader: Reader) -> Ends:
    k = at - 1 - (reader.word(at - 1) == ",")
    return reader.head(k) if reader.is_list(k) else ()


def _after_opening(at: int, place: int, reader: Reader) -> Ends:
    """The subject that follows a phrase without one: "Overseen by the board, the team …"."""
    if any(not reader.is_adverb(k) and reader.word(k) != "•" for k in range(at)):
        return ()
    for k in range(place + 1, place + 6):
        if reader.word(k) == ",":
            return reader.target(k + 1)
    return ()


def _led_by_relative(frame: Frame, at: int, reader: Reader) -> int | None:
    """The place before "on which" to the left of a verb with that preposition."""
    for k in range(at - 1, max(at - 9, 0), -1):
        if reader.word(k) in ("which", "whom") and reader.word(k - 1) in frame.prepositions:
            return k - 2 if reader.word(k - 2) != "," else k - 3
        if reader.word(k) in (",", ";"):
            return None
    return None


def _which_before(at: int, reader: Reader) -> int | None:
    """The place before "which" where the verb's subject stands between: "which the CCG funds"."""
    for k in range(at - 1, max(at - 9, 0), -1):
        if reader.word(k) in ("which", "that"):
            return k - 2 if reader.word(k - 1) == "," else k - 1
        if reader.word(k) in reader.grammar.verbs:
            return None
    return None


def _state(frame: Frame, at: int, end: int, reader: Reader) -> _Pairs:
    relative = _led_by_relative(frame, at, reader)
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
        doer, name = (_reduced(reader, k + 1) or reader.doer(k + 1)), "reduced"
    doer = doer or _after_opening(at, place, reader) or _examples_after(place, reader)
    if doer:
        yield name, doer, reader.row.lists[place]


def _examples_after(place: int, reader: Reader) -> Ends:
    """Who is named only after the words: "partners based in the MASH, such as the police"."""
    k = place + 1 + (reader.word(place + 1) == ",")
    return reader.target(k) if reader.has(k, "such") else ()


def _role(frame: Frame, at: int, end: int, reader: Reader) -> _Pairs:
    k = at - 1
    while (
        k >= 0
        and at - k < 7
        and (not reader.is_barrier(k))
        and reader.word(k) not in (",", LIST, "'s")
    ):
        k -= 1
    to = reader.leads_to(end, frame.prepositions)
    if to is not None:
        place = reader.target_place(to)
        if place is None:
            return
        target = reader.row.lists[place]
        holder: Ends = ()
        if reader.has(k, "be") or reader.word(k) in ("become", "becomes", "became"):
            holder, name = reader.doer(k), "role"
        elif reader.word(k) == "as" and (verb := reader.verb_before(k)) is not None:
            holder, name = reader.doer(verb), "role"
        elif reader.word(k) == "," and reader.is_list(k - 1):
            holder, name = reader.row.lists[k - 1], "apposition"
        else:
            after = place + 1
            if reader.word(after) == "," and reader.is_list(after + 1):
                holder, name = reader.row.lists[after + 1], "apposition"
            elif reader.has(after, "be"):
                holder, name = reader.target(after + 1), "role"
        if holder:
            yield name, holder, target
        return
    owner = reader.owner(at)
    if owner:
        after = end + (reader.word(end) == ",")
        if reader.has(end, "be"):
            after = end + 1
        holder = reader.target(after) if after != end or reader.is_list(end) else ()
        if holder:
            yield "possessive", holder, owner


def _link(frame: Frame, at: int, end: int, reader: Reader) -> _Pairs:
    if reader.is_list(at - 1) and reader.word(at - 2) in ("joint", "shared"):
        ones = reader.row.lists[at - 1]
        yield "between", ones, ones
        return
    to = _between(end, reader)
    if to is not None:
        ones = reader.target(to)
        if len(ones) > 1:
            yield "between", ones, ones
        return
    of = reader.leads_to(end, ("of", "by"))
    doer: Ends = ()
    if of is not None and reader.target_place(of) is not None:
        place = reader.target_place(of)
        doer = reader.row.lists[place] if place is not None else ()
        to = reader.leads_to(place + 1, frame.prepositions) if place is not None else None
    else:
        to = reader.leads_to(end, frame.prepositions)
    if to is None:
        return
    done = reader.target(to)
    if not done:
        return
    if doer:
        yield "nominal", doer, done
        return
    doer = reader.owner(at)
    if doer:
        yield "possessive", doer, done
        return
    k = at - 1
    while k >= 0 and at - k < 10 and reader.word(k) not in (LIST, "'s"):
        if reader.is_barrier(k) and not (
            reader.word(k) == "of" and reader.has(k - 1, "collective")
        ):
            break
        k -= 1
    if reader.word(k) == "in" and reader.word(k - 1) == ",":
        doer = reader.row.lists[k - 2] if reader.is_list(k - 2) else ()
        if doer:
            yield "with", doer, done
            return
    if reader.word(k) == "with" and k > 0:
        before = k - 1 - (reader.word(k - 1) == ",")
        doer = reader.row.lists[before] if reader.is_list(before) else ()
        if not doer and (verb := reader.verb_before(k)) is not None:
            doer = reader.doer(verb)
        if doer:
            yield "with", doer, done
        return
    if reader.word(k) in ("through", "in", "by", "via", "on", "and", ","):
        before = reader.verb_before(k)
        doer = (reader.doer(before) if before is not None else ()) or reader.opening()
        if doer:
            yield "having", doer, done
            return
        if reader.word(k) in ("through", "by", "via") and not any(
            reader.is_list(j) or reader.has(j, "others") for j in range(at)
        ):
            yield "left-out", (LEFT_OUT,), done
            return
    if (
        reader.has(k, "be")
        and reader.word(k - 1) == "there"
        and not any(map(reader.is_list, range(k)))
    ):
        yield "left-out", (LEFT_OUT,), done
        return
    if k >= 0 and (reader.word(k) in reader.grammar.verbs or reader.has(k, "auxiliary")):
        doer = reader.doer(k)
        if doer:
            yield "having", doer, done
        return
    named = any(reader.has(j, "pronoun") for j in range(at))
    if not named and (k < 0 or reader.word(k) in ("•", "-", ",")):
        yield "left-out", (LEFT_OUT,), done


def _between(end: int, reader: Reader) -> int | None:
    """The place after "between", also past "was agreed", "are in place"."""
    for k in range(end, end + 8):
        word = reader.word(k)
        if word in ("between", "among", "amongst", "linking", "involving"):
            return k + 1
        if word == "," and reader.word(k + 1) == "between":
            continue
        if word in ("", LIST, ",", ";", "to") or reader.has(k, "clause"):
            return None
    return None


def _nominal(frame: Frame, at: int, end: int, reader: Reader) -> _Pairs:
    """A noun for the relation: "police representation on the board", "attendance of A at B"."""
    doer: Ends = ()
    if reader.is_list(at - 1):
        doer = reader.row.lists[at - 1]
    else:
        doer = reader.owner(at)
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
        if not doer:
            return
    where = None if to is None else reader.target_place(to)
    if where is None:
        return
    yield "nominal", doer, reader.row.lists[where]


def _held(frame: Frame, at: int, end: int, reader: Reader) -> _Pairs:
    """A noun that somebody has or gives: "the council has oversight of the trust"."""
    to = reader.leads_to(end, frame.prepositions)
    place = None if to is None else reader.target_place(to)
    if place is None:
        return
    done = reader.row.lists[place]
    by = reader.leads_to(place + 1, ("by",))
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
        if reader.word(k) in reader.grammar.verbs and reader.word(k) not in (
            "support",
            "influence",
        ):
            doer = reader.doer(k)
    if doer:
        yield "having", doer, done


def _group(frame: Frame, at: int, end: int, reader: Reader) -> _Pairs:
    """A noun for members that a whole has: "the board has representation from the police"."""
    to = reader.leads_to(end, frame.prepositions)
    place = None if to is None else reader.target_place(to)
    if place is None:
        return
    whole = reader.owner(at)
    k = at - 1
    while not whole and k >= 0 and at - k < 8 and not reader.is_barrier(k):
        if reader.is_list(k):
            whole = reader.row.lists[k] if k == at - 1 else ()
            break
        k -= 1
    if reader.word(k) == "with":
        before = k - 1 - (reader.word(k - 1) == ",")
        verb = reader.verb_before(k)
        whole = reader.row.lists[before] if reader.is_list(before) else ()
        whole = whole or (() if verb is None else reader.doer(verb))
    elif reader.word(k) in _HOLDING:
        whole = reader.doer(k)
    if whole:
        yield "group", whole, reader.row.lists[place]


_HOLDING: Final = frozenset(
    ("has", "have", "had", "includes", "include", "including", "contains", "ensures", "comprises",
     "brings", "benefits", "secures", "retains", "enjoys")
)  # fmt: skip


def _owned(reader: Reader) -> Iterator[Match]:
    """Whose a team or service is: "the council's MASH", "a sub-group of the board"."""
    row = reader.row
    for at, members in row.lists.items():
        owner: Ends = ()
        if reader.word(at + 1) in ("'s", "'"):
            where = reader.target_place_after_owner(at + 2)
            if where is not None:
                owner, members, name = members, row.lists[where], "possessive"
        elif reader.word(at + 1) == "of":
            k = at + 2
            while reader.has(k, "determiner"):
                k += 1
            if reader.is_list(k):
                owner, name = row.lists[k], "of"
        elif reader.word(at + 1) in ("in", "within"):
            k = at + 2
            while reader.has(k, "determiner"):
                k += 1
            if reader.is_list(k):
                owner, name = row.lists[k], "within"
        elif reader.is_list(at + 1):
            owner, members, name = members, row.lists[at + 1], "compound"
        yield from _posted(at, reader)
        if len(owner) != 1:
            continue
        for member in members:
            one, whole = row.letters[member], row.letters[owner[0]]
            if one == "U" and whole in "LHOVPEGS":
                yield Match(f"owned.{name}", "partOf", member, owner[0], at, at + 2)
            elif one == "S" and whole in "LHOVEG" and name not in ("of", "within"):
                yield Match(f"owned.{name}", "provides", owner[0], member, at, at + 2)
            elif one == "P" and whole in "P":
                yield Match(f"owned.{name}", "partOf", member, owner[0], at, at + 2)


def offsets(row: Row) -> tuple[str, list[int]]:
    """The row as text, and the offset at which each item begins; the last is the text's end."""
    starts = [0]
    for word in row.words:
        starts.append(starts[-1] + len(word) + 1)
    return " ".join(row.words), starts


def _its(reader: Reader) -> Iterator[Match]:
    """Units of whom "its" names as such: "the board, through its practice panel, …"."""
    for at, word in enumerate(reader.words):
        if word not in ("its", "their"):
            continue
        if any(reader.has(k, "clause") for k in range(at)):
            continue
        place = reader.target_place_after_owner(at + 1)
        before = reader.verb_before(at)
        whole = (() if before is None else reader.doer(before)) or reader.opening()
        if place is None or len(whole) != 1:
            continue
        for member in reader.row.lists[place]:
            letters = reader.row.letters[member] + reader.row.letters[whole[0]]
            if letters in _PARTS and member != whole[0]:
                yield Match("owned.its", "partOf", member, whole[0], at, place + 1)


_PARTS: Final = frozenset(("UL", "UP", "UH", "UV", "UO", "PP"))


def _aside(reader: Reader) -> Iterator[Match]:
    """Who does something with whom: "the council, with the board, set out …"."""
    for at, members in reader.row.lists.items():
        if reader.words[at + 1 : at + 3] != (",", "with") or reader.has(at - 1, "preposition"):
            continue
        k = at + 3
        while reader.has(k, "determiner"):
            k += 1
        if reader.is_list(k) and reader.word(k + 1) == ",":
            for one, other in itertools.product(members, reader.row.lists[k]):
                yield Match("aside", "partnerOf", one, other, at, k + 1)


def _posted(at: int, reader: Reader) -> Iterator[Match]:
    """Whose people work in a hub: "police staff within the MASH", "the police team in the MASH"."""
    k = at + 1
    while k < at + 4 and reader.has(k, "speaks-for"):
        k += 1
    if reader.word(k) not in ("in", "within", "on", "at"):
        return
    place = k + 1
    while reader.has(place, "determiner"):
        place += 1
    if not reader.is_list(place):
        return
    for one in reader.row.lists[at]:
        for whole in reader.row.lists[place]:
            if reader.row.letters[one] in "HOEVS" and reader.row.letters[whole] == "P":
                yield Match("posted", "memberOf", one, whole, at, place + 1)
