"""The registers of public bodies, loaded once, and look-ups in them by name, code and area."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from inspgraph.errors import RegisterError
from inspgraph.registers import register_files
from inspgraph.registers.name_forms import BARE, STATED, Rank, forms, places, surfaces
from inspgraph.registers.normal_names import is_acronym, loosen, normalise
from inspgraph.registers.register_body import RegisterBody, Succession

NEIGHBOURS: Final = "statistical_neighbours.csv"


class Named(NamedTuple):
    """A body under one of its names; ``rank`` as in ``forms.Form``, ``text`` the form itself."""

    body: RegisterBody
    rank: Rank
    text: str


@dataclass(frozen=True, slots=True)
class Registers:
    """All registers together.

    ``bodies`` by key; ``by_name`` from a normalised name, ``by_loose`` from its loose form to
    the bodies so called; ``places`` from a normalised place name to the authorities there;
    ``generic`` from a normalised generic name ("clinical commissioning group") to the register
    classes (``RegisterBody.subtype``) it may mean; ``lineage`` from a GSS code to itself and
    every area that it came from or turned into; ``neighbours`` from an authority's GSS code to
    its statistical neighbours', the nearest first.
    """

    bodies: Mapping[str, RegisterBody]
    by_name: Mapping[str, tuple[Named, ...]]
    by_loose: Mapping[str, tuple[Named, ...]]
    places: Mapping[str, tuple[RegisterBody, ...]]
    generic: Mapping[str, tuple[str, ...]]
    lineage: Mapping[str, frozenset[str]]
    neighbours: Mapping[str, tuple[str, ...]]
    successions: tuple[Succession, ...]

    def get(self, key: str) -> RegisterBody | None:
        """The body with that key."""
        return self.bodies.get(key)

    def authority(self, gss: str) -> RegisterBody | None:
        """The council with that GSS code."""
        return self.bodies.get(f"gss:{gss}")

    def area_name(self, gss: str) -> str | None:
        """The statistics office's short name of an authority's area ("Redcar and Cleveland")."""
        body = self.authority(gss)
        return body.name if body else None

    def current(self, gss: str) -> str:
        """The code of the council that an authority went on as under the same place's name.

        Its own where it has no such successor, or several.
        """
        body = self.authority(gss)
        while body is not None:
            heirs = [
                heir
                for heir in (self.get(key) for key in body.successors)
                if heir is not None
                and heir.childrens_services == body.childrens_services
                and _place_names(heir) & _place_names(body)
            ]
            if len(heirs) != 1:
                return body.code
            body = heirs[0]
        return gss

    def covers(self, body: RegisterBody, gss: str) -> bool:
        """Return whether a body's area meets an authority's, earlier and later areas included."""
        if body.national:
            return True
        related = self.lineage.get(gss, frozenset({gss}))
        return any(area in related for area in body.areas)

    def of_class(self, subtypes: Iterable[str], gss: str, when: date | None) -> list[RegisterBody]:
        """The bodies of these register classes that covered an authority's area on a day."""
        wanted = frozenset(subtypes)
        return [
            body
            for body in self.bodies.values()
            if body.subtype in wanted and body.existed(when) and self.covers(body, gss)
        ]


def _place_names(body: RegisterBody) -> frozenset[str]:
    return frozenset(normalise(form.text) for form in forms(body) if form.rank == BARE)


def load_registers(folder: Path, extra: Sequence[Path] = ()) -> Registers:
    """The registers of a folder as ``data/registers`` holds them, indexed.

    ``extra`` are further register files for places that no official register knows: a file that
    is called as one of the folder's has its columns (``statistical_neighbours.csv`` adds to the
    neighbours), any other those of ``local_authorities.csv``. Raises
    ``RegisterError`` where two bodies share a key or a file is no register.
    """
    bodies: dict[str, RegisterBody] = {}
    links: list[Succession] = []
    further = (
        link
        for path in extra
        if path.name != NEIGHBOURS
        for link in register_files.read_further(path)
    )
    for body, successions in (*register_files.read(folder), *further):
        if body.key in bodies:
            raise RegisterError(f"Two bodies of the registers share the key {body.key}.")
        bodies[body.key] = body
        links.extend(successions)
    bodies = _with_links(bodies, links)
    by_name, by_loose = _index(bodies.values())
    return Registers(
        bodies=bodies,
        by_name=by_name,
        by_loose=by_loose,
        places=_places(bodies.values()),
        generic={
            normalise(row["name"]): register_files.listed(row["classes"])
            for row in register_files.rows(folder / "generic_names.csv")
        },
        lineage=_lineage(bodies),
        neighbours=_neighbours(
            [folder / NEIGHBOURS, *(path for path in extra if path.name == NEIGHBOURS)],
            bodies.values(),
        ),
        successions=tuple(links),
    )


def all_forms(registers: Registers, bare: bool = False) -> Iterator[tuple[str, RegisterBody]]:
    """Every way to write every registered body, with "&" and apostrophe variants, for a matcher.

    Place names on their own ("Reading", "Bury") and names without their kind of body ("Alder
    Hey Children's") come only with ``bare``. A form whose ``names.is_acronym`` holds is to be
    matched with its case ("ISA"); where the text itself introduces that abbreviation ("shared
    family assessment (SFA)"), the text's meaning goes first.
    """
    for named in registers.by_name.values():
        for body, rank, text in named:
            if rank < BARE or bare:
                for surface in surfaces(text):
                    yield surface, body


def _with_links(
    bodies: dict[str, RegisterBody], links: Sequence[Succession]
) -> dict[str, RegisterBody]:
    after: dict[str, list[str]] = {}
    before: dict[str, list[str]] = {}
    for link in links:
        after.setdefault(link.predecessor, []).append(link.successor)
        before.setdefault(link.successor, []).append(link.predecessor)
    return {
        key: dataclasses.replace(
            body, successors=tuple(after.get(key, ())), predecessors=tuple(before.get(key, ()))
        )
        if key in after or key in before
        else body
        for key, body in bodies.items()
    }


def _index(
    bodies: Iterable[RegisterBody],
) -> tuple[dict[str, tuple[Named, ...]], dict[str, tuple[Named, ...]]]:
    names: dict[str, dict[str, Named]] = {}
    for body in bodies:
        best: dict[str, Rank] = {}
        for text, rank in forms(body):
            best[text] = min(rank, best.get(text, rank))
        for text, rank in best.items():
            known = names.setdefault(normalise(text), {})
            # A form may be stated once and generated again; the stronger proof stays.
            if body.key not in known or rank < known[body.key].rank:
                known[body.key] = Named(body, rank, text)
    loose: dict[str, dict[str, Named]] = {}
    for name, found in names.items():
        # The generated forms only word the kind of body differently, which loosening undoes.
        stated = [named for named in found.values() if named.rank == STATED]
        form = loosen(name) if stated else None
        if form is not None:
            loose.setdefault(form, {}).update((named.body.key, named) for named in stated)
    return (
        {name: tuple(found.values()) for name, found in names.items() if name},
        {form: tuple(found.values()) for form, found in loose.items()},
    )


def _places(bodies: Iterable[RegisterBody]) -> dict[str, tuple[RegisterBody, ...]]:
    found: dict[str, dict[str, RegisterBody]] = {}
    for body in bodies:
        if body.scheme == "gss":
            for text in places(body):
                if not is_acronym(text):
                    found.setdefault(normalise(text), {})[body.key] = body
    return {name: tuple(there.values()) for name, there in found.items()}


def _lineage(bodies: Mapping[str, RegisterBody]) -> dict[str, frozenset[str]]:
    def reached(key: str, along: str) -> set[str]:
        seen: set[str] = set()
        ahead = [key]
        while ahead:
            body = bodies.get(ahead.pop())
            if body is not None and body.code not in seen:
                seen.add(body.code)
                ahead.extend(getattr(body, along))
        return seen

    # Ancestors and descendants, not siblings: half of a split county is not the other half.
    return {
        body.code: frozenset(reached(key, "successors") | reached(key, "predecessors"))
        for key, body in bodies.items()
        if body.scheme == "gss"
    }


def _neighbours(
    paths: Iterable[Path], bodies: Iterable[RegisterBody]
) -> dict[str, tuple[str, ...]]:
    by_number = {
        number: body.code
        for body in bodies
        for scheme, number in body.notations
        if scheme == "dfe" and body.end is None
    }
    return {
        row["gss_code"]: tuple(
            by_number[number]
            for number in register_files.listed(row["neighbour_dfe_la_numbers"])
            if number in by_number
        )
        for path in paths
        for row in register_files.rows(path)
    }
