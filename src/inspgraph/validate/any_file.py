"""Any file of RDF against the project's shapes, or against others."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph

from inspgraph.errors import CODES, NotAGraphError, is_of_shapes, problem
from inspgraph.records import Problem
from inspgraph.validate.engine import by_pyshacl
from inspgraph.validate.quoted import as_problems, passages_of
from inspgraph.validate.shacl import Shapes, check
from inspgraph.vocab import IG, RDF


def validate_file(path: Path, known: Shapes, shapes: tuple[Path, ...] = ()) -> tuple[Problem, ...]:
    """Check a file's statements, of all its graphs together; each problem names the file.

    The problems that the statements themselves tell of, as a build noted them by other rules than
    the shapes, come first, each with the name of its document's file.
    ``known`` are the project's shapes; ``shapes`` are files of SHACL that take their place. Raises
    ``NotAGraphError`` for a file that cannot be read, is in no format of RDF, or does not parse.
    """
    with _silent():
        graph = _read(path)
        if not shapes:
            return (*_noted(graph, path.name), *as_problems(check(graph, known), graph, path.name))
        rules = Graph()
        for file in shapes:
            rules += _read(file)
        return as_problems(by_pyshacl(graph, rules), graph, path.name)


@contextmanager
def _silent() -> Iterator[None]:
    """Keep rdflib from telling of each ill-formed literal, as the shapes do."""
    log = logging.getLogger("rdflib.term")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            yield
    finally:
        log.setLevel(level)


def _noted(graph: Graph, file: str) -> Iterator[Problem]:
    for node in sorted(graph.subjects(RDF.type, IG.Problem), key=str):
        code = str(graph.value(node, IG.code))
        if code not in CODES or is_of_shapes(code):
            continue
        document = graph.value(node, IG.inDocument)
        path = graph.value(graph.value(document, IG.hasFile), IG.path) or graph.value(node, IG.path)
        where = min(passages_of(node, graph), default=None, key=lambda passage: passage.span)
        yield problem(
            code,
            str(path or file),
            found=str(graph.value(node, IG.found) or ""),
            expected=str(graph.value(node, IG.expected) or ""),
            span=where.span if where else None,
            page=where.page if where else None,
            paragraph=where.paragraph if where else "",
        )


def _read(path: Path) -> Graph:
    """Read a file by the store's parser, which asks no other computer for a context or entity."""
    kind = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
    if kind is None:
        raise NotAGraphError(f"{path}: its ending names no format of RDF (.ttl, .nt, .nq, .rdf …).")
    try:
        triples = {quad.triple for quad in ox.parse(path=str(path), format=kind)}
        made = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        return Graph().parse(data=made, format="nt")
    except OSError as error:
        raise NotAGraphError(f"{path}: it cannot be read ({error.strerror or error}).") from error
    except (SyntaxError, ValueError) as error:
        said = " ".join(str(error).split())
        raise NotAGraphError(f"{path}: it cannot be taken as {kind.name}: {said}") from error
