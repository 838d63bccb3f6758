"""Resolution of a mention to a registered body, only if exactly one candidate is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final, Literal, NamedTuple

from inspgraph.errors import RegisterError
from inspgraph.registers import register_files
from inspgraph.registers.name_forms import BARE
from inspgraph.registers.normal_names import is_acronym, loosen, normalise
from inspgraph.registers.register_body import RegisterBody, first_day, last_day
from inspgraph.registers.registers import Named, Registers

How = Literal["ruling", "name", "near-name", "area", "none"]

INSPECTED: Final = "inspected authority"
_COMBINED: Final = ("COMB", "SRA")
_AHEAD: Final = timedelta(days=366)
"""For so long before its beginning a body may be named, as it is planned."""
_UNSURE: Final = timedelta(days=3 * 366)
"""The same where nobody is sure when it began."""
_AFTER: Final = timedelta(days=3 * 366)
"""For so long after its end a body may still be called by its generic name ("the CCG")."""


class Ruling(NamedTuple):
    """A person's decision on a name: it is ``key``, or no registered body where that is None.

    It holds for one authority's documents where ``authority`` (a GSS code) is given, and from
    ``start`` to ``end`` where these are.
    """

    name: str
    authority: str | None
    start: date | None
    end: date | None
    key: str | None
    ruled_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """The result of resolving a name.

    ``body`` is None where it did not. ``candidates`` are the keys it was chosen from or is
    ambiguous between. ``how`` says on what ground: "ruling" (data/decisions.csv), "name",
    "near-name" (spelling apart), "area" (a generic name, and the only such body there: weaker).
    """

    body: RegisterBody | None
    candidates: tuple[str, ...]
    reasons: tuple[str, ...]
    how: How

    @property
    def key(self) -> str | None:
        """The key of the body, None where there is none."""
        return self.body.key if self.body else None


def load_decisions(path: Path) -> tuple[Ruling, ...]:
    """Read the rulings of a file with the columns of ``data/decisions.csv``, in its order.

    Raises ``RegisterError`` where a column is missing or a row cannot be read.
    """
    try:
        return tuple(map(_read_ruling, register_files.rows(path)))
    except KeyError as error:
        raise RegisterError(f"{path} holds no rulings: it has no column {error}.") from error
    except ValueError as error:
        raise RegisterError(f"{path}: {error}") from error


def _read_ruling(row: Mapping[str, str]) -> Ruling:
    return Ruling(
        normalise(row["name"]),
        row["authority_code"] or None,
        first_day(row["from"]),
        last_day(row["to"]),
        row["key"] or None,
        row["ruled_by"],
        row["reason"],
    )


def resolve(
    name: str,
    type_hint: str | None,
    when: date | None,
    area: str | None,
    registers: Registers,
    decisions: Sequence[Ruling] = (),
) -> Resolution:
    """The one registered body that a name in a document can stand for.

    ``name`` is the mention as written, with its case: what has no capital is no proper name.
    ``type_hint`` is the actor type that the text suggests (None where it suggests none): bodies
    of that type go first, and a bare place or stem ("Middlesbrough", "Alder Hey Children's")
    resolves only to that type. ``when`` is
    the document's date: of several bodies so called those that existed on it go first, and what
    the date says of the one that is chosen is among the reasons. ``area`` is the GSS
    code of the document's authority. Rulings come first, then the name as registers and habit
    form it, then near-exact spelling; a generic name ("the clinical commissioning group", never
    a plural) resolves where one such body covered the area on that day.
    """
    normal = normalise(name)
    ruling = ruling_on(normal, when, area, decisions)
    if ruling is not None:
        return _ruled(ruling, when, registers)
    classes = registers.generic.get(normal)
    if classes is not None and not registers.by_name.get(normal):
        return _by_area(normal, classes, when, area, registers)
    reasons: list[str] = []
    fits = _fits(name, type_hint)
    grounds = [
        (how, [found for found in named if fits(found)])
        for how, named in _grounds(normal, registers)
    ]
    for then in (True, False):
        # Only a name that nobody bore at the date is one of another time: history, or a late use.
        for how, known in grounds:
            # The register knows better than a pattern what type a body is of.
            typed = [found for found in known if found.body.type == type_hint] or known
            # A weaker way of naming counts only where no stronger one leaves a body.
            for rank in sorted({found.rank for found in typed}):
                bodies = [
                    found.body
                    for found in typed
                    if found.rank <= rank and found.body.existed(when) == then
                ]
                if not then:
                    bodies = _nearest(bodies, when)
                if not bodies:
                    continue
                chosen = _choose(normal, bodies, when, area, registers, reasons)
                if chosen and is_acronym(name) and not _near(chosen, area, registers):
                    reasons.append(f"{chosen.key} does not cover the document's area")
                    chosen = None
                keys = tuple(sorted(body.key for body in bodies))
                return Resolution(chosen, keys, tuple(reasons), how if chosen else "none")
    if classes is not None:
        return _by_area(normal, classes, when, area, registers)
    return Resolution(None, (), tuple(dict.fromkeys(reasons)) or ("in no register",), "none")


def _nearest(bodies: Sequence[RegisterBody], when: date | None) -> list[RegisterBody]:
    """The bodies of another time that a document of a day may name: of the nearest, all.

    Those that were there before go first. One that only came may be named while it was planned;
    long before nobody knew it, and the name was another's.
    """
    if when is None:
        return list(bodies)
    ended = [body for body in bodies if body.end is not None and body.end < when]
    if ended:
        last = max(body.end for body in ended if body.end is not None)
        return [body for body in ended if body.end == last]
    soon = [
        body
        for body in bodies
        if body.start is not None and body.start - when <= (_AHEAD if body.verified else _UNSURE)
    ]
    first = min((body.start for body in soon if body.start is not None), default=None)
    return [body for body in soon if body.start == first]


def _grounds(normal: str, registers: Registers) -> Iterable[tuple[How, Sequence[Named]]]:
    exact = registers.by_name.get(normal, ())
    yield "name", exact
    loose = loosen(normal)
    if loose is not None and not exact:
        yield "near-name", registers.by_loose.get(loose, ())


def _fits(name: str, type_hint: str | None) -> Callable[[Named], bool]:
    proper = any(letter.isupper() for letter in name)

    def fits(found: Named) -> bool:
        body, rank, text = found
        if not proper or (rank == BARE and body.type != type_hint):
            return False
        if rank == BARE and body.subtype in _COMBINED:
            return False
        # "ISA" is the authority and "Isa" a child; "PAUSE" in a heading is no acronym.
        return not is_acronym(text) or is_acronym(name)

    return fits


def _choose(
    normal: str,
    bodies: Sequence[RegisterBody],
    when: date | None,
    area: str | None,
    registers: Registers,
    reasons: list[str],
) -> RegisterBody | None:
    living = list(bodies)
    why = f"“{normal}” names it"
    for narrower, because in (
        (lambda body: area is not None and registers.covers(body, area), "in the area"),
        (lambda body: body.childrens_services, "with children's services"),
    ):
        if len(living) > 1:
            fewer = [body for body in living if narrower(body)]
            if fewer:
                living, why = fewer, f"{why}, {because}"
    if len(living) == 1:
        if when is not None:
            why += f", {_at(living[0], when)}"
        reasons.append(why)
        return living[0]
    reasons.append(f"“{normal}” is {', '.join(sorted(body.key for body in living))}")
    return None


def _at(body: RegisterBody, when: date) -> str:
    """Say what the date of a document has to do with a body's."""
    if body.existed(when):
        return f"existed on {when.isoformat()}"
    if body.end is not None and body.end < when:
        return f"named after its end on {body.end.isoformat()}"
    return f"named before its beginning on {body.start.isoformat() if body.start else '…'}"


def _near(body: RegisterBody, area: str | None, registers: Registers) -> bool:
    return area is None or not body.areas or registers.covers(body, area)


def _by_area(
    normal: str,
    classes: Sequence[str],
    when: date | None,
    area: str | None,
    registers: Registers,
) -> Resolution:
    if area is None:
        return Resolution(None, (), (f"“{normal}” is generic and the area unknown",), "none")
    if INSPECTED in classes:
        own = registers.authority(area)
        bodies = [own] if own else []
    elif when is None:
        return Resolution(None, (), (f"“{normal}” is generic and the date unknown",), "none")
    else:
        bodies = registers.of_class(classes, area, when)
    then = "at the date"
    if not bodies and when is not None:
        near = _nearest(registers.of_class(classes, area, None), when)
        bodies = [body for body in near if when - (body.end or when) <= _AFTER]
        then = "near the date, named at another time"
    keys = tuple(sorted(body.key for body in bodies))
    what = " or ".join(classes)
    if len(bodies) == 1:
        return Resolution(bodies[0], keys, (f"only {what} of the area {then}",), "area")
    reason = f"“{normal}” is generic: {len(bodies)} bodies ({what}) cover the area {then}"
    return Resolution(None, keys, (reason,), "none")


def ruling_on(
    normal: str, when: date | None, area: str | None, decisions: Sequence[Ruling]
) -> Ruling | None:
    """Return the first ruling on a normalised name that holds on a day and in an area."""
    for ruling in decisions:
        if ruling.name != normal or ruling.authority not in (None, area):
            continue
        if (ruling.start or ruling.end) and when is None:
            continue
        if when is not None and not (ruling.start or when) <= when <= (ruling.end or when):
            continue
        return ruling
    return None


def _ruled(ruling: Ruling, when: date | None, registers: Registers) -> Resolution:
    reason = f"ruled by {ruling.ruled_by}: {ruling.reason}"
    if ruling.key is None:
        return Resolution(None, (), (reason,), "none")
    body = registers.bodies[ruling.key]
    said = (reason,) if when is None or body.existed(when) else (reason, _at(body, when))
    return Resolution(body, (body.key,), said, "ruling")
