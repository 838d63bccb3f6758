"""Small hand-made documents about a place that does not exist."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from rdflib import Graph

from inspgraph import resources
from inspgraph.facts import Facts, Inspector, Period
from inspgraph.frameworks import Frameworks, load_frameworks
from inspgraph.map.graph import document_graph
from inspgraph.map.scope import BuildRun
from inspgraph.records import (
    Actor,
    Block,
    Coverage,
    Extraction,
    Finding,
    Judgement,
    Page,
    Recommendation,
    Relation,
    Section,
    Source,
    Span,
    Text,
)

RUN = BuildRun("0.1.0", "0" * 64)
COUNCIL = "gss:E06999999"
TRUST = "ods:ZZZ"
HUB = "local:E06999999:family-hub"
OFSTED = "national:ofsted"

CONTENT = """Inspection of Westmarsh local authority children’s services
Lead inspector: Ada Example
12. Overall effectiveness is good. Westmarsh Council commissions the family hub.
• Westmarsh Health Trust works with the council.
What needs to improve?
The timeliness of visits to children in Westmarsh.
Strengths
Leaders listen – “always”.
"""


@cache
def frameworks() -> Frameworks:
    return load_frameworks(resources.ONTOLOGY / "frameworks.ttl")


def span(words: str, content: str = CONTENT) -> Span:
    start = content.index(words)
    return Span(start, start + len(words))


def text(content: str = CONTENT) -> Text:
    blocks = []
    at = 0
    for line in content.splitlines():
        marker = ""
        start, kind = at, "paragraph"
        if line[0].isdigit():
            marker, start = "12.", at + len("12. ")
        elif line.startswith("•"):
            marker, start, kind = "•", at + 2, "item"
        elif line in ("What needs to improve?", "Strengths"):
            kind = "heading"
        blocks.append(Block(kind, start, at + len(line), marker=marker))  # type: ignore[arg-type]
        at += len(line) + 1
    pages = (Page(1, 0), Page(2, content.index("What needs"))) if "What needs" in content else ()
    sha = hashlib.sha256(content.encode()).hexdigest()
    return Text(content, sha, tuple(blocks), pages)


def source(name: str = "reports/westmarsh.pdf", seed: str = "") -> Source:
    sha = hashlib.sha256((name + seed).encode()).hexdigest()
    return Source(name, "application/pdf", sha, 1234)


def relation(subject: str = COUNCIL, name: str = "commissions", object_: str = HUB) -> Relation:
    where = (span("Westmarsh Council commissions the family hub."),)
    return Relation(subject, name, object_, negated=False, modality="stated", cue="c-01",
                    evidence=where)  # fmt: skip


def actors() -> tuple[Actor, ...]:
    return (
        Actor(COUNCIL, "Westmarsh Council", "body", "LocalAuthority", ("the council",),
              "E06999999", (span("Westmarsh Council"),), ("one council of that name",)),
        Actor(TRUST, "Westmarsh Health Trust", "body", "HealthBody", (), "ZZZ",
              (span("Westmarsh Health Trust"),)),
        Actor(HUB, "family hub", "service", "Service", (), None, (span("family hub"),)),
        Actor(OFSTED, "Ofsted", "body", "Inspectorate"),
    )  # fmt: skip


def extraction(**changes: Any) -> Extraction:
    """An ILACS report with one of everything."""
    whole = Extraction(
        source=source(),
        text=text(),
        facts=Facts(
            series="ilacs",
            framework="ILACS-2023",
            title="Inspection of Westmarsh local authority children’s services",
            title_span=span("Inspection of Westmarsh local authority children’s services"),
            authority="Westmarsh",
            authority_code="E06999999",
            authority_span=span("Westmarsh"),
            published=date(2024, 5, 16),
            periods=(
                Period(date(2024, 3, 4), date(2024, 3, 8)),
                Period(date(2024, 3, 18), date(2024, 3, 19)),
            ),
            inspectors=(Inspector("Ada Example", span("Ada Example"), leads=True),),
            inspectorates=("Ofsted",),
            references=(("urn", "80999"),),
        ),
        sections=(
            Section("What needs to improve?", span("What needs to improve?"), 1,
                    "recommendations", None, (5,)),
            Section("Strengths", span("Strengths"), 1, "strengths", None, (7,)),
        ),
        judgements=(
            Judgement("Overall effectiveness", "good", None, overall=True,
                      spans=(span("Overall effectiveness is good"),), area_id="overall"),
        ),
        recommendations=(
            Recommendation(
                "The timeliness of visits to children in Westmarsh.", "what-needs-to-improve",
                "3 months", "Westmarsh Council", None,
                span("The timeliness of visits to children in Westmarsh."), (COUNCIL,),
            ),
        ),
        findings=(
            Finding("strength", "Strengths", "Leaders listen – “always”.",
                    span("Leaders listen – “always”.")),
        ),
        actors=actors(),
        relations=(
            relation(),
            relation(TRUST, "partnerOf", COUNCIL),
            relation(TRUST, "servesArea", COUNCIL),
        ),
        coverage=(Coverage("recommendations", found=True, count=1),),
    )  # fmt: skip
    return replace(whole, **changes)


def graph(**changes: Any) -> Graph:
    return document_graph(extraction(**changes), frameworks(), RUN)
