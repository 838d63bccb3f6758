"""The items read in a document, each with the passages it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from inspgraph.records import Span
from inspgraph.vocab import DCTERMS, FOAF, IG, OA, PROV, RDF, RDFS, SKOS

Subjects = Mapping[str, "Said"]
"""A named graph: the values of each property of each subject, IRIs and literals as text."""

Said = Mapping[str, tuple[str, ...]]
"""What is said of one subject: the values of each property."""

KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "judgement": ("Judgement", "Judgements"),
    "recommendation": ("Recommendation", "Recommendations"),
    "strength": ("Strength", "Strengths"),
    "weakness": ("Weakness", "Weaknesses"),
    "intervention": ("Intervention", "Interventions"),
    "relation": ("Relation", "Relations"),
    "body": ("Body", "Bodies"),
    "service": ("Service", "Services"),
    "cover": ("About the document", "About the document"),
    "problem": ("Problem", "Problems"),
}
"""The kinds of what is read, in the order in which they are listed; one is named, and many."""

_MENTION: Final = re.compile(r"(\d+)-(\d+)")
_MODALITIES: Final = {
    "planned": "planned, not yet so",
    "hypothetical": "only supposed",
    "past": "no longer so",
}
_IMPLIED: Final = "implied by the kind of document alone"
_QUALITIES: Final = {
    "strong": "said to work well",
    "weak": "said to be weak",
    "improving": "said to be improving",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a title: words, and the IRI that they name or ""."""

    text: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class ReadItem:
    """One thing that was read: ``title`` says it, ``notes`` qualify it, ``spans`` ascend.

    ``type`` is a body's ("HealthBody"), ``rank`` a grade's in its scale, both "" elsewhere.
    ``page`` and ``paragraph`` are where it first stands, "" where the document has none.
    """

    iri: str
    kind: str
    title: tuple[Part, ...]
    spans: tuple[Span, ...]
    notes: tuple[str, ...] = ()
    type: str = ""
    rank: str = ""
    page: str = ""
    paragraph: str = ""

    @property
    def text(self) -> str:
        """The title as words."""
        return "".join(part.text for part in self.title)


def read_subjects(store: ox.Store, graph: str) -> Subjects:
    """Read a named graph."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(graph)):
        said = found.setdefault(_text(quad.subject), {})
        name = str(quad.predicate.value)
        said[name] = (*said.get(name, ()), _text(quad.object))
    return found


class Terms:
    """The labels of the ontology's terms, empty for a graph without an ontology."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def label(self, iri: str) -> str:
        """The name of a term."""
        return self._value(iri, SKOS.prefLabel) or self._value(iri, RDFS.label)

    def rank(self, grade: str) -> str:
        """The place of a grade in its scale, a higher one the better grade."""
        return self._value(grade, IG.rank)

    def _value(self, iri: str, name: str) -> str:
        if not iri:
            return ""
        quads = self._store.quads_for_pattern(
            ox.NamedNode(iri), ox.NamedNode(str(name)), None, ox.DefaultGraph()
        )
        return min((_text(quad.object) for quad in quads), default="")


def read_items(subjects: Subjects, terms: Terms) -> tuple[ReadItem, ...]:
    """Return all that was read in a document and has words there, by kind.

    Bodies and services are in alphabetical order, everything else in that of the text.
    """
    reader = _ItemReader(subjects, terms)
    order = list(KINDS)

    def place(item: ReadItem) -> tuple[object, ...]:
        where = () if item.kind in ("body", "service") else item.spans
        return order.index(item.kind), where, item.text.casefold(), item.iri

    return tuple(sorted((item for iri in subjects for item in reader.items(iri)), key=place))


def one(said: Said, name: str) -> str:
    """Return the first value of a property in alphabetical order, "" where there is none."""
    return min(said.get(str(name), ()), default="")


class _ItemReader:
    def __init__(self, subjects: Subjects, terms: Terms) -> None:
        self._subjects = subjects
        self._terms = terms

    def items(self, iri: str) -> Iterator[ReadItem]:
        said = self._subjects[iri]
        types = said.get(str(RDF.type), ())
        evidence = self._evidence(said)
        if not evidence:
            return
        spans = tuple(span for span, _, _ in evidence)
        item = ReadItem(iri, "", (), spans, page=evidence[0][1], paragraph=evidence[0][2])
        if str(IG.Appearance) in types:
            yield from self._appearance(item, said)
        elif str(IG.Judgement) in types:
            yield self._judgement(item, said)
        elif str(IG.Recommendation) in types:
            kind = one(said, IG.recommendationKind).replace("-", " ")
            name = one(said, IG.addresseeName)
            notes = _notes(kind, one(said, IG.timeframe), f"to {name}" if name else "")
            yield self._claim(replace(item, kind="recommendation", notes=notes), said)
        elif str(IG.Finding) in types:
            kind = "weakness" if one(said, IG.polarity) == "weakness" else "strength"
            yield self._claim(replace(item, kind=kind), said)
        elif str(IG.Intervention) in types:
            step = self._terms.label(one(said, DCTERMS.type)).capitalize()
            notes = _notes(one(said, DCTERMS.date), _MODALITIES.get(one(said, IG.modality), ""))
            yield replace(item, kind="intervention", title=(Part(step),), notes=notes)
        elif str(IG.Statement) in types or str(IG.ImpliedStatement) in types:
            yield self._relation(item, said)
        elif str(IG.Problem) in types:
            title = (Part(one(said, IG.code).replace("-", " ").capitalize()),)
            notes = _notes(one(said, IG.expected), one(said, IG.hint))
            yield replace(item, kind="problem", title=title, notes=notes)
        else:
            yield from self._cover(iri, said, types)

    def _judgement(self, item: ReadItem, said: Said) -> ReadItem:
        title = (Part(f"{one(said, IG.areaLabel)}: "), Part(one(said, IG.gradeLabel)))
        notes = _notes("overall judgement" if one(said, IG.overall) == "true" else "")
        rank = self._terms.rank(one(said, IG.hasGrade))
        return replace(item, kind="judgement", title=title, notes=notes, rank=rank)

    def _claim(self, item: ReadItem, said: Said) -> ReadItem:
        notes = (*item.notes, *_notes(one(said, IG.areaLabel)))
        return replace(item, title=(Part(one(said, IG.wording)),), notes=notes)

    def _relation(self, item: ReadItem, said: Said) -> ReadItem:
        relation = one(said, RDF.predicate)
        words = self._terms.label(relation) or relation
        subject, object_ = (Part(self._name(end), end) for end in _ends(said))
        notes = _notes(
            "denied" if one(said, IG.affirmed) == "false" else "",
            _MODALITIES.get(one(said, IG.modality), ""),
            _IMPLIED if str(IG.ImpliedStatement) in said[str(RDF.type)] else "",
            _QUALITIES.get(one(said, IG.quality), ""),
        )
        title = (subject, Part(f" – {words} – "), object_)
        return replace(item, kind="relation", title=title, notes=notes)

    def _appearance(self, item: ReadItem, said: Said) -> Iterator[ReadItem]:
        """A body or service; every place that names it, of which the graph describes the first."""
        mentions = _MENTION.findall(one(said, IG.mentions))
        spans = tuple(sorted(Span(int(start), int(end)) for start, end in mentions))
        actor = one(said, IG.actor)
        if not actor:
            return
        title = self._name(actor)
        names = dict.fromkeys((one(said, IG.name), *sorted(said.get(str(IG.otherName), ()))))
        others = ", ".join(name for name in names if name and name != title)
        yield replace(
            item,
            iri=actor,
            kind="service" if one(said, IG.actorKind) == "service" else "body",
            title=(Part(title, actor),),
            spans=spans or item.spans,
            notes=_notes(f"here: {others}" if others else ""),
            type=one(self._subjects.get(one(said, DCTERMS.type), {}), SKOS.notation),
        )

    def _cover(self, iri: str, said: Said, types: tuple[str, ...]) -> Iterator[ReadItem]:
        """Yield the document's facts about itself, one item for each passage."""
        for span, page, paragraph in self._evidence(said):
            if str(FOAF.Person) in types:
                leads = "Lead inspector" if iri in self._leads else "Inspector"
                what = "Addressee" if iri in self._addressees else leads
                words = ", ".join(_notes(one(said, FOAF.name), one(said, IG.post)))
            elif str(IG.Inspection) in types:
                what, words = "Inspected", ""
            elif str(IG.hasFile) in said:
                what, words = self._of_document(said, span)
            else:
                continue
            title = (Part(f"{what}: {words}" if words else what),)
            yield ReadItem(iri, "cover", title, (span,), page=page, paragraph=paragraph)

    def _of_document(self, said: Said, span: Span) -> tuple[str, str]:
        """Return the fact (title, date or authority) that a passage of the cover gives.

        The graph cites all three alike; a date is the only one of them with a year in figures
        beside words that are not the title.
        """
        quoted = self._quote(said, span)
        title, issued = one(said, DCTERMS.title), one(said, DCTERMS.issued)
        if quoted == title:
            return "Title", ""
        if issued and issued[:4] in quoted:
            return "Published", issued
        about = one(said, IG.about)
        return "Authority", self._name(about) if about else ""

    def _quote(self, said: Said, span: Span) -> str:
        for iri in said.get(str(IG.evidence), ()):
            if self._place(iri) == span:
                return self._selected(iri, OA.exact)
        return ""

    @cached_property
    def _addressees(self) -> frozenset[str]:
        return frozenset(
            person for said in self._subjects.values() for person in said.get(str(IG.addressee), ())
        )

    @cached_property
    def _leads(self) -> frozenset[str]:
        return frozenset(
            one(part, PROV.agent)
            for part in self._subjects.values()
            if one(part, PROV.hadRole) == str(IG.LeadInspector)
        )

    def _evidence(self, said: Said) -> list[tuple[Span, str, str]]:
        """The passages of a thing in this document, with page and paragraph, in their order."""
        found = []
        for iri in said.get(str(IG.evidence), ()):
            span, about = self._place(iri), self._subjects.get(iri)
            if span and about:
                found.append((span, one(about, IG.page), one(about, IG.paragraph)))
        return sorted(found)

    def _place(self, iri: str) -> Span | None:
        start, end = self._selected(iri, OA.start), self._selected(iri, OA.end)
        return Span(int(start), int(end)) if start and end else None

    def _selected(self, iri: str, name: str) -> str:
        """The value of a property of a passage's selectors."""
        selectors = self._subjects.get(iri, {}).get(str(OA.hasSelector), ())
        return max((one(self._subjects.get(each, {}), name) for each in selectors), default="")

    def _name(self, iri: str) -> str:
        """The name of a body or area as the document's graph has it."""
        said = self._subjects.get(iri, {})
        return one(said, SKOS.prefLabel) or self._terms.label(iri) or iri


def _ends(said: Said) -> tuple[str, str]:
    return one(said, RDF.subject), one(said, RDF.object)


def _notes(*notes: str) -> tuple[str, ...]:
    return tuple(note for note in notes if note)


def _text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return str(term) if isinstance(term, ox.Triple) else str(term.value)
