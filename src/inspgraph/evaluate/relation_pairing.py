"""Compare relations: their ends are the gold's actors, under whichever of their names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

from inspgraph.evaluate.gold import Gold
from inspgraph.evaluate.outcome import Item, Tally
from inspgraph.evaluate.pairing import name_key, name_keys, same_name
from inspgraph.evaluate.results import Found, actor_keys

Key = TypeVar("Key", tuple[str, str, str], frozenset[str])

SYMMETRIC: Final = frozenset({"partnerOf"})
"""Relations whose ends may be given in either order."""


class _Ends:
    """The ends of one document's relations, each as a key: one of an actor, whatever its form.

    An actor of the gold has its number for a key; an area, or a body that the gold does not
    know, the key of its name. Both differ, as a name's key holds letters, digits and spaces.
    """

    def __init__(self, gold: Gold, found: Found) -> None:
        self._known = [name_keys(actor.name, actor.aliases) for actor in gold.actors]
        self._found = {name_key(row.get("name", "")): actor_keys(row) for row in found.actors}
        self._keys: dict[frozenset[str], str | None] = {}
        self.names = {_number(at): actor.name for at, actor in enumerate(gold.actors)}

    def annotated(self, name: str) -> str:
        """The key of an end that the gold names."""
        return self._key(name, name_keys(name))

    def given(self, name: str) -> str:
        """The key of an end that was found: it goes by all names under which it was found."""
        return self._key(name, name_keys(name) | self._found.get(name_key(name), frozenset()))

    def _key(self, name: str, forms: frozenset[str]) -> str:
        if forms not in self._keys:
            same = (at for at, known in enumerate(self._known) if same_name(known, forms))
            at = next(same, None)
            self._keys[forms] = None if at is None else _number(at)
        key = self._keys[forms] or name_key(name)
        self.names.setdefault(key, name)
        return key

    def pair(self, key: tuple[str, str, str]) -> Item:
        """The two ends of a relation, by name."""
        return Item(" – ".join(sorted((self.names[key[0]], self.names[key[2]]))))


def compare_relations(gold: Gold, found: Found) -> tuple[Tally, Tally]:
    """Compare one document's relations, and the pairs that they relate whatever the relation.

    A relation that is stated several times counts once. A found one counts if it has two ends
    that are not the same.
    """
    ends = _Ends(gold, found)
    wanted: dict[tuple[str, str, str], Item] = {}
    for one in gold.relations:
        key = _key(ends.annotated(one.subject), one.relation, ends.annotated(one.object))
        wanted.setdefault(key, _item(one.subject, one.relation, one.object, one.evidence))
    got: dict[tuple[str, str, str], Item] = {}
    for row in found.relations:
        subject, relation, object_ = (row.get(n, "") for n in ("subject", "relation", "object"))
        first, second = ends.given(subject), ends.given(object_)
        if first and second and first != second:
            item = _item(subject, relation, object_, row.get("evidence", ""))
            got.setdefault(_key(first, relation, second), item)
    related = {frozenset((key[0], key[2])): ends.pair(key) for key in wanted}
    found_related = {frozenset((key[0], key[2])): ends.pair(key) for key in got}
    return (
        _tally("relations", wanted, got, gold.whole),
        _tally("related pairs", related, found_related, gold.whole),
    )


def _tally(facet: str, wanted: Mapping[Key, Item], got: Mapping[Key, Item], whole: bool) -> Tally:
    return Tally(
        facet,
        tuple(item for key, item in wanted.items() if key in got),
        tuple(item for key, item in wanted.items() if key not in got),
        tuple(item for key, item in got.items() if key not in wanted) if whole else (),
    )


def _key(subject: str, relation: str, object_: str) -> tuple[str, str, str]:
    if relation in SYMMETRIC and object_ < subject:
        subject, object_ = object_, subject
    return subject, relation, object_


def _item(subject: str, relation: str, object_: str, evidence: str) -> Item:
    return Item(f"{subject} -{relation}-> {object_}", evidence)


def _number(at: int) -> str:
    return f"#{at}"
