"""From a name that a person types to the one body it means: never by guessing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

import pyoxigraph as ox

from inspgraph.errors import QueryError
from inspgraph.network.nodes import actors, rows

_NEAR: Final = 0.72
"""How alike (difflib's ratio, 0 to 1) a name must be to be suggested."""
_NOT_WORDS: Final = re.compile(r"[\W_]+")
_PLACES: Final = """
SELECT ?actor ?name { ?actor a ig:LocalAuthority ; dct:spatial/skos:prefLabel ?name }
"""
_CODES: Final = "SELECT ?actor ?name { ?actor skos:prefLabel ?label ; skos:notation ?name }"
_LABELS: Final = "SELECT ?actor ?name { ?actor skos:prefLabel ?name }"
_OTHERS: Final = """
SELECT ?actor ?name { ?appearance ig:actor ?actor ; ig:name|ig:otherName ?name }
"""


def named(store: ox.Store, name: str) -> str:
    """Give the IRI of the body or service that a name means; an IRI of one stands for itself.

    Tried in this order, without regard to case, punctuation or spaces: its name,
    the name of an authority's area, its code in a register, then what documents call it. The
    first of these under which anything has the name decides; where it is more than one thing, or
    nothing, ``QueryError`` lists those that it may mean, and the caller chooses.
    """
    known = actors(store)
    if name in known:
        return name
    wanted = _fold(name)
    if not wanted:
        raise QueryError("A body's name is needed.")
    every: dict[str, str] = {}
    for query in (_LABELS, _PLACES, _CODES, _OTHERS):
        pairs = [(row["name"], row["actor"]) for row in rows(store, query) if row["actor"] in known]
        found = {actor for form, actor in pairs if _fold(form) == wanted}
        if len(found) == 1:
            return found.pop()
        if found:
            listed = _listed(f"{known[actor]['label']} ({actor})" for actor in found)
            raise QueryError(
                f"{name!r} may mean {listed}. Give one of these IRIs, or a whole name."
            )
        for form, _ in sorted(pairs):
            every.setdefault(_fold(form), form)
    near = [every[form] for form in get_close_matches(wanted, every, n=5, cutoff=_NEAR)]
    parts = [form for key, form in every.items() if _within(wanted, key) and form not in near]
    near += sorted(parts, key=lambda form: (len(form), form))
    if not near:
        raise QueryError(f"The graph knows nothing called {name!r}.")
    listed = ", ".join(f"{form!r}" for form in near[:5])
    raise QueryError(f"The graph knows nothing called {name!r}. Near it: {listed}.")


def _fold(name: str) -> str:
    return _NOT_WORDS.sub(" ", name.casefold().replace("’", "").replace("'", "")).strip()


def _within(wanted: str, name: str) -> bool:
    return f" {wanted} " in f" {name} "


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
