"""The mapping between paths of the server and IRIs of the graph."""

from __future__ import annotations

import re
from typing import Final

from inspgraph.vocab import BASE, FRAMEWORK, IG, KIND, RULE, SHAPES

_ROOT: Final = BASE.removesuffix("id/")
_LOCAL: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*\Z")


class Places:
    """The graph's own names as paths; ``base`` is where its instances are named.

    A namespace ends in ``/`` and its names are paths, or in ``#`` and all share the page of what
    stands before.
    """

    def __init__(self, base: str) -> None:
        self._folders = {
            "/id/": base,
            "/framework/": str(FRAMEWORK),
            "/kind/": str(KIND),
            "/rule/": str(RULE),
        }
        self._pages = {"/ns": str(IG)[:-1], "/shapes": str(SHAPES)[:-1]}
        self._pages |= {"/alignments": f"{_ROOT}alignments", "/ontology": str(IG)[:-1]}

    @property
    def starts(self) -> dict[str, str]:
        """The prefixes of IRIs and their paths; names that share a page are its fragments."""
        pages = {f"{iri}#": f"{path}#" for path, iri in self._pages.items()}
        return {namespace: start for start, namespace in self._folders.items()} | pages

    def iri(self, path: str) -> str | None:
        """The IRI that a path stands for, None where it stands for none."""
        if path in self._pages:
            return self._pages[path]
        for start, namespace in self._folders.items():
            if path.startswith(start):
                local = path[len(start) :]
                is_ours = _LOCAL.match(local) or (not local and start != "/id/")
                return namespace + local if is_ours else None
        return None

    def local(self, iri: str) -> str:
        """The name of an instance within the graph's base; another IRI whole."""
        return iri.removeprefix(self._folders["/id/"])

    def path(self, iri: str) -> str | None:
        """The path that stands for an IRI, with a fragment where it has one."""
        page, sign, fragment = iri.partition("#")
        for path, known in self._pages.items():
            if page == known and (not sign or _LOCAL.match(fragment)):
                return f"{path}{sign}{fragment}"
        for start, namespace in self._folders.items():
            if iri.startswith(namespace) and self.iri(start + iri[len(namespace) :]):
                return start + iri[len(namespace) :]
        return None
