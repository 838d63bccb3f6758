"""Terms in a query that a graph never uses: a misspelt one finds nothing, and SPARQL is silent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from inspgraph.query.run import TOKEN
from inspgraph.query.suggestions import did_you_mean, near
from inspgraph.store.select import select

_NEAR: Final = 70
_NOT_TERMS: Final = frozenset({"id", "stat", "xsd"})
"""Prefixes of things and of types of values, not of vocabularies."""


def unknown_terms(store: ox.Store, text: str, prefixes: Mapping[str, str]) -> tuple[str, ...]:
    """Return a sentence for each prefixed name of a query that the store has nowhere.

    Each says which terms come near. Names under prefixes other than the graph's are left alone.
    """
    found = []
    for token in dict.fromkeys(match[0] for match in TOKEN.finditer(text)):
        prefix, colon, local = token.partition(":")
        known = prefix in prefixes and prefix not in _NOT_TERMS
        if not colon or not known or not re.fullmatch(r"[\w-]+", local):
            continue
        space = prefixes[prefix]
        if not _is_used(store, ox.NamedNode(space + local)):
            meant = [f"{prefix}:{name}" for name in near(local, _locals(store, space), _NEAR)]
            found.append(f"The graph has no term {token}.{did_you_mean(meant)}")
    return tuple(found)


def _is_used(store: ox.Store, term: ox.NamedNode) -> bool:
    return (
        any(store.quads_for_pattern(term, None, None))
        or any(store.quads_for_pattern(None, term, None))
        or any(store.quads_for_pattern(None, None, term))
    )


def _locals(store: ox.Store, space: str) -> list[str]:
    """The local names of a namespace that the store has as a subject, predicate or class."""
    text = f"""SELECT DISTINCT ?term {{
      {{ ?term a ?sort }} UNION {{ ?s ?term ?o }} UNION {{ ?s a ?term }}
      FILTER(STRSTARTS(STR(?term), "{space}"))
    }}"""
    return sorted({row["term"].removeprefix(space) for row in select(store, text)})
