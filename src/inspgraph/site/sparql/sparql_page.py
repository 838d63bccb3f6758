"""The page on which SPARQL is written and asked, and what its editor completes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from inspgraph import resources
from inspgraph.query.catalogue import GROUPS, catalogue
from inspgraph.site.questions.form import example_of
from inspgraph.site.questions.question_pages import readable
from inspgraph.site.render import render
from inspgraph.site.site import NotFoundError, Site, Wanted, WebPage, as_json
from inspgraph.site.sparql.terms import read_terms

_EXAMPLES: Final = "examples"


@dataclass(frozen=True, slots=True)
class Example:
    """A query to begin with; its ``name`` stands in addresses."""

    name: str
    title: str
    text: str


def query_page(site: Site, wanted: Wanted) -> WebPage:
    """Show the editor with the query that the address has, or one of the examples.

    Raises ``NotFoundError`` for an example that is not there.
    """
    given, named = wanted.value("query"), wanted.value("example")
    text = given or (_example(site, wanted, named) if named else beginnings()[0].text)
    known = [question for question in catalogue(resources.QUERIES) if not question.then]
    groups = [
        (title, [(one.name, one.title) for one in known if one.group == group])
        for group, title in GROUPS.items()
    ]
    return render(
        site,
        "query.html",
        text=text,
        is_given=bool(given or named),
        examples=[("To begin with", [(one.name, one.title) for one in beginnings()]), *groups],
        limits=site.limits,
        setup={"prefixes": site.graph.prefixes, "places": site.places.starts},
    )


def terms_json(site: Site, _: Wanted) -> WebPage:
    """Return the names to complete: ``{"terms": [{name, kind, label, definition}]}``."""
    return as_json({"terms": [asdict(one) for one in site.once(read_terms)]})


@cache
def beginnings() -> tuple[Example, ...]:
    """Short queries to begin with, in their order."""
    folder = files("inspgraph.site.sparql") / _EXAMPLES
    found = sorted((one for one in folder.iterdir() if one.name.endswith(".rq")), key=_name)
    return tuple(_read(one.name, one.read_text(encoding="utf-8")) for one in found)


def _name(file: object) -> str:
    return str(getattr(file, "name", ""))


def _read(name: str, text: str) -> Example:
    title = text.splitlines()[0].removeprefix("#").strip()
    return Example(name.removesuffix(".rq").partition("-")[2], title, text)


def _example(site: Site, wanted: Wanted, named: str) -> str:
    short: Mapping[str, str] = {one.name: one.text for one in beginnings()}
    if named in short:
        return short[named]
    for question in catalogue(resources.QUERIES):
        if question.name == named:
            given = example_of(site, question)
            return readable(question, site.graph.sparql_of(question, given.values))
    raise NotFoundError(wanted.path)
