"""The graph explorer: its page, and the parts of the network that it asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from inspgraph.network.neighbourhood import (
    ReadNetwork,
    View,
    ViewRequest,
    read_authorities,
    read_labels,
    read_links,
    read_series,
    read_view,
)
from inspgraph.network.nodes import actors
from inspgraph.network.view_json import view_json
from inspgraph.site.anchors import address_of_span
from inspgraph.site.render import render
from inspgraph.site.site import NotFoundError, Site, Wanted, WebPage, as_json


def explore_page(site: Site, wanted: Wanted) -> WebPage:
    """Show the explorer, with the requested view as a table for browsers without scripts."""
    try:
        view, missing = _view(site, read_asked(site, wanted)), ""
    except NotFoundError as error:
        view, missing = _view(site, ViewRequest(start=True)), str(error)
    answer = _json(site, view)
    names = {node["id"]: node["label"] for node in answer["nodes"]}
    return render(site, "explore.html", answer=answer, names=names, missing=missing, base=site.base)


def start(site: Site, wanted: Wanted) -> WebPage:
    """Return the view to begin with as JSON."""
    return _answered(site, ViewRequest(start=True, implied=bool(wanted.value("implied"))))


def whole(site: Site, wanted: Wanted) -> WebPage:
    """Return the whole network as JSON, the best linked bodies of a large one."""
    return _answered(site, ViewRequest(whole=True, implied=bool(wanted.value("implied"))))


def around(site: Site, wanted: Wanted) -> WebPage:
    """Return bodies (``body``), their neighbours, and single ones (``add``) as JSON."""
    return _found(site, wanted)


def path(site: Site, wanted: Wanted) -> WebPage:
    """Return the shortest chains between two bodies (``from``, ``to``) as JSON."""
    return _found(site, wanted)


def read_asked(site: Site, wanted: Wanted) -> ViewRequest:
    """Read what an address asks to be shown; raises ``NotFoundError`` for other things.

    Bodies are named by IRI or its last part.
    """
    asked = ViewRequest(
        bodies=tuple(_bodies(site, wanted.values.get("body", ()))),
        also=tuple(_bodies(site, wanted.values.get("add", ()))),
        start=bool(wanted.value("start")),
        whole=bool(wanted.value("whole")),
        implied=bool(wanted.value("implied")),
    )
    ends = tuple(_bodies(site, (wanted.value("from"), wanted.value("to"))))
    if len(ends) == 2:
        asked = replace(asked, ends=(ends[0], ends[1]))
    return asked if replace(asked, implied=False) != ViewRequest() else replace(asked, start=True)


def _json(site: Site, view: View) -> dict[str, Any]:
    def path(iri: str) -> str:
        return address_of_span(site, iri) or site.places.path(iri) or ""

    return view_json(view, site.once(read_series), path)


def _found(site: Site, wanted: Wanted) -> WebPage:
    try:
        return _answered(site, read_asked(site, wanted))
    except NotFoundError as error:
        return as_json({"error": str(error)}, 404)


def _answered(site: Site, asked: ViewRequest) -> WebPage:
    return as_json(_json(site, _view(site, asked)))


def _view(site: Site, asked: ViewRequest) -> View:
    labels = site.once(read_labels) if asked.ends else {}
    return read_view(
        site.once(ReadNetwork), asked, site.once(read_links), site.once(read_authorities), labels
    )


def _bodies(site: Site, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if not name:
            continue
        iri = name if name.startswith(site.base) else site.places.iri(f"/id/{name}") or ""
        if site.places.path(iri) is None or not (
            iri in site.once(read_links) or actors(site.graph.store, [iri])
        ):
            raise NotFoundError(f"The graph knows no body or service called {name!r}.")
        yield iri
