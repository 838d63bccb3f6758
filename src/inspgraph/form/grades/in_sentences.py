"""Grades in sentences, by the cues of ``data/cues/judgements.csv``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from inspgraph.cues.form_cues import Cues, SentenceCue
from inspgraph.form.grades.printed import normal_grade
from inspgraph.form.grades.stated_grades import Statement, ancestors, section_at
from inspgraph.records import Block, Section, Span, Text
from inspgraph.text.fold import fold
from inspgraph.text.sentences import sentences

FRONT: Final = 20  # blocks in which a report's cover states the overall judgement
LONGEST: Final = 2  # sentences of a paragraph that may open with a grade

_JUDGING: Final = frozenset({"judgement-area", "unresolved"})


def graded_sentences(
    text: Text, sections: Sequence[Section], series: str, cues: Cues
) -> Iterator[Statement]:
    """The grades that sentences award.

    A cue's ``place`` says where its sentence may stand: in the cover's first blocks ("front"),
    at a paragraph's start ("start"), in the opening paragraphs of a section that judges
    ("area"), in the chapters about management ("management"), in an annex ("annex", a
    paragraph's first sentence), or in any paragraph's first sentence ("any").
    Its ``area`` is empty for the pattern's own group, or "@heading" for the section's title.
    """
    known = cues.sentences_of(series)
    if not known:
        return
    words = re.compile("|".join(re.escape(w) for w in _stems(cues, series)), re.IGNORECASE)
    seen: set[tuple[int, str]] = set()
    wide = any(cue.place in ("any", "management") for cue, _ in known)
    for index, block in enumerate(text.blocks):
        if block.kind in ("note", "contents") or not words.search(
            text.content, block.start, block.end
        ):
            continue
        number = section_at(sections, block.start)
        above = ancestors(sections, number)
        for order, (start, sentence) in enumerate(_sentences(text, block)):
            if order > LONGEST and not wide:
                break
            for cue, pattern in known:
                if not _may_stand(cue, index, order, above, block, sections, number):
                    continue
                match = pattern.search(sentence)
                if match is None:
                    continue
                key = (number if number is not None else -1, cue.source)
                if cue.area.startswith("@") and key in seen:
                    continue
                seen.add(key)
                yield from _statements(text, cue, match, start, above)
                break


def _statements(
    text: Text, cue: SentenceCue, match: re.Match[str], start: int, above: Sequence[Section]
) -> Iterator[Statement]:
    span = Span(start + match.start(), start + match.end())
    groups = match.groupdict()
    title = above[0].title.strip(" :") if above else ""
    for suffix in ("", "2"):
        grade = cue.grade or groups.get("grade" + suffix)
        if not grade or (suffix and cue.grade):
            continue
        if cue.area:
            where = groups.get("where" + suffix) or ""
            area = cue.area.replace("@heading", title).replace("{where}", where)
        else:
            first, last = match.span("area")
            if groups.get("rest"):
                last = match.end("rest")
            area = text.content[start + first : start + last].strip(" ,")
        if not area:
            continue  # no heading stands above to say what is judged
        yield Statement(area, normal_grade(grade), None, span, "", cue.overall, weight=1)


def _may_stand(
    cue: SentenceCue,
    index: int,
    order: int,
    above: Sequence[Section],
    block: Block,
    sections: Sequence[Section],
    number: int | None,
) -> bool:
    roles = {section.role for section in above}
    if cue.place == "front":
        return index < FRONT
    if roles & {"contents", "scale", "recommendations"}:
        return False
    if cue.place == "any":
        return order == 0 or "outcome" in roles or bool(above and above[0].role == "unresolved")
    if cue.place == "start":
        return order == 0 and block.kind != "item"
    if cue.place == "annex":
        return order == 0 and _in_annex(sections, number)
    if cue.place == "management":
        return _about_management(above)
    return order < LONGEST + 1 and bool(above) and above[0].role in _JUDGING


def _in_annex(sections: Sequence[Section], number: int | None) -> bool:
    if number is None:
        return False
    return any(section.role == "annex" for section in sections[max(0, number - 3) : number + 1])


def _about_management(above: Sequence[Section]) -> bool:
    titles = " ".join(fold(section.title).lower() for section in above)
    return "management" in titles or "capacity to improve" in titles


def _sentences(text: Text, block: Block) -> Iterator[tuple[int, str]]:
    """The sentences of a block: where each starts, and its words folded."""
    folded = fold(text.content[block.start : block.end])
    for start, sentence in sentences(folded):
        yield block.start + start, sentence


def _stems(cues: Cues, series: str) -> Sequence[str]:
    """Return the words of which a block must hold one to be matched: first words of grades."""
    stems = {word.split()[0].rstrip("s") for word in cues.grade_words(series)}
    return sorted(stems | {"widespread", "inconsistent", "positive"}, key=len, reverse=True)
