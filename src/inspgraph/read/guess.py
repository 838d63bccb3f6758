"""Recognition of lines that only look like headings in a plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from inspgraph.read.canonical import BlockDraft

_LONGEST: Final = 180  # letters
_SUBSTANTIAL: Final = 80  # letters; what stands below a heading says something
_AHEAD: Final = 3  # blocks, further headings among them, until something substantial comes
_TITLE: Final = re.compile(
    r"(?:(?:\d{1,2}[a-z]?|[a-z]|[ivx]{1,4})[.)]\s+|\(\w\)\s+|[‘“\"'])?[A-Z]"
    r"|(?:19|20)\d\d [A-Z]{2}"
)
_ENDED: Final = re.compile(r"[.;:,–-]\s*$|\.[’”\"')]$|[;,] (?:and|or)$")
_LABEL: Final = re.compile(r"^[\w ]{2,30}:\s*(?:\d|\S+@|https?:|www\.)|@\w|\bwww\.|https?://")
_SENTENCE: Final = re.compile(r"\b(?:the following|as follows)\b")
_NUMBERED: Final = 60  # letters; a numbered line that is longer is a paragraph
_GREETING: Final = re.compile(r"Dear\s+\w")
_CLOSING: Final = re.compile(r"Yours\s+(?:sincerely|faithfully|truly)\b", re.IGNORECASE)
_ANNEX: Final = re.compile(r"(?:annex|appendix)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Placed:
    """A draft with the number of blank lines that stand before it."""

    draft: BlockDraft
    blanks: int


def mark_headings(placed: Sequence[Placed]) -> list[BlockDraft]:
    """The drafts, with paragraphs that look like headings made headings of level 0.

    A heading is short, begins with a capital, has no stop at its end, and has something longer,
    a list or a table soon below it. The lines of an address, of a letter's head before "Dear …"
    and of the signatures below "Yours sincerely" are none.
    """
    greeting = next(
        (at for at, p in enumerate(placed[:60]) if _GREETING.match(str(p.draft.text))), -1
    )
    candidates = [
        at > greeting and _is_candidate(p.draft) and not _in_stack(placed, at)
        for at, p in enumerate(placed)
    ]
    _leave_out_signatures(placed, candidates)
    marked: list[BlockDraft] = []
    for at, p in enumerate(placed):
        if candidates[at] and _heads(placed, candidates, at):
            text = f"{p.draft.marker} {p.draft.text}".strip()
            marked.append(replace(p.draft, kind="heading", text=text, level=0, marker=""))
        else:
            marked.append(p.draft)
    return marked


def _is_candidate(draft: BlockDraft) -> bool:
    text = f"{draft.marker} {draft.text}".strip()
    return (
        draft.kind in ("paragraph", "item")
        and draft.marker != "•"
        and draft.cell is None
        and 2 < len(text) <= (_NUMBERED if draft.marker[:1].isdigit() else _LONGEST)
        and bool(_TITLE.match(text))
        and not _ENDED.search(text)
        and not (text[0] in "‘“\"'" and len(text) > _NUMBERED)
        and not _LABEL.search(text)
        and not _SENTENCE.search(text)
    )


def _in_stack(placed: Sequence[Placed], at: int) -> bool:
    """Return whether a line is one of three or more short lines without blanks between them."""
    first = last = at
    while (
        first > 0
        and last - first < 2
        and placed[first].blanks == 0
        and _is_short(placed[first - 1].draft)
    ):
        first -= 1
    while (
        last + 1 < len(placed)
        and last - first < 2
        and placed[last + 1].blanks == 0
        and _is_short(placed[last + 1].draft)
    ):
        last += 1
    return last - first >= 2


def _is_short(draft: BlockDraft) -> bool:
    return (
        draft.kind == "paragraph"
        and not draft.marker
        and draft.cell is None
        and len(draft.text) < _SUBSTANTIAL
        and not str(draft.text).endswith((".", ":", "?"))
    )


def _leave_out_signatures(placed: Sequence[Placed], candidates: list[bool]) -> None:
    signing = False
    for at, p in enumerate(placed):
        text = str(p.draft.text)
        if _CLOSING.match(text):
            signing = True
        elif len(text) >= _SUBSTANTIAL or _ANNEX.match(text):
            signing = False
        if signing:
            candidates[at] = False


def _heads(placed: Sequence[Placed], candidates: Sequence[bool], at: int) -> bool:
    """Return whether text follows a heading, after nothing but headings and short lines."""
    own = len(placed[at].draft.text)
    for below in range(at + 1, min(at + 1 + _AHEAD, len(placed))):
        draft = placed[below].draft
        text = str(draft.text)
        if draft.kind in ("item", "heading", "contents") or draft.cell or text.endswith(":"):
            return True
        if len(text) >= max(_SUBSTANTIAL, own) or (draft.marker and len(text) > own):
            return True
        if not candidates[below] and text[:1].islower():
            return False
    return False
