"""Identification of the council a document is about, by title, cover, header and file name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from inspgraph.facts import Facts
from inspgraph.records import Span
from inspgraph.registers.normal_names import normalise
from inspgraph.registers.register_body import RegisterBody
from inspgraph.registers.registers import Named, Registers
from inspgraph.resolve.decide import Ruling, ruling_on

_URN: Final = re.compile(r"^(\d{5,7})(?=\D|$)")
_LONGEST: Final = 12


class Verdict(NamedTuple):
    """The council, or None where no single one is left, and the reasons in words."""

    body: RegisterBody | None
    reasons: tuple[str, ...]


def resolve_authority(
    candidates: Sequence[str], when: date | None, file_name: str, registers: Registers
) -> Verdict:
    """The council with children's services that a document is about.

    ``candidates`` are names or phrases in order of trust (as found after "Inspection of", in a
    letter's head, on a cover); each may be a bare place, a council's full name or a phrase that
    holds one. ``when`` is the document's date. The first candidate that leaves one council
    decides; the file name (Ofsted's files begin with the provider's URN, then its name) is asked
    last. District councils and combined authorities have no children's services and are never
    chosen. Where a county went on as a unitary council of the same name, the date chooses; a
    document without a date goes to the council that still exists.
    """
    reasons: list[str] = []
    for candidate in candidates:
        body = _decide(candidate, when, registers, reasons)
        if body is not None:
            return Verdict(body, tuple(reasons))
    stem = re.sub(r"\.\w{1,5}$", "", file_name.replace("\\", "/").rsplit("/", 1)[-1])
    stem = re.sub(r"[\s_]+", "-", stem.lower())
    body = _by_urn(stem, when, registers, reasons) or _decide(stem, when, registers, reasons)
    return Verdict(body, tuple(reasons))


def _by_urn(
    stem: str, when: date | None, registers: Registers, reasons: list[str]
) -> RegisterBody | None:
    found = _URN.match(stem)
    if not found:
        return None
    urn = found[1]
    holders = [body for body in registers.bodies.values() if ("urn", urn) in body.notations]
    # Ofsted kept the number when a county became unitary; the register has it on the successor.
    earlier = [
        registers.bodies[key]
        for body in holders
        for key in body.predecessors
        if registers.bodies[key].childrens_services
    ]
    return _one(f"URN {urn} in the file name", [*holders, *earlier], when, registers, reasons)


def _decide(
    phrase: str, when: date | None, registers: Registers, reasons: list[str]
) -> RegisterBody | None:
    matches = list(_matches(phrase, registers))
    longest = max((len(words.split()) for words, _ in matches), default=0)
    found: dict[str, RegisterBody] = {}
    for words, named in matches:
        if found and len(words.split()) < longest:
            break
        # A council's own name outranks a bare place, unless the place is all that is said.
        for rank in sorted({rank for _, rank, _ in named}):
            bodies = [body for body, its, _ in named if its <= rank]
            body = _one(f"“{words}”", bodies, when, registers, reasons)
            if body is not None:
                found[body.key] = body
                break
    if len(found) > 1:
        reasons.append(f"“{phrase}” names {len(found)} councils: {', '.join(sorted(found))}")
        return None
    return next(iter(found.values()), None)


def _matches(phrase: str, registers: Registers) -> Iterator[tuple[str, list[Named]]]:
    """The names of councils in a phrase, the longest first, none inside a longer one.

    A name inside a phrase begins with a capital, "reading" is not Reading; a file name has none.
    """
    words: list[str] = []
    capital: list[bool] = []
    file_name = phrase == phrase.lower() and " " not in phrase
    for written in re.split(r"[\s\u2010-\u2015-]+", phrase):
        # One by one, so that "Norfolk’s" loses its possessive wherever it stands.
        for word in normalise(written).split():
            words.append(word)
            capital.append(file_name or written[:1].isupper())
    taken: list[tuple[int, int]] = []
    for length in range(min(len(words), _LONGEST), 0, -1):
        for start in range(len(words) - length + 1):
            end = start + length
            if not (capital[start] or length == len(words)):
                continue
            if any(start < stop and begin < end for begin, stop in taken):
                continue
            text = " ".join(words[start:end])
            named = [
                found
                for found in registers.by_name.get(text, ())
                if found.body.scheme == "gss" and found.body.childrens_services
            ]
            if named:
                taken.append((start, end))
                yield text, named


def _one(
    what: str,
    bodies: Sequence[RegisterBody],
    when: date | None,
    registers: Registers,
    reasons: list[str],
) -> RegisterBody | None:
    if when is None:
        living = [body for body in bodies if body.end is None] or list(bodies)
        why = "the council that still exists, for want of a date"
    else:
        living = [body for body in bodies if body.existed(when)]
        why = f"a council on {when.isoformat()}"
    if not living:
        living = _heirs(bodies, when, registers)
        why = "the one council of the same name that followed"
    codes = ", ".join(sorted(body.code for body in living or bodies))
    if len(living) == 1:
        reasons.append(f"{what}: {why}, {codes}")
        return living[0]
    if bodies:
        reasons.append(f"{what}: no single council among {codes}")
    return None


def _heirs(
    bodies: Sequence[RegisterBody], when: date | None, registers: Registers
) -> list[RegisterBody]:
    """Successors of the same geographic name: a report may appear after its council ended."""
    found = {
        key: registers.bodies[key]
        for body in bodies
        for key in body.successors
        if registers.bodies[key].existed(when)
        and normalise(registers.bodies[key].name) == normalise(body.name)
    }
    return list(found.values())


def find_authority(
    phrases: Iterable[tuple[str, Span | None]],
    facts: Facts,
    file_name: str,
    registers: Registers,
    decisions: Sequence[Ruling] = (),
) -> Facts:
    """Complete a document's facts with the authority that its phrases name.

    A ruling on the file's name comes first, then the first phrase that leaves one council, or on
    which there is a ruling; the file's name is asked last. Where nothing decides, the facts are
    returned as they are.
    """
    when = facts.published_day or facts.day
    body, span = None, None
    for words, place in ((file_name, None), *phrases):
        ruling = ruling_on(normalise(words), when, None, decisions)
        if ruling is not None:
            body = registers.get(ruling.key) if ruling.key else None
        elif words is not file_name:
            body = resolve_authority([words], when, "", registers).body
        if body is not None:
            span = place
            break
    body = body or resolve_authority([], when, file_name, registers).body
    if body is None:
        return facts
    return replace(
        facts,
        authority=body.name,
        authority_code=body.code,
        authority_span=span or facts.title_span,
    )
