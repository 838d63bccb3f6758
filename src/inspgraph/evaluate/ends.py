"""The ends of a document's relations: the gold's actors, under whichever of their names."""

from __future__ import annotations

from typing import Final

from inspgraph.evaluate.gold import Gold, GoldRelation
from inspgraph.evaluate.pairing import name_key, name_keys, same_name
from inspgraph.evaluate.results import AnsweredRows, actor_keys

Key = tuple[str, str, str]
"""A relation: the keys of its ends around its name."""

SYMMETRIC: Final = frozenset({"partnerOf"})
"""Relations whose ends may be given in either order."""


class Ends:
    """The ends of one document's relations, each as a key: one of an actor, whatever its form.

    An actor of the gold has its number for a key; an area, or a body that the gold does not
    know, the key of its name. Both differ, as a name's key holds letters, digits and spaces.
    """

    def __init__(self, gold: Gold, found: AnsweredRows) -> None:
        self._known = [name_keys(actor.name, actor.aliases) for actor in gold.actors]
        self._found = {name_key(row.get("name", "")): actor_keys(row) for row in found.actors}
        self._keys: dict[frozenset[str], str | None] = {}
        self.names = {number(at): actor.name for at, actor in enumerate(gold.actors)}
        """Return the name behind each key, in words."""

    def annotated(self, name: str) -> str:
        """The key of an end that the gold names."""
        return self._key(name, name_keys(name))

    def given(self, name: str) -> str:
        """The key of an end that was found: it goes by all names under which it was found."""
        return self._key(name, name_keys(name) | self._found.get(name_key(name), frozenset()))

    def readings(self, one: GoldRelation) -> dict[Key, GoldRelation]:
        """A relation of the gold and those that would be as right, by their keys."""
        return {
            relation_key(
                self.annotated(reading.subject), reading.relation, self.annotated(reading.object)
            ): reading
            for reading in one.readings
        }

    def _key(self, name: str, forms: frozenset[str]) -> str:
        if forms not in self._keys:
            same = (at for at, known in enumerate(self._known) if same_name(known, forms))
            at = next(same, None)
            self._keys[forms] = None if at is None else number(at)
        key = self._keys[forms] or name_key(name)
        self.names.setdefault(key, name)
        return key


def relation_key(subject: str, relation: str, object_: str) -> Key:
    """The key of a relation by those of its ends; of a symmetric one in a fixed order."""
    if relation in SYMMETRIC and object_ < subject:
        subject, object_ = object_, subject
    return subject, relation, object_


def number(at: int) -> str:
    """The key of the gold's actor at a position."""
    return f"#{at}"
