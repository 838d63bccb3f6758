"""The records between the server and the pages: what a page is made from, and its content."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final, TypeVar

from inspgraph.api import Graph
from inspgraph.errors import InspgraphError
from inspgraph.site.paths import Places
from inspgraph.store.prefixes import Short

HTML: Final = "text/html"
JSON: Final = "application/json"
_T = TypeVar("_T")
_KEPT: Final = 24 * 2**20
"""Bytes of finished pages that a site keeps; the one asked for longest ago goes first."""


class NotFoundError(InspgraphError):
    """The graph has nothing of what the address names."""


class Site:
    """A graph opened for its pages. What it caches lives as long as the graph stays the same.

    ``limits`` are sentences on what the server allows, shown beside the endpoint.
    """

    def __init__(self, folder: Path, limits: tuple[str, ...] = ()) -> None:
        self.graph = Graph(folder)
        self.limits = limits
        self.places = Places(self.graph.manifest.base)
        self.short = Short(self.graph.prefixes)
        self._kept: dict[Callable[..., Any], Any] = {}
        self._pages: dict[Hashable, WebPage] = {}
        self._bytes = 0

    def once(self, read: Callable[[Graph], _T]) -> _T:
        """Return what a function reads from the graph, cached for later pages."""
        if read not in self._kept:
            self._kept[read] = read(self.graph)
        found: _T = self._kept[read]
        return found

    def made(self, make: Callable[[Site], _T]) -> _T:
        """Return what a function derives from what was read, cached likewise."""
        if make not in self._kept:
            self._kept[make] = make(self)
        found: _T = self._kept[make]
        return found

    def page(self, key: Hashable, make: Callable[[], WebPage]) -> WebPage:
        """Return a page, the one kept under the key or a new one; what was refused is not kept."""
        page = self._pages.pop(key, None)
        if page is None:
            page = make()
            if page.status != HTTPStatus.OK or len(page.body) > _KEPT // 4:
                return page
            self._bytes += len(page.body)
            while self._bytes > _KEPT:
                self._bytes -= len(self._pages.pop(next(iter(self._pages))).body)
        self._pages[key] = page
        return page

    @cached_property
    def base(self) -> str:
        """The namespace of the graph's own names."""
        return self.graph.manifest.base


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request for a page: its path, the path's variable parts, and the query's parameters."""

    path: str
    parts: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """The first value of a parameter without spaces around it, "" where it has none."""
        return next(iter(self.values.get(name, ())), "").strip()


@dataclass(frozen=True, slots=True)
class WebPage:
    """An answer: ``media`` is its type without charset, ``file`` the name to save it by."""

    body: bytes
    media: str = HTML
    status: int = 200
    file: str = ""
    location: str = ""


Handler = Callable[[Site, Wanted], WebPage]


def as_json(value: Any, status: int = 200) -> WebPage:
    """Return a value as a page of JSON; the same value gives the same bytes."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return WebPage(text.encode(), JSON, status)
