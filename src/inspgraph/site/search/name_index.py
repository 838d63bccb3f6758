"""Find a body, service, council or document by what somebody types.

Best first: a name exactly so, a name that begins so, a name that has the words or words that begin
like them; after these the names that are only spelled alike, which are said to be near misses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rapidfuzz import fuzz, process

from inspgraph.query.name_lookup import NEAR
from inspgraph.registers.normal_names import normalise
from inspgraph.site.bodies import Directory, NamedActor
from inspgraph.site.documents import Authority, Census, Document

Kind = Literal["authority", "body", "service", "document"]
Match = Literal["exact", "start", "words", "near"]
KINDS: Final[tuple[Kind, ...]] = ("authority", "body", "service", "document")
_RANKS: Final[tuple[Match, ...]] = ("exact", "start", "words", "near")
_FEW: Final = 3
"""Up to so many finds near misses are looked for as well."""
_NEAREST: Final = 8
_Place = tuple[int, int, bool, int, str, str]


@dataclass(frozen=True, slots=True)
class NamedThing:
    """Something that can be found; ``names`` are what it goes by, its ``label`` first.

    ``type`` is an actor's as in ``network.nodes.actors``, or "Document". ``note`` tells it from
    others of its name; ``weight`` is the number of documents.
    """

    iri: str
    label: str
    type: str
    kind: Kind
    note: str
    weight: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry and how it was found; ``printed`` is the name that did, "" where it is the label."""

    entry: NamedThing
    match: Match
    printed: str


class Index:
    """Entries by their names in normal form."""

    def __init__(self, entries: Iterable[NamedThing]) -> None:
        self._names: list[tuple[str, NamedThing, str]] = []
        for entry in entries:
            seen: dict[str, str] = {}
            for name in entry.names:
                seen.setdefault(normalise(name), name)
            self._names += [(normal, entry, name) for normal, name in seen.items() if normal]
        self._spelled: dict[str, list[int]] = defaultdict(list)
        for at, (normal, _, _) in enumerate(self._names):
            self._spelled[normal].append(at)
        self._normal = list(self._spelled)

    def find(self, text: str, kinds: Sequence[Kind] = KINDS) -> tuple[Hit, ...]:
        """Return what goes by a name, the best first, each entry once."""
        wanted = normalise(text)
        if not wanted:
            return ()
        best: dict[str, tuple[_Place, Hit]] = {}
        for match, entry, name in self._matches(wanted):
            if entry.kind in kinds:
                place = self._place(match, entry, name)
                if entry.iri not in best or place < best[entry.iri][0]:
                    printed = "" if name == entry.label else name
                    best[entry.iri] = place, Hit(entry, match, printed)
        found = [hit for _, hit in sorted(best.values(), key=lambda pair: pair[0])]
        if len(found) <= _FEW and not any(hit.match == "exact" for hit in found):
            known = {hit.entry.iri for hit in found}
            found += [hit for hit in self._near(wanted, kinds) if hit.entry.iri not in known]
        return tuple(found)

    def _matches(self, wanted: str) -> Iterator[tuple[Match, NamedThing, str]]:
        words = [f" {word}" for word in wanted.split()]
        for normal, entry, name in self._names:
            if normal.startswith(wanted):
                yield ("exact" if normal == wanted else "start"), entry, name
            else:
                spaced = f" {normal}"
                if all(word in spaced for word in words):
                    yield "words", entry, name

    def _place(self, match: Match, entry: NamedThing, name: str) -> _Place:
        # A council is asked for more often than what has its place in its name.
        first = 0 if entry.kind == "authority" else 2 if entry.kind == "document" else 1
        also = name != entry.label and entry.kind != "authority"
        told = (-entry.weight, entry.label.casefold(), entry.iri)
        return (_RANKS.index(match), first, also, *told)

    def _near(self, wanted: str, kinds: Sequence[Kind]) -> Iterator[Hit]:
        near = process.extract(
            wanted, self._normal, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR,
            limit=4 * _NEAREST,
        )  # fmt: skip
        given: set[str] = set()
        for normal, _, _ in near:
            for at in self._spelled[normal]:
                _, entry, name = self._names[at]
                if entry.kind in kinds and entry.iri not in given and len(given) < _NEAREST:
                    given.add(entry.iri)
                    yield Hit(entry, "near", "" if name == entry.label else name)


def entries(
    census: Census, directory: Directory, further: Mapping[str, Sequence[str]] | None = None
) -> Iterator[NamedThing]:
    """Yield everything that can be found, with the names it goes by.

    ``further`` are the names by which questions know a council, by its IRI: a search finds it by
    the same ones.
    """
    further = further or {}
    for actor in directory.actors:
        authority = census.authority.get(actor.iri)
        if authority:
            yield _council(authority, actor, further.get(actor.iri, ()))
        else:
            yield _body(actor, census)
    for document in census.documents:
        yield _document(document, census)


def places_of(actor: NamedActor, census: Census) -> tuple[str, ...]:
    """The places of the councils about which documents name an actor, in alphabetical order."""
    return tuple(
        sorted(
            {
                place
                for iri in actor.documents
                if iri in census.document
                for place in census.places(census.document[iri])
            }
        )
    )


def _council(authority: Authority, actor: NamedActor, further: Sequence[str]) -> NamedThing:
    number = len(authority.documents)
    about = f"{number} document{'' if number == 1 else 's'}" if number else "no document about it"
    note = ", ".join(part for part in (authority.region, about) if part)
    names = (authority.label, authority.place, authority.code, *actor.names, *further)
    return NamedThing(actor.iri, authority.label, actor.type, "authority", note, number, names)


def _body(actor: NamedActor, census: Census) -> NamedThing:
    number = len(actor.documents)
    places = places_of(actor, census)
    where = ", ".join(places) if len(places) < 3 else f"{len(places)} areas"
    count = (
        f"named in {number} document{'' if number == 1 else 's'}" if number else "in no document"
    )
    note = ", ".join(part for part in (where, count) if part)
    names = (actor.label, *actor.names)
    if len(places) == 1:
        names += (f"{actor.label} {places[0]}",)
    kind: Kind = "service" if actor.kind == "service" else "body"
    return NamedThing(actor.iri, actor.label, actor.type, kind, note, number, names)


def _document(document: Document, census: Census) -> NamedThing:
    places = " ".join(census.places(document))
    note = ", ".join(
        part
        for part in (document.series_label, places, document.date or "no date", document.file)
        if part and part != document.name
    )
    names = (
        document.name,
        document.file,
        f"{places} {document.series_label} {document.year}",
        f"{document.series} {places} {document.year}",
    )
    return NamedThing(document.iri, document.name, "Document", "document", note, 0, names)
