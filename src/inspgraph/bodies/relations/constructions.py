"""The ends of a relation in a row: who does what a verb says, and to whom."""

from __future__ import annotations

from inspgraph.bodies.relations.objects import Objects
from inspgraph.bodies.relations.subjects import Subjects


class Reader(Subjects, Objects):
    """Reads one row; ``at`` are places of its items."""
