"""Coverage of a document: the parts promised by its framework, found or missing.

What a framework promises stands in ontology/frameworks.ttl (``ig:promises``): parts such as a
lead inspector, and the areas that it judges. A promised part that was not found is absent from
the document or was missed by the extraction: either is worth a look.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from inspgraph.frameworks import Frameworks
from inspgraph.records import Coverage, Extraction

COUNTS: Final[dict[str, Callable[[Extraction], int]]] = {
    "authority": lambda found: int(found.facts.authority is not None),
    "published": lambda found: int(found.facts.published is not None),
    "period": lambda found: len(found.facts.periods),
    "inspectorates": lambda found: len(found.facts.inspectorates),
    "lead-inspector": lambda found: int(found.facts.lead_inspector is not None),
    "addressee": lambda found: len(found.facts.addressees),
    "judgements": lambda found: len(found.judgements),
    "overall": lambda found: sum(judgement.overall for judgement in found.judgements),
    "recommendations": lambda found: len(found.recommendations),
    "strengths": lambda found: sum(item.polarity == "strength" for item in found.findings),
    "weaknesses": lambda found: sum(item.polarity == "weakness" for item in found.findings),
}
"""How many of each part an extraction holds; a test keeps the parts of the ontology alike."""


def cover(extraction: Extraction, frameworks: Frameworks) -> tuple[Coverage, ...]:
    """The record of coverage of one document, general parts before judgement areas.

    Nothing is promised, so nothing is recorded, where the document's framework is not known.
    """
    framework = frameworks.of(extraction.facts)
    if framework is None:
        return ()
    judged = [frameworks.placed(framework, judgement)[1] for judgement in extraction.judgements]
    entries = []
    for promise in sorted(framework.promises, key=lambda p: (p.area is not None, p.name)):
        count = judged.count(promise.area) if promise.area else COUNTS[promise.name](extraction)
        entries.append(Coverage(promise.name, count > 0, count))
    return tuple(entries)
