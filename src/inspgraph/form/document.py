"""Everything that stands in a document's form, in one call."""

from __future__ import annotations

from dataclasses import dataclass

from inspgraph.cues.form_cues import Cues
from inspgraph.facts import Facts, day_of
from inspgraph.form.cover.addressees import find_addressees
from inspgraph.form.cover.authority_phrases import Phrase, authority_phrases, frequent_places
from inspgraph.form.cover.inspectorates import find_inspectorates
from inspgraph.form.cover.inspectors import find_inspectors
from inspgraph.form.cover.labels import find_periods, find_published, find_references
from inspgraph.form.cover.title import find_title
from inspgraph.form.cover.visit import find_visit
from inspgraph.form.grades.judgements import find_judgements
from inspgraph.form.interventions import find_interventions
from inspgraph.form.lists.find import find_lists
from inspgraph.form.lists.findings import find_findings
from inspgraph.form.lists.recommendations import find_recommendations
from inspgraph.records import (
    Finding,
    Intervention,
    Judgement,
    Recommendation,
    Source,
    Text,
)
from inspgraph.segment.outline import Outline


@dataclass(frozen=True, slots=True)
class Form:
    """The facts and items that a document's form yields.

    ``facts`` have no authority yet: ``authority_phrases`` are what may name it, the most trusted
    first, each with its place (None for a phrase of the title).
    """

    facts: Facts
    authority_phrases: tuple[Phrase, ...]
    judgements: tuple[Judgement, ...]
    recommendations: tuple[Recommendation, ...]
    findings: tuple[Finding, ...]
    interventions: tuple[Intervention, ...]


def read_form(source: Source, text: Text, outline: Outline, cues: Cues) -> Form:
    """Read a document's form: facts, judgements, recommendations, findings, interventions.

    Never raises on a document's content. What cannot be told is None or empty in the facts.
    """
    family = outline.series.series if outline.series else None
    facts = find_facts(source, text, outline, cues)
    lists = find_lists(text, outline.sections, outline.tables, family, cues)
    return Form(
        facts,
        (
            *authority_phrases(text, facts.title, facts.addressees),
            *frequent_places(text),
        ),
        find_judgements(text, outline.sections, outline.tables, family, cues),
        find_recommendations(lists, cues),
        find_findings(lists),
        find_interventions(text, cues),
    )


def find_facts(source: Source, text: Text, outline: Outline, cues: Cues) -> Facts:
    """Find what a document says of itself, but for its authority.

    The file's name gives the date of publication where the text has none. A document of no known
    series speaks for an inspectorate only where it tells when, or by whom, was inspected.
    """
    series = outline.series
    name = series.series if series else None
    habits = cues.habits_of(name)
    is_own = habits.voice == "authority"
    title, title_span = find_title(text, series, outline.begin)
    published = find_published(text, cues, source.file)
    periods, periods_span = (
        ((), None) if is_own else find_periods(text, cues, day_of(published.day))
    )
    inspectors = () if is_own else find_inspectors(text, cues)
    return Facts(
        series=name,
        title=title,
        title_span=title_span,
        published=published.day,
        published_span=published.span,
        periods=periods,
        periods_span=periods_span,
        inspectors=inspectors,
        inspectorates=find_inspectorates(text, name, cues),
        references=find_references(text, cues),
        addressees=find_addressees(text, cues),
        voice=habits.voice if series or periods or inspectors else "other",
        inspects=habits.inspects,
        visit=find_visit(text, name, cues),
    )
