"""Everything that stands in a document's form, in one call."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from inspgraph.document_facts import Addressee, Facts, day_of
from inspgraph.errors import problem
from inspgraph.extract.addressees import find_addressees
from inspgraph.extract.authority import authority_phrases, frequent_places
from inspgraph.extract.cover import find_periods, find_published, find_references
from inspgraph.extract.findings import find_findings
from inspgraph.extract.inspectorates import find_inspectorates
from inspgraph.extract.inspectors import find_inspectors
from inspgraph.extract.judgements import find_judgements
from inspgraph.extract.listing import find_lists
from inspgraph.extract.recommendations import find_recommendations
from inspgraph.extract.title import find_title
from inspgraph.records import (
    Finding,
    Judgement,
    Problem,
    Recommendation,
    Section,
    Source,
    Span,
    Text,
)
from inspgraph.resolve.authority import resolve_authority
from inspgraph.resolve.bodies import RegisterBody
from inspgraph.resolve.registers import Registers
from inspgraph.segment.cues import Cues, SeriesCue
from inspgraph.segment.identify import identify
from inspgraph.segment.sections import segment
from inspgraph.segment.tables import find_tables

_AUTHORS_OWN = frozenset({"self-assessment"})


class Forms(NamedTuple):
    """What was found, as the fields of ``records.Extraction`` call it."""

    facts: Facts
    sections: tuple[Section, ...]
    judgements: tuple[Judgement, ...]
    recommendations: tuple[Recommendation, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]


def extract_forms(source: Source, text: Text, cues: Cues, registers: Registers) -> Forms:
    """Read a document's form: series, facts, sections, judgements, recommendations, findings.

    Never raises on a document's content. What cannot be told is None or empty in the facts,
    and an unknown series, authority or date is a problem.
    """
    series = identify(text, cues)
    family = series.series if series else None
    tables = find_tables(text)
    sections = segment(text, family, cues, tables)
    facts = find_facts(source, text, series, cues, registers)
    lists = find_lists(text, sections, tables, family, cues)
    return Forms(
        facts,
        sections,
        find_judgements(text, sections, tables, family, cues),
        find_recommendations(lists, cues),
        find_findings(lists),
        _problems(source, text, facts),
    )


def find_facts(
    source: Source, text: Text, series: SeriesCue | None, cues: Cues, registers: Registers
) -> Facts:
    """What a document says of itself. The file's name is asked where the text is silent."""
    title, title_span = find_title(text, series)
    published = find_published(text, cues, source.file)
    issued = day_of(published.day)
    own = series is not None and series.series in _AUTHORS_OWN
    periods, periods_span = ((), None) if own else find_periods(text, cues, issued)
    addressees = find_addressees(text, cues)
    when = issued or (periods[-1].end if periods else None)
    body, body_span = _authority(source, text, title, addressees, when, registers)
    return Facts(
        series=series.series if series else None,
        title=title,
        title_span=title_span,
        authority=body.name if body else None,
        authority_code=body.code if body else None,
        authority_span=(body_span or title_span) if body else None,
        published=published.day,
        published_span=published.span,
        periods=periods,
        periods_span=periods_span,
        inspectors=() if own else find_inspectors(text, cues),
        inspectorates=find_inspectorates(text, series, cues),
        references=find_references(text, cues),
        addressees=addressees,
        voice="authority" if own else "inspectorate",
    )


def _authority(
    source: Source,
    text: Text,
    title: str,
    addressees: tuple[Addressee, ...],
    when: date | None,
    registers: Registers,
) -> tuple[RegisterBody | None, Span | None]:
    """The authority, and where the phrase stands that decided; the file's name is asked last.

    No span is given for a phrase of the title.
    """
    phrases = authority_phrases(text, title, addressees)
    found = _first(phrases, when, registers) or _first(frequent_places(text), when, registers)
    return found or (resolve_authority([], when, source.file, registers).body, None)


def _first(
    phrases: Sequence[tuple[str, Span | None]], when: date | None, registers: Registers
) -> tuple[RegisterBody, Span | None] | None:
    for phrase, span in phrases:
        body = resolve_authority([phrase], when, "", registers).body
        if body is not None:
            return body, span
    return None


def _problems(source: Source, text: Text, facts: Facts) -> tuple[Problem, ...]:
    found = []
    if facts.series is None:
        found.append(problem("unknown-series", source.name, found=facts.title))
    if facts.authority is None:
        found.append(problem("unknown-authority", source.name, found=facts.title))
    if facts.published is None:
        found.append(problem("no-date", source.name))
    for known, span in (
        (facts.periods, facts.periods_span),
        (isinstance(facts.published, date), facts.published_span),
    ):
        if span and not known:
            found.append(problem("no-day", source.name, found=span.of(text.content), span=span))
    return tuple(found)
