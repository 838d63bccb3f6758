"""Small extractions about invented places, to test what comes after extraction with."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache

from inspgraph import resources
from inspgraph.cues.form_cues import Cues, load_cues
from inspgraph.facts import Facts, Period
from inspgraph.frameworks import load_frameworks
from inspgraph.records import (
    Actor,
    Block,
    Extraction,
    Finding,
    Judgement,
    Page,
    Recommendation,
    Relation,
    Source,
    Span,
    Text,
)

CONTENT = (
    "Inspection of Wexmoor children’s services\n"
    "Overall effectiveness: requires improvement to be good\n"
    "The council should write plans that children 😀 can read.\n"
    "Strengths: visits are made on time.\n"
    "Harbour Trust provides the Young Carers Service."
)


@cache
def cues() -> Cues:
    """The package's cues about a document's form."""
    frameworks = load_frameworks(resources.ONTOLOGY / "frameworks.ttl")
    return load_cues(resources.DATA / "cues", frameworks.scales())


def span(words: str, content: str = CONTENT) -> Span:
    start = content.index(words)
    return Span(start, start + len(words))


def text(content: str = CONTENT) -> Text:
    blocks, at = [], 0
    for line in content.split("\n"):
        blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    return Text(content, sha256, tuple(blocks), (Page(1, 0),))


def source(name: str = "reports/wexmoor.pdf") -> Source:
    return Source(name, "application/pdf", hashlib.sha256(name.encode()).hexdigest(), 1000)


def extraction(name: str = "reports/wexmoor.pdf", content: str = CONTENT) -> Extraction:
    return Extraction(
        source=source(name),
        text=text(content),
        facts=Facts(
            series="ilacs",
            title="Inspection of Wexmoor children’s services",
            title_span=span("Inspection of Wexmoor children’s services", content),
            authority="Wexmoor",
            authority_code="X06000001",
            published=date(2024, 7, 12),
            periods=(Period(date(2024, 5, 13), date(2024, 5, 24)),),
            inspectorates=("Ofsted",),
        ),
        judgements=(
            Judgement(
                "Overall effectiveness",
                "requires improvement to be good",
                None,
                True,
                (span("requires improvement to be good", content),),
            ),
        ),
        recommendations=(
            Recommendation(
                "The council should write plans that children 😀 can read.",
                "recommendation",
                None,
                None,
                None,
                span("The council should write plans that children 😀 can read.", content),
            ),
        ),
        findings=(
            Finding(
                "strength",
                None,
                "visits are made on time.",
                span("visits are made on time.", content),
            ),
        ),
        actors=(
            Actor(
                "local:X06000001:harbour-trust",
                "Harbour Trust",
                "body",
                "VoluntaryOrganisation",
                mentions=(span("Harbour Trust", content),),
            ),
            Actor(
                "local:X06000001:young-carers-service",
                "Young Carers Service",
                "service",
                "Service",
                mentions=(span("Young Carers Service", content),),
            ),
        ),
        relations=(
            Relation(
                "local:X06000001:harbour-trust",
                "provides",
                "local:X06000001:young-carers-service",
                False,
                "stated",
                "provides",
                (span("Harbour Trust provides the Young Carers Service", content),),
            ),
        ),
    )
