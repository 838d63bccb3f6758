"""Identity of the bodies that no register has: local boards, partnerships, services and teams.

Such a body is known by its area and its kind. "LSCB", "the Local Safeguarding Children Board"
and "Darlington Safeguarding Children Board" in three reports on Darlington are one body;
"South Tees Multi-Agency Children's Hub" is one body in the reports of both its councils.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from inspgraph.registers import register_files
from inspgraph.registers.normal_names import is_acronym, normalise, slug
from inspgraph.registers.register_body import RegisterBody, first_day, last_day
from inspgraph.registers.registers import Registers

_KIND_WORDS: Final = re.compile(
    r"^(?:nhs )?(?P<place>.{4,}?) (?:(?:teaching )?(?:pct|primary care trust)|ccg|icb|sha"
    r"|clinical commissioning group|integrated care board|strategic health authority"
    r"|police(?: service)?|constabulary|fire .*|probation.*|community rehabilitation company"
    r"|(?:mayoral )?combined (?:county )?authority)$"
)
_NO_PLACES: Final = frozenset({"national", "metropolitan", "police"})
# A place of another council is a place only before the name of a body ("Sutton House" is not).
_HEAD: Final = re.compile(
    r"\b(?:agency|board|centre|council|college|committee|forum|group|hub|network|panel|partnership"
    r"|service|services|team|trust|unit)$"
)
_PLACE: Final = 12  # words; no council has more in its name
_PLACES: Final = 30  # words; nor several together that share a body
_LINK: Final = re.compile(r"^(?:(?:for|in|of|and|on|the|s)\b ?)+|(?: (?:for|in|of|and|on|the))+$")


@dataclass(frozen=True, slots=True)
class LocalKind:
    """A kind of local body under its several names, from ``start`` to ``end``.

    ``pattern`` matches the whole normalised name without its place. An area has one such body.
    """

    kind: str
    pattern: re.Pattern[str]
    start: date | None
    end: date | None

    def matches(self, name: str, when: date | None, *, past: bool = False) -> bool:
        """Return whether a name without its place is of this kind on that day.

        With ``past`` the kind may have ended before.
        """
        if when is not None and when < (self.start or when):
            return False
        if when is not None and not past and when > (self.end or when):
            return False
        return self.pattern.fullmatch(name) is not None


@dataclass(frozen=True, slots=True)
class Localities:
    """The data for local identity: the kinds, and the places that several councils share.

    ``shared`` maps a normalised place ("south tees") to the GSS codes of its areas.
    """

    kinds: tuple[LocalKind, ...]
    shared: Mapping[str, frozenset[str]]


def load_localities(path: Path, registers: Registers) -> Localities:
    """The kinds of ``local_kinds.csv``, and the shared places that the registers' names hold."""
    kinds = tuple(
        LocalKind(
            row["kind"],
            re.compile(row["pattern"]),
            first_day(row["from"]),
            last_day(row["to"]),
        )
        for row in register_files.rows(path)
    )
    shared: dict[str, set[str]] = {}
    for body in registers.bodies.values():
        for place, areas in _shared_places(body):
            if place not in registers.places or body.subtype in ("COMB", "SRA"):
                shared.setdefault(place, set()).update(areas)
    return Localities(kinds, {place: frozenset(areas) for place, areas in shared.items()})


def local_key(
    name: str,
    gss: str,
    when: date | None,
    registers: Registers,
    localities: Localities,
    others: Sequence[str] = (),
) -> str:
    """The key ``local:<area>:<slug>`` of a body that no register has.

    ``name`` is the fullest form in the document, ``gss`` the code of its authority, ``when`` its
    date. ``<area>`` is that code; another council's, where the name begins with its place; or the
    place in words, where several councils share it ("local:south-tees:…"). A county that went on
    as a unitary council of its name counts as one area. ``<slug>`` is the kind of body where
    ``local_kinds.csv`` knows it, by the name or by one of the ``others`` that the document has for
    it, and first among the kinds of that day: a report may name a board of the past. Else it is the
    name without its place.
    """
    normal = normalise(name)
    area, rest = _place(normal, gss, registers, localities)
    forms = [_place(normalise(form), gss, registers, localities) for form in (name, *others)]
    for past in (False, True):
        for place, words in forms:
            for kind in localities.kinds:
                if kind.matches(words, when, past=past):
                    return f"local:{place}:{kind.kind}"
    # "Redcar and Cleveland College" is more than a college there.
    own_words = rest if " " in rest else normal
    return f"local:{area}:{slug(own_words) or 'unnamed'}"


def _place(normal: str, gss: str, registers: Registers, localities: Localities) -> tuple[str, str]:
    """The area that a name tells, else the document's, and the name without its place."""
    own = registers.current(gss)
    words = normal.split()
    for length in range(min(len(words) - 1, _PLACES), 0, -1):
        front, back = " ".join(words[:length]), " ".join(words[-length:])
        for place, rest in ((front, words[length:]), (back, words[:-length])):
            remainder = _LINK.sub("", " ".join(rest))
            area = _area(place, remainder, own, registers, localities) if remainder else None
            if area is not None:
                return area, remainder
    return own, normal


def _area(
    place: str, rest: str, own: str, registers: Registers, localities: Localities
) -> str | None:
    councils = _councils(place, registers) or _councils(place.removesuffix("s"), registers)
    if own in councils:
        return own
    parts = _several(place, registers)
    if len(parts) > 1 and own in parts.values() and _HEAD.search(rest):
        return "-and-".join(parts)
    if registers.lineage.get(own, frozenset()) & localities.shared.get(place, frozenset()):
        return slug(place)
    of_a_kind = any(kind.pattern.fullmatch(rest) for kind in localities.kinds)
    if len(councils) != 1 or not (of_a_kind or _HEAD.search(rest)):
        return None
    other = councils.pop()
    # "Cambridgeshire LSCB" is Cambridgeshire's, wherever it is named; of other names only those
    # of the region, as "Reading Services" may be no town's.
    near = _region(other, registers) == _region(own, registers)
    return other if of_a_kind or near else None


def _councils(place: str, registers: Registers) -> set[str]:
    return {
        registers.current(found.body.code)
        for found in registers.by_name.get(place, ())
        if found.body.childrens_services
    }


def _region(gss: str, registers: Registers) -> str | None:
    body = registers.authority(gss)
    return body.region if body else None


def _several(place: str, registers: Registers) -> dict[str, str]:
    """The councils of "hartlepool and stockton on tees", by slug in alphabetical order."""
    found: dict[str, str] = {}
    words = place.split()
    while words:
        for length in range(min(len(words), _PLACE), 0, -1):
            part = " ".join(words[:length])
            codes = _councils(part, registers)
            if len(codes) == 1:
                code = codes.pop()
                found[slug(registers.area_name(code) or part)] = code
                words = words[length:]
                break
        else:
            return {}
        if words[:1] == ["and"]:
            del words[0]
    return dict(sorted(found.items()))


def _shared_places(body: RegisterBody) -> Iterator[tuple[str, tuple[str, ...]]]:
    if len(body.areas) < 2 or body.national or body.scheme == "pcc":
        return
    for text in (body.official_name or body.name, *body.aliases):
        found = _KIND_WORDS.match(normalise(text))
        first = text.removeprefix("NHS ").split()[0]
        if found and found["place"] not in _NO_PLACES and not is_acronym(first):
            yield found["place"], body.areas
