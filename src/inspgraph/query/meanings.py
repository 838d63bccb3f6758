"""Everything that an ambiguous name may mean, with what tells one from another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from typing import Final

from inspgraph.errors import UnclearNameError

_LABEL: Final = "?thing skos:prefLabel ?name"
_WHEN: Final = """
?seen ig:actor ?thing ; ig:inDocument/dct:issued ?day BIND(STR(?day) AS ?name)
"""
_WHERE: Final = """
?seen ig:actor ?thing ; ig:inDocument ?said . ?said ig:about/dct:spatial/skos:prefLabel ?name
"""

Pairs = Callable[..., Iterator[tuple[str, str]]]
"""A look-up: of a pattern, things and their names, kept to the IRIs of ``thing``."""


def ambiguous(name: str, found: Collection[str], pairs: Pairs, base: str) -> UnclearNameError:
    """Return the error that lists all that a name may mean: label, councils, years of each.

    ``base`` is what the IRIs begin with.
    """
    labels = dict(pairs(_LABEL, thing=found))
    places: dict[str, set[str]] = defaultdict(set)
    for thing, place in pairs(_WHERE, thing=found):
        places[thing].add(place)
    years: dict[str, set[str]] = defaultdict(set)
    for thing, day in pairs(_WHEN, thing=found):
        years[thing].add(day[:4])

    def told(thing: str) -> str:
        seen = sorted(years[thing])
        period = f"{seen[0]} to {seen[-1]}" if len(seen) > 1 else "".join(seen)
        where = ", ".join(sorted(places[thing]))
        return "; ".join(part for part in (labels.get(thing, ""), where, period) if part)

    choices = tuple((f"id:{thing.removeprefix(base)}", told(thing)) for thing in sorted(found))
    listed = [f"{value} ({what})" for value, what in choices]
    message = (
        f"{name!r} is the name of {len(listed)} bodies or services: {', '.join(listed)}. "
        "Use one of these instead of the name."
    )
    return UnclearNameError(message, name, choices)
