"""Which page answers which address."""

from __future__ import annotations

from typing import Final

from inspgraph.errors import QueryError
from inspgraph.site.front import front_page
from inspgraph.site.kinds import page_of_kind
from inspgraph.site.render import render
from inspgraph.site.site import Handler, NotFoundError, Page, Site, Wanted

THING: Final = "thing"
"""The page of an IRI of the graph, at the path that ``Places`` gives it."""

ROUTES: Final[tuple[tuple[str, str], ...]] = (("front", "/"),)
"""Each page's name and address, in the order in which addresses are tried."""

_HANDLERS: Final[dict[str, Handler]] = {
    "front": front_page,
    THING: page_of_kind,
}


def answer(site: Site, name: str, wanted: Wanted) -> Page:
    """Make the page of that name; what cannot be answered gets a page that says why."""
    try:
        return _HANDLERS[name](site, wanted)
    except NotFoundError:
        return render(site, "missing.html", 404, path=wanted.path)
    except QueryError as error:
        return render(site, "refused.html", 400, message=str(error))
