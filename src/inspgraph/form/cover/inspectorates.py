"""The inspectorates that carried an inspection out, by the names that the document prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from inspgraph.cues.form_cues import Cues
from inspgraph.form.cover.labels import dear_at, sign_off
from inspgraph.records import Text
from inspgraph.text.fold import fold
from inspgraph.text.sentences import sentences

OPENING: Final = 30
_CARRIED_OUT: Final = re.compile(
    r"\b(?:carried out|undertook|undertaken|conducted|inspectors from|led by)\b", re.IGNORECASE
)


def find_inspectorates(text: Text, series: str | None, cues: Cues) -> tuple[str, ...]:
    """The inspectorates, in the order and wording of the document.

    Joint inspections list them on the cover, or say who carried the inspection out; a jointly
    signed letter names them below the signatures. Where the text is silent, or the series is
    one inspectorate's own, the series tells.
    """
    habits = cues.habits_of(series)
    if habits.named_in == "text":
        for names in (_on_cover(text, cues), _in_sentence(text, cues)):
            if len(names) > 1:
                return names
    if habits.named_in == "signatures":
        signed = _on_lines(text, cues, sign_off(text))
        if signed:
            return signed
    return habits.inspectorates


def _on_cover(text: Text, cues: Cues) -> tuple[str, ...]:
    """Names that are a line each at the start, as covers of joint reports list them."""
    if dear_at(text) is not None:
        return ()
    return _on_lines(text, cues, range(min(OPENING, len(text.blocks))))


def _on_lines(text: Text, cues: Cues, blocks: Sequence[int]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for index in blocks:
        block = text.blocks[index]
        for line in text.content[block.start : block.end].split("\n"):
            for pattern, name in cues.inspectorates:
                if pattern.fullmatch(fold(line).strip()):
                    found.setdefault(pattern.pattern, name or line.strip())
                    break
    return tuple(found.values())


def _in_sentence(text: Text, cues: Cues) -> tuple[str, ...]:
    """Names in the first sentence that says who carried the inspection out."""
    best: tuple[str, ...] = ()
    for block in text.blocks:
        if block.kind in ("note", "contents", "heading"):
            continue
        words = text.content[block.start : block.end]
        if "nspect" not in words and "Ofsted" not in words:
            continue
        for _, sentence in sentences(words):
            if not _CARRIED_OUT.search(sentence):
                continue
            names = tuple(_names(sentence, cues))
            if len(names) > len(best):
                best = names
        if len(best) > 1:
            break
    return best


def _names(sentence: str, cues: Cues) -> Iterator[str]:
    folded = fold(sentence)
    hits = []
    for pattern, name in cues.inspectorates:
        match = re.search(rf"\b(?:{pattern.pattern})\b", folded, re.IGNORECASE)
        if match:
            words = name or re.sub(r"^the ", "", sentence[match.start() : match.end()])
            hits.append((match.start(), words))
    yield from (words for _, words in sorted(hits))
