"""SHACL's core constraints, as far as the project's shapes use them, checked over text.

pySHACL takes a document's graph many times longer; tests hold the two to the same results. Shapes
of others are left to pySHACL.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from rdflib import Graph, URIRef
from rdflib.term import Node

from inspgraph.ntriples import kind_of, n3, words
from inspgraph.validate.indexed import Statements
from inspgraph.vocab import RDF, SH, XSD

Path = Callable[[Statements, str], set[str]]
"""From statements and a node to the values at the end of a path."""
Check = Callable[[Statements, str, set[str]], Iterable[str | None]]
"""From statements, a focus node and its values to those that break a rule (None: the node does)."""
Test = Callable[[str], bool]

_FORMS: Final[dict[URIRef, Callable[[str], object]]] = {
    XSD.string: str,
    XSD.integer: lambda text: re.fullmatch(r"[+-]?\d+", text) or _wrong(),
    XSD.boolean: lambda text: text in ("true", "false", "1", "0") or _wrong(),
    XSD.date: date.fromisoformat,
    XSD.dateTime: datetime.fromisoformat,
    XSD.gYearMonth: lambda text: date.fromisoformat(f"{text}-01"),
}


@dataclass(frozen=True, slots=True)
class CoreRule:
    """One shape: the nodes that it looks at, where their values are, what must hold of them."""

    shape: Node
    is_warning: bool
    message: str
    targets: tuple[tuple[Node, str], ...]
    path: Path
    checks: tuple[Check, ...]

    def focus(self, data: Statements) -> set[str]:
        """Return the nodes that the shape looks at."""
        found: set[str] = set()
        for how, term in self.targets:
            if how == SH.targetClass:
                found |= data.instances(term)
            elif how == SH.targetSubjectsOf:
                found.update(data.by(term))
            else:
                found.update(data.subjects_of(term))
        return found

    def broken(self, data: Statements) -> Iterator[tuple[str, str | None]]:
        """Yield each focus node that breaks the rule, with the value, if any."""
        for node in self.focus(data):
            values = self.path(data, node)
            for check in self.checks:
                for value in check(data, node, values):
                    yield node, value


def core_rules(shapes: Graph) -> tuple[CoreRule, ...]:
    """Compile the shapes that have a target; a constraint that is not known is a ``KeyError``."""
    targets = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
    named = {shape for target in targets for shape in shapes.subjects(target)}
    return tuple(
        CoreRule(
            shape,
            shapes.value(shape, SH.severity) == SH.Warning,
            str(shapes.value(shape, SH.message)),
            tuple((how, n3(term)) for how in targets for term in shapes.objects(shape, how)),
            _path(shapes, shapes.value(shape, SH.path)),
            _checks(shapes, shape),
        )
        for shape in sorted(named, key=str)
    )


def _path(shapes: Graph, path: Node | None) -> Path:
    if path is None:
        return lambda _, node: {node}
    if isinstance(path, URIRef):
        term = n3(path)
        return lambda data, node: set(data.by(term).get(node, ()))
    if (inverse := shapes.value(path, SH.inversePath)) is not None:
        back = n3(inverse)
        return lambda data, node: set(data.subjects_of(back).get(node, ()))
    if (either := shapes.value(path, SH.alternativePath)) is not None:
        choices = [_path(shapes, one) for one in shapes.collection(either)]
        return lambda data, node: {value for one in choices for value in one(data, node)}
    steps = [_path(shapes, one) for one in shapes.collection(path)]

    def follow(data: Statements, node: str) -> set[str]:
        found = {node}
        for step in steps:
            found = {value for one in found for value in step(data, one)}
        return found

    return follow


_NOT_CHECKED: Final = frozenset({
    RDF.type, SH.path, SH.message, SH.severity, SH.targetClass, SH.targetSubjectsOf,
    SH.targetObjectsOf, SH.closed, SH.qualifiedMaxCount, SH.sparql,
})  # fmt: skip


def _checks(shapes: Graph, shape: Node) -> tuple[Check, ...]:
    return tuple(
        _CHECKS[predicate](shapes, shape, value)
        for predicate, value in shapes.predicate_objects(shape)
        if predicate not in _NOT_CHECKED
    )


def _each(make: Callable[[Graph, Node], Test]) -> Callable[[Graph, Node, Node], Check]:
    """Return a check that each value must pass a test by itself."""

    def compiled(shapes: Graph, _shape: Node, given: Node) -> Check:
        test = make(shapes, given)
        return lambda _data, _node, values: [value for value in values if not test(value)]

    return compiled


def _datatype(_: Graph, given: Node) -> Test:
    kind = "" if given == XSD.string else f"^^<{given}>"
    form = _FORMS.get(URIRef(str(given)), str)

    def test(term: str) -> bool:
        if kind_of(term) != kind:
            return False
        try:
            form(words(term))
        except ValueError:
            return False
        return True

    return test


def _any_datatype(shapes: Graph, given: Node) -> Test:
    options = (shapes.value(one, SH.datatype) for one in shapes.collection(given))
    tests = [_datatype(shapes, option) for option in options if option is not None]
    return lambda term: any(test(term) for test in tests)


def _one_of(shapes: Graph, given: Node) -> Test:
    allowed = frozenset(n3(one) for one in shapes.collection(given))
    return allowed.__contains__


def _pattern(_: Graph, given: Node) -> Test:
    pattern = re.compile(str(given))
    return lambda term: bool(pattern.search(words(term)))


def _number(term: str) -> float:
    try:
        return float(words(term))
    except ValueError:
        return float("nan")


def _class(_shapes: Graph, _shape: Node, given: Node) -> Check:
    kind = n3(given)
    return lambda data, _node, values: values - data.instances(kind)


def _min_count(_shapes: Graph, _shape: Node, given: Node) -> Check:
    least = int(str(given))
    return lambda _data, _node, values: [None] if len(values) < least else []


def _max_count(_shapes: Graph, _shape: Node, given: Node) -> Check:
    most = int(str(given))
    return lambda _data, _node, values: [None] if len(values) > most else []


def _has_value(_shapes: Graph, _shape: Node, given: Node) -> Check:
    wanted = n3(given)
    return lambda _data, _node, values: [] if wanted in values else [None]


def _disjoint(_shapes: Graph, _shape: Node, given: Node) -> Check:
    term = n3(given)
    return lambda data, node, values: values.intersection(data.by(term).get(node, ()))


def _before(*, also_equal: bool) -> Callable[[Graph, Node, Node], Check]:
    def compiled(_shapes: Graph, _shape: Node, given: Node) -> Check:
        term = n3(given)
        return lambda data, node, values: [
            value
            for value in values
            for other in data.by(term).get(node, ())
            if not _is_before(value, other, also_equal=also_equal)
        ]

    return compiled


def _is_before(one: str, other: str, *, also_equal: bool) -> bool:
    """Compare numbers as such, and days, months and times as they are written."""
    first, second = (
        (_number(term) if "integer" in kind_of(term) else words(term)) for term in (one, other)
    )
    if isinstance(first, float) and isinstance(second, float):
        return first <= second if also_equal else first < second
    if kind_of(one) != kind_of(other):
        return False
    return str(first) <= str(second) if also_equal else str(first) < str(second)


def _qualified(shapes: Graph, shape: Node, given: Node) -> Check:
    most = int(str(shapes.value(shape, SH.qualifiedMaxCount)))
    path, checks = _path(shapes, shapes.value(given, SH.path)), _checks(shapes, given)

    def check(data: Statements, _node: str, values: set[str]) -> list[None]:
        conform = sum(
            not any(any(True for _ in one(data, value, path(data, value))) for one in checks)
            for value in values
        )
        return [None] if conform > most else []

    return check


def _closed(shapes: Graph, _shape: Node, given: Node) -> Check:
    allowed = frozenset(n3(term) for term in shapes.collection(given))
    return lambda data, node, _values: [
        value
        for term, by_subject in data.objects.items()
        if term not in allowed and node in by_subject
        for value in by_subject[node]
    ]


_CHECKS: Final[dict[Node, Callable[[Graph, Node, Node], Check]]] = {
    SH.minCount: _min_count,
    SH.maxCount: _max_count,
    SH["class"]: _class,
    SH.datatype: _each(_datatype),
    SH["or"]: _each(_any_datatype),
    SH["in"]: _each(_one_of),
    SH.nodeKind: _each(lambda _, _iri: lambda term: term[0] == "<"),
    SH.pattern: _each(_pattern),
    SH.minLength: _each(lambda _, given: lambda term: len(words(term)) >= int(str(given))),
    SH.maxLength: _each(lambda _, given: lambda term: len(words(term)) <= int(str(given))),
    SH.minInclusive: _each(lambda _, given: lambda term: _number(term) >= float(str(given))),
    SH.maxInclusive: _each(lambda _, given: lambda term: _number(term) <= float(str(given))),
    SH.hasValue: _has_value,
    SH.disjoint: _disjoint,
    SH.lessThan: _before(also_equal=False),
    SH.lessThanOrEquals: _before(also_equal=True),
    SH.qualifiedValueShape: _qualified,
    SH.ignoredProperties: _closed,
}


def _wrong() -> object:
    raise ValueError
