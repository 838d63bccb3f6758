"""Look-up of the things that a typed name stands for, never by guessing.

What registers know by a name comes first (areas, too), then labels and the names that documents
print, then other names given there. A council is one through time: by any of its names, before and
after it became a unitary council of its place, all its nodes are meant. If a name is ambiguous, the
error lists what it may mean; if it is unknown, the error lists similar names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rapidfuzz import fuzz, process

from inspgraph.errors import QueryError, UnclearNameError
from inspgraph.map.uris import Minter
from inspgraph.query.catalogue import Parameter
from inspgraph.query.closed_lists import NATION, REGION, TOPIC, ClosedLists
from inspgraph.query.meanings import ambiguous
from inspgraph.query.run import run
from inspgraph.query.succession import SuccessionLine, read_successions
from inspgraph.registers.name_forms import BARE, forms
from inspgraph.registers.normal_names import normalise
from inspgraph.registers.registers import Registers, load_registers

NEAR: Final = 75
"""From which likeness on (rapidfuzz's token sort ratio, 0 to 100) a name is suggested. Only the
asker reads a suggestion and nothing is answered with it, so it may be generous."""
_SHOWN: Final = 6
_REGISTERS: Final = "registers"
_LABELS: Final = "?thing ig:register ?register ; skos:prefLabel ?name"
_FURTHER: Final = "?thing ig:register ?register ; skos:altLabel ?name"
_KNOWN: Final = """
?thing ig:register ?register FILTER(?register != "local")
{ ?thing skos:prefLabel|skos:altLabel ?name } UNION { ?thing dct:spatial/skos:prefLabel ?name }
"""
_COUNCILS: Final = "?thing a ig:LocalAuthority BIND('' AS ?name)"
_PRINTED: Final = "?seen ig:actor ?thing ; ig:name ?name"
_OTHERS: Final = "?seen ig:actor ?thing ; ig:otherName ?name"
_CALLED: Final = f"{{ {_LABELS} }} UNION {{ {_FURTHER} }} UNION {{ {_PRINTED} }}"
"""What documents call bodies; which of these names is a body's label does not make it the one."""
_BODY: Final = (_REGISTERS, _CALLED, _OTHERS)
_COUNCIL: Final = (_REGISTERS,)
_REGIONS: Final = "?thing ig:region ?name"
_REPORTED_ON: Final = "?said ig:about ?thing . ?thing skos:prefLabel ?name"
_NEIGHBOURS: Final = "?council ig:statisticalNeighbour ?thing BIND('' AS ?name)"
_NAMED_THERE: Final = (
    "?said ig:about ?council . ?seen ig:inDocument ?said ; ig:actor ?thing BIND('' AS ?name)"
)
_ABOUT: Final = "?said ig:about ?thing BIND('' AS ?name)"
_NAMED_IN: Final = "?seen ig:actor ?thing ; ig:inDocument ?said BIND(STR(?said) AS ?name)"


def load_names(store: ox.Store, prefixes: Mapping[str, str], registers: Path) -> GraphNames:
    """The names of a graph together with those of the registers in a folder."""
    return GraphNames(store, prefixes, load_registers(registers))


class GraphNames:
    """The names of one graph, read from its store as they are first asked for."""

    def __init__(self, store: ox.Store, prefixes: Mapping[str, str], registers: Registers) -> None:
        self._store = store
        self._prefixes = prefixes
        self._registers = registers
        self._mint = Minter(prefixes["id"])
        self._indices: dict[str, Mapping[str, frozenset[str]]] = {}
        self.lists = ClosedLists(store)

    @cached_property
    def succession(self) -> SuccessionLine:
        """The successions of bodies: predecessor and successor."""
        return read_successions(self._store, self._prefixes, self._registers)

    def body(self, name: str, among: Collection[str] = (), follow: bool = False) -> tuple[str, ...]:
        """The IRI of the one body or service called so; of a council, what it was before too.

        An IRI, or a key as "gss:E06000003", stands for itself. ``among`` are councils' IRIs: of
        several things called so, those count that documents about these councils name. With
        ``follow`` its predecessors and successors come with it. Raises ``QueryError`` with the
        candidates, or with names that come near.
        """
        return self._one(name, _BODY, among, follow)

    def authority(self, name: str, follow: bool = False) -> tuple[str, ...]:
        """The IRI of the one council called so, or whose area is; see ``body``."""
        return self._one(name, _COUNCIL, (), follow)

    def council_names(self) -> Mapping[str, tuple[str, ...]]:
        """Every name of each council of the graph, by IRI: of what it was before, too."""
        known = {str(self._mint.actor(body.key)): body for body in self._registers.bodies.values()}
        names: dict[str, dict[str, None]] = defaultdict(dict)
        for thing in sorted(self._councils):
            if thing in known:
                texts = (form.text for form in forms(known[thing]))
                names[self._one_of[thing]].update(dict.fromkeys(texts))
        return {
            thing: tuple(names[self._one_of[thing]]) for thing in self._councils if thing in known
        }

    def foremost(self, things: Collection[str]) -> str:
        """The one of some IRIs that most documents name, where only one can be shown."""
        seen = Counter(thing for thing, _ in self._pairs(_NAMED_IN, thing=things))
        return max(sorted(things), key=lambda thing: seen[thing])

    def having(self, words: str) -> tuple[str, ...]:
        """The IRIs of every body and service with these words in one of its names, sorted."""
        wanted = normalise(words).removesuffix("s")
        whole = re.compile(rf"\b{re.escape(wanted)}s?\b")
        found = {
            thing
            for ground in (_CALLED, _OTHERS)
            for name, things in self._index(ground).items()
            # Most names are ruled out by looking for the words anywhere, which is faster.
            if wanted in name and whole.search(name)
            for thing in things
        }
        if not found:
            raise self._unclear(f"Nothing in the graph has {words!r} in its name.", words, _BODY)
        return tuple(sorted(found))

    def region(self, name: str) -> str:
        """The region as the graph writes it, ``NATION`` for all of them."""
        return self.lists.values("", REGION, name)[0]

    def topic(self, name: str) -> str:
        """The IRI of the topic of recommendations with that name."""
        return self.lists.values("", TOPIC, name)[0]

    def neighbours(self, councils: Collection[str]) -> tuple[str, ...]:
        """The IRIs of the statistical neighbours of councils, without these themselves, sorted."""
        near = {thing for thing, _ in self._pairs(_NEIGHBOURS, council=councils)}
        if not near:
            raise QueryError("The graph knows no statistical neighbours of this council.")
        return tuple(sorted(near - set(councils)))

    def councils_of(self, region: str) -> tuple[str, ...]:
        """The IRIs of the councils of a region, as ``region`` gives it, sorted.

        Those of the nation are all that a region or a document is known of.
        """
        found = {thing for thing, name in self._pairs(_REGIONS) if region in (NATION, name)}
        if region == NATION:
            found |= {thing for thing, _ in self._pairs(_REPORTED_ON)}
        return tuple(sorted(found))

    # -- how a name is looked for ---------------------------------------------------------------

    def _one(
        self, name: str, grounds: tuple[str, ...], among: Collection[str], follow: bool
    ) -> tuple[str, ...]:
        wanted = normalise(name)
        for ground in ("", *grounds):
            if not ground:
                found = self._itself(name)
            elif ground == _REGISTERS:
                found = self._in_registers(wanted, grounds == _COUNCIL, follow)
            else:
                found = set(self._index(ground).get(wanted, ()))
            if len(found) > 1 and among:
                there = {thing for thing, _ in self._pairs(_NAMED_THERE, council=among)}
                found = found & there or found
            if ground and found <= self._councils:
                found = self._through_time(found)
                if len({self._one_of[thing] for thing in found}) == 1 and not follow:
                    return tuple(sorted(found))
            if follow and found and self._kin(found):
                return tuple(sorted(self.succession.follow(found)))
            if len(found) == 1:
                return tuple(found)
            if found:
                raise ambiguous(name, found, self._pairs, self._prefixes["id"])
        raise self._unknown(name, wanted, grounds)

    def _through_time(self, found: set[str]) -> set[str]:
        """The councils so called, each with what it was before and went on as.

        Of several councils those count that documents are about, if there are any: "Durham" is
        also a district that is gone.
        """
        groups = {self._one_of[thing] for thing in found}
        if len(groups) > 1:
            about = {self._one_of[thing] for thing, _ in self._pairs(_ABOUT, thing=self._councils)}
            groups = groups & about or groups
        return {thing for thing in self._councils if self._one_of[thing] in groups}

    @cached_property
    def _councils(self) -> frozenset[str]:
        """Every council that the graph speaks of."""
        return frozenset(thing for thing, _ in self._pairs(_COUNCILS))

    @cached_property
    def _one_of(self) -> Mapping[str, str]:
        """For each council of the graph the node that it is today."""
        known = {
            str(self._mint.actor(body.key)): body.code
            for body in self._registers.bodies.values()
            if body.scheme == "gss"
        }
        return {
            thing: str(self._mint.actor(f"gss:{self._registers.current(known[thing])}"))
            if thing in known
            else thing
            for thing in self._councils
        }

    def _kin(self, things: Collection[str]) -> bool:
        """Return whether the lines of succession of these things have a body in common."""
        lines = [self.succession.follow({thing}) for thing in things]
        return bool(frozenset.intersection(*lines))

    def _itself(self, name: str) -> set[str]:
        """Return the IRI that an IRI, a prefixed name or a register's key stands for."""
        prefix, colon, rest = name.partition(":")
        if not colon or " " in name:
            return set()
        iri = self._prefixes[prefix] + rest if prefix in self._prefixes else name
        return {thing for thing in (iri, str(self._mint.actor(name))) if self._is_there(thing)}

    def _in_registers(self, wanted: str, councils: bool, follow: bool) -> set[str]:
        """The bodies that registers know by a name, on the strongest ground that the graph has.

        The graph's own labels count as well: it may be built with registers of the user's.
        """
        known = set(self._index(_KNOWN).get(wanted, ()))
        known = known & self._councils if councils else known
        named = [
            found
            for found in self._registers.by_name.get(wanted, ())
            if (found.body.type == "LocalAuthority") or not (councils or found.rank == BARE)
        ]
        for rank in sorted({found.rank for found in named}):
            things = {str(self._mint.actor(n.body.key)) for n in named if n.rank <= rank}
            there = {thing for thing in things if self._is_there(thing)}
            if there or (follow and self._is_followed(things)):
                # A place's name is its council's before it is any other body's.
                return (there | known if rank == BARE else there) or things
        return known

    def _is_there(self, thing: str) -> bool:
        try:
            node = ox.NamedNode(thing)
        except ValueError:
            return False
        return any(self._store.quads_for_pattern(node, None, None, ox.DefaultGraph()))

    def _is_followed(self, things: Iterable[str]) -> bool:
        return any(self._is_there(thing) for thing in self.succession.follow(things))

    def _index(self, ground: str) -> Mapping[str, frozenset[str]]:
        if ground not in self._indices:
            found: dict[str, set[str]] = defaultdict(set)
            normal = cache(normalise)  # a name is printed in many documents
            for thing, name in self._pairs(ground):
                found[normal(name)].add(thing)
            self._indices[ground] = {name: frozenset(things) for name, things in found.items()}
        return self._indices[ground]

    def _pairs(self, pattern: str, **values: Collection[str]) -> Iterator[tuple[str, str]]:
        text = f"SELECT ?thing ?name {{ {pattern} }}"
        iris = tuple(Parameter(name, "iri", "") for name in values)
        given = {name: tuple(of) for name, of in values.items()}
        for thing, name in run(self._store, text, self._prefixes, given, iris).rows:
            if isinstance(thing, ox.NamedNode) and isinstance(name, ox.Literal):
                yield str(thing.value), str(name.value)

    # -- what the asker is told -----------------------------------------------------------------

    def _unknown(self, name: str, wanted: str, grounds: tuple[str, ...]) -> QueryError:
        known = {
            f"{found.body.official_name or found.body.name} ({found.body.key})"
            for found in self._registers.by_name.get(wanted, ())
        }
        if known:
            return QueryError(
                f"{name!r} is {', '.join(sorted(known))}, of which the graph says nothing."
            )
        what = "council" if grounds == _COUNCIL else "body or service"
        return self._unclear(f"The graph knows no {what} called {name!r}.", name, grounds)

    def _unclear(self, message: str, name: str, grounds: Iterable[str]) -> UnclearNameError:
        """Return the error to raise, with the names that come near."""
        names = {
            found
            for ground in grounds
            for found, things in self._index(_KNOWN if ground == _REGISTERS else ground).items()
            if grounds != _COUNCIL or things & self._councils
        }
        near = process.extract(
            normalise(name), sorted(names), scorer=fuzz.token_sort_ratio, score_cutoff=NEAR,
            limit=_SHOWN,
        )  # fmt: skip
        told = f" Near it: {', '.join(repr(found[0]) for found in near)}." if near else ""
        return UnclearNameError(f"{message}{told}", name, tuple((found[0], "") for found in near))
