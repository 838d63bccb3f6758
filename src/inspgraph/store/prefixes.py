"""The prefixes of a graph's names, and IRIs abbreviated by them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from inspgraph.vocab import BASE, PREFIXES

_PLAIN: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")


def prefixes_of(base: str = BASE) -> dict[str, str]:
    """Return every prefix with its namespace; ``id`` stands for the instances' own."""
    return {"id": base, **PREFIXES}


class Short:
    """Abbreviates IRIs: the longest namespace that leaves a plain local name wins."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._known = sorted(prefixes.items(), key=lambda item: (-len(item[1]), item[0]))

    def __call__(self, iri: str) -> str:
        for prefix, namespace in self._known:
            if iri.startswith(namespace):
                local = iri[len(namespace) :]
                if local and _PLAIN.issuperset(local):
                    return f"{prefix}:{local}"
        return iri
