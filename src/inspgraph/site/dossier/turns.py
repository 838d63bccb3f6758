"""Changes from one inspection of an authority to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspgraph.site.documents import Document
from inspgraph.site.dossier.judged import Change, JudgedArea, Scales, before, changes


@dataclass(frozen=True, slots=True)
class Turn:
    """A document's judgements beside those before them.

    ``now`` has those of the document without one before them, ``then`` those of ``previous``, the
    graded inspection before it, which none of the document goes back to.
    """

    document: Document
    changes: tuple[Change, ...]
    now: tuple[JudgedArea, ...]
    then: tuple[JudgedArea, ...]
    previous: Document | None

    @property
    def is_comparable(self) -> bool:
        """Return whether any grade can be set beside the one before it."""
        return any(not change.compared.startswith("not comparable") for change in self.changes)


def last_turns(judgements: Sequence[JudgedArea], scales: Scales) -> tuple[Turn, ...]:
    """Return what changed with the last graded inspection.

    If nothing in it can be compared, as after a change of framework, the last turn with a
    comparison follows it.
    """
    graded = dict.fromkeys(
        one.document
        for one in reversed(judgements)
        if not one.document.is_own and one.document.is_published
    )
    turns = [_turn(judgements, document, scales) for document in graded]
    if not turns:
        return ()
    more = [] if turns[0].is_comparable else [turn for turn in turns[1:] if turn.is_comparable]
    return (turns[0], *more[:1])


def _turn(judgements: Sequence[JudgedArea], document: Document, scales: Scales) -> Turn:
    theirs = [one for one in judgements if not one.document.is_own and one.document.is_published]
    now = [one for one in theirs if one.document == document]
    earlier = {one.iri: before(one, judgements) for one in now}
    previous = max(
        (one.document for one in theirs if one.document.date < document.date),
        key=lambda one: one.date,
        default=None,
    )
    gone_back_to = {one.iri for found in earlier.values() for one in found}
    return Turn(
        document,
        changes(judgements, document, scales),
        tuple(one for one in now if not earlier[one.iri]),
        tuple(one for one in theirs if one.document == previous and one.iri not in gone_back_to),
        previous,
    )
