"""The lists of authorities, bodies, documents and problems, narrowed by their forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from inspgraph.api import Graph
from inspgraph.errors import CODES
from inspgraph.export.problem_report import REPORTS
from inspgraph.records import Problem
from inspgraph.site.bodies import REGISTERS, NamedActor, read_directory, type_in_words
from inspgraph.site.documents import Authority, Census, Document, read_census
from inspgraph.site.lists.listing import address, choices, has_words, paged
from inspgraph.site.lists.overview import NO_SERIES, UNDATED, troubles
from inspgraph.site.render import render
from inspgraph.site.search.name_index import places_of
from inspgraph.site.site import JSON, NotFoundError, Site, Wanted, WebPage

NO_REGION: Final = "Region not known"


@dataclass(frozen=True, slots=True)
class ListedProblem:
    """A problem with the document it is about, where that became one."""

    problem: Problem
    document: Document | None
    meaning: str


def authorities_page(site: Site, wanted: Wanted) -> WebPage:
    """List the authorities by region, those without documents at the end."""
    census = site.once(read_census)
    every = [one for one in census.authorities if one.documents]
    region, text = wanted.value("region"), wanted.value("q")
    found = [
        one
        for one in every
        if (not region or _region(one) == region)
        and has_words(text, one.place, one.label, one.code)
    ]
    groups: dict[str, list[Authority]] = {}
    for one in sorted(found, key=lambda one: (not one.region, one.region, one.name.casefold())):
        groups.setdefault(one.region or NO_REGION, []).append(one)
    return render(
        site,
        "authorities.html",
        groups=groups,
        total=len(found),
        of_all=len(every),
        regions=choices((_region(one), one.region or NO_REGION) for one in every),
        others=[one for one in census.authorities if not one.documents],
        region=region,
        q=text,
    )


def documents_page(site: Site, wanted: Wanted) -> WebPage:
    """List the documents, the last first."""
    census = site.once(read_census)
    tests: dict[str, Callable[[Document], list[tuple[str, str]]]] = {
        "series": lambda one: [(one.series or NO_SERIES, one.series_label or "Not recognised")],
        "year": lambda one: [(one.year or UNDATED, one.year or "Undated")],
        "region": partial(_regions, census),
        "authority": lambda one: [
            (census.authority[iri].code or iri, census.authority[iri].name)
            for iri in one.authorities
        ],
        "grade": lambda one: list(dict.fromkeys((g.label, g.label) for g in one.grades)),
        "voice": lambda one: [(one.voice, one.voice.capitalize())] if one.voice else [],
    }
    values = {name: wanted.value(name) for name in tests}
    text = wanted.value("q")
    found = [
        one
        for one in reversed(census.documents)
        if all(
            not value or value in (known for known, _ in tests[name](one))
            for name, value in values.items()
        )
        and has_words(text, one.title, one.file, *census.places(one))
    ]
    found.sort(key=lambda one: one.date or "0", reverse=True)
    return render(
        site,
        "documents.html",
        list=paged(found, wanted),
        of_all=len(census.documents),
        census=census,
        filters={
            name: choices(pair for one in census.documents for pair in test(one))
            for name, test in tests.items()
        },
        values=values,
        q=text,
        link=_linker("/documents", {**values, "q": text}),
    )


def bodies_page(site: Site, wanted: Wanted) -> WebPage:
    """List the bodies and services, by default the one that most documents name first.

    Bodies that no document names, but registers list as predecessors or neighbours, are shown on
    request (``named=all``).
    """
    directory, census = site.once(read_directory), site.once(read_census)
    type_, register, order = (wanted.value(name) for name in ("type", "register", "sort"))
    text, named = wanted.value("q"), wanted.value("named")
    everyone = [one for one in directory.actors if one.documents or named == "all"]
    found = [
        actor
        for actor in everyone
        if (not type_ or actor.type == type_)
        and (not register or actor.register == register)
        and has_words(text, actor.label, *actor.names)
    ]
    if order != "name":
        found.sort(key=lambda actor: -len(actor.documents))
    shown = paged(found, wanted)
    values = {"type": type_, "register": register, "sort": order, "named": named, "q": text}
    return render(
        site,
        "bodies.html",
        list=shown,
        of_all=len(everyone),
        places={actor.iri: _places(actor, census) for actor in shown.items},
        registers=REGISTERS,
        types=choices((a.type, type_in_words(a.type)) for a in everyone),
        known_in=choices((a.register, REGISTERS.get(a.register, a.register)) for a in everyone),
        values=values,
        link=_linker("/bodies", values),
    )


def problems_page(site: Site, wanted: Wanted) -> WebPage:
    """List the errors and doubtful results of the build, or give those listed as a file."""
    census, problems = site.once(read_census), site.once(_problems)
    code, severity, text = (wanted.value(name) for name in ("code", "severity", "q"))
    found = [
        ListedProblem(one, census.by_path.get(one.file), CODES[one.code].meaning)
        for one in problems
        if (not code or one.code == code)
        and (not severity or one.severity == severity)
        and has_words(text, one.file.replace("/", " "), one.found, one.expected)
    ]
    kind = wanted.value("format")
    if kind:
        if kind not in REPORTS:
            raise NotFoundError(wanted.path)
        report = REPORTS[kind](one.problem for one in found)
        return WebPage(report.encode(), JSON, file=f"problems.{kind}")
    values = {"code": code, "severity": severity, "q": text}
    return render(
        site,
        "problems.html",
        list=paged(found, wanted),
        of_all=len(problems),
        troubles=troubles(problems),
        codes=choices((one.code, one.code) for one in problems),
        severities=choices((one.severity, one.severity.capitalize()) for one in problems),
        values=values,
        link=_linker("/problems", values),
    )


def _problems(graph: Graph) -> tuple[Problem, ...]:
    return graph.problems


def _region(authority: Authority) -> str:
    return authority.region or NO_SERIES


def _regions(census: Census, document: Document) -> list[tuple[str, str]]:
    regions = (census.authority[iri] for iri in document.authorities)
    return list(dict.fromkeys((_region(one), one.region or NO_REGION) for one in regions))


def _places(actor: NamedActor, census: Census) -> str:
    places = places_of(actor, census)
    return ", ".join(places) if len(places) < 4 else f"{len(places)} areas"


def _linker(path: str, values: dict[str, str]) -> Callable[..., str]:
    """Return the function with which a template builds further addresses of a list."""

    def link(**more: object) -> str:
        return address(path, {**values, **{name: str(value) for name, value in more.items()}})

    return link
