"""Write docs/ontology.md: every class and property of the ontology, and drawings of how they join.

    python docs/write_ontology.py

A test fails while the document says anything else than ontology/inspgraph.ttl does.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node

from inspgraph import resources
from inspgraph.vocab import IG

TARGET: Final = Path(__file__).with_name("ontology.md")
_HEAD: Final = """\
# Ontology

Written by `make guides` from `ontology/inspgraph.ttl`. Terms begin with
`https://w3id.org/inspgraph/ns#`, `ig:` for short; each is served at its own address (see
[endpoint](endpoint.md#addresses)).

## What rests on what

```{mermaid}
flowchart LR
  file["file"] --> text["text"] --> passage["passage:<br>start, end, words, page"]
  document["document"] --> judgement & recommendation & finding & statement
  judgement & recommendation & finding & statement --> passage
  statement -->|subject, object| body["body or service"]
  body -->|matched to| register["entry of a register"]
  judgement -->|grade| grade["grade of a framework's scale"]
```
"""
_OWN: Final = str(IG)
_KINDS: Final = (
    ("Classes", (OWL.Class,)),
    ("Properties", (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)),
)


def main() -> None:
    TARGET.write_text(written(), encoding="utf-8")


def written() -> str:
    """Return the whole document."""
    graph = Graph().parse(resources.ONTOLOGY / "inspgraph.ttl")
    parts = [_HEAD]
    for title, kinds in _KINDS:
        terms = {term for kind in kinds for term in graph.subjects(RDF.type, kind)}
        own = sorted(term for term in terms if isinstance(term, URIRef) and term.startswith(_OWN))
        parts += [f"\n## {title}\n", *(_term(graph, term) for term in own)]
    return "".join(parts)


def _term(graph: Graph, term: URIRef) -> str:
    name = term.removeprefix(_OWN)
    lines = [f"\n### ig:{name}\n\n", f"{graph.value(term, SKOS.definition) or ''}\n"]
    lines += (f"\n*Example*: {text}\n" for text in _texts(graph, term, SKOS.example))
    lines += (f"\n{text}\n" for text in _texts(graph, term, SKOS.scopeNote))
    related = (
        ("Kind of", RDFS.subClassOf),
        ("Kind of", RDFS.subPropertyOf),
        ("From", RDFS.domain),
        ("To", RDFS.range),
        ("The other way round", OWL.inverseOf),
    )
    facts = [
        f"{said} {', '.join(others)}"
        for said, predicate in related
        if (others := sorted(_short(graph, other) for other in graph.objects(term, predicate)))
    ]
    return "".join([*lines, f"\n{'; '.join(facts)}.\n" if facts else ""])


def _texts(graph: Graph, term: URIRef, predicate: URIRef) -> Iterator[str]:
    yield from sorted(str(text) for text in graph.objects(term, predicate))


def _short(graph: Graph, node: Node) -> str:
    if not isinstance(node, URIRef):
        return "a class of several"
    short = graph.namespace_manager.normalizeUri(node)
    return f"`{short}`"


if __name__ == "__main__":
    main()
