"""Relations that a document states by being what it is.

An inspection of one authority's own services that speaks of "the fostering service" speaks of that
authority's; a report on a local area partnership names its council and its care board as members;
the inspectorates of a report inspect whom it is about. Which series say what of whom is data
(data/cues/relation_context.csv); a body whose owner a sentence names is left to that sentence,
and one that a sentence calls shared or joint (data/cues/shared_units.csv) has no owner implied.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from inspgraph.bodies.actors.group import SELF, Draft
from inspgraph.bodies.relations.clauses import Clause

_OWNED: Final = frozenset(("partOf", "provides", "commissions"))
_SLOT: Final = re.compile(r"‹(\d+)")


@dataclass(frozen=True, slots=True)
class Context:
    """In these series, actors of some types with some names stand in a relation to another."""

    id: str
    series: frozenset[str]
    types: frozenset[str]
    name: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    relation: str
    is_subject: bool
    other: str


@dataclass(frozen=True, slots=True)
class Implied:
    """A relation that follows from the document's series; ``about`` is the actor it rests on."""

    subject: str
    relation: str
    object: str
    cue: str
    about: str


def load_contexts(path: Path) -> tuple[Context, ...]:
    """The rows of data/cues/relation_context.csv."""
    return tuple(
        Context(
            row["id"],
            frozenset(row["series"].split("|")),
            frozenset(row["type"].split("|")),
            re.compile(row["name"], re.IGNORECASE) if row["name"] else None,
            re.compile(row["unless"], re.IGNORECASE) if row["unless"] else None,
            row["relation"],
            row["actor_is"] == "subject",
            row["other"],
        )
        for row in _rows(path)
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@dataclass(frozen=True, slots=True)
class Contexts:
    """The rules of what series imply, and the words that call a unit several bodies'."""

    implied: tuple[Context, ...]
    shared: re.Pattern[str]

    @classmethod
    def load(cls, cues: Path) -> Self:
        """Load the rows of a folder as data/cues is."""
        return cls(
            load_contexts(cues / "relation_context.csv"),
            shared_pattern([row["pattern"] for row in _rows(cues / "shared_units.csv")]),
        )


def shared_pattern(patterns: Iterable[str]) -> re.Pattern[str]:
    """One pattern of those in data/cues/shared_units.csv; ``{unit}`` is a unit or service."""
    return re.compile("|".join(patterns).replace("{unit}", r"‹\d+[USP]›"))


def shared_units(clauses: Iterable[Clause], contexts: Contexts) -> frozenset[str]:
    """The keys of the units and services that a clause calls shared, joint or commissioned."""
    return frozenset(
        clause.slots[int(number)].key
        for clause in clauses
        for found in contexts.shared.finditer(clause.text)
        for number in _SLOT.findall(found[0])
    )


def imply_relations(
    series: str | None,
    drafts: Sequence[Draft],
    contexts: Iterable[Context],
    stated: Iterable[tuple[str, str, str]],
    others: Mapping[str, str],
    shared: Collection[str] = (),
) -> Iterator[Implied]:
    """The relations that the series implies for the document's actors.

    ``stated`` are (subject, relation, object) that sentences state: an actor which one of them
    gives an owner, a provider or a commissioner is left alone, and so is one of those that are
    ``shared``. ``others`` names the other party
    by role: "operator", "self", "police", "local-area-partnership".
    """
    owned = {*shared, *(s for s, relation, _ in stated if relation == "partOf")}
    owned |= {o for _, relation, o in stated if relation in _OWNED - {"partOf"}}
    for context in contexts:
        if series not in context.series and "*" not in context.series:
            continue
        other = others.get(context.other)
        if other is None:
            continue
        for draft in drafts:
            if draft.type not in context.types or draft.key == other or not _fits(draft, context):
                continue
            if draft.key in owned and context.relation in _OWNED:
                continue
            subject, target = (draft.key, other) if context.is_subject else (other, draft.key)
            yield Implied(subject, context.relation, target, context.id, draft.key)


def _fits(draft: Draft, context: Context) -> bool:
    name = draft.name.replace("’", "'")
    if context.name is not None and context.name.pattern == "@self":
        return draft.key == SELF
    if context.name is not None and not context.name.fullmatch(name):
        return False
    return context.unless is None or context.unless.search(name) is None
