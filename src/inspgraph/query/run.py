"""Run one SPARQL query over a store, and nothing but a query over that store."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import pyoxigraph as ox

from inspgraph.errors import QueryError
from inspgraph.query.catalogue import Parameter, Question
from inspgraph.store.select import text_of

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Value = str | int | float | bool | None

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS: Final = {_XSD + name for name in ("integer", "int", "long", "nonNegativeInteger")}
_FLOATS: Final = {_XSD + name for name in ("decimal", "double", "float")}

# SPARQL 1.1, section 19.8: what a keyword may not stand in, then a bare word.
TOKEN: Final = re.compile(
    r"""
      <[^<>"{}|^`\x00-\x20]*>                         # IRI, its \u escapes too
    | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    | \#[^\n\r]*                                      # comment
    | [?$@][\w-]+                                     # variable, language
    | (?:\w[\w.-]*)?:(?:[\w:.%-]|\\.)*                # prefixed name
    | (?P<word>[A-Za-z]+)
    | (?P<brace>[{}])
    | (?P<bracket>[()\[\]])
    """,
    re.VERBOSE | re.DOTALL,
)
_NODES: Final = frozenset({"iri", "body", "authority", "named", "topic", "lane"})
_STRINGS: Final = frozenset({"string", "text", "region"})
_PLACE: Final = re.compile(r"VALUES\s+\?(\w+)\s*\{\s*UNDEF\s*\}")
_GAP: Final = r"(?:\s|\#[^\n\r]*)*"
_NAME: Final = r"""(?:<[^<>{}]*>|[?$]\w+|[^\s{}<>"'?$\#:]*:(?:\\.|[^\s{}<>"'\\\#])*)"""
# The store's parser has no tokens: it takes `SERVICE:x{` and `1<2)SERVICE#>` for the keyword,
# where SPARQL's tokens would be a name and an IRI. So nothing is assumed of what stands before,
# but that a variable or name takes all letters there are; and the keyword is known by what must
# follow it. That words of a string look like it is possible, and then refused too.
_SERVICE: Final = re.compile(
    rf"[?$:]\w*|(?P<service>SERVICE{_GAP}(?:SILENT{_GAP})?{_NAME}{_GAP}\{{)", re.IGNORECASE
)
_UPDATES: Final = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"}
)
_DEPTH: Final = 200
"""Brackets within brackets; at a few thousand the parser would bring down the process."""
_QUERIES: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query.

    A SELECT gives ``columns`` and ``rows`` of terms (None where unbound), an ASK one row with
    the column "answer". A CONSTRUCT or DESCRIBE gives ``triples`` and no columns. ``hidden`` names
    the columns that people are not shown.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    triples: tuple[ox.Triple, ...] | None = None
    hidden: frozenset[str] = frozenset()

    def visible(self) -> Answer:
        """Return the answer without its hidden columns; every row stays."""
        kept = [at for at, name in enumerate(self.columns) if name not in self.hidden]
        rows = tuple(tuple(row[at] for at in kept) for row in self.rows)
        return Answer(tuple(self.columns[at] for at in kept), rows, self.triples)

    def texts(self) -> list[dict[str, str]]:
        """Return the rows as text by column, "" for what is unbound."""
        return [
            {name: text_of(term) for name, term in zip(self.columns, row, strict=True)}
            for row in self.rows
        ]

    def values(self) -> Iterator[dict[str, Value]]:
        """Yield the rows as plain values by column."""
        for row in self.rows:
            yield {name: plain(term) for name, term in zip(self.columns, row, strict=True)}


def run(
    store: ox.Store,
    text: str,
    prefixes: Mapping[str, str],
    values: Mapping[str, str | Sequence[str]] | None = None,
    parameters: tuple[Parameter, ...] = (),
) -> Answer:
    """Answer a query. The default graph holds all statements, a named graph one document's.

    ``prefixes`` may be used without being declared. ``values`` fill variables of the outermost
    pattern: those of ``parameters`` by their type, others as strings; of several values each may
    be the one. Where the query says ``VALUES ?name { UNDEF }`` they go there instead, so that an
    inner pattern can be narrowed as well. Raises ``QueryError`` for
    what does not parse, an update, a SERVICE (which would ask another computer) or a value that
    is not of its type.
    """
    refuse(text)
    filled = fill(text, values or {}, parameters)
    try:
        result = store.query(filled, prefixes=dict(prefixes))
        if isinstance(result, ox.QueryBoolean):
            return Answer(("answer",), ((ox.Literal(bool(result)),),))
        if isinstance(result, ox.QueryTriples):
            return Answer(triples=tuple(sorted(set(result), key=str)))
        columns = tuple(str(variable.value) for variable in result.variables)
        rows = tuple(tuple(row) for row in result)
        return Answer(columns, rows)
    except (SyntaxError, ValueError) as error:
        # The parser's message continues with every letter that a name may begin with.
        said = re.split(r"\['|'[0-9A-Za-z]' \.\.=", str(error).splitlines()[0])[0]
        raise QueryError(f"The query is not SPARQL: {said.strip(' ,[')}") from error


def run_question(
    store: ox.Store,
    question: Question,
    prefixes: Mapping[str, str],
    values: Mapping[str, str | Sequence[str]] | None = None,
) -> Answer:
    """Answer a question of the catalogue as ``run`` does; the answer knows its hidden columns."""
    answer = run(store, question.text, prefixes, values, question.parameters)
    return replace(answer, hidden=frozenset(name for name, _ in question.hidden))


def fill(
    text: str,
    values: Mapping[str, str | Sequence[str]],
    parameters: tuple[Parameter, ...] = (),
) -> str:
    """Return the SPARQL that ``run`` asks for these values; raises ``QueryError`` as it does."""
    variables = {parameter.name: parameter.variable for parameter in parameters}
    terms = {
        variables.get(name, name): [_term(name, value, parameters) for value in _several(given)]
        for name, given in values.items()
    }
    return _fill(text, terms)


def refuse(text: str) -> None:
    """Raise ``QueryError`` for an update, a query that asks another computer or nests too deep."""
    words, depth = [], 0
    for match in TOKEN.finditer(text):
        if match["word"]:
            words.append(match["word"].upper())
        elif bracket := match["brace"] or match["bracket"]:
            depth += 1 if bracket in "{([" else -1
            if depth > _DEPTH:
                raise QueryError(f"The query nests deeper than {_DEPTH} brackets.")
    if "SERVICE" in words or any(match["service"] for match in _SERVICE.finditer(text)):
        raise QueryError("SERVICE is refused: queries are answered from this graph alone.")
    first = next((word for word in words if word in _UPDATES | _QUERIES), None)
    if first in _UPDATES:
        raise QueryError(f"{first} is refused: a graph is changed by building, not by queries.")


def _several(given: str | Sequence[str]) -> Sequence[str]:
    return (given,) if isinstance(given, str) else given


def _fill(text: str, terms: Mapping[str, Sequence[Term]]) -> str:
    """Put each value into the query as a VALUES clause: where it has a place, else at the start.

    The store's library writes the terms, so a value cannot be taken for a part of the query.
    Its own substitutions would have every variable be one of the SELECT clause, and once only.
    """

    def clause(name: str) -> str:
        return f"VALUES ?{name} {{ {' '.join(str(term) for term in terms[name])} }}"

    placed = {match[1] for match in _PLACE.finditer(text)}
    text = _PLACE.sub(lambda match: clause(match[1]) if match[1] in terms else "", text)
    clauses = "".join(f" {clause(name)}" for name in terms if name not in placed)
    if not clauses:
        return text
    at = _pattern_start(text)
    return text[:at] + clauses + text[at:]


def _pattern_start(text: str) -> int:
    """Return the offset of the outermost pattern: after the first brace that opens no template."""
    depth, template = 0, False
    for match in TOKEN.finditer(text):
        if (match["word"] or "").upper() in {"CONSTRUCT", "WHERE"}:
            template = (match["word"] or "").upper() == "CONSTRUCT"
        elif match["brace"] == "{":
            depth += 1
            if not template:
                return match.end()
        elif match["brace"] == "}":
            depth -= 1
            template = template and depth > 0
    return len(text)


def plain(term: Term | None) -> Value:
    """Return a term as a plain value: a number or truth value where it is one, else its text."""
    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return str(term.value) if isinstance(term, ox.NamedNode) else str(term)
    kind = str(term.datatype.value)
    try:
        if kind in _INTEGERS:
            return int(term.value)
        if kind in _FLOATS:
            return float(term.value)
    except ValueError:
        return str(term.value)
    return term.value in {"true", "1"} if kind == _XSD + "boolean" else str(term.value)


def _term(name: str, value: str, parameters: tuple[Parameter, ...]) -> ox.NamedNode | ox.Literal:
    kinds = {parameter.name: parameter.type for parameter in parameters}
    if parameters and name not in kinds:
        raise QueryError(f"There is no parameter {name!r}; there are {', '.join(kinds)}.")
    if not re.fullmatch(r"[A-Za-z]\w*", name):
        raise QueryError(f"{name!r} is no name of a variable.")
    kind = kinds.get(name, "string")
    if kind in _NODES:
        try:
            return ox.NamedNode(value)
        except ValueError as error:
            more = "" if kind == "iri" else " (`inspgraph ask` takes names)"
            raise QueryError(f"{name}={value!r} is not an IRI{more}.") from error
    if kind in _STRINGS:
        return ox.Literal(value)
    form = {"integer": r"[+-]?\d+", "boolean": "true|false", "date": r"\d{4}-\d\d-\d\d"}[kind]
    if not re.fullmatch(form, value):
        raise QueryError(f"{name}={value!r} is not of type {kind}.")
    return ox.Literal(value, datatype=ox.NamedNode(_XSD + kind))
