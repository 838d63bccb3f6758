"""SHACL results as problems that quote the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from rdflib import Graph, Literal
from rdflib.term import Node

from inspgraph.errors import problem
from inspgraph.records import Problem, Span
from inspgraph.validate.engine import ShapeResult
from inspgraph.vocab import DCTERMS, IG, OA, PROV, RDF, SKOS

_LONGEST: Final = 200
_CODES: Final = {"violation": "shacl-violation", "warning": "shacl-warning"}
_TOWARDS_EVIDENCE: Final = (
    PROV.agent,  # from a part in an inspection to the person
    ~OA.hasSelector,  # from a position or quotation to its passage
    ~IG.actor,  # from an actor to its appearance
    ~DCTERMS.temporal,  # from a period to the inspection
    ~IG.ofArea,  # from a judgement area to what is judged
)
"""Where to look for the words that a thing rests on, if it has none itself."""


class QuotedPassage(NamedTuple):
    """A passage as a problem tells of it."""

    span: Span
    page: int | None
    paragraph: str
    words: str


def as_problems(results: Iterable[ShapeResult], graph: Graph, file: str) -> tuple[Problem, ...]:
    """One problem for each result, in the order of the text.

    ``found`` quotes the passage that the thing rests on (the first, where it has several) after
    the value that breaks the rule; ``expected`` is the rule. A thing without words is named, and
    of the document as a whole nothing is quoted: the file says which it is.
    """
    made = [_problem(result, graph, file) for result in results]
    return tuple(sorted(made, key=lambda p: (p.span or Span(-1, -1), p.code, p.expected, p.found)))


def _problem(result: ShapeResult, graph: Graph, file: str) -> Problem:
    whole = (result.focus, IG.hasText, None) in graph
    passages = () if whole else passages_of(result.focus, graph)
    where = min(passages, default=None, key=lambda passage: passage.span)
    said = [] if result.value is None else [_shown(result.value, graph)]
    if where is not None:
        if _short(where.words) not in said:
            said.append(f"“{_short(where.words)}”")
        return problem(_CODES[result.severity], file, found=": ".join(said),
                       expected=result.message, span=where.span, page=where.page,
                       paragraph=where.paragraph)  # fmt: skip
    return problem(
        _CODES[result.severity],
        file,
        found=": ".join(said) or ("" if whole else _shown(result.focus, graph)),
        expected=result.message,
    )


def passages_of(focus: Node, graph: Graph) -> Iterator[QuotedPassage]:
    """Yield the passages that a thing rests on, or its neighbours where it rests on none."""
    found = list(graph.objects(focus, IG.evidence))
    if (focus, RDF.type, IG.Span) in graph:
        found.append(focus)
    if not found:
        for step in _TOWARDS_EVIDENCE:
            for near in graph.objects(focus, step):
                is_span = (near, RDF.type, IG.Span) in graph
                found.extend([near] if is_span else graph.objects(near, IG.evidence))
    for span in found:
        values = {
            term: value
            for selector in graph.objects(span, OA.hasSelector)
            for term in (OA.start, OA.end, OA.exact)
            if (value := graph.value(selector, term)) is not None
        }
        if len(values) == 3:
            page = graph.value(span, IG.page)
            yield QuotedPassage(
                Span(int(str(values[OA.start])), int(str(values[OA.end]))),
                None if page is None else int(str(page)),
                str(graph.value(span, IG.paragraph) or ""),
                str(values[OA.exact]),
            )


def _shown(node: Node, graph: Graph) -> str:
    """A value as a person would want to see it: its words, its label, else its local name."""
    if isinstance(node, Literal):
        return _short(str(node))
    for term in (SKOS.prefLabel, DCTERMS.title, IG.name, IG.wording, IG.areaLabel):
        label = graph.value(node, term)
        if label is not None:
            return _short(str(label))
    return str(node).rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"
