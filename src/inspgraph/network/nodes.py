"""The attributes of a body or service in a network."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, Protocol

import pyoxigraph as ox

from inspgraph.map.bodies_and_relations import SCHEMES
from inspgraph.store.select import select

_ACTORS: Final = """
SELECT ?actor ?label ?type ?kind ?document {
  AMONG
  ?appearance ig:actor ?actor ; ig:inDocument ?document ; ig:actorKind ?kind ; dct:type ?sort .
  ?sort skos:notation ?type .
  ?actor skos:prefLabel ?label .
}
"""
_INSPECTORATES: Final = """
SELECT ?actor ?label ?document {
  AMONG
  ?document ig:reportsOn/prov:qualifiedAssociation ?association .
  ?association prov:hadRole ig:InspectingBody ; prov:agent ?actor .
  ?actor skos:prefLabel ?label .
}
"""
_AUTHORITIES: Final = """
SELECT ?actor ?label ?document {
  AMONG
  ?actor a ig:LocalAuthority ; skos:prefLabel ?label .
  OPTIONAL { ?document ig:about ?actor ; ig:hasFile ?file }
}
"""
_COUNCILS: Final = """
SELECT DISTINCT ?actor ?council {
  AMONG
  ?appearance ig:actor ?actor ; ig:inDocument ?document .
  ?document ig:about/dct:spatial/skos:prefLabel ?council .
}
"""
_CODES: Final = """
SELECT ?actor ?code (DATATYPE(?code) AS ?scheme) {
  AMONG
  ?actor ig:register ?register ; skos:notation ?code
}
"""
_REGISTERS: Final = "SELECT ?actor ?register { AMONG ?actor ig:register ?register }"
_SCHEMES: Final = {name: str(SCHEMES[name]) for name in ("gss", "ods", "fire")}
"""The scheme of a register's own codes; any other register's begin with its name."""
_PLACES: Final = """
SELECT ?area ?actor ?label {
  ?actor a ig:LocalAuthority ; dct:spatial ?area . ?area skos:prefLabel ?label
} ORDER BY ?area ?actor ?label
"""

Attributes = dict[str, str | int]


class Stored(Protocol):
    """Anything that holds a graph's triples, as ``api.Graph`` does."""

    @property
    def store(self) -> ox.Store: ...


def actors(store: ox.Store, among: Collection[str] | None = None) -> dict[str, Attributes]:
    """Return every body and service by IRI, or those ``among`` some, in the order of their IRIs.

    ``label`` is its name, ``type`` "LocalAuthority", "Police", … as in the question ``actors``,
    ``kind`` "body" or "service". ``register`` says which register knows it ("gss", "ods",
    "national", …, "local" for none), ``code`` is its code in that register or "", ``documents``
    in how many documents it appears, ``council`` the area of the council whose documents name it
    ("12 councils" where several do, "" where none).
    """
    labels: dict[str, set[str]] = {}
    types: dict[str, set[tuple[str, str]]] = {}
    documents: dict[str, set[str]] = {}
    for row in select(store, chosen(_ACTORS, "actor", among)):
        types.setdefault(row["actor"], set()).add((row["type"], row["kind"]))
        labels.setdefault(row["actor"], set()).add(row["label"])
        documents.setdefault(row["actor"], set()).add(row["document"])
    for query, type_ in ((_INSPECTORATES, "Inspectorate"), (_AUTHORITIES, "LocalAuthority")):
        for row in select(store, chosen(query, "actor", among)):
            types.setdefault(row["actor"], set()).add((type_, "body"))
            labels.setdefault(row["actor"], set()).add(row["label"])
            documents.setdefault(row["actor"], set()).update({row["document"]} - {""})
    councils: dict[str, set[str]] = {}
    for row in select(store, chosen(_COUNCILS, "actor", among)):
        councils.setdefault(row["actor"], set()).add(row["council"])
    known = registers(store, among)
    codes = {
        row["actor"]: row["code"]
        for row in select(store, chosen(_CODES, "actor", among))
        if row["scheme"] == _SCHEMES.get(known[row["actor"]])
        or row["code"].startswith(f"{known[row['actor']]}:")
    }
    found: dict[str, Attributes] = {}
    for actor in sorted(types):
        type_, kind = min(types[actor])
        found[actor] = {
            "label": min(labels[actor]),
            "type": type_,
            "kind": kind,
            "register": known.get(actor, "local"),
            "code": codes.get(actor, ""),
            "documents": len(documents[actor]),
            "council": _one_of(councils.get(actor, set())),
        }
    return found


def _one_of(councils: Collection[str]) -> str:
    return f"{len(councils)} councils" if len(councils) > 1 else "".join(councils)


def registers(store: ox.Store, among: Collection[str] | None = None) -> dict[str, str]:
    """Return the register that knows each body, by IRI; "local" where none does."""
    return {
        row["actor"]: row["register"] for row in select(store, chosen(_REGISTERS, "actor", among))
    }


def authority_of_area(store: ox.Store) -> dict[str, str]:
    """Return the authority of each area, by IRI; who serves an area is linked to its authority."""
    found: dict[str, str] = {}
    for row in select(store, _PLACES):
        found.setdefault(row["area"], row["actor"])
    return found


def chosen(query: str, variable: str, among: Collection[str] | None) -> str:
    """Keep a query, which says AMONG where it begins, to some IRIs of a variable; None keeps all.

    Raises ``ValueError`` for what is no IRI.
    """
    if among is None:
        return query.replace("AMONG", "")
    names = " ".join(str(ox.NamedNode(iri)) for iri in sorted(among))
    return query.replace("AMONG", f"VALUES ?{variable} {{ {names} }}")
