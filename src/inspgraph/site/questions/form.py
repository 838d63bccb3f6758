"""A question as a form: its fields and the values entered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final
from urllib.parse import urlencode

import pyoxigraph as ox

from inspgraph.api import Graph
from inspgraph.errors import QueryError
from inspgraph.query.asking import NEIGHBOURS, REGION, takes_peers
from inspgraph.query.catalogue import TYPES, Parameter, Question
from inspgraph.site.questions.arranged import ONLY, SORT
from inspgraph.site.site import Site, Wanted

FOLLOW: Final = "follow_succession"
_HINTED: Final = frozenset({"date", "text", "named", "iri", "integer"})
_LONGEST: Final = 300
"""Most suggestions that a page holds; a longer list is fetched from the server as one types."""

_COUNCILS: Final = "?thing a ig:LocalAuthority ; dct:spatial/skos:prefLabel ?value"
_TOO_MANY: Final = "file"
"""The parameter whose list is too long for a choice; its values are suggested as one types."""

# An asker's first question should have an answer in this graph: the council with the most
# documents, and the body of which most is stated.
_EXAMPLES: Final[Mapping[str, str]] = {
    "authority": (
        "{ SELECT ?thing (COUNT(DISTINCT ?said) AS ?n) { ?said ig:about ?thing } GROUP BY ?thing }"
        " ?thing a ig:LocalAuthority ; dct:spatial/skos:prefLabel ?value"
    ),
    "body": (
        "{ SELECT ?thing (COUNT(?one) AS ?n) { ?one a ig:Statement ; rdf:subject ?thing }"
        " GROUP BY ?thing }"
        " ?thing skos:prefLabel ?value"
    ),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field: ``kind`` is select, text or search; ``values`` are those given, at least one.

    ``suggestions`` are values it may take; ``asks`` says that the server knows more.
    """

    name: str
    label: str
    meaning: str
    hint: str
    kind: str
    values: tuple[str, ...]
    suggestions: tuple[str, ...] = ()
    asks: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """The values that a user entered, by parameter, without empty ones."""

    values: Mapping[str, tuple[str, ...]]
    follow: bool = False
    sort: str = ""
    only: Mapping[str, str] = field(default_factory=dict)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Return what is asked, as the parameters of an address."""
        pairs = [(name, value) for name, several in self.values.items() for value in several]
        return [*pairs, (FOLLOW, "1")] if self.follow else pairs

    def address(self, path: str, **more: str) -> str:
        """A path with all this in it, so that a link asks the same."""
        arranged = {f"{ONLY}{name}": words for name, words in self.only.items()}
        if self.sort:
            arranged[SORT] = self.sort
        pairs = [*self.pairs, *(arranged | more).items()]
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def instead(self, old: str, new: str) -> Given:
        """The same with another value in the place of one."""
        swapped = {
            name: tuple(new if value == old else value for value in several)
            for name, several in self.values.items()
        }
        return replace(self, values=swapped)


def read_given(question: Question, wanted: Wanted) -> Given:
    """Read the parameters of a question, and of its peers, from an address."""
    names = [parameter.name for parameter in question.parameters]
    if takes_peers(question):
        names += [REGION, NEIGHBOURS]
    found = {
        name: tuple(value.strip() for value in wanted.values.get(name, ()) if value.strip())
        for name in dict.fromkeys(names)
    }
    only = {
        name.removeprefix(ONLY): wanted.value(name)
        for name in wanted.values
        if name.startswith(ONLY) and wanted.value(name)
    }
    return Given(
        {name: values for name, values in found.items() if values},
        FOLLOW in wanted.values,
        wanted.value(SORT),
        only,
    )


def follows(question: Question) -> bool:
    """Return whether predecessors and successors make a difference to a question."""
    return any(parameter.type in ("body", "authority") for parameter in question.parameters)


def is_asked(question: Question, given: Given) -> bool:
    """Return whether what is needed was given; a question that needs nothing always is."""
    peers = takes_peers(question) and (REGION in given.values or NEIGHBOURS in given.values)
    return all(
        parameter.name in given.values or (peers and parameter.type == "authority")
        for parameter in question.parameters
        if parameter.required
    )


def fields_of(site: Site, question: Question, given: Given) -> tuple[Field, ...]:
    """The fields of a question's form, with what was given in them."""
    return tuple(_field(site, parameter, given, question) for parameter in question.parameters)


def peer_fields(site: Site, given: Given) -> tuple[Field, ...]:
    """The fields that may be filled in place of the council."""
    region = Parameter(REGION, "region", "all councils of a region")
    near = Parameter(NEIGHBOURS, "authority", "the statistical neighbours of a council")
    return (_field(site, region, given), _field(site, near, given))


def example_of(site: Site, question: Question) -> Given:
    """Values that the question can be asked with here.

    They are the catalogue's example where this graph has what it names, else of this graph.
    """
    needed = [one for one in question.parameters if one.required]
    given = Given({one.name: (one.example,) for one in needed})
    try:
        site.graph.sparql_of(question, given.values)
    except QueryError:
        found = {one.name: _of_here(site, one, question) for one in needed}
        given = Given({name: (value,) for name, value in found.items() if value})
    return given


def _of_here(site: Site, parameter: Parameter, question: Question) -> str:
    if parameter.type in _EXAMPLES:
        first = site.once(_EXAMPLE_READERS[parameter.type])
        return next(iter(first), parameter.example)
    known = _listed(site, parameter, question) or _suggestions(site, parameter)
    return known[0] if known else parameter.example


def _field(
    site: Site, parameter: Parameter, given: Given, question: Question | None = None
) -> Field:
    listed = _listed(site, parameter, question)
    known = listed or _suggestions(site, parameter)
    # A council may be left out where a region is given in its place.
    peers = question is not None and parameter.type == "authority" and takes_peers(question)
    return Field(
        name=parameter.name,
        label=parameter.name.replace("_", " ").capitalize(),
        meaning=parameter.meaning,
        hint=TYPES[parameter.type] if parameter.type in _HINTED else "",
        kind="select" if listed else "number" if parameter.type == "integer" else "text",
        values=given.values.get(parameter.name, ("",)),
        suggestions=known[:_LONGEST],
        asks=parameter.type in ("body", "named") or len(known) > _LONGEST,
        required=parameter.required and not peers,
    )


def _listed(site: Site, parameter: Parameter, question: Question | None) -> tuple[str, ...]:
    """The values of a parameter that is chosen from a list."""
    if parameter.type == "boolean":
        return ("true", "false")
    if parameter.name == _TOO_MANY:
        return ()
    return site.graph.choices(question.name if question else "", parameter)


def _suggestions(site: Site, parameter: Parameter) -> tuple[str, ...]:
    if parameter.type == "authority":
        return site.once(_read_councils)
    return site.graph.choices("", parameter) if parameter.name == _TOO_MANY else ()


def _read_councils(graph: Graph) -> tuple[str, ...]:
    return _read_values(_COUNCILS, graph)


def _read_values(pattern: str, graph: Graph) -> tuple[str, ...]:
    """The values that a pattern finds: by the alphabet, or by ``n`` where it counts."""
    text = f"SELECT DISTINCT ?value {{ {pattern} }} ORDER BY DESC(?n) ?value"
    return tuple(dict.fromkeys(_texts(graph, text)))


def _texts(graph: Graph, text: str) -> Iterator[str]:
    for row in graph.answer(text, is_text=True).rows:
        if isinstance(row[0], ox.Literal):
            yield str(row[0].value)


# Once made, so that a site knows them again.
_EXAMPLE_READERS: Final = {name: partial(_read_values, f"{of}") for name, of in _EXAMPLES.items()}
