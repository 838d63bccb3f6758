"""Mutants of good graphs: one statement changed at random, and whether the shapes notice.

A mutant is left out, noticed or not, where the graph stays a good one: a fact is left out that
other things of its class do without in the samples, or one of several values of a property.
"""

from __future__ import annotations

import logging
import random
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from inspgraph import resources
from inspgraph.building import Options
from inspgraph.pipeline import Pipeline
from inspgraph.validate.shacl import Shapes, check, load_shapes
from inspgraph.vocab import FRAMEWORK, IG, OA, RDF, XSD
from inspgraph.walk import walk

Triple = tuple[Node, Node, Node]
Change = tuple[Triple | None, Triple | None]
"""The statement that is taken away, and the one that is added."""
TRIES = 2000
"""How many statements are looked at for one that a kind of mutant fits."""
LEAST = 0.9
"""The share of mutants that the shapes must notice."""


@dataclass(frozen=True)
class Good:
    """The graph of a document; of all samples: what a class does without, what it has once.

    ``broken`` are the rules that the graph does not keep as it is, each with the thing.
    """

    graph: Graph
    optional: frozenset[tuple[Node, Node]]
    single: frozenset[tuple[Node, Node]]
    broken: set[tuple[Node, Node]]

    @cached_property
    def triples(self) -> list[Triple]:
        return sorted(self.graph)

    @cached_property
    def kinds(self) -> dict[Node, Node]:
        return dict(sorted(self.graph.subject_objects(RDF.type)))

    def things(self, kind: Node | None, *, other: bool) -> list[Node]:
        """Return the things of a class, or those of ``other`` classes."""
        return [thing for thing, its in self.kinds.items() if (its != kind) == other]


def good_graphs(samples: Path, names: str = "") -> list[Good]:
    """Return the graphs of the samples whose file names match a pattern, one for each document."""
    pipeline = Pipeline.load(Options(registers=(samples,)))
    graphs = []
    for file in walk([samples / "reports"])[0]:
        if not re.search(names, file.name):
            continue
        lines = pipeline(file).quads.decode().splitlines()
        triples = "\n".join(f"{line.rpartition(' <')[0]} ." for line in lines)
        graphs.append(Graph().parse(data=triples, format="nt"))
    classes: Counter[Node] = Counter()
    having: Counter[tuple[Node, Node]] = Counter()
    several: set[tuple[Node, Node]] = set()
    for graph in graphs:
        for thing, kind in graph.subject_objects(RDF.type):
            classes[kind] += 1
            for term, number in Counter(graph.predicates(thing)).items():
                having[kind, term] += 1
                if number > 1:
                    several.add((kind, term))
    optional = frozenset(pair for pair, number in having.items() if number < classes[pair[0]])
    single = frozenset(having.keys() - several)
    shapes = load_shapes(resources.SHAPES, resources.ONTOLOGY)
    return [Good(graph, optional, single, _broken(graph, shapes)) for graph in graphs]


def changes(good: Good, number: int, seed: int) -> Iterator[tuple[str, Change]]:
    """Yield ``number`` changes of a graph, the kinds in turn, the places at random."""
    chance = random.Random(seed)  # a seed makes the same mutants again
    made = 0
    while made < number:
        for name, mutate in _KINDS.items():
            # A text file has no page to change: such a kind is passed over.
            tries = (mutate(good, chance.choice(good.triples), chance) for _ in range(TRIES))
            change = next((one for one in tries if one is not None), None)
            if change is not None and made < number:
                made += 1
                yield name, change


def is_equivalent(good: Good, change: Change) -> bool:
    """Return whether a mutant is left out, as the module says."""
    gone, added = change
    if gone is None or added is not None:
        return False
    s, p, _ = gone
    several = len(list(good.graph.objects(s, p))) > 1
    return several or (good.kinds.get(s, s), p) in good.optional


def is_noticed(good: Good, change: Change, shapes: Shapes) -> bool:
    """Return whether a mutant breaks a rule that the good graph keeps; the graph is as before."""
    gone, added = change
    if gone is not None:
        good.graph.remove(gone)
    if added is not None:
        good.graph.add(added)
    after = _broken(good.graph, shapes)
    if added is not None:
        good.graph.remove(added)
    if gone is not None:
        good.graph.add(gone)
    return not after <= good.broken


def _broken(graph: Graph, shapes: Shapes) -> set[tuple[Node, Node]]:
    return {(result.shape, result.focus) for result in check(graph, shapes)}


def count(goods: list[Good], number: int, seed: int) -> tuple[Counter[str], Counter[str], int]:
    """Make mutants of each graph in turn; return tried and noticed by kind, and those left out."""
    shapes = load_shapes(resources.SHAPES, resources.ONTOLOGY)
    tried: Counter[str] = Counter()
    noticed: Counter[str] = Counter()
    left_out = 0
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)  # it tells of each odd literal
    warnings.filterwarnings("ignore", "Parsing weird boolean")  # and of each odd flag
    for nth, good in enumerate(goods):
        share = number // len(goods) + (nth < number % len(goods))
        for name, change in changes(good, share, seed + nth):
            if is_equivalent(good, change):
                left_out += 1
                continue
            tried[name] += 1
            noticed[name] += is_noticed(good, change, shapes)
    return tried, noticed, left_out


def try_mutants(samples: Path, seed: int, number: int) -> tuple[bool, dict[str, Any]]:
    """Tell whether the shapes notice as many mutants as they must, with the figures."""
    tried, noticed, left_out = count(good_graphs(samples), number, seed)
    share = noticed.total() / tried.total()
    figures = {
        "mutants": number,
        "left out as equivalent": left_out,
        "tried": tried.total(),
        "noticed": noticed.total(),
        "kinds": {
            name: {"noticed": noticed[name], "tried": tried[name]}
            for name in sorted(tried, key=lambda name: -noticed[name] / tried[name])
        },
        "wrong": [] if share >= LEAST else [f"{share:.1%} of the mutants were noticed"],
    }
    return share >= LEAST, figures


# -- the kinds of mutants: each None where it does not fit the statement -----------------------


def _left_out(_: Good, triple: Triple, __: random.Random) -> Change:
    return triple, None


def _with_object(triple: Triple, value: Node | None) -> Change | None:
    s, p, o = triple
    return None if value is None or value == o else (triple, (s, p, value))


def _plain(triple: Triple) -> Literal | None:
    o = triple[2]
    return o if isinstance(o, Literal) and o.datatype is None and o else None


def _emptied(_: Good, triple: Triple, __: random.Random) -> Change | None:
    return _with_object(triple, Literal("")) if _plain(triple) is not None else None


def _words(_: Good, triple: Triple, chance: random.Random) -> Change | None:
    said = _plain(triple)
    if said is None:
        return None
    words = str(said).split(" ")
    at = chance.randrange(len(words))
    words[at] = chance.choice(("", words[at] + "x", words[at][::-1], "unmistakably"))
    return _with_object(triple, Literal(" ".join(words)))


def _number(_: Good, triple: Triple, chance: random.Random) -> Change | None:
    o = triple[2]
    if not isinstance(o, Literal) or o.datatype != XSD.integer:
        return None
    return _with_object(triple, Literal(int(o) + chance.choice((-1000, -7, -1, 1, 7, 1000))))


def _day(_: Good, triple: Triple, chance: random.Random) -> Change | None:
    o = triple[2]
    if not isinstance(o, Literal) or o.datatype != XSD.date:
        return None
    moved = date.fromisoformat(str(o)) + timedelta(chance.choice((-4000, -31, -1, 1, 31, 4000)))
    return _with_object(triple, Literal(moved))


def _no_day(_: Good, triple: Triple, __: random.Random) -> Change | None:
    o = triple[2]
    if not isinstance(o, Literal) or o.datatype != XSD.date:
        return None
    return _with_object(triple, Literal("2024-13-45", datatype=XSD.date))


def _flag(_: Good, triple: Triple, __: random.Random) -> Change | None:
    o = triple[2]
    if not isinstance(o, Literal) or o.datatype != XSD.boolean:
        return None
    return _with_object(triple, Literal(str(o) != "true"))


def _datatype(_: Good, triple: Triple, chance: random.Random) -> Change | None:
    o = triple[2]
    if not isinstance(o, Literal):
        return None
    kinds = [XSD.integer, XSD.date, XSD.boolean, XSD.string, XSD.anyURI]
    kind = chance.choice([one for one in kinds if one != (o.datatype or XSD.string)])
    return _with_object(triple, Literal(str(o), datatype=kind))


def _language(_: Good, triple: Triple, __: random.Random) -> Change | None:
    said = _plain(triple)
    return None if said is None else _with_object(triple, Literal(str(said), lang="fr"))


def _text_for_thing(_: Good, triple: Triple, __: random.Random) -> Change | None:
    o = triple[2]
    return _with_object(triple, Literal(str(o))) if isinstance(o, URIRef) else None


def _thing_for_text(_: Good, triple: Triple, chance: random.Random) -> Change | None:
    other = URIRef(f"https://example.org/{chance.randrange(1000)}")
    return _with_object(triple, other) if isinstance(triple[2], Literal) else None


def _dangling(_: Good, triple: Triple, __: random.Random) -> Change | None:
    o = triple[2]
    return _with_object(triple, URIRef(f"{o}-gone")) if isinstance(o, URIRef) else None


def _object(good: Good, triple: Triple, chance: random.Random, *, other: bool) -> Change | None:
    if triple[2] not in good.kinds:
        return None
    things = good.things(good.kinds[triple[2]], other=other)
    return _with_object(triple, chance.choice(things)) if things else None


def _object_of_class(good: Good, triple: Triple, chance: random.Random) -> Change | None:
    return _object(good, triple, chance, other=False)


def _object_of_other_class(good: Good, triple: Triple, chance: random.Random) -> Change | None:
    return _object(good, triple, chance, other=True)


def _subject_of_other_class(good: Good, triple: Triple, chance: random.Random) -> Change | None:
    s, p, o = triple
    subject = chance.choice(good.things(good.kinds.get(s), other=True))
    return triple, (subject, p, o)


def _second_value(good: Good, triple: Triple, chance: random.Random) -> Change | None:
    s, p, o = triple
    if (good.kinds.get(s, s), p) not in good.single:
        return None
    others = [other for _, q, other in good.triples if q == p and other != o]
    return (None, (s, p, chance.choice(others))) if others else None


def _class(good: Good, triple: Triple, chance: random.Random) -> Change | None:
    if triple[1] != RDF.type:
        return None
    return _with_object(triple, chance.choice(sorted(set(good.kinds.values()), key=str)))


def _misspelt(_: Good, triple: Triple, __: random.Random) -> Change:
    s, p, o = triple
    return triple, (s, URIRef(f"{p}s"), o)


def _property(good: Good, triple: Triple, chance: random.Random) -> Change | None:
    s, p, o = triple
    other = chance.choice(sorted(set(good.graph.predicates()), key=str))
    return None if other == p else (triple, (s, other, o))


def _offset(_: Good, triple: Triple, chance: random.Random) -> Change | None:
    s, p, o = triple
    if p not in (OA.start, OA.end) or not isinstance(o, Literal):
        return None
    return triple, (s, p, Literal(int(o) + chance.choice((-100, -1, 1, 2, 100, 100_000))))


def _page(_: Good, triple: Triple, chance: random.Random) -> Change | None:
    if triple[1] != IG.page:
        return None
    return _with_object(triple, Literal(chance.choice((-1, 0, 1, 2, 3, 99))))


def _grade(_: Good, triple: Triple, chance: random.Random) -> Change | None:
    p = triple[1]
    off: dict[Node, list[Node]] = {
        IG.gradeLabel: [Literal("splendid"), Literal("Good"), Literal("excellent ")],
        IG.gradeValue: [Literal(0), Literal(11), Literal(7)],
        IG.hasGrade: [FRAMEWORK["ilacs-2023-splendid"], FRAMEWORK["yos-2018-good"]],
    }
    return _with_object(triple, chance.choice(off[p])) if p in off else None


_KINDS: dict[str, Callable[[Good, Triple, random.Random], Change | None]] = {
    "statement left out": _left_out,
    "text emptied": _emptied,
    "word changed": _words,
    "number changed": _number,
    "day moved": _day,
    "day that is none": _no_day,
    "flag turned": _flag,
    "other datatype": _datatype,
    "language added": _language,
    "text for a thing": _text_for_thing,
    "thing for a text": _thing_for_text,
    "dangling IRI": _dangling,
    "object of the same class": _object_of_class,
    "object of another class": _object_of_other_class,
    "subject of another class": _subject_of_other_class,
    "second value": _second_value,
    "wrong class": _class,
    "property misspelt": _misspelt,
    "another property": _property,
    "offset moved": _offset,
    "page changed": _page,
    "grade off its scale": _grade,
}
