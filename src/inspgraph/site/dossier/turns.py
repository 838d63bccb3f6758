"""Changes from one inspection of an authority to the next, lane by lane."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inspgraph.site.documents import Document
from inspgraph.site.dossier.judged import Change, JudgedArea


@dataclass(frozen=True, slots=True)
class Turn:
    """A document's judgements in a lane beside those before them.

    ``now`` has those of the document without one before them, ``then`` those of ``previous``, the
    graded inspection of the lane before it, which none of the document goes back to.
    """

    lane: str
    document: Document
    changes: tuple[Change, ...]
    now: tuple[JudgedArea, ...]
    then: tuple[JudgedArea, ...]
    previous: Document | None

    @property
    def is_comparable(self) -> bool:
        """Return whether any grade can be set beside the one before it."""
        return any(not change.compared.startswith("not comparable") for change in self.changes)


def last_turns(
    judgements: Sequence[JudgedArea], changes: Mapping[str, Change], lanes: Sequence[str]
) -> tuple[Turn, ...]:
    """Return for each of ``lanes`` what changed with its last graded inspection.

    If nothing in it can be compared, as after a change of framework, the lane's last turn with a
    comparison follows it.
    """
    found: list[Turn] = []
    for lane in lanes:
        ours = [
            one
            for one in judgements
            if one.lane == lane and one.document.is_published and not one.document.is_own
        ]
        graded = dict.fromkeys(one.document for one in reversed(ours))
        turns = [_turn(lane, ours, changes, document) for document in graded]
        found += turns[:1]
        if turns and not turns[0].is_comparable:
            found += [turn for turn in turns[1:] if turn.is_comparable][:1]
    return tuple(found)


def _turn(
    lane: str, ours: Sequence[JudgedArea], changes: Mapping[str, Change], document: Document
) -> Turn:
    now = [one for one in ours if one.document == document]
    beside = tuple(changes[one.iri] for one in now if one.iri in changes)
    previous = max(
        (one.document for one in ours if one.document.date < document.date),
        key=lambda one: one.date,
        default=None,
    )
    gone_back_to = {change.earlier.iri for change in beside}
    return Turn(
        lane,
        document,
        beside,
        tuple(one for one in now if one.iri not in changes),
        tuple(one for one in ours if one.document == previous and one.iri not in gone_back_to),
        previous,
    )
