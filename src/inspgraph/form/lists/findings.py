"""The items of a document's explicit lists of strengths and weaknesses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from inspgraph.form.lists.listed import Listed
from inspgraph.records import Finding, Polarity
from inspgraph.text.fold import fold
from inspgraph.text.sentences import sentences

# What tells a weakness from a strength in a list that mixes both.
_AGAINST: Final = re.compile(
    r"\b(?:not|no longer|cannot|unable|without|insufficient\w*|inadequate\w*|lacks?|lacking|"
    r"limited|weak\w*|poor\w*|inconsistent\w*|inconsistency|variable|delay\w*|slow|"
    r"under-?develop\w*|too (?:many|few|long|little|often|much)|needs? to|need for|yet to|"
    r"requires? improvement|ineffective\w*|unclear|fails?|failed|failure|less (?:well|effective)|"
    r"gaps?|hampered|remains? (?:high|low)|absence|missed|concerns? about)\b",
    re.IGNORECASE,
)
_TURN: Final = re.compile(r"^(?:however|but|as yet|despite this|nevertheless)\b", re.IGNORECASE)
_GRANTED: Final = re.compile(r"^(?:although|while|whilst|even though)\b", re.IGNORECASE)


def find_findings(lists: Iterable[Listed]) -> tuple[Finding, ...]:
    """The findings among the entries of a document's lists, in reading order.

    The list's heading gives the polarity. In a list of both ("Key strengths and weaknesses")
    each entry's own words do: see ``polarity``.
    """
    found = []
    for listed in lists:
        if listed.role == "recommendations":
            continue
        text = listed.entry.text
        given: Polarity = "strength" if listed.role == "strengths" else "weakness"
        found.append(
            Finding(
                polarity=polarity(text) if listed.role == "mixed" else given,
                area=listed.area,
                text=text,
                span=listed.entry.span,
            )
        )
    return tuple(found)


def polarity(text: str) -> Polarity:
    """Return whether an entry of a mixed list praises or blames.

    It blames where a sentence turns against what was said ("However, …"), or where the first
    sentence, what it grants left aside, or half of all sentences say what is missing.

    >>> polarity("Procedures are clear. Staff use them.")
    'strength'
    >>> polarity("Training is good. However, its effect is not known.")
    'weakness'
    """
    said = [fold(sentence) for _, sentence in sentences(text.strip())]
    against = [bool(_AGAINST.search(_claim(sentence))) for sentence in said]
    turned = any(
        _TURN.match(sentence) and blames for sentence, blames in zip(said, against, strict=True)
    )
    return "weakness" if against[0] or turned or sum(against) * 2 >= len(against) else "strength"


def _claim(sentence: str) -> str:
    """A sentence without what it grants first: "Although …, training is good" → "training …"."""
    if _GRANTED.match(sentence) and ", " in sentence:
        return sentence.split(", ", 1)[1]
    return sentence
