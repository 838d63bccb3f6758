"""Facts about a document: authority, series, dates, inspectors and overall judgement."""

from __future__ import annotations

from dataclasses import dataclass

from inspgraph.origins import is_address
from inspgraph.site.reader.items import Part, Said, Subjects, Terms, one
from inspgraph.vocab import DCAT, DCTERMS, IG, PROV, RDF, SKOS


@dataclass(frozen=True, slots=True)
class PrintedGrade:
    """An overall judgement: the area, the words of the grade, and its place in the scale or ""."""

    area: str
    grade: str
    rank: str


@dataclass(frozen=True, slots=True)
class About:
    """The facts about a document; unknown ones are empty.

    ``authority`` and ``inspectorates`` are names with the bodies' IRIs, ``periods`` pairs of days
    as "2024-05-13". ``voice`` is "inspectorate", "authority" or "other". ``address`` is where the
    file was ``retrieved`` from the web.
    """

    iri: str
    title: str
    series: str
    voice: str
    published: str
    authority: Part | None
    periods: tuple[tuple[str, str], ...]
    inspectorates: tuple[Part, ...]
    lead_inspector: str
    grades: tuple[PrintedGrade, ...]
    address: str = ""
    retrieved: str = ""


def read_about(subjects: Subjects, terms: Terms, document: str) -> About:
    """Return what a document's named graph says of it; ``document`` is its IRI."""
    said = subjects.get(document, {})
    inspection = subjects.get(one(said, IG.reportsOn), {})
    parts = [
        subjects[iri] for iri in inspection.get(str(PROV.qualifiedAssociation), ())
        if iri in subjects
    ]  # fmt: skip
    bodies = sorted(
        (int(one(part, IG.order) or 0), one(part, IG.name), one(part, PROV.agent))
        for part in parts
        if one(part, PROV.hadRole) == str(IG.InspectingBody)
    )
    leads = [one(p, IG.name) for p in parts if one(p, PROV.hadRole) == str(IG.LeadInspector)]
    about = one(said, IG.about)
    file = subjects.get(one(said, IG.hasFile), {})
    address = one(file, PROV.hadPrimarySource)
    periods = (subjects.get(iri, {}) for iri in inspection.get(str(DCTERMS.temporal), ()))
    return About(
        document,
        one(said, DCTERMS.title),
        terms.label(one(said, IG.inSeries)),
        one(said, IG.voice),
        one(said, DCTERMS.issued),
        Part(one(subjects.get(about, {}), SKOS.prefLabel) or about, about) if about else None,
        tuple(sorted((one(each, DCAT.startDate), one(each, DCAT.endDate)) for each in periods)),
        tuple(Part(name, iri) for _, name, iri in bodies),
        min(leads, default=""),
        tuple(sorted(_grades(subjects, terms), key=lambda grade: grade.area)),
        # A graph may have been written by anybody, and a page must not lead into a script.
        address if is_address(address) else "",
        one(file, IG.retrieved)[: len("2026-03-01")],
    )


def _grades(subjects: Subjects, terms: Terms) -> list[PrintedGrade]:
    def grade(said: Said) -> PrintedGrade:
        rank = terms.rank(one(said, IG.hasGrade))
        return PrintedGrade(one(said, IG.areaLabel), one(said, IG.gradeLabel), rank)

    return [
        grade(said)
        for said in subjects.values()
        if str(IG.Judgement) in said.get(str(RDF.type), ()) and one(said, IG.overall) == "true"
    ]
