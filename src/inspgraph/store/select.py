"""SELECT queries of the project's own over a store, and their terms as text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox

from inspgraph.store.prefixes import prefixes_of


def solutions(
    store: ox.Store, query: str, prefixes: Mapping[str, str] | None = None, **options: Any
) -> ox.QuerySolutions:
    """Run a SELECT and return its solutions as the store gives them.

    ``prefixes`` are those of every graph unless others are given; ``options`` are what
    ``Store.query`` takes. Raises ``TypeError`` for a query that is no SELECT.
    """
    known = dict(prefixes_of() if prefixes is None else prefixes)
    answer = store.query(query, prefixes=known, **options)
    if not isinstance(answer, ox.QuerySolutions):
        raise TypeError("A SELECT gives rows.")
    return answer


def select(store: ox.Store, query: str) -> list[dict[str, str]]:
    """Run a SELECT and return its rows as text by column, "" for what is unbound."""
    answer = solutions(store, query)
    names = [str(variable.value) for variable in answer.variables]
    return [{name: text_of(row[name]) for name in names} for row in answer]


def text_of(term: object) -> str:
    """Return the IRI or the words of a term, "" for none."""
    return "" if term is None else str(getattr(term, "value", term))
