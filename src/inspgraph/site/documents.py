"""The documents of the graph and the authorities they are about, read once for all pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from inspgraph import resources
from inspgraph.api import Graph
from inspgraph.query.catalogue import with_parts
from inspgraph.site.rows import Row, rows

_DOCUMENTS: Final = """
SELECT ?document ?graph ?file ?path ?title ?series ?series_label ?authority ?issued ?start ?voice {
  GRAPH ?graph { ?document ig:hasFile ?source } ?source ig:fileName ?file .
  OPTIONAL { ?source ig:path ?path }
  OPTIONAL { ?document dct:title ?title }
  OPTIONAL { ?document ig:inSeries ?kind . ?kind skos:notation ?series
    OPTIONAL { ?kind skos:prefLabel ?series_label } }
  OPTIONAL { ?document ig:about ?authority }
  OPTIONAL { ?document dct:issued ?issued }
  OPTIONAL { ?document ig:reportsOn/dct:temporal/dcat:startDate ?start }
  OPTIONAL { ?document ig:voice ?voice }
} ORDER BY ?document ?start ?authority
"""
_GRADES: Final = """
SELECT ?document ?area ?heading ?grade ?overall ?lane ?rank {
  ?judgement ig:overall ?overall ; ig:inDocument ?document ; ig:gradeLabel ?grade .
  ?judgement ig:areaLabel ?area .
  OPTIONAL { ?judgement ig:hasGrade ?level . ?level ig:rank ?rank }
  OPTIONAL { ?judgement ig:hasFramework ?of . ?of ig:inLane ?line . ?line skos:prefLabel ?lane }
  OPTIONAL { ?judgement ig:ofArea ?known . ?known ig:heading ?heading }
} ORDER BY ?document ?area ?grade
"""
_LATEST: Final = """
SELECT ?peer ?lane ?said {
  #PART latest
  ?lane_of skos:prefLabel ?lane ; ig:laneOrder ?place .
} ORDER BY ?peer ?place
"""
_AUTHORITIES: Final = """
SELECT ?authority ?label ?place ?region ?code {
  ?authority a ig:LocalAuthority ; skos:prefLabel ?label .
  OPTIONAL { ?authority dct:spatial/skos:prefLabel ?place }
  OPTIONAL { ?authority ig:region ?region }
  OPTIONAL { ?authority dct:identifier ?code }
} ORDER BY ?authority ?label ?place
"""


_LINKS: Final = """
SELECT ?peer ?link { ?peer a ig:LocalAuthority .
  #PART link
}
"""


@dataclass(frozen=True, slots=True)
class AwardedGrade:
    """A grade as printed; ``rank`` is its place on its scale, 0 where it has none.

    ``heading`` is the short name of its area where the ontology has one, else what is printed.
    """

    area: str
    label: str
    rank: int = 0
    is_overall: bool = True
    lane: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One document; ``date`` is its day of publication, else the first of its inspection, or "".

    ``series`` is a notation ("ilacs") with its ``series_label``; ``authorities`` are the IRIs of
    those it is about; ``counts`` as in the manifest.
    """

    iri: str
    file: str
    path: str
    title: str
    series: str
    series_label: str
    authorities: tuple[str, ...]
    date: str
    is_published: bool
    voice: str
    counts: Mapping[str, int] = field(compare=False, default_factory=dict)
    judged: tuple[AwardedGrade, ...] = field(compare=False, default=())

    @property
    def grades(self) -> tuple[AwardedGrade, ...]:
        """The grades for the whole."""
        return tuple(one for one in self.judged if one.is_overall)

    @property
    def is_own(self) -> bool:
        """Return whether the council says of itself what the document says."""
        return self.voice == "authority"

    @property
    def year(self) -> str:
        return self.date[:4]

    @property
    def name(self) -> str:
        """The name that people know it by: its title, else its file."""
        return self.title or self.file


@dataclass(frozen=True, slots=True)
class LaneGrades:
    """The newest report of a lane of inspection, and what it judges in the lane."""

    lane: str
    document: Document

    @property
    def overall(self) -> tuple[AwardedGrade, ...]:
        """The grades for the whole; none where the series no longer awards any."""
        return tuple(one for one in self._judged if one.is_overall)

    @property
    def parts(self) -> tuple[AwardedGrade, ...]:
        """The grades of areas."""
        return tuple(one for one in self._judged if not one.is_overall)

    @property
    def _judged(self) -> tuple[AwardedGrade, ...]:
        return tuple(one for one in self.document.judged if one.lane == self.lane)


@dataclass(frozen=True, slots=True)
class Authority:
    """A council: ``place`` is the short name of its area, ``documents`` are in order of date.

    ``latest`` has one report for each lane of inspection, children's services first.
    """

    iri: str
    label: str
    place: str
    region: str
    code: str
    documents: tuple[Document, ...] = field(default=())
    latest: tuple[LaneGrades, ...] = ()

    @property
    def name(self) -> str:
        return self.place or self.label


@dataclass(frozen=True)
class Census:
    """All documents by date, and all authorities by name, those without documents too."""

    documents: tuple[Document, ...]
    authorities: tuple[Authority, ...]

    @cached_property
    def document(self) -> Mapping[str, Document]:
        return {one.iri: one for one in self.documents}

    @cached_property
    def authority(self) -> Mapping[str, Authority]:
        return {one.iri: one for one in self.authorities}

    @cached_property
    def by_path(self) -> Mapping[str, Document]:
        """The documents by their file's path in the build."""
        return {one.path: one for one in self.documents}

    def places(self, document: Document) -> tuple[str, ...]:
        """The short names of those that a document is about."""
        return tuple(self.authority[iri].name for iri in document.authorities)


def read_census(graph: Graph) -> Census:
    """Read the documents and authorities of a graph."""
    counts = {entry.graph: entry.counts for entry in graph.manifest.documents}
    grades: dict[str, list[AwardedGrade]] = defaultdict(list)
    for row in rows(graph, _GRADES):
        grades[row["document"]].append(
            AwardedGrade(
                row["area"], row["grade"], int(row["rank"] or 0), row["overall"] == "true",
                row["lane"], row["heading"] or row["area"],
            )
        )  # fmt: skip
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows(graph, _DOCUMENTS):
        found[row["document"]].append(row)
    named = {row["authority"]: row for row in reversed(rows(graph, _AUTHORITIES))}
    documents = sorted(
        (
            _document(iri, group, counts.get(group[0]["graph"], {}), grades[iri], named)
            for iri, group in found.items()
        ),
        key=lambda one: (one.date or "9", one.file, one.iri),
    )
    about: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        for authority in document.authorities:
            about[authority].append(document)
    by_iri = {one.iri: one for one in documents}
    latest: dict[str, list[LaneGrades]] = defaultdict(list)
    for row in rows(graph, with_parts(_LATEST, resources.QUERIES)):
        latest[row["peer"]].append(LaneGrades(row["lane"], by_iri[row["said"]]))
    authorities = [
        Authority(
            iri, row["label"], row["place"], row["region"], row["code"], tuple(about[iri]),
            tuple(latest[iri]),
        )
        for iri, row in named.items()
    ]  # fmt: skip
    authorities.sort(key=lambda one: (one.name.casefold(), one.iri))
    return Census(tuple(documents), tuple(authorities))


def _document(
    iri: str,
    group: list[Row],
    counts: Mapping[str, int],
    grades: Iterable[AwardedGrade],
    known: Mapping[str, Row],
) -> Document:
    first = group[0]
    return Document(
        iri=iri,
        file=first["file"],
        path=first["path"] or first["file"],
        title=first["title"],
        series=first["series"],
        series_label=first["series_label"] or first["series"],
        authorities=tuple(
            dict.fromkeys(row["authority"] for row in group if row["authority"] in known)
        ),
        date=first["issued"] or first["start"],
        is_published=bool(first["issued"]),
        voice=first["voice"],
        counts=counts,
        judged=tuple(dict.fromkeys(grades)),
    )


def read_links(graph: Graph) -> Mapping[str, str]:
    """Return where the inspectorate publishes its reports on each council, by the council's IRI."""
    found = rows(graph, with_parts(_LINKS, resources.QUERIES))
    return {row["peer"]: row["link"] for row in found if row["link"]}
