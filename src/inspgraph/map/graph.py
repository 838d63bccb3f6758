"""One document's extraction as one named graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from rdflib import Graph, Literal

from inspgraph.frameworks import Frameworks
from inspgraph.map.bodies_and_relations import map_actors, map_relations
from inspgraph.map.claims import map_claims
from inspgraph.map.document_facts import map_document, map_inspection, map_run
from inspgraph.map.evidence import Triple
from inspgraph.map.intervention_facts import map_interventions
from inspgraph.map.problem_facts import describe_problem, map_coverage, map_problems
from inspgraph.map.registered import RegisterLinks, map_registered
from inspgraph.map.scope import BuildRun, Register, Scope, scope_of
from inspgraph.map.topics import Topics
from inspgraph.map.uris import Minter
from inspgraph.ntriples import n3
from inspgraph.records import Extraction, Problem
from inspgraph.registers.body_kinds import Kinds
from inspgraph.vocab import IG

_NO_REGISTER: Register = {}


def document_graph(
    extraction: Extraction,
    frameworks: Frameworks,
    run: BuildRun,
    *,
    register: Register = _NO_REGISTER,
    names: Minter | None = None,
    topics: Topics = (),
    links: RegisterLinks | None = None,
    kinds: Kinds | None = None,
) -> Graph:
    """The graph of one document; its ``identifier`` is the IRI of the named graph.

    Nothing in it depends on the clock, on other documents or on the order of extraction. Coverage
    and problems are taken from the extraction; ``add_problems`` adds those that come later.
    ``topics`` sort recommendations and findings, ``links`` lead from bodies to their successors,
    ``kinds`` name the kind of each body.
    """
    scope = scope_of(extraction, names or Minter(), frameworks, register, topics, kinds)
    return _filled(
        scope,
        chain(
            map_run(scope, run),
            map_document(scope),
            map_inspection(scope),
            map_claims(scope),
            map_actors(scope),
            map_relations(scope),
            map_interventions(scope),
            map_registered(scope, links or RegisterLinks()),
            map_coverage(scope, extraction.coverage),
            map_problems(scope, extraction.problems),
        ),
    )


def add_problems(
    graph: Graph, extraction: Extraction, problems: Iterable[Problem], names: Minter | None = None
) -> None:
    """Add to a document's graph what was noticed after it was made, as by validation."""
    scope = scope_of(extraction, names or Minter(), Frameworks(), _NO_REGISTER)
    for triple in map_problems(scope, problems):
        graph.add(triple)


def log_graph(problems: Iterable[Problem], names: Minter | None = None) -> Graph:
    """The problems of files that did not become a document, each with the file's path."""
    names = names or Minter()
    graph = Graph(identifier=names.log())
    for problem in problems:
        iri = names.logged(problem)
        graph.add((iri, IG.path, Literal(problem.file)))
        for triple in describe_problem(iri, problem):
            graph.add(triple)
    return graph


def to_nquads(graph: Graph) -> bytes:
    """A document's graph as N-Quads in UTF-8, a line a statement, sorted.

    The graphs hold no blank nodes, so equal graphs give equal bytes.
    """
    name = f"<{graph.identifier}> .\n"
    lines = (f"{n3(s)} {n3(p)} {n3(o)} {name}" for s, p, o in graph)
    return "".join(sorted(lines)).encode("utf-8")


def _filled(scope: Scope, triples: Iterator[Triple]) -> Graph:
    graph = Graph(identifier=scope.names.graph(scope.extraction.source))
    for triple in triples:
        graph.add(triple)
    return graph
