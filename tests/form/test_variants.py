"""Each series in each of its yearly layouts: small invented documents and all that is in them.

``documents`` holds a document beside what is to be found in it (its name with ``.json``).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from inspgraph.frameworks import Frameworks
from inspgraph.read import read
from inspgraph.records import Extraction, Finding, Recommendation
from tests.conftest import Extract

FOLDER = Path(__file__).parent / "documents"
DOCUMENTS = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")


def visit_of(forms: Extraction) -> list[Any] | None:
    visit = forms.facts.visit
    if visit is None:
        return None
    focus = [span.of(forms.text.content) for span in visit.focus]
    return [visit.number, str(visit.since) if visit.since else None, *focus]


def described(forms: Extraction, frameworks: Frameworks) -> dict[str, Any]:
    """What was found, as plain as JSON is."""
    facts = forms.facts
    framework = frameworks.of(facts)
    return {
        "series": facts.series,
        "framework": framework.id if framework else None,
        "title": facts.title,
        "authority": facts.authority,
        "published": str(facts.published) if facts.published else None,
        "periods": [f"{period.start}/{period.end}" for period in facts.periods],
        "lead_inspector": facts.lead_inspector,
        "inspectorates": list(facts.inspectorates),
        "visit": visit_of(forms),
        "references": [list(pair) for pair in facts.references],
        "voice": facts.voice,
        "addressees": [[one.name, one.post, one.body] for one in facts.addressees],
        "judgements": [[j.area, j.grade, j.value, j.overall] for j in forms.judgements],
        "recommendations": [
            [r.kind, r.timeframe, r.addressee, r.text] for r in forms.recommendations
        ],
        "findings": [[f.polarity, f.area, f.text] for f in forms.findings],
        "areas": [judgement.area_id for judgement in forms.judgements],
        "problems": [problem.code for problem in forms.problems],
    }


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_variant_gives_all_that_it_states_and_nothing_else(
    path: Path, extract: Extract, frameworks: Frameworks
) -> None:
    expected = json.loads(path.with_name(path.name + ".json").read_text("utf-8"))
    assert described(extract(*read(path)), frameworks) == expected


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_span_quotes_what_was_found_there(path: Path, extract: Extract) -> None:
    source, text = read(path)
    forms = extract(source, text)
    content = text.content
    for judgement in forms.judgements:
        quoted = [span.of(content).lower() for span in judgement.spans]
        grade = judgement.grade.removeprefix("requires ").removeprefix("performs ").split()[0]
        assert all(grade in words or str(judgement.value) in words for words in quoted) or (
            # A tick stands for the grade that its column names.
            judgement.grade.startswith("area ")
        )
    entries: list[Recommendation | Finding] = [*forms.recommendations, *forms.findings]
    for entry in entries:
        words = entry.span.of(content)
        assert all(word in words for word in entry.text.split())
        assert words.strip() == words
    for addressee in forms.facts.addressees:
        assert addressee.name in addressee.span.of(content)
    for inspector in forms.facts.inspectors:
        assert inspector.span.of(content) == inspector.name
