"""The addressees of duties: "The council should …", "… needs to be monitored by managers"."""

from __future__ import annotations

import re
from typing import Final

from inspgraph.text.fold import fold

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
    r"(?:(?:in order|this|that|it|they|these|which|where|when|if|ensure|improve|further|children|"
    r"plans?|work|all|there|each|every|review|consider|explore|strengthen|develop|make|some|too|young)\b"
    r"|.*\b(?:that|which|so that|because|participation|quality|plans?|practice)\b).*",
    re.IGNORECASE,
)
# Who can act is a body or people; the words that go on from it tell where or which.
_ACTS: Final = re.compile(
    r"(?:.* )?(?:(?:authorit(?:y|ies)|council|board|partnership|panel|trust|force|area|hospital|"
    r"school|department|government|agency|college|provider|partner|leader|manager|worker|officer|chair|"
    r"commissioner|councillor|governor|member|director|head|team|service|group|committee|forum|"
    r"practitioner|professional|nurse|teacher|inspector)s?|agencies|committees|bodies|police|staff|"
    r"constabulary|(?-i:[A-Z][A-Za-z]*[A-Z]s?))(?: \([^)]*\))?"
    r"|(?-i:[A-Z][\w'-]+(?: [A-Z][\w'-]+)+)",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(
    r" (?:of|in|for|at|across|within|who|that|with|from|on)\b.*", re.IGNORECASE
)
_SAYS_MORE: Final = re.compile(r"\b(?:is|are|has|have|had|was|were)\b", re.IGNORECASE)
# "In order to improve …, the local authority and its partners should take the following action."
_LEAD_SUBJECT: Final = re.compile(rf", (?P<who>the [^.,;:]{{2,80}}?) {_DUTY}\b", re.IGNORECASE)
_RESPONSIBLE: Final = re.compile(
    r"\bdetermined that (?P<who>[^.;]{3,140}?) (?:is|are) (?:jointly )?responsible for submitting\b"
)
_SAYS_DUTY: Final = re.compile(rf"^[^.]{{2,200}}? {_DUTY}\b", re.IGNORECASE)


def says_duty(text: str) -> bool:
    """Return whether a paragraph's first sentence says that somebody should do something."""
    return bool(_SAYS_DUTY.match(fold(text)))


def find_addressee(text: str, lead_in: str) -> str | None:
    """Return the words for who should act: the subject of "should", else the lead-in's, else None.

    >>> find_addressee("The board should meet more often.", "")
    'The board'
    >>> find_addressee("Meet more often.", "To improve, the board should take this action:")
    'the board'
    """
    for wording in (text, lead_in):
        folded = fold(wording)
        for pattern in (_SUBJECT, _PASSIVE, _TO_DO):
            match = pattern.match(folded) if pattern is not _PASSIVE else pattern.search(folded)
            if match and not _NO_ONE.fullmatch(match["who"]) and _may_act(match["who"]):
                return wording[match.start("who") : match.end("who")].strip()
    named = _LEAD_SUBJECT.search(fold(lead_in)) if lead_in else None
    return lead_in[named.start("who") : named.end("who")] if named else None


def find_responsible(text: str) -> str | None:
    """Whom a letter makes responsible for the written statement of action, as worded.

    >>> find_responsible("HMCI has determined that the council is responsible for submitting it.")
    'the council'
    """
    match = _RESPONSIBLE.search(text)
    return match["who"] if match else None


def _may_act(who: str) -> bool:
    return _ACTS.fullmatch(_GOES_ON.sub("", who)) is not None and not _SAYS_MORE.search(who)
