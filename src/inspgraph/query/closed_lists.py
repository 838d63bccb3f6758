"""Parameters whose values are a list: what the list holds in a graph, and how one is meant.

A value is found in any case and with or without its spaces and hyphens. A grade is found by every
name that its scale has for it, so "requires improvement" means "requires improvement to be good"
where the framework says so. What is in no list is answered with the values that come near.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from inspgraph.errors import UnclearNameError
from inspgraph.query.catalogue import Parameter
from inspgraph.query.suggestions import did_you_mean, near
from inspgraph.store.select import select

_NEAR: Final = 55
"""From which likeness on (rapidfuzz's ratio, 0 to 100) a value is suggested."""
_SHOWN: Final = 40
"""Of a longer list only what comes near is told."""

NATION: Final = "England"
"""The region that has all councils."""
REGION: Final = Parameter("region", "region", "")
TOPIC: Final = Parameter("topic", "topic", "")
KINDS: Final = (
    '"recommendation" "what-needs-to-improve" "area-for-improvement" "priority-action" '
    '"aspect-for-focus" "written-statement"'
)
"""What a document may call what it asks for; as in the shapes."""
_TYPES: Final = (
    "{ SELECT DISTINCT ?sort { ?thing dct:type ?sort } } ?sort a skos:Concept ;"
    " skos:notation ?value OPTIONAL { ?sort skos:prefLabel ?alias }"
)
_LISTS: Final[Mapping[str, str]] = {
    "file": "?thing ig:fileName ?value",
    "grade": (
        "?judgement ig:gradeLabel ?value OPTIONAL {"
        " ?judgement ig:hasGrade/(skos:prefLabel|skos:altLabel) ?alias }"
    ),
    "relation": (
        "{ SELECT DISTINCT ?is { ?thing rdf:predicate ?is } } ?is skos:notation ?value"
        " OPTIONAL { ?is rdfs:label ?alias }"
    ),
    "type": _TYPES,
    "other_type": _TYPES,
    "series": (
        "{ SELECT DISTINCT ?sort { ?thing ig:inSeries ?sort } } ?sort skos:notation ?value"
        " OPTIONAL { ?sort skos:prefLabel ?alias }"
    ),
    "kind": f"VALUES ?value {{ {KINDS} }}",
    "polarity": "?thing ig:polarity ?value",
    "part": "?thing ig:partName ?value",
    "basis": 'VALUES ?value { "stated" "implied" }',
    "step": (
        "?sort skos:inScheme kind:interventions ; skos:notation ?value ; skos:prefLabel ?alias"
    ),
    "severity": 'VALUES ?value { "error" "warning" "info" }',
    "code": "?thing a ig:Problem ; ig:code ?value",
    "how": 'VALUES ?value { "denied" "planned" "past" "hypothetical" }',
}
"""By a parameter's name what it may be: a pattern of ?value, and of its other names as ?alias."""
_OF_TYPE: Final[Mapping[str, str]] = {
    "region": f"{{ ?thing ig:region ?value }} UNION {{ VALUES (?value ?alias) {{"
    f' ("{NATION}" "all") }} }}',
    "topic": "?topic skos:inScheme kind:topics ; skos:prefLabel ?alias BIND(STR(?topic) AS ?value)",
    "lane": "?lane a ig:Lane ; skos:prefLabel ?alias BIND(STR(?lane) AS ?value)",
}
"""By a parameter's type what it may be."""
_THINGS: Final = frozenset({"topic", "lane"})
"""Types whose values are IRIs, which only programs read."""
_OWN: Final[Mapping[tuple[str, str], str]] = {
    ("attendance", "how"): (
        'VALUES ?value { "there" "weak" "missing" "planned" "past" "hypothetical" }'
    ),
    ("own-words", "kind"): 'VALUES ?value { "strength" "weakness" "recommendation" }',
}
"""The same for the parameter of one question that means something else by the name."""


class ClosedLists:
    """The closed lists of a store, each read when it is first asked for."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._read: dict[str, dict[str, frozenset[str]]] = {}

    def choices(self, question: str, parameter: Parameter) -> tuple[str, ...]:
        """Return what a parameter may be, by the alphabet; nothing where it has no list.

        Names for the same values are one choice.
        """
        found: dict[frozenset[str], str] = {}
        for name, values in sorted(self._names(question, parameter).items()):
            if (name in values) == (parameter.type not in _THINGS):
                found.setdefault(frozenset(values), name)
        return tuple(found.values())

    def values(self, question: str, parameter: Parameter, said: str) -> tuple[str, ...]:
        """Return the values of the graph that one is meant by, in any case.

        A parameter without a list takes what is said. Raises ``UnclearNameError``, with what comes
        near, for what is not in its list.
        """
        known = self._names(question, parameter)
        if not known:
            return (said,)
        folded = _folded(said)
        found = {value for name in known if _folded(name) == folded for value in known[name]}
        if found:
            return tuple(sorted(found))
        labels = self.choices(question, parameter)
        meant = near(said, labels, _NEAR, _folded)
        told = did_you_mean([repr(one) for one in meant])
        listed = f" There are: {', '.join(labels)}." if len(labels) <= _SHOWN else ""
        raise UnclearNameError(
            f"There is no {parameter.name} {said!r} in this graph.{told}{listed}",
            said,
            tuple((one, "") for one in meant),
        )

    def _names(self, question: str, parameter: Parameter) -> dict[str, frozenset[str]]:
        if parameter.type == "string":
            pattern = _OWN.get((question, parameter.name), _LISTS.get(parameter.name, ""))
        else:
            pattern = _OF_TYPE.get(parameter.type, "")
        if pattern not in self._read:
            self._read[pattern] = self._listed(pattern) if pattern else {}
        return self._read[pattern]

    def _listed(self, pattern: str) -> dict[str, frozenset[str]]:
        """Every name of a value with the values it may mean."""
        found: dict[str, set[str]] = {}
        query = f"SELECT DISTINCT ?value ?alias {{ {pattern} }}"
        for row in select(self._store, query):
            for name in {row["value"], row["alias"]} - {""}:
                found.setdefault(name, set()).add(row["value"])
        return {name: frozenset(values) for name, values in found.items()}


def _folded(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())
