"""The kind of a body or service: one concept of ontology/services.ttl for each.

A registered body has its register's class; a local one the kind that its key or its name tells;
any other the general kind of its type ("HealthBody").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from inspgraph.registers.register_body import RegisterBody
from inspgraph.registers.register_files import rows

LOCAL: Final = frozenset({"local", "named"})
"""The schemes of bodies that no register has."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """The names of kinds: by a register's class, of single bodies, by a local kind, by words.

    ``bodies`` go by key. ``names`` are words of a name, in the order in which they are tried.
    """

    subtypes: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    local: Mapping[str, str] = field(default_factory=dict)
    names: tuple[tuple[re.Pattern[str], str], ...] = ()

    def of(self, key: str, body: RegisterBody | None, type_: str) -> str:
        """Return the kind of an actor by its key, its row in a register and its type.

        >>> Kinds(local={"camhs": "service-camhs"}).of("local:E06000005:camhs", None, "Service")
        'service-camhs'
        """
        scheme, _, rest = key.partition(":")
        if scheme not in LOCAL:
            return self.bodies.get(key) or self.subtypes.get(body.subtype if body else "", type_)
        slug = rest.rpartition(":")[2]
        if slug in self.local:
            return self.local[slug]
        words = slug.replace("-", " ")
        return next((kind for pattern, kind in self.names if pattern.search(words)), type_)


def load_kinds(path: Path) -> Kinds:
    """Read ``data/registers/kinds.csv``."""
    found: dict[str, list[tuple[str, str]]] = {"subtype": [], "body": [], "local": [], "name": []}
    for row in rows(path):
        found[row["by"]].append((row["value"], row["kind"]))
    return Kinds(
        dict(found["subtype"]),
        dict(found["body"]),
        dict(found["local"]),
        tuple((re.compile(rf"\b(?:{pattern})"), kind) for pattern, kind in found["name"]),
    )
