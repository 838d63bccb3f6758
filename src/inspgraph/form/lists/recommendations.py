"""The recommendations of a document: the entries of its lists of recommendations."""

from __future__ import annotations

from collections.abc import Iterable

from inspgraph.cues.form_cues import Cues
from inspgraph.form.lists.addressee import find_addressee
from inspgraph.form.lists.listed import Listed
from inspgraph.records import Recommendation
from inspgraph.text.fold import fold


def find_recommendations(lists: Iterable[Listed], cues: Cues) -> tuple[Recommendation, ...]:
    """The recommendations among the entries of a document's lists, in reading order.

    A time is taken from the entry's own words, else from the heading or the lead-in of its
    list; an addressee from the row's "responsible body", the subject of "should", or the
    lead-in.
    """
    found = []
    for listed in lists:
        if listed.role != "recommendations":
            continue
        entry = listed.entry
        found.append(
            Recommendation(
                text=entry.text,
                kind=listed.kind or "recommendation",
                timeframe=_timeframe((entry.text, listed.timeframe, entry.lead_in), cues),
                addressee=listed.addressee or find_addressee(entry.text, entry.lead_in),
                area=listed.area,
                span=entry.span,
            )
        )
    return tuple(found)


def _timeframe(wordings: Iterable[str], cues: Cues) -> str | None:
    for wording in wordings:
        folded = fold(wording)
        for cue in cues.timeframes:
            if cue.pattern.search(folded):
                return cue.timeframe
    return None
