"""The page of anything that has no page of its own kind: all that is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from inspgraph.site.places import Places
from inspgraph.site.render import render
from inspgraph.site.site import NotFoundError, Page, Site, Wanted
from inspgraph.site.thing import Row, Term, Thing, read_thing
from inspgraph.store.prefixes import Short


@dataclass(frozen=True, slots=True)
class Shown:
    """A term as a page shows it: ``href`` is empty where there is nothing to follow."""

    text: str
    href: str = ""
    note: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The statements about one subject; ``anchor`` is its fragment on a page of many."""

    anchor: str
    title: str
    lines: tuple[tuple[Shown, tuple[Shown, ...]], ...]


def thing_page(site: Site, wanted: Wanted) -> Page:
    """Show one IRI: its statements, the words quoted, and what points to it."""
    iri = site.places.iri(wanted.path)
    thing = read_thing(site.graph, iri) if iri else None
    if thing is None or not thing.is_known:
        raise NotFoundError(wanted.path)
    return show_thing(site, thing)


def show_thing(site: Site, thing: Thing) -> Page:
    """Give the page of a thing that was read."""
    show = _Shower(site.places, site.short)
    return render(
        site,
        "thing.html",
        iri=thing.iri,
        name=_name(thing) or site.short(thing.iri),
        sections=tuple(_sections(thing, show, site.short)),
        passages=thing.passages,
        pointing=tuple(_grouped(thing.pointing, "subject", show)),
        held=thing.held,
        holds=tuple(_grouped(thing.holds, "subject", show)),
        path=site.places.path(thing.iri),
        is_cut=thing.is_cut,
    )


class _Shower:
    def __init__(self, places: Places, short: Short) -> None:
        self._places = places
        self._short = short

    def __call__(self, term: Term, label: str = "") -> Shown:
        if term["type"] != "uri":
            return Shown(term["value"], language=term.get("xml:lang", ""))
        iri = term["value"]
        outside = iri if iri.startswith(("http://", "https://")) else ""
        name = self._short(iri)
        return Shown(label or name, self._places.path(iri) or outside, name if label else "")


def _sections(thing: Thing, show: _Shower, short: Short) -> Iterator[Section]:
    for subject, rows in groupby(thing.statements, key=lambda row: row["subject"]["value"]):
        anchor = subject.partition("#")[2] if subject != thing.iri else ""
        yield Section(anchor, short(subject), tuple(_grouped(rows, "value", show)))


def _grouped(
    rows: Iterable[Row], name: str, show: _Shower
) -> Iterator[tuple[Shown, tuple[Shown, ...]]]:
    """Rows by their property; a term with labels in several words is shown with the first."""
    for _, same in groupby(rows, key=lambda row: row["property"]["value"]):
        group = list(same)
        terms: dict[tuple[str, ...], Shown] = {}
        for row in group:
            label = row["label"]["value"] if "label" in row else ""
            terms.setdefault(tuple(row[name].values()), show(row[name], label))
        yield show(group[0]["property"]), tuple(terms.values())


def _name(thing: Thing) -> str:
    for end in ("prefLabel", "label", "title", "fileName", "name"):
        for row in thing.statements:
            if row["subject"]["value"] == thing.iri and row["property"]["value"].endswith(
                (f"#{end}", f"/{end}")
            ):
                return row["value"]["value"]
    return ""
