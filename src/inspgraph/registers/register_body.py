"""A body as a register describes it, and the days on which it existed."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from inspgraph.records import ActorKind

SuccessionKind = Literal["legal", "geographic"]
GROUNDS: Final[Mapping[SuccessionKind, str]] = {
    "legal": "the register of bodies records the succession",
    "geographic": "the successor took on the area, as the register of bodies has it",
}
"""On what a succession of each kind rests, in words for readers."""


@dataclass(frozen=True, slots=True)
class Succession:
    """One body taking over from another on ``date`` (None where no source says when).

    ``kind`` is "legal" where the register itself records the succession and "geographic" where
    the successor took on the area, as CCGs did from the primary care trusts.
    """

    predecessor: str
    successor: str
    date: date | None
    kind: SuccessionKind = "legal"


@dataclass(frozen=True, slots=True)
class RegisterBody:
    """One body of a register.

    ``key`` is ``scheme:code`` as in ``records.Actor.key``; ``name`` the short name,
    ``official_name`` the full one. ``type`` is an actor type of the evaluation, ``subtype`` the
    register's own class (an authority's "UA" or "NMD", "Clinical commissioning group").
    ``areas`` are GSS codes; empty means unknown, or the whole country where ``national``.
    ``start`` and ``end`` include both days; None means that no source gives one, and for ``end``
    that the body still exists. ``notations`` are further (scheme, code) pairs. ``verified`` is
    False where the register has a fact of this row from general knowledge alone. ``parent`` is
    the key of the body that it is a part of, "" where the register names none.
    """

    key: str
    scheme: str
    code: str
    name: str
    type: str
    subtype: str = ""
    kind: ActorKind = "body"
    official_name: str = ""
    aliases: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    areas: tuple[str, ...] = ()
    national: bool = False
    successors: tuple[str, ...] = ()
    predecessors: tuple[str, ...] = ()
    region: str = ""
    childrens_services: bool = False
    notations: tuple[tuple[str, str], ...] = ()
    verified: bool = True
    parent: str = ""

    def existed(self, when: date | None) -> bool:
        """Return whether it existed on that day; an unknown day or limit excludes nothing."""
        if when is None:
            return True
        if self.start is not None and when < self.start:
            return False
        return self.end is None or when <= self.end

    @property
    def identifier(self) -> str:
        """The identifier to look the body up by: its code in an official register, else the key."""
        return self.code if self.scheme in ("gss", "ods", "fire") else self.key


def first_day(value: str) -> date | None:
    """The first day of an ISO date of any precision ("2009", "2009-04", "2009-04-01")."""
    if not value:
        return None
    parts = [int(part) for part in value.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def last_day(value: str) -> date | None:
    """The last day of an ISO date of any precision; empty gives None."""
    if not value:
        return None
    parts = [int(part) for part in value.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    last = parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1]
    return date(parts[0], month, last)
