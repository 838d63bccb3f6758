"""Compare relations, the pairs they relate, and whose each unit and service is.

What words state is held against the relations of the gold. A row whose basis is "implied" claims
an owner only: a unit that is ``partOf`` a body, or a service that the body ``provides``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from inspgraph.evaluate.ends import Ends, Key, number, relation_key
from inspgraph.evaluate.gold import Gold, GoldRelation
from inspgraph.evaluate.outcome import Check, ComparedItem, Tally
from inspgraph.evaluate.results import AnsweredRows, Row

NOT_CLAIMED: Final = "not asserted, not claimed"
"""The attribute of what the document denies, plans or supposes: it must not be claimed."""


def compare_relations(
    gold: Gold, found: AnsweredRows
) -> tuple[tuple[Tally, ...], tuple[Check, ...]]:
    """Compare one document's relations.

    Items of the gold that are optional, readings that would be as right, and owners count for
    nothing where found. Owners and what is not asserted are compared where the gold has tiers.
    """
    ends = Ends(gold, found)
    # The gold goes first, so that an end is called by its name there whatever was found.
    owners = _Owners(gold, ends)
    accounted = {key for one in gold.relations for key in ends.readings(one)}
    claimed = _claimed(ends, found)
    stray = [key for key in claimed if key not in accounted and not owners.right(key)]
    tallies = [
        _relations(gold, ends, claimed, stray),
        _pairs(gold, ends, claimed, owners),
    ]
    if not gold.has_tiers:
        return tuple(tallies), ()
    wrong = [_row_item(claimed[key]) for key in stray if _is_implied(claimed[key])]
    tallies.append(owners.tally(claimed, wrong if gold.whole else []))
    return tuple(tallies), tuple(_denied(gold, ends, claimed))


def _claimed(ends: Ends, found: AnsweredRows) -> dict[Key, Row]:
    """The relations found, of rows that say the same the last; none of a body with itself."""
    claimed: dict[Key, Row] = {}
    for row in found.relations:
        subject, object_ = ends.given(row.get("subject", "")), ends.given(row.get("object", ""))
        if subject and object_ and subject != object_:
            claimed[relation_key(subject, row.get("relation", ""), object_)] = row
    return claimed


def _relations(gold: Gold, ends: Ends, claimed: Mapping[Key, Row], stray: list[Key]) -> Tally:
    right: list[ComparedItem] = []
    missed: list[ComparedItem] = []
    for one in gold.relations:
        if one.is_core:
            is_found = not claimed.keys().isdisjoint(ends.readings(one))
            (right if is_found else missed).append(_item(one))
    extra = [_row_item(claimed[key]) for key in stray if not _is_implied(claimed[key])]
    return Tally("relations", tuple(right), tuple(missed), tuple(extra) if gold.whole else ())


def _pairs(gold: Gold, ends: Ends, claimed: Mapping[Key, Row], owners: _Owners) -> Tally:
    related = {_pair(key) for key in claimed}
    spoken_for = {frozenset(pair) for pair in owners.pairs}
    right: list[ComparedItem] = []
    missed: list[ComparedItem] = []
    for one in gold.relations:
        keys = list(ends.readings(one))
        spoken_for.update(map(_pair, keys))
        if one.is_core:
            is_found = not related.isdisjoint(map(_pair, keys))
            (right if is_found else missed).append(_pair_item(ends, keys[0]))
    extra = {
        _pair(key): _pair_item(ends, key)
        for key, row in claimed.items()
        if not _is_implied(row) and _pair(key) not in spoken_for
    }
    shown = tuple(extra.values()) if gold.whole else ()
    return Tally("related pairs", tuple(right), tuple(missed), shown)


def _denied(gold: Gold, ends: Ends, claimed: Mapping[Key, Row]) -> Iterator[Check]:
    for one in gold.not_asserted:
        for key, reading in ends.readings(one).items():
            got = "claimed" if key in claimed else ""
            yield Check(NOT_CLAIMED, not got, _item(reading).label, one.why, got)


class _Owners:
    """The owner of each unit or service of the gold, by the keys of both."""

    def __init__(self, gold: Gold, ends: Ends) -> None:
        self._names = ends.names
        self._core = {number(at) for at, one in enumerate(gold.actors) if one.tier == "core"}
        self._of = {
            number(at): ends.annotated(one.owner) for at, one in enumerate(gold.actors) if one.owner
        }

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each unit with its owner."""
        return tuple(self._of.items())

    def right(self, key: Key) -> bool:
        """Return whether a relation gives a unit or service the owner that it has."""
        unit, owner = _ownership(key)
        return bool(owner) and self._of.get(unit) == owner

    def tally(self, claimed: Mapping[Key, Row], wrong: list[ComparedItem]) -> Tally:
        """Return the tally: units given the right owner, and core units that lack it."""
        found = {_ownership(key): None for key in claimed if self.right(key)}
        missed = [pair for pair in self.pairs if pair not in found and pair[0] in self._core]
        return Tally(
            "owners", tuple(map(self._item, found)), tuple(map(self._item, missed)), tuple(wrong)
        )

    def _item(self, pair: tuple[str, str]) -> ComparedItem:
        return ComparedItem(f"{self._names[pair[0]]} of {self._names[pair[1]]}")


def _ownership(key: Key) -> tuple[str, str]:
    """The unit or service, and the owner that a relation gives it; "" where it gives none."""
    subject, relation, object_ = key
    if relation == "partOf":
        return subject, object_
    return (object_, subject) if relation == "provides" else ("", "")


def _is_implied(row: Row) -> bool:
    return row.get("basis", "") == "implied"


def _pair(key: Key) -> frozenset[str]:
    return frozenset((key[0], key[2]))


def _pair_item(ends: Ends, key: Key) -> ComparedItem:
    return ComparedItem(" – ".join(sorted((ends.names[key[0]], ends.names[key[2]]))))


def _item(one: GoldRelation) -> ComparedItem:
    return ComparedItem(f"{one.subject} -{one.relation}-> {one.object}", one.evidence)


def _row_item(row: Row) -> ComparedItem:
    subject, relation, object_ = (row.get(name, "") for name in ("subject", "relation", "object"))
    return ComparedItem(f"{subject} -{relation}-> {object_}", row.get("evidence", ""))
