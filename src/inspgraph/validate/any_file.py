"""Any file of RDF against the project's shapes, or against others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph

from inspgraph.errors import NotAGraphError
from inspgraph.records import Problem
from inspgraph.validate.quoted import as_problems
from inspgraph.validate.shacl import Shapes, check


def validate_file(path: Path, known: Shapes, shapes: tuple[Path, ...] = ()) -> tuple[Problem, ...]:
    """Check a file's statements, of all its graphs together; each problem names the file.

    ``known`` are the project's shapes and ontology; ``shapes`` are files of SHACL that take the
    place of the former. Raises ``NotAGraphError`` for a file that cannot be read, is in no format
    of RDF, or does not parse.
    """
    if shapes:
        rules = Graph()
        for file in shapes:
            rules += _read(file)
        known = replace(known, shapes=rules)
    graph = _read(path)
    return as_problems(check(graph, known), graph, path.name)


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
