"""What a document asks for: the entries of its lists of recommendations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from inspgraph.extract.listed import Listed
from inspgraph.records import Recommendation
from inspgraph.segment.cues import Cues, fold

_NOTHING: Final = re.compile(
    r"(?:nfa|n/?a|none|no further action|nil|-+)\b[^.]{0,120}\??\.?", re.IGNORECASE
)
_DUTY: Final = r"(?:should|must|needs? (?:urgently )?to|will|ought to|(?:is|are) required to)"
# Who acts is the subject of "should": a name, "leaders across the partnership", "the board".
_SUBJECT: Final = re.compile(
    rf"(?P<who>(?:the |area |local |senior |social |strategic )?[^.,;:]{{2,110}}?) {_DUTY}\b",
    re.IGNORECASE,
)
_PASSIVE: Final = re.compile(
    rf"{_DUTY} (?:\w+ )?be\b[^.]*?\bby (?P<who>(?:the )?(?:[\w'-]+ ){{0,3}}(?:managers?|leaders?|"
    r"board|council|authority|partnership|police|services?|teams?|officers|chairs?|members|lscb))\b",
    re.IGNORECASE,
)
_TO_DO: Final = re.compile(r"(?P<who>[A-Z][^.,;:]{2,60}?) to (?:develop|ensure|improve|review|lead|"
                           r"provide|establish|agree|work|consider)\b")  # fmt: skip
# Subjects that name no one who could act.
_NO_ONE: Final = re.compile(
    r"(?:(?:this|that|it|they|these|which|where|when|if|ensure|improve|further|children|plans?|"
    r"work|all|there|each|every|review|consider|explore|strengthen|develop|make|some|too|young)\b"
    r"|.*\b(?:that|which|so that|because|participation|quality|plans?|practice)\b).*",
    re.IGNORECASE,
)


def find_recommendations(lists: Iterable[Listed], cues: Cues) -> tuple[Recommendation, ...]:
    """The recommendations among the entries of a document's lists, in reading order.

    A time is taken from the entry's own words, else from the heading or the lead-in of its
    list; an addressee from the row's "responsible body", the subject of "should", or the
    lead-in. An entry that says that nothing is to be done ("NFA") is none.
    """
    found = []
    for listed in lists:
        if listed.role != "recommendations" or _NOTHING.fullmatch(listed.entry.text):
            continue
        entry = listed.entry
        found.append(
            Recommendation(
                text=entry.text,
                kind=listed.kind or "recommendation",
                timeframe=_timeframe((entry.text, listed.timeframe, entry.lead_in), cues),
                addressee=listed.addressee or _addressee(entry.text, entry.lead_in),
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


def _addressee(text: str, lead_in: str) -> str | None:
    for wording in (text, lead_in):
        folded = fold(wording)
        for pattern in (_SUBJECT, _PASSIVE, _TO_DO):
            match = pattern.match(folded) if pattern is not _PASSIVE else pattern.search(folded)
            if match and not _NO_ONE.fullmatch(match["who"]):
                return wording[match.start("who") : match.end("who")].strip()
    named = _LEAD_SUBJECT.search(fold(lead_in)) if lead_in else None
    return lead_in[named.start("who") : named.end("who")] if named else None


# "In order to improve …, the local authority and its partners should take the following action."
_LEAD_SUBJECT: Final = re.compile(rf", (?P<who>the [^.,;:]{{2,80}}?) {_DUTY}\b", re.IGNORECASE)
