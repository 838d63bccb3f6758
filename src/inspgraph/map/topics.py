"""Topics of recommendations and findings, recognised by their words.

Topics are those of ontology/services.ttl; the words are data/cues/topics.csv.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from rdflib import URIRef

from inspgraph.vocab import KIND


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic and the pattern of its words, which looks at a wording in any case."""

    iri: URIRef
    pattern: re.Pattern[str]


Topics = tuple[Topic, ...]


def load_topics(path: Path) -> Topics:
    """Read data/cues/topics.csv; raises ``re.error`` for an invalid pattern."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Topic(
                URIRef(f"{KIND}topic-{row['topic']}"),
                # Abbreviations in capitals are words of their own; "send" is a verb.
                re.compile(_cased(row["pattern"])),
            )
            for row in csv.DictReader(file)
        )


def topics_of(wording: str, topics: Topics) -> tuple[URIRef, ...]:
    """The topics of a wording, in the order of the file; often more than one, at times none."""
    return tuple(topic.iri for topic in topics if topic.pattern.search(wording))


def _cased(pattern: str) -> str:
    r"""The pattern in any case, but for alternatives of capitals only, as ``\bSEND\b``."""
    parts = _alternatives(pattern)
    return "|".join(part if re.search(r"[A-Z]{3}", part) else f"(?i:{part})" for part in parts)


def _alternatives(pattern: str) -> list[str]:
    """Split at each ``|`` that stands in no bracket."""
    parts, depth = [""], 0
    for sign in pattern:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts
