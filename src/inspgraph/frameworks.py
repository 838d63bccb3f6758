"""The frameworks of the ontology: the grade, area or series that a word stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.term import Node

from inspgraph.facts import Facts
from inspgraph.records import Judgement
from inspgraph.vocab import DCTERMS, IG, RDF, SKOS

_NOT_WORDS = re.compile(r"[\W_]+")
_LEADING_NUMBER = re.compile(r"^\s*\d+(\.\d+)*\.?\s+")


@dataclass(frozen=True, slots=True)
class ScaleGrade:
    """A grade of one scale; the better the grade, the higher its ``rank`` (None: unranked).

    ``labels`` are all its wordings, ``label`` first; ``value`` is the number printed for it.
    """

    iri: URIRef
    label: str
    rank: int | None
    value: int | None = None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FrameworkArea:
    """An area that a framework judges; ``id`` is its notation, unique within the framework."""

    iri: URIRef
    id: str
    label: str
    overall: bool
    framework: URIRef


@dataclass(frozen=True, slots=True)
class Promise:
    """A part that documents of a framework should have; ``name`` is the part's notation.

    For a judgement area it is the area's label, and ``area`` is set.
    """

    iri: URIRef
    name: str
    area: FrameworkArea | None = None


@dataclass(frozen=True, slots=True)
class Framework:
    """One framework; ``grades`` and ``areas`` are keyed by ``label_key`` of their labels."""

    iri: URIRef
    id: str
    valid_from: str
    valid_until: str
    grades: Mapping[str, ScaleGrade]
    areas: Mapping[str, FrameworkArea]
    parts: tuple[URIRef, ...]
    promises: tuple[Promise, ...]

    @property
    def promises_judgements(self) -> bool:
        return any(promise.name == "judgements" for promise in self.promises)

    def covers(self, day: date) -> bool:
        """Return whether the framework was in use on a day, as precisely as its dates are known."""
        iso = day.isoformat()
        return self.valid_from <= iso and (
            not self.valid_until or iso[: len(self.valid_until)] <= self.valid_until
        )


@dataclass(frozen=True, slots=True)
class Series:
    """A series of documents: ``documents`` is the class of its documents."""

    iri: URIRef
    family: str
    documents: URIRef
    frameworks: tuple[URIRef, ...]


@dataclass(frozen=True, slots=True)
class Frameworks:
    """All frameworks by IRI, and the series by family."""

    frameworks: Mapping[URIRef, Framework] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)

    def of(self, facts: Facts) -> Framework | None:
        """Return the framework of a document: the one its facts name, else its series' at its date.

        None where neither leaves exactly one.
        """
        if facts.framework is not None:
            wanted = facts.framework.casefold()
            return next((f for f in self.frameworks.values() if f.id.casefold() == wanted), None)
        series = self.series.get(facts.series or "")
        known = [self.frameworks[iri] for iri in series.frameworks] if series else []
        if len(known) > 1:
            day = facts.periods[0].start if facts.periods else facts.published_day
            known = [framework for framework in known if day and framework.covers(day)]
        return known[0] if len(known) == 1 else None

    def area(self, framework: Framework | None, label: str) -> FrameworkArea | None:
        """Return the judgement area that a label names in a framework or in one of its parts."""
        for one in self._with_parts(framework):
            found = one.areas.get(label_key(label))
            if found is not None:
                return found
        return None

    def scales(self) -> Mapping[str, Mapping[str, int | None]]:
        """Return the grade words of each series that awards grades, with their numbers, by series.

        A framework without a scale of its own awards grades where it promises judgements.
        """
        found: dict[str, dict[str, int | None]] = {}
        for name, series in self.series.items():
            for iri in series.frameworks:
                framework = self.frameworks[iri]
                if not framework.grades and not framework.promises_judgements:
                    continue
                words = found.setdefault(name, {})
                for one in self._with_parts(framework):
                    for grade in one.grades.values():
                        if grade.rank is not None:  # "not judged" awards nothing
                            words.setdefault(grade.label.lower(), grade.value)
                            for label in grade.labels:
                                words.setdefault(label.lower(), None)
        return found

    def placed(
        self, framework: Framework | None, judgement: Judgement
    ) -> tuple[Framework | None, FrameworkArea | None, ScaleGrade | None]:
        """Return the framework, area and grade of a judgement, each None where it is unknown.

        A report may print another framework's judgement within (the safeguarding board's in a
        single inspection report): the area tells.
        """
        areas = (a for one in self._with_parts(framework) for a in one.areas.values())
        area = next((a for a in areas if a.id == judgement.area_id), None)
        owner = self.frameworks[area.framework] if area is not None else framework
        grade = owner.grades.get(label_key(judgement.grade)) if owner is not None else None
        return owner, area, grade

    def _with_parts(self, framework: Framework | None) -> Iterable[Framework]:
        if framework is not None:
            yield framework
            yield from (self.frameworks[iri] for iri in framework.parts)


def label_key(label: str) -> str:
    """Return a label without its number, case, punctuation and apostrophes."""
    words = _LEADING_NUMBER.sub("", label).casefold().replace("’", "").replace("'", "")
    return _NOT_WORDS.sub(" ", words.replace("&", " and ")).strip()


def load_frameworks(path: Path) -> Frameworks:
    """Read ontology/frameworks.ttl; raises what rdflib raises for a file that is not Turtle."""
    return read_frameworks(Graph().parse(path, format="turtle"))


def read_frameworks(graph: Graph) -> Frameworks:
    """Return the frameworks and series that a graph describes."""
    frameworks = {
        iri: _framework(graph, iri) for iri in sorted(_iris(graph.subjects(RDF.type, IG.Framework)))
    }
    series = {}
    for iri in sorted(_iris(graph.subjects(RDF.type, IG.Series))):
        family = str(graph.value(iri, SKOS.notation))
        (documents,) = _iris(graph.objects(iri, IG.documentClass))
        of = tuple(sorted(_iris(graph.objects(iri, IG.hasFramework))))
        series[family] = Series(iri, family, documents, of)
    return Frameworks(frameworks, series)


def _framework(graph: Graph, iri: URIRef) -> Framework:
    grades: dict[str, ScaleGrade] = {}
    areas: dict[str, FrameworkArea] = {}
    members = sorted(_iris(graph.subjects(SKOS.inScheme, iri)))
    for member in members:
        label = str(graph.value(member, SKOS.prefLabel))
        forms = (label, *sorted(map(str, graph.objects(member, SKOS.altLabel))))
        if (member, RDF.type, IG.Grade) in graph:
            rank, value = _number(graph, member, IG.rank), _number(graph, member, IG.gradeValue)
            grade = ScaleGrade(member, label, rank, value, forms)
            grades.update({label_key(form): grade for form in forms})
        else:
            notation = str(graph.value(member, SKOS.notation))
            whole = str(graph.value(member, IG.overall)) == "true"
            area = FrameworkArea(member, notation, label, whole, iri)
            areas.update({label_key(form): area for form in forms})
    by_iri = {area.iri: area for area in areas.values()}
    promises = tuple(
        Promise(part, by_iri[part].label, by_iri[part])
        if part in by_iri
        else Promise(part, str(graph.value(part, SKOS.notation)))
        for part in sorted(_iris(graph.objects(iri, IG.promises)))
    )
    return Framework(
        iri=iri,
        id=str(graph.value(iri, SKOS.notation)),
        valid_from=str(graph.value(iri, IG.validFrom) or ""),
        valid_until=str(graph.value(iri, IG.validUntil) or ""),
        grades=grades,
        areas=areas,
        parts=tuple(sorted(_iris(graph.objects(iri, DCTERMS.hasPart)))),
        promises=promises,
    )


def _number(graph: Graph, subject: URIRef, predicate: URIRef) -> int | None:
    value = graph.value(subject, predicate)
    return None if value is None else int(str(value))


def _iris(nodes: Iterable[Node]) -> list[URIRef]:
    return [node for node in nodes if isinstance(node, URIRef)]
