"""A dataset's description of itself, in every export: source, maker, counts, licences, attribution.

The terms are those of VoID (https://www.w3.org/TR/void/) and DCAT 3. A day of making is told only
where one is given: the same graph gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import pyoxigraph as ox

from inspgraph.store.select import select
from inspgraph.vocab import BASE, DCAT, DCTERMS, FOAF, FRAMEWORK, IG, KIND, PROV, RDF, RDFS, XSD

VOID: Final = "http://rdfs.org/ns/void#"
_COUNTED: Final = """
SELECT ?class (COUNT(DISTINCT ?thing) AS ?number) {
  VALUES ?class {
    ig:LocalAuthority ig:Judgement ig:Recommendation ig:Finding ig:Statement ig:Span
  }
  ?thing a ?class
} GROUP BY ?class ORDER BY ?class
"""
_DAYS: Final = """
SELECT (MIN(STR(?day)) AS ?first) (MAX(STR(?day)) AS ?last) (COUNT(DISTINCT ?document) AS ?number) {
  ?document ig:hasFile ?file . OPTIONAL { ?document dct:issued ?day }
}
"""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The credit owed to those whose documents and registers a graph is made from."""

    title: str
    documents: str
    licence: str
    statements: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it in a paragraph."""
        return " ".join((self.documents, *self.statements))


@dataclass(frozen=True, slots=True)
class Made:
    """By which version a graph was made and, where that is told, on which day (YYYY-MM-DD)."""

    version: str = ""
    base: str = BASE
    day: str = ""

    @property
    def dataset(self) -> ox.NamedNode:
        """The name of the dataset, and of the graph that describes it."""
        return ox.NamedNode(f"{self.base}dataset")


@cache
def attribution() -> Attribution:
    """Read the attribution that the sources' licences ask for."""
    text = (files("inspgraph.export") / "attribution.json").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text)
    read |= {name: tuple(read[name]) for name in ("statements", "sources")}
    return Attribution(**read)


def describe(store: ox.Store, made: Made, statements: int) -> list[ox.Triple]:
    """Return the description of a store as a dataset that has so many statements."""
    owed, dataset = attribution(), made.dataset
    program = ox.NamedNode(f"{made.base}program")
    (days,) = select(store, _DAYS)
    said: list[tuple[ox.NamedNode, object, object]] = [
        (dataset, RDF.type, ox.NamedNode(f"{VOID}Dataset")),
        (dataset, RDF.type, DCAT.Dataset),
        (dataset, DCTERMS.title, ox.Literal(owed.title, language="en")),
        (dataset, DCTERMS.description, ox.Literal(
            f"Read by a program from {days['number']} published documents; every statement names "
            "the words it rests on.", language="en")),
        (dataset, DCTERMS.license, ox.NamedNode(owed.licence)),
        (dataset, DCTERMS.creator, program),
        (dataset, ox.NamedNode(f"{VOID}triples"), ox.Literal(statements)),
        (dataset, ox.NamedNode(f"{VOID}documents"), ox.Literal(int(days["number"]))),
        (dataset, ox.NamedNode(f"{VOID}uriSpace"), ox.Literal(made.base)),
        (program, RDF.type, PROV.SoftwareAgent),
        (program, FOAF.name, ox.Literal(f"inspgraph {made.version}".strip())),
        *((dataset, DCTERMS.rights, ox.Literal(text, language="en"))
          for text in (owed.documents, *owed.statements)),
        *((dataset, DCTERMS.source, ox.NamedNode(source)) for source in owed.sources),
        *((dataset, ox.NamedNode(f"{VOID}vocabulary"), ox.NamedNode(space))
          for space in (str(IG), str(FRAMEWORK), str(KIND))),
    ]  # fmt: skip
    if made.day:
        day = ox.Literal(made.day, datatype=ox.NamedNode(str(XSD.date)))
        said.append((dataset, DCTERMS.created, day))
    if days["first"]:
        period = ox.NamedNode(f"{made.base}dataset-period")
        said += [
            (dataset, DCTERMS.temporal, period),
            (period, RDF.type, DCTERMS.PeriodOfTime),
            (period, RDFS.label, ox.Literal(f"{days['first']} to {days['last']}")),
        ]
    for row in select(store, _COUNTED):
        part = ox.NamedNode(f"{made.base}dataset-{row['class'].rpartition('#')[2]}")
        said += [
            (dataset, ox.NamedNode(f"{VOID}classPartition"), part),
            (part, ox.NamedNode(f"{VOID}class"), ox.NamedNode(row["class"])),
            (part, ox.NamedNode(f"{VOID}entities"), ox.Literal(int(row["number"]))),
        ]
    return [ox.Triple(one, _node(term), _node(value)) for one, term, value in said]


def grouped(triples: Iterable[ox.Triple]) -> list[tuple[ox.NamedNode, list[ox.Triple]]]:
    """Return triples by their subject, in the order in which subjects first come."""
    found: dict[ox.NamedNode, list[ox.Triple]] = {}
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode):
            found.setdefault(triple.subject, []).append(triple)
    return list(found.items())


def _node(term: object) -> Any:
    """Return a term of the store's library; a vocabulary's is rdflib's, which is a text."""
    return term if isinstance(term, ox.NamedNode | ox.Literal) else ox.NamedNode(str(term))
