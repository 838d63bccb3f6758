"""Steps by which government intervened in a council's services, as sentences tell of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from inspgraph.cues.form_cues import Cues
from inspgraph.facts import YearMonth
from inspgraph.form.cover.dates import find_month
from inspgraph.records import Intervention, Modality, Text
from inspgraph.span import Span
from inspgraph.text.fold import fold
from inspgraph.text.sentences import sentences

_PROSE: Final = frozenset(("paragraph", "item", "note"))
_MANNERS: Final[tuple[Modality, ...]] = ("past", "planned")
_DENIED: Final = "denied"
_BEHIND: Final = 50  # signs; what stands farther off is the month of something else
_BEFORE: Final = 35


def find_interventions(text: Text, cues: Cues) -> tuple[Intervention, ...]:
    """Find every step that a text tells of: once for its kind, manner and month, with all places.

    A sentence that denies a step tells of none.
    """
    found: dict[tuple[str, Modality, YearMonth | None], list[Span]] = {}
    for block in text.blocks:
        if block.kind not in _PROSE:
            continue
        for start, words in sentences(fold(block.span.of(text.content))):
            for step in _steps(words, cues.interventions):
                at = block.start + start
                found.setdefault(step, []).append(Span(at, at + len(words.rstrip())))
    return tuple(Intervention(*step, tuple(spans)) for step, spans in found.items())


def _steps(
    words: str, cues: Mapping[str, Sequence[re.Pattern[str]]]
) -> Iterator[tuple[str, Modality, YearMonth | None]]:
    """Yield the kinds of step that a sentence tells of, each with its manner and month."""
    said = {
        name: found
        for name, patterns in cues.items()
        if (found := next(filter(None, (one.search(words) for one in patterns)), None))
    }
    if _DENIED in said:
        return
    manner: Modality = next((one for one in _MANNERS if one in said), "stated")
    for kind, found in said.items():
        if kind not in _MANNERS:
            yield kind, manner, _month(words, found)


def _month(words: str, step: re.Match[str]) -> YearMonth | None:
    """Return the month that stands close behind the words for a step, or right before them."""
    behind = words[step.end() : step.end() + _BEHIND]
    before = words[max(0, step.start() - _BEFORE) : step.start()]
    found = find_month(behind) or find_month(before)
    return found.day if found and isinstance(found.day, YearMonth) else None
