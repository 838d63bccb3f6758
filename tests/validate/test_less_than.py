"""Values that cannot be compared break a shape that compares them, and hide nothing else."""

from __future__ import annotations

import pytest
from rdflib import Graph

from inspgraph.validate.engine import by_pyshacl

SHAPES = """
    @prefix sh: <http://www.w3.org/ns/shacl#> .
    @prefix e: <http://example.org/> .
    e:start a sh:PropertyShape ; sh:targetSubjectsOf e:from ; sh:path e:from ;
        sh:lessThanOrEquals e:to ; sh:message "It begins before it ends." .
    e:steps a sh:PropertyShape ; sh:targetSubjectsOf e:of ; sh:path ( e:of e:from ) ;
        sh:lessThan e:to ; sh:severity sh:Warning ; sh:message "It is later." .
    e:named a sh:NodeShape ; sh:targetSubjectsOf e:from ;
        sh:property [ sh:path e:name ; sh:minCount 1 ; sh:message "It has a name." ] .
"""


def broken(data: str) -> set[tuple[str, str, str]]:
    """Severity, message and value of each result."""
    graph = Graph().parse(data=f"@prefix e: <http://example.org/> . {data}", format="turtle")
    shapes = Graph().parse(data=SHAPES, format="turtle")
    found = by_pyshacl(graph, shapes)
    return {(one.severity, one.message, str(one.value)) for one in found}


@pytest.mark.parametrize("end", ["3", '"soon"', "1.5"])
def test_what_is_not_less_is_told_comparable_or_not(end: str) -> None:
    expected = set() if end == "3" else {("violation", "It begins before it ends.", "2")}
    assert broken(f'e:a e:from 2 ; e:to {end} ; e:name "a" .') == expected


def test_other_shapes_still_tell_what_they_find() -> None:
    found = broken('e:a e:from 2 ; e:to "soon" . e:b e:of e:a ; e:to "later" .')
    assert found == {
        ("violation", "It begins before it ends.", "2"),
        ("warning", "It is later.", "2"),
        ("violation", "It has a name.", "None"),
    }
