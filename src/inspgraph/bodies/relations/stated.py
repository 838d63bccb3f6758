"""The relations that a clause states, with how they are meant: frames, idioms and modality."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Self

from inspgraph.bodies.relations.clauses import Clause
from inspgraph.bodies.relations.frames import Frames, load_frames, verbs_of
from inspgraph.bodies.relations.grammar import Grammar, load_grammar, with_verbs
from inspgraph.bodies.relations.idioms import Idiom, find_idioms, load_idioms
from inspgraph.bodies.relations.match import match, offsets
from inspgraph.bodies.relations.modality import Modality, Modals, Said, judge, load_modals
from inspgraph.bodies.relations.own_people import People, load_people
from inspgraph.bodies.relations.pairs import LEFT_OUT, Match
from inspgraph.bodies.relations.phrases import ListRow
from inspgraph.bodies.relations.quality import Qualities, load_qualities, quality_of
from inspgraph.bodies.relations.references import Nouns, load_nouns
from inspgraph.records import Basis, Quality, Reference

_BY_NOUNS: Final = frozenset(("between", "nominal", "by", "possessive", "of", "left-out"))
"""The constructions in which a noun phrase states the relation."""


_OF_BODIES: Final = frozenset(("supports", "servesArea"))
"""The relations to a body or an area: who helps social workers helps no council by that."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation found in one clause, by the actors' keys within the document.

    ``basis``, ``reference`` and ``quality`` as in ``records.Relation``.
    """

    subject: str
    relation: str
    object: str
    cue: str
    clause: Clause
    modality: Modality
    basis: Basis = "stated"
    reference: Reference = ""
    quality: Quality = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """All that finding relations needs, loaded once."""

    frames: Frames
    grammar: Grammar
    idioms: Sequence[Idiom]
    modals: Modals
    qualities: Qualities
    people: People
    nouns: Nouns

    @classmethod
    def load(cls, cues: Path) -> Self:
        """The rules of a folder as data/cues is."""
        folder = cues / "frames"
        grammar = load_grammar(folder / "grammar.csv")
        frames = load_frames(folder, grammar)
        return cls(
            frames,
            with_verbs(grammar, verbs_of(frames)),
            load_idioms(folder / "idioms.csv"),
            load_modals(cues / "modality.csv"),
            load_qualities(folder / "quality.csv"),
            replace(load_people(folder / "people.csv"), verbs=grammar.verbs),
            load_nouns(folder / "references.csv"),
        )


def stated_in(clause: Clause, rules: Rules, left_out: str) -> Iterator[Stated]:
    """The relations a clause states; ``left_out`` is whom a missing party means, "" for nobody.

    Below a partnership's heading it is the partnership.
    """
    row, matches = match(clause.text, rules.frames, rules.grammar)
    left_out = clause.above or left_out
    if matches:
        text, starts = offsets(row)
        for one in matches:
            if LEFT_OUT in (one.subject, one.object) and not left_out:
                continue
            if _only_people(clause, one.subject, one.object):
                continue
            if one.relation in _OF_BODIES and _is_people(clause, one.object):
                continue
            if _is_by_the_way(clause, one, rules.people) or _is_needing(
                clause, row, one, rules.grammar
            ):
                continue
            start, end = starts[one.start], starts[min(one.end, len(row.words))] - 1
            modality = judge(text, start, end, rules.modals, _said_by(one.rule))
            modality = _meant(one.relation, modality)
            yield _stated(
                clause,
                one.rule,
                one.relation,
                (one.subject, one.object),
                left_out,
                modality,
                quality_of(text, start, end, rules.qualities),
            )
    for found in find_idioms(clause.text, len(clause.slots), rules.idioms):
        modality = judge(clause.text, found.start, found.end, rules.modals)
        yield _stated(
            clause,
            found.rule,
            found.relation,
            (found.subject, found.object),
            left_out,
            modality,
            "",
        )


def _said_by(rule: str) -> Said:
    """Return what states a relation by that rule."""
    name, _, construction = rule.rpartition(".")
    if name == "owned" or rule == "posted" or construction == "beside":
        return "owned"
    return "noun" if construction in _BY_NOUNS else "verb"


def _is_people(clause: Clause, end: int) -> bool:
    return end == LEFT_OUT or clause.slots[end].reference == "people"


def _is_by_the_way(clause: Clause, one: Match, people: People) -> bool:
    """Tell whether people or what was told of are no party to a relation.

    They are none in "supported by managers", "the team of social workers", "develop this service".
    """
    if one.rule.startswith("owned.") and one.rule != "owned.its":
        return _is_people(clause, one.subject) or _is_people(clause, one.object)
    if LEFT_OUT in (one.subject, one.object):
        return False
    if _is_people(clause, one.subject):
        slot = clause.slots[one.object]
        if one.relation == "servesArea" or (
            one.relation == "memberOf" and slot.key in people.heard
        ):
            return True
    if one.rule.startswith("provides-02.") and clause.slots[one.object].reference:
        return True  # "leaders plan to develop this service"
    is_reduced = one.relation == "supports" and one.rule.endswith(".reduced")
    return is_reduced and _is_people(clause, one.subject)


def _is_needing(clause: Clause, row: ListRow, one: Match, grammar: Grammar) -> bool:
    """Tell whether an end is the "it" of "the support it needs", "the data it uses"."""
    for number in (one.subject, one.object):
        if number == LEFT_OUT or clause.slots[number].reference != "pronoun":
            continue
        place = next(at for at, members in row.lists.items() if number in members)
        after = row.words[place + 1] if place + 1 < len(row.words) else ""
        is_led = place > 0 and grammar.has(row.words[place - 1], "preposition")
        is_subject = after in grammar.verbs or grammar.has(after, "auxiliary")
        if place >= one.end and is_subject and not is_led:
            return True
    return False


def _only_people(clause: Clause, *ends: int) -> bool:
    """Tell whether neither end is named or referred to but by people ("working with staff")."""
    return all(_is_people(clause, n) for n in ends)


def _meant(relation: str, modality: Modality) -> Modality:
    """Read how a relation is meant; that a body was formerly another is no matter of the past."""
    if relation == "successorOf" and modality.mode == "past":
        return Modality(modality.negated)
    return modality


def _stated(
    clause: Clause,
    rule: str,
    relation: str,
    ends: tuple[int, int],
    left_out: str,
    modality: Modality,
    quality: Quality,
) -> Stated:
    subject, target = (left_out if n == LEFT_OUT else clause.slots[n].key for n in ends)
    said: Reference = ""
    if LEFT_OUT in ends:
        said = "heading" if clause.above else "people"
    for number in ends:
        if number != LEFT_OUT and not said:
            said = clause.slots[number].reference
    return Stated(subject, relation, target, rule, clause, modality, "stated", said, quality)
