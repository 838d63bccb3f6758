"""Drafts of actors → actors with an identity that holds across documents.

A draft is the inspected authority itself, one registered body, or a body of its area; where a
name leaves more than one registered body, or none that existed at the document's date, it stays
local and its reasons say why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from inspgraph.bodies.actors.group import SELF, Draft
from inspgraph.errors import RegisterError
from inspgraph.facts import Facts
from inspgraph.records import Actor, Span
from inspgraph.registers.name_forms import BARE
from inspgraph.registers.normal_names import normalise
from inspgraph.registers.register_body import RegisterBody
from inspgraph.registers.registers import Registers, load_registers
from inspgraph.resolve.decide import Ruling, load_decisions, resolve
from inspgraph.resolve.local import Localities, load_localities, local_key

_UNKNOWN_AREA: Final = "unknown"
_AUTHORITY: Final = "LocalAuthority"


@dataclass(frozen=True, slots=True)
class Identities:
    """The sources of identity: the registers, the kinds of local bodies, and people's rulings."""

    registers: Registers
    localities: Localities
    decisions: Sequence[Ruling] = ()


def load_identities(
    data: Path, registers: Iterable[Path] = (), decisions: Iterable[Path] = ()
) -> Identities:
    """Load what identity rests on from a folder as ``data`` is.

    ``registers`` are further register files, for places that no official register knows, and
    ``decisions`` further files of rulings, which go before those of the folder. Raises
    ``RegisterError`` for a file that is not what it should be, and for a ruling on a body that no
    register has.
    """
    loaded = load_registers(data / "registers", tuple(registers))
    rulings = [
        ruling for path in (*decisions, data / "decisions.csv") for ruling in load_decisions(path)
    ]
    for ruling in rulings:
        if ruling.key is not None and ruling.key not in loaded.bodies:
            raise RegisterError(
                f"The ruling on “{ruling.name}” gives {ruling.key}, which no register has."
            )
    return Identities(
        loaded,
        load_localities(data / "registers" / "local_kinds.csv", loaded),
        tuple(rulings),
    )


def as_actors(
    drafts: Iterable[Draft],
    spans: Sequence[Span],
    facts: Facts,
    identities: Identities,
) -> tuple[tuple[Actor, ...], Mapping[str, str]]:
    """The actors of a document, and the actor's key for each draft's key.

    ``spans`` are the document's mentions, which the drafts count. Drafts that turn out to be one
    body become one actor with all names and mentions.
    """
    actors: dict[str, Actor] = {}
    keys: dict[str, str] = {}
    for draft in drafts:
        actor = _actor(draft, spans, facts, identities)
        keys[draft.key] = actor.key
        known = actors.get(actor.key)
        actors[actor.key] = actor if known is None else _together(known, actor)
    return tuple(actors.values()), keys


def _actor(draft: Draft, spans: Sequence[Span], facts: Facts, identities: Identities) -> Actor:
    body, reasons = _registered(draft, facts, identities)
    aliases = dict.fromkeys(draft.aliases)
    if draft.key == SELF and facts.authority:
        aliases[facts.authority] = None  # reports call a council by its place
    aliases.pop(draft.name, None)
    kind, type_ = draft.kind, draft.type
    if body is not None:
        kind, type_ = body.kind, body.type
    elif type_ == _AUTHORITY and draft.key != SELF:
        type_ = "Unit"  # the registers know every authority; young people have councils, too
    return Actor(
        body.key if body else _local(draft, facts, identities),
        draft.name,
        kind,
        type_,
        tuple(aliases),
        body.identifier if body else None,
        tuple(spans[index] for index in draft.mentions),
        reasons,
    )


def _registered(
    draft: Draft, facts: Facts, identities: Identities
) -> tuple[RegisterBody | None, tuple[str, ...]]:
    """The registered body that a draft is, None where it is none, and the reasons."""
    registers, area, when = identities.registers, facts.authority_code, facts.day
    if draft.key == SELF and area is not None:
        return registers.authority(area), ("inspected authority",)
    first: tuple[str, ...] = ()
    for name in _names(draft, identities):
        verdict = resolve(name, draft.type, when, area, registers, identities.decisions)
        if verdict.body is not None:
            return verdict.body, verdict.reasons
        first = first or verdict.reasons
    return None, first


def _names(draft: Draft, identities: Identities) -> Iterator[str]:
    """The names to look a draft up by: its own, of a term the others, of a council its end.

    A council's name may stand behind words that are none of it ("a New Model for … Council").
    """
    yield draft.name
    if draft.source == "term":
        yield from draft.aliases
    words = draft.name.split()
    for start in range(1, len(words) - 1) if draft.type == _AUTHORITY else ():
        rest = " ".join(words[start:])
        if any(
            named.body.type == _AUTHORITY and named.rank < BARE
            for named in identities.registers.by_name.get(normalise(rest), ())
        ):
            yield rest
            return


def _local(draft: Draft, facts: Facts, identities: Identities) -> str:
    area = facts.authority_code or _UNKNOWN_AREA
    others = draft.aliases if draft.source == "term" else ()
    return local_key(
        draft.name, area, facts.day, identities.registers, identities.localities, others
    )


def _together(first: Actor, second: Actor) -> Actor:
    names = dict.fromkeys((*first.aliases, second.name, *second.aliases))
    names.pop(first.name, None)
    return replace(
        first,
        aliases=tuple(names),
        mentions=tuple(sorted({*first.mentions, *second.mentions})),
        reasons=tuple(dict.fromkeys((*first.reasons, *second.reasons))),
    )
