"""Lists of actors in a clause: which stand in one, and where it ends.

What commas, "and" and "as well as" join is a list; members that are no actors may stand between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from inspgraph.bodies.relations.grammar import Grammar

SLOT: Final = re.compile(r"‹(\d+)([A-Z])›")
JOINS: Final = frozenset((",", "and", "or", "&", "plus", "nor"))
_JOINING: Final = ("between", "among", "amongst")
_NEW_CLAUSE: Final = frozenset(("when", "where", "because", "while", "although", "if"))
_LONGEST: Final = 7  # words that stand before or instead of a member of a list
_TWO: Final = (("as", "well", "as"), ("together", "with"), ("along", "with"), ("alongside",))


def list_from(words: Sequence[str], at: int, grammar: Grammar) -> tuple[list[int], str, int]:
    """The members of the list that begins at a slot, their letters, and where it ends."""
    first = SLOT.fullmatch(words[at])
    if first is None:
        raise ValueError(words[at])
    lead = _leading(words, at, grammar)
    members, letters = [int(first[1])], first[2]
    ends = [at + 1]
    joins: list[str] = []
    while (found := _next_member(words, ends[-1], grammar, lead)) is not None:
        where, join = found
        slot = SLOT.fullmatch(words[where])
        if slot is None:
            break
        members.append(int(slot[1]))
        letters += slot[2]
        joins.append(join)
        ends.append(where + 1)
    # A member that a verb follows begins a clause of its own, unless the list begins this one.
    while joins and joins[-1].startswith(",") and _is_verb(words, ends[-1], grammar):
        if not _verb_before(words, at, grammar):
            break
        members.pop()
        ends.pop()
        joins.pop()
        letters = letters[:-1]
    # Commas alone make an apposition of two, not a list.
    is_apposed = len(members) == 2 and joins == [","] and lead not in _JOINING
    if is_apposed and not _goes_on(words, _after_tail(words, ends[-1], grammar), grammar):
        return members[:1], letters[:1], ends[0]
    if not _verb_before(words, at, grammar):
        ends[-1] = _absorbed(words, ends[-1], grammar)
    return members, letters, ends[-1]


def _leading(words: Sequence[str], at: int, grammar: Grammar) -> str:
    """The preposition that leads to the list that begins at a place, "" for none."""
    for k in range(at - 1, max(at - _LONGEST, -1), -1):
        if grammar.has(words[k], "preposition"):
            return words[k]
        if words[k] in (",", ";", ":", "(", "and") or SLOT.fullmatch(words[k]):
            return ""
    return ""


def _absorbed(words: Sequence[str], at: int, grammar: Grammar) -> int:
    """The end of a list of subjects, members that are no actors included ("and other agencies")."""
    end = at
    while True:
        k = _after_tail(words, end, grammar)
        k += words[k : k + 1] == [","]
        k += words[k : k + 1] == ["and"]
        if k == _after_tail(words, end, grammar):
            return end
        size = 0
        while k < len(words) and size < _LONGEST and not SLOT.fullmatch(words[k]):
            if words[k] in (",", "and") or _stops(words, k, grammar, size):
                break
            if size and _is_participle(words, k) and grammar.has(words[k - 1], "people"):
                return k  # "and health professionals based in the hub"
            k += 1
            size += 1
        goes_on = words[k : k + 1] in ([","], ["and"]) or _is_verb(words, k, grammar)
        # "Cafcass and the judiciary confirmed that"
        goes_on = goes_on or (_is_participle(words, k) and words[k + 1 : k + 2] == ["that"])
        if not size or not goes_on:
            return end
        end = k


def _next_member(
    words: Sequence[str], at: int, grammar: Grammar, lead: str
) -> tuple[int, str] | None:
    """Find the next member of a list, and what joins it ("," or ", and" or "and").

    ``lead`` is the preposition before the list, which may stand before each member.
    """
    at = _after_name(words, _after_tail(words, at, grammar), grammar)
    first = at
    join = ""
    segment = 0
    limit = min(at + 22, len(words))
    while at < limit:
        word = words[at]
        if SLOT.fullmatch(word):
            return (at, join) if join and words[at - 1] != "(" else None
        if word == "(":
            closed = next((i for i in range(at, min(at + 8, len(words))) if words[i] == ")"), None)
            if closed is None:
                return None
            is_other_name = at == first and closed == at + 2
            if not is_other_name and any(SLOT.fullmatch(w) for w in words[at:closed]):
                return None
            at = closed + 1
            continue
        step = _separator(words, at)
        if step:
            if word == "," and words[at - 1] == "and" and (end := _aside_end(words, at)):
                at = end
                continue
            join = f"{join} {word}".strip() if segment == 0 else f"… {word}"
            segment = 0
            at += step
            continue
        if word in ("including", "such") and at == first + 1:
            return None  # examples of what the actor is or has
        if join and segment == 0 and word in ("with", "to", "by", "from", "between", lead):
            at += 1  # "with the board and with the trust"
            continue
        if not join or _stops(words, at, grammar, segment):
            return None
        segment += 1
        if segment > _LONGEST:
            return None
        at += 1
    return None


def _aside_end(words: Sequence[str], at: int) -> int:
    """The place after an aside that opens at a comma (", more recently ,"), 0 for none."""
    for k in range(at + 1, min(at + _LONGEST, len(words))):
        if words[k] == ",":
            return k + 1
        if SLOT.fullmatch(words[k]):
            return 0
    return 0


def _goes_on(words: Sequence[str], at: int, grammar: Grammar) -> bool:
    """Tell whether the list goes on with members that are no actors ("and other agencies")."""
    segment = 0
    for k in range(at, min(at + 2 * _LONGEST, len(words))):
        word = words[k]
        if word == "and":
            return k + 1 < len(words) and not (
                _stops(words, k + 1, grammar) or SLOT.fullmatch(words[k + 1])
            )
        if word == ",":
            segment = 0
            continue
        if k == at or SLOT.fullmatch(word) or _stops(words, k, grammar, segment):
            return False
        segment += 1
    return False


def _separator(words: Sequence[str], at: int) -> int:
    """Count the words that join here, 0 for none."""
    for phrase in _TWO:
        if tuple(words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 1 if words[at] in JOINS else 0


def _after_tail(words: Sequence[str], at: int, grammar: Grammar) -> int:
    """The place after nouns that only say who of a body is meant ("police officers")."""
    end = at
    while end < min(at + 2, len(words)) and grammar.has(words[end], "speaks-for"):
        end += 1
    return end


def _after_name(words: Sequence[str], at: int, grammar: Grammar) -> int:
    """The place after a name that goes on: "the children's partnership strategic board and"."""
    for end in (at + 1, at + 2):
        if end >= len(words) or SLOT.fullmatch(words[end - 1]) or _stops(words, end - 1, grammar):
            return at
        if grammar.has(words[end - 1], "adverb") or words[end - 1] in ("(", ")", *JOINS):
            return at
        if words[end] in JOINS:
            return end
    return at


def _stops(words: Sequence[str], at: int, grammar: Grammar, segment: int = 0) -> bool:
    """Tell whether a word is no part of a list's member, of which ``segment`` words precede."""
    word = words[at]
    if segment and word in grammar.verbs and not word.endswith(("s", "ed", "ing")):
        # A noun: "the family judge", but neither "panels meet" nor "the judge also reports".
        is_said = grammar.has("".join(words[at + 1 : at + 2]), "after-verb")
        return is_said or words[at - 1].endswith("s") or grammar.has(words[at - 1], "adverb")
    if word in ("of", "from", "in", "at", "for") and grammar.has(words[at - 1], "speaks-for"):
        return words[at - 1] == "member" and words[at - 2] in ("a", "and")  # "and a member of"
    if word in ("such", "including"):
        return False
    if word.endswith("ed") and at and grammar.has(words[at - 1], "determiner"):
        return False  # "the commissioned service"
    if word == "'s" and words[at - 1] in ("children", "people", "adults", "women", "adult"):
        return False
    if word == "as" and words[at - 1] == "such":
        return False
    if grammar.has(word, "speaks-for", "determiner"):
        return False
    return (
        word in grammar.verbs
        or word in (";", ":", "'s", ".", "•", "'", "-")
        or grammar.has(word, "preposition", "clause", "auxiliary")
    )


def _is_participle(words: Sequence[str], at: int) -> bool:
    return at < len(words) and (words[at].endswith("ed") or words[at] == "working")


def _is_verb(words: Sequence[str], at: int, grammar: Grammar) -> bool:
    at = _after_tail(words, at, grammar)
    while at < len(words) and grammar.has(words[at], "adverb"):
        at += 1
    if at >= len(words):
        return False
    return grammar.has(words[at], "auxiliary") or (
        words[at] in grammar.verbs and not words[at].endswith(("ing", "ed", "n"))
    )


def _opens_main_clause(words: Sequence[str], at: int) -> bool:
    """Tell whether the list at a place comes after "when children are at risk ,"."""
    k = at - 1 - (words[at - 1] == "the") if at else 0
    if k <= 0 or words[k] != ",":
        return False
    for j in range(k - 1, max(k - 12, -1), -1):
        if SLOT.fullmatch(words[j]) or words[j] == ",":
            return False
        if words[j] in _NEW_CLAUSE:
            return True
    return False


def _verb_before(words: Sequence[str], at: int, grammar: Grammar) -> bool:
    if _opens_main_clause(words, at):
        return False
    for k in range(at - 1, max(at - 30, 0) - 1, -1):
        word = words[k]
        if grammar.has(word, "such"):
            continue  # "professionals including the police"
        if word in _NEW_CLAUSE and not any(SLOT.fullmatch(w) for w in words[k:at]):
            return False  # "children are safe when the police, CAMHS and others work together"
        if word.endswith("ed") and (k == 0 or words[k - 1] == "•"):
            continue  # "Experienced police officers"
        if grammar.has(word, "auxiliary") or word in grammar.verbs:
            return True
    return False
