"""An entry together with the list it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from inspgraph.form.lists.entries import Entry


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry with the list it stands in.

    ``role`` is one of ``segment.sections.LISTS``, ``kind`` the heading's kind of recommendation,
    ``timeframe`` the heading that may set a time, ``area`` what the list is about, ``addressee``
    the responsible body that the row names.
    """

    entry: Entry
    role: str
    kind: str
    timeframe: str
    area: str | None
    addressee: str = ""
