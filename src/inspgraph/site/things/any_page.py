"""The page of anything that has no page of its own kind: all that is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from inspgraph.map.bodies_and_relations import CLASSES
from inspgraph.site.anchors import document_of
from inspgraph.site.documents import read_census
from inspgraph.site.paths import Places
from inspgraph.site.render import render
from inspgraph.site.site import NotFoundError, Site, Wanted, WebPage
from inspgraph.site.things.thing import Row, Term, Thing, read_terms, read_thing
from inspgraph.store.prefixes import Short
from inspgraph.vocab import DCTERMS, FOAF, IG, OA, ORG, RDF, RDFS, SKOS

_ACTORS: Final = frozenset(map(str, CLASSES.values()))
_NAMES: Final = (
    SKOS.prefLabel, RDFS.label, DCTERMS.title, IG.fileName, IG.name, FOAF.name, IG.wording,
)  # fmt: skip
"""What people know a thing by, the best first."""


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """A term as a page shows it: ``href`` is empty where there is nothing to follow."""

    text: str
    href: str = ""
    note: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class SubjectSection:
    """The statements about one subject; ``anchor`` is its fragment on a page of many."""

    anchor: str
    title: str
    lines: tuple[tuple[ShownTerm, tuple[ShownTerm, ...]], ...]


def thing_page(site: Site, wanted: Wanted) -> WebPage:
    """Show one IRI: its statements, the words quoted, and what points to it."""
    iri = site.places.iri(wanted.path)
    thing = read_thing(site.graph, iri) if iri else None
    if thing is None or not thing.is_known:
        raise NotFoundError(wanted.path)
    return show_thing(site, thing)


def show_thing(site: Site, thing: Thing) -> WebPage:
    """Return the page of a thing that was read."""
    show = _TermShower(site.places, site.short, site.once(read_terms))
    return render(
        site,
        "thing.html",
        iri=thing.iri,
        name=_name(thing, site.once(read_terms), site.short) or site.short(thing.iri),
        crumbs=crumbs_of(site, thing),
        sections=tuple(_sections(thing, show, site.short)),
        passages=thing.passages,
        pointing=tuple(_grouped(thing.pointing, "subject", show)),
        held=thing.held,
        holds=tuple(_grouped(thing.holds, "subject", show)),
        path=site.places.path(thing.iri),
        own_page=_own_page(site, thing),
        is_cut=thing.is_cut,
    )


class _TermShower:
    def __init__(self, places: Places, short: Short, terms: Mapping[str, str]) -> None:
        self._places = places
        self._short = short
        self._terms = terms

    def __call__(self, term: Term, label: str = "") -> ShownTerm:
        if term["type"] != "uri":
            return ShownTerm(term["value"], language=term.get("xml:lang", ""))
        iri = term["value"]
        outside = iri if iri.startswith(("http://", "https://")) else ""
        name = self._short(iri)
        label = label or self._terms.get(iri, "")
        return ShownTerm(label or name, self._places.path(iri) or outside, name if label else "")


def _sections(thing: Thing, show: _TermShower, short: Short) -> Iterator[SubjectSection]:
    for subject, rows in groupby(thing.statements, key=lambda row: row["subject"]["value"]):
        anchor = subject.removeprefix(f"{thing.iri}#") if subject != thing.iri else ""
        yield SubjectSection(anchor, short(subject), tuple(_grouped(rows, "value", show)))


def _grouped(
    rows: Iterable[Row], name: str, show: _TermShower
) -> Iterator[tuple[ShownTerm, tuple[ShownTerm, ...]]]:
    """Rows by their property; a term with labels in several words is shown with the first."""
    for _, same in groupby(rows, key=lambda row: row["property"]["value"]):
        group = list(same)
        terms: dict[tuple[str, ...], ShownTerm] = {}
        for row in group:
            label = row["label"]["value"] if "label" in row else ""
            terms.setdefault(tuple(row[name].values()), show(row[name], label))
        yield show(group[0]["property"]), tuple(terms.values())


def crumbs_of(site: Site, thing: Thing) -> tuple[tuple[str, str], ...]:
    """Return the authority and the document that a thing belongs to, each a name and a path."""
    census = site.once(read_census)
    iri = _value(thing, IG.inDocument) or document_of(site, _value(thing, OA.hasSource)) or ""
    document = census.document.get(iri)
    councils = document.authorities if document else (_value(thing, IG.about),)
    found = [(census.authority[one].name, one) for one in councils if one in census.authority]
    if document:
        found.append((document.name, document.iri))
    return tuple((name, site.places.path(iri) or "") for name, iri in found)


def _own_page(site: Site, thing: Thing) -> str:
    """Return the words that lead to the page of a thing's kind, "" where it has none."""
    if thing.iri in site.once(read_census).document:
        return "Read the document"
    classes = {row["value"]["value"] for row in _rows(thing, RDF.type)}
    return "The page about it" if classes & _ACTORS else ""


def _name(thing: Thing, terms: Mapping[str, str], short: Short) -> str:
    """Return the thing's name for people, "" if it has none."""
    area, grade = _value(thing, IG.areaLabel), _value(thing, IG.gradeLabel)
    if grade:
        return f"{area}: {grade}" if area else grade
    subject, object_ = (_label(thing, end, short) for end in (RDF.subject, RDF.object))
    if subject and object_:
        property_ = _value(thing, RDF.predicate)
        return f"{subject} – {terms.get(property_, property_)} – {object_}"
    older, newer = (
        _label(thing, end, short) for end in (ORG.originalOrganization, ORG.resultingOrganization)
    )
    if older and newer:
        return f"{older} → {newer}"
    named = next((value for value in (_value(thing, name) for name in _NAMES) if value), "")
    return named or terms.get(_value(thing, RDF.type), "").capitalize()


def _label(thing: Thing, end: str, short: Short) -> str:
    """Return the label of a property's first value, else the value abbreviated."""
    labels = [row["label"]["value"] for row in _rows(thing, end) if "label" in row]
    return next(iter(labels), "") or short(_value(thing, end))


def _value(thing: Thing, name: str) -> str:
    """Return the first value of a property."""
    return next((row["value"]["value"] for row in _rows(thing, name)), "")


def _rows(thing: Thing, name: str) -> Iterator[Row]:
    for row in thing.statements:
        if row["subject"]["value"] == thing.iri and row["property"]["value"] == str(name):
            yield row
