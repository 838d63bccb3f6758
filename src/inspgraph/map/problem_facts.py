"""The problems of a document and the expected parts it lacks, as part of its graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import Literal, URIRef

from inspgraph.map.evidence import Triple
from inspgraph.map.scope import Scope
from inspgraph.records import Coverage, Problem
from inspgraph.vocab import IG, RDF


def map_problems(scope: Scope, problems: Iterable[Problem]) -> Iterator[Triple]:
    """Each problem of the document, quoting the words it is about where it has a passage."""
    for problem in problems:
        iri = scope.names.item(
            "problem", scope.extraction.source, problem.code, problem.found, problem.expected,
            problem.span,
        )  # fmt: skip
        yield iri, IG.inDocument, scope.document
        yield from describe_problem(iri, problem)
        yield from scope.evidence.cite(iri, (problem.span,))


def describe_problem(iri: URIRef, problem: Problem) -> Iterator[Triple]:
    """A problem without the place where it stands."""
    yield iri, RDF.type, IG.Problem
    yield iri, IG.code, Literal(problem.code)
    yield iri, IG.severity, Literal(problem.severity)
    for term, words in (
        (IG.found, problem.found),
        (IG.expected, problem.expected),
        (IG.hint, problem.hint),
    ):
        if words:
            yield iri, term, Literal(words)
    if problem.page is not None:
        yield iri, IG.page, Literal(problem.page)


def map_coverage(scope: Scope, coverage: Iterable[Coverage]) -> Iterator[Triple]:
    """Return whether each part that the framework promises was found, and how many of it."""
    promises = scope.framework.promises if scope.framework else ()
    parts = {promise.name: promise.iri for promise in promises}
    for entry in coverage:
        iri = scope.names.item("coverage", scope.extraction.source, entry.part)
        yield iri, RDF.type, IG.Coverage
        yield iri, IG.inDocument, scope.document
        yield iri, IG.partName, Literal(entry.part)
        if entry.part in parts:
            yield iri, IG.ofPart, parts[entry.part]
        yield iri, IG.wasFound, Literal(entry.found)
        yield iri, IG.count, Literal(entry.count)
