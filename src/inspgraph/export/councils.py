"""The registers' facts of each council, as columns of a workbook."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from inspgraph.store.select import select

COUNCIL: Final = ("Provider number", "Department's code", "Region", "Neighbours")
"""Ofsted's number of the council, the Department for Education's, and whom it is compared with."""

_CODES: Final = """
SELECT ?council ?kind ?code {
  ?council a ig:LocalAuthority ; skos:notation ?code .
  BIND(DATATYPE(?code) AS ?kind)
  FILTER(?kind IN (ig:OfstedURN, ig:DfENumber))
} ORDER BY DESC(?code)
"""
_REGIONS: Final = "SELECT ?council ?region { ?council ig:region ?region } ORDER BY DESC(?region)"
_NEIGHBOURS: Final = """
SELECT ?council ?name {
  ?council ig:statisticalNeighbour ?other . ?other a ig:LocalAuthority .
  OPTIONAL { ?other dct:spatial/skos:prefLabel ?area }
  OPTIONAL { ?other skos:prefLabel ?label }
  BIND(STR(COALESCE(?area, ?label)) AS ?name)
} ORDER BY ?name
"""
_OFSTED: Final = "https://reports.ofsted.gov.uk/provider/44/"


def councils(store: ox.Store) -> dict[str, dict[str, str]]:
    """Return the columns ``COUNCIL`` of each council that has any, and its "link", by IRI."""
    found: dict[str, dict[str, str]] = {}

    def put(council: str, name: str, value: str) -> None:
        found.setdefault(council, {**dict.fromkeys(COUNCIL, ""), "link": ""})[name] = value

    for row in select(store, _CODES):
        is_ofsted = row["kind"].endswith("OfstedURN")
        put(row["council"], COUNCIL[0] if is_ofsted else COUNCIL[1], row["code"])
        if is_ofsted:
            put(row["council"], "link", f"{_OFSTED}{row['code']}" if row["code"].isdigit() else "")
    for row in select(store, _REGIONS):
        put(row["council"], COUNCIL[2], row["region"])
    near: dict[str, dict[str, None]] = {}
    for row in select(store, _NEIGHBOURS):
        near.setdefault(row["council"], {})[row["name"]] = None
    for council, names in near.items():
        put(council, COUNCIL[3], "; ".join(names))
    return found
