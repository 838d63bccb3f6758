"""The table of addresses and the pages that answer them."""

from __future__ import annotations

from typing import Final

from inspgraph.errors import QueryError
from inspgraph.site.explorer import explorer_page as explore
from inspgraph.site.lists import list_pages as lists
from inspgraph.site.lists.front import front_page
from inspgraph.site.questions.question_pages import question_page, questions_page
from inspgraph.site.render import render
from inspgraph.site.search import search_page as finding
from inspgraph.site.site import Handler, NotFoundError, Site, Wanted, WebPage
from inspgraph.site.sparql.sparql_page import query_page, terms_json
from inspgraph.site.things.kinds import page_of_kind

THING: Final = "thing"
"""The page of an IRI of the graph, at the path that ``Places`` gives it."""

ROUTES: Final[tuple[tuple[str, str], ...]] = (
    ("front", "/"),
    ("authorities", "/authorities"),
    ("bodies", "/bodies"),
    ("documents", "/documents"),
    ("problems", "/problems"),
    ("find", "/find"),
    ("find-json", "/api/find"),
    ("questions", "/questions"),
    ("question", "/questions/{name}"),
    ("query", "/query"),
    ("terms", "/api/terms"),
    ("explore", "/explore"),
    ("network-start", "/api/network/start"),
    ("network-around", "/api/network/around"),
    ("network-path", "/api/network/path"),
    ("network-all", "/api/network/all"),
)
"""Each page's name and address, in the order in which addresses are tried."""

_HANDLERS: Final[dict[str, Handler]] = {
    "front": front_page,
    "authorities": lists.authorities_page,
    "bodies": lists.bodies_page,
    "documents": lists.documents_page,
    "problems": lists.problems_page,
    "find": finding.find_page,
    "find-json": finding.find_json,
    "questions": questions_page,
    "question": question_page,
    "query": query_page,
    "terms": terms_json,
    "explore": explore.explore_page,
    "network-start": explore.start,
    "network-around": explore.around,
    "network-path": explore.path,
    "network-all": explore.whole,
    THING: page_of_kind,
}


def answer(site: Site, name: str, wanted: Wanted) -> WebPage:
    """Make the page of that name; what cannot be answered gets a page that says why."""
    key = name, wanted.path, tuple(sorted(wanted.values.items()))
    try:
        return site.page(key, lambda: _HANDLERS[name](site, wanted))
    except NotFoundError:
        return render(site, "missing.html", 404, path=wanted.path)
    except QueryError as error:
        return render(site, "refused.html", 400, message=str(error))
