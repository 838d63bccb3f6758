"""The merging of keys that stand for the same actor within one document.

A key says where a mention's words come from: "r:" a register's body or bodies, "t:" a term and,
after another colon, its proper part, "h:" a phrase that ends in a head noun.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from inspgraph.bodies.names.lexicon import Lexicon
from inspgraph.bodies.names.mentions import Mention

# Reports call one and the same body now its team, now its service.
_INTERCHANGEABLE: Final = dict.fromkeys(
    ("team", "service", "agency", "hub", "programme", "group", "meeting", "directorate"), "team"
)

_LINES_OF_WORK: Final = frozenset(
    ("therapy", "therapies", "health", "nursing", "education", "psychology", "legal", "housing")
)
"""What no name leaves out: a therapies service is another than the social workers' service."""


def merge_keys(
    keys: Sequence[str], mentions: Sequence[Mention], lexicon: Lexicon
) -> Mapping[str, str]:
    """Bare terms that can only mean one proper name of the document.

    "the LSCB" is "South Tees LSCB" where that is the only one named, and "the police" the one
    police force named; "the children in care council" is not the regional one.
    """
    proper: dict[str, set[str]] = {}
    forces: dict[str, set[str]] = {}
    classes = lexicon.classes
    for key, mention in zip(keys, mentions, strict=True):
        if key.startswith("t:") and key.count(":") > 1:
            bare, _, own = key.rpartition(":")
            known = lexicon.terms.get(bare.removeprefix("t:"))
            if lexicon.wider.isdisjoint(own.split()) or (known and known.classes):
                proper.setdefault(bare, set()).add(key)
        elif key.startswith("r:"):
            for one in classes.get(mention.subtype, ()):
                forces.setdefault(f"t:{one}", set()).add(key)
    merged = {**_merge_heads(keys), **_merge_registered(keys)}
    merged |= {bare: next(iter(named)) for bare, named in forces.items() if len(named) == 1}
    for bare, named in proper.items():
        if len(named) == 1:
            merged.setdefault(bare, next(iter(named)))
    present = set(keys)
    for entry in lexicon.terms.values():
        own, other = f"t:{entry.id}", f"t:{entry.otherwise}"
        if {own, other} <= present:
            merged[own] = merged.get(other, other)
    return merged


def _merge_registered(keys: Sequence[str]) -> dict[str, str]:
    """Names that several bodies bear go with the only one of these that is named otherwise.

    "HMI Constabulary" is HMICFRS where the text also gives that name.
    """
    present = set(keys)
    merged = {}
    for key in dict.fromkeys(keys):
        if key.startswith("r:") and "|" in key:
            named = [f"r:{ref}" for ref in key[2:].split("|") if f"r:{ref}" in present]
            if len(named) == 1:
                merged[key] = named[0]
    return merged


def _merge_heads(keys: Sequence[str]) -> dict[str, str]:
    """Head phrases that say the same of one body in other words.

    "duty and assessment service" goes with "duty and assessment team", whatever the order of the
    words, and "assessment team" with the only longer phrase that ends in it.
    """
    phrases = [key for key in dict.fromkeys(keys) if key.startswith("h:")]
    merged: dict[str, str] = {}
    seen: dict[tuple[str, ...], str] = {}
    for key in phrases:
        *before, head = key[2:].split()
        parts = " ".join(before).replace("-", " ").split()
        same = (*sorted(w for w in parts if w != "and"), _INTERCHANGEABLE.get(head, head))
        merged[key] = seen.setdefault(same, key)
    for key in phrases:
        longer = {merged[k] for k in phrases if k.endswith(" " + key[2:]) or _shortens(key, k)}
        if len(longer) == 1 and merged[key] == key:
            merged[key] = longer.pop()
    return {key: _follow(key, merged) for key in phrases}


def _shortens(short: str, long: str) -> bool:
    """Return whether one name leaves out words of the other's middle only.

    "teenage pregnancy team" shortens "teenage pregnancy support team", but "fostering team" does
    not shorten "fostering support team": a name needs two words, or a peculiar one, to be kept.
    """
    *few, head = short[2:].split()
    *many, other_head = long[2:].split()
    if head != other_head or len(few) >= len(many) or few[0] != many[0]:
        return False
    if len(few) < 2 and "-" not in few[0]:
        return False
    if not _LINES_OF_WORK.isdisjoint(set(many) - set(few)):
        return False
    rest = iter(many)
    return all(word in rest for word in few)


def _follow(key: str, merged: Mapping[str, str]) -> str:
    for _ in range(4):
        key = merged.get(key, key)
    return key
