"""Recognition of a document's series by the way it introduces itself."""

from __future__ import annotations

import re
from typing import Final

from inspgraph.cues.form_cues import Cues, SeriesCue
from inspgraph.records import Block, Text
from inspgraph.text.fold import fold

TITLE_BLOCKS: Final = 45
TITLE_LENGTH: Final = 6000
LONGEST_TITLE: Final = 320

# Documents that answer an inspection bear its name in their title.
_ANSWER: Final = re.compile(
    r"\b(?:action|improvement|delivery) plan\b|\bwritten statement\b|\bpress release\b",
    re.IGNORECASE,
)

_APPENDIX: Final = re.compile(
    r"(?:annex|appendix) ?[\da-z]{1,3}(?: ?[:.-] .{0,90})?", re.IGNORECASE
)


def identify(text: Text, cues: Cues) -> SeriesCue | None:
    """The cue of the series that a document says it is, or None where it says nothing known.

    Titles are looked at first: the short blocks of the opening pages (a report's cover, a
    letter's subject line) and running headers. Cues of ``series.csv`` apply in their order, the
    closer before the wider ("single inspection" prints the board's review too). Where no title
    speaks, sentences by which a series describes itself may stand anywhere ("body"). A title of
    an answer to an inspection ("… action plan") is none of its series.
    """
    title = _title_zone(text)
    body = ""
    for cue in cues.series:
        if cue.zone == "body" and not body:
            body = fold(text.content)
        found = cue.pattern.search(title if cue.zone == "title" else body)
        if found and not (cue.zone == "title" and _ANSWER.search(_line_of(title, found.start()))):
            return cue
    return None


def begins_at(text: Text, cue: SeriesCue) -> int:
    """The index of the block with which the document of a series begins.

    A council's paper may print a report as its appendix: the report begins with the appendix's
    heading, and what the paper says before it is not the report's. Elsewhere that is block 0.
    """
    appendix = 0
    for index, block in enumerate(text.blocks[:TITLE_BLOCKS]):
        words = fold(text.content[block.start : block.end]).strip()
        if _APPENDIX.fullmatch(words):
            appendix = index
        elif len(words) <= LONGEST_TITLE and cue.pattern.search(words):
            return appendix
    return 0


def _line_of(text: str, at: int) -> str:
    """The line of a text in which an offset stands (a match may begin at the break before it)."""
    at += text[at : at + 1] == "\n"
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]


def _may_be_title(block: Block, words: str) -> bool:
    """Return whether a block is a heading, or a line that is no sentence, item or paragraph."""
    if block.kind == "heading":
        return True
    return block.kind == "paragraph" and not block.marker and not words.endswith(".")


def _title_zone(text: Text) -> str:
    """The opening's titles and the running lines, one a line, wrapped titles joined too.

    A letter's subject line stands below "Dear …" and may end in a full stop.

    A series' name may be broken over several blocks ("Inspection of services for children …",
    "and", "Review of the effectiveness …"), so the blocks come a second time in one line.
    """
    lines = []
    subject = False
    for block in text.blocks[:TITLE_BLOCKS]:
        if block.start > TITLE_LENGTH:
            break
        words = fold(text.content[block.start : block.end]).strip()
        if len(words) <= LONGEST_TITLE and (subject or _may_be_title(block, words)):
            lines.append(words)
        subject = words.lower().startswith("dear ")
    running = [fold(line) for line in text.running[:6]]
    return "\n".join((*lines, *running, " ".join(lines[:8])))
