"""What a document says of itself: title, dates, inspector, references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from inspgraph.cues.form_cues import Cues
from inspgraph.form.cover.dates import date_in_name, find_date, read_periods
from inspgraph.records import Block, Period, Span, Text
from inspgraph.text.fold import fold

COVER: Final = 45  # blocks in which labels such as "Inspection dates:" are looked for first
_DEAR: Final = re.compile(r"dear\b", re.IGNORECASE)
_PAST: Final = re.compile(r"previous|last\b|next\b", re.IGNORECASE)
_TOOK_PLACE: Final = re.compile(
    r"(?:inspection|review|visit|fieldwork)\b[^.]{0,120}?\b(?:took place|was (?:carried out|"
    r"conducted|undertaken))\b[^.]{0,90}?(?=\b(?:between |from |on )(?:\w+day )?\d)"
    r"|\bvisit to\b[^.]{3,100}?(?=\b(?:between |from |on )(?:\w+day )?\d)"
    r"|(?:^|(?<=[.!?] ))(?=between (?:\w+day )?\d[^.]{0,60}\b(?:19|20)\d\d)",
    re.IGNORECASE,
)
_NAME: Final = re.compile(
    r"(?i:(?:dr|mr|mrs|ms|miss|sir|dame)\.? )?"
    r"(?P<name>[A-Z][\w'.-]*(?: (?:[A-Z][\w'.-]*|de|van|der|le|la)){1,4})"
)
_TITLES: Final = re.compile(r"\b(?:HMI|OI|HMIs?|CQC|Ofsted|Her|His|Majesty.*|Lead|OBE|CBE)\b.*")
_PERSON: Final = r"[A-Z][\w'.-]+(?: [A-Z][\w'.-]+){1,3}"
_LEAD_AFTER: Final = re.compile(
    rf"(?:(?i:dr|mr|mrs|ms|miss)\.? )?(?:(?P<name>{_PERSON}),? "
    r"(?i:(?:ofsted )?(?:\(?hmi\)?,? )?(?:- )?(?:ofsted )?lead (?:inspector|hmi))"
    rf"|(?P<name2>{_PERSON}),? (?i:ofsted hmi,? \(?lead))"
)
_REFERENCE: Final = re.compile(r"[\w/ -]{2,30}")


class Published(NamedTuple):
    """A publication date and where it stands; no span where the file's name gave it."""

    day: date | None
    span: Span | None


class Labelled(NamedTuple):
    """A value after its label: the words and where they stand."""

    value: str
    start: int


def labelled(text: Text, cues: Cues, field: str) -> Iterator[Labelled]:
    """What stands after a label of the cover, in the same block or the next, in order.

    A label stands at a block's start, ends in a colon, or is all of its block; "Dates of
    previous inspection" is another label.
    """
    pattern = cues.cover[field]
    for index, block in enumerate(text.blocks):
        if block.kind in ("note", "contents") or block.end - block.start > 400:
            continue
        words = fold(text.content[block.start : block.end])
        match = pattern.match(words)
        if match is None or _PAST.search(words[: match.end()]):
            continue
        rest = words[match.end() :]
        value = rest.lstrip(" :s)(*")
        if value and (rest[:1] in ":s*(" or index < COVER):
            yield Labelled(value, block.start + len(words) - len(value))
        elif not value and index + 1 < len(text.blocks):
            after = text.blocks[index + 1]
            yield Labelled(fold(text.content[after.start : after.end]), after.start)


def find_published(text: Text, cues: Cues, file_name: str) -> Published:
    """The publication date: after its label, else a letter's date, else in the file's name.

    A letter's date is a block that is a date alone and stands above "Dear …".
    """
    for value in labelled(text, cues, "published"):
        found = find_date(value.value[:60])
        if found is not None and found.start < 12:
            return Published(found.day, Span(value.start + found.start, value.start + found.end))
    for block in _before_dear(text):
        words = text.content[block.start : block.end]
        found = find_date(words) if len(words) < 50 else None
        if found is not None and len(words.strip()) - (found.end - found.start) < 8:
            return Published(found.day, Span(block.start + found.start, block.start + found.end))
    return Published(date_in_name(file_name), None)


def _before_dear(text: Text) -> Sequence[Block]:
    for index, block in enumerate(text.blocks[:80]):
        if _DEAR.match(text.content, block.start):
            return text.blocks[:index]
    return ()


def dear_at(text: Text) -> int | None:
    """The index of the block with which a letter begins ("Dear …"), or None."""
    above = _before_dear(text)
    return len(above) if above else None


def find_periods(text: Text, cues: Cues) -> tuple[tuple[Period, ...], Span | None]:
    """The days on which inspectors worked: after their label, else in a sentence of the opening.

    The sentence says when the inspection took place ("Between 4 and 8 December 2017, Ofsted …
    undertook a joint inspection").
    """
    for value in labelled(text, cues, "inspected"):
        periods, where = read_periods(value.value[:160])
        if periods and where:
            return periods, Span(value.start + where[0], value.start + where[1])
    for block in text.blocks[: COVER + 15]:
        if block.kind in ("note", "contents"):
            continue
        words = fold(text.content[block.start : block.end])
        for match in _TOOK_PLACE.finditer(words):
            if _PAST.search(words[match.start() : match.end()]):
                continue
            periods, where = read_periods(words[match.end() : match.end() + 160])
            if periods and where:
                start = block.start + match.end()
                return periods, Span(start + where[0], start + where[1])
    return (), None


def find_lead(text: Text, cues: Cues) -> tuple[str | None, Span | None]:
    """The lead inspector's name: after the label, else before it ("… , Ofsted HMI Lead inspector").

    Of two inspectorates' leads it is the first named, as the report's own series puts it.
    """
    for value in labelled(text, cues, "lead"):
        match = _NAME.match(value.value)
        if match is not None:
            name = _TITLES.sub("", match["name"]).strip(" ,-")
            if " " in name:
                start = value.start + match.start("name")
                return text.content[start : start + len(name)], Span(start, start + len(name))
    for block in reversed(text.blocks):
        if block.end - block.start > 120:
            continue
        words = fold(text.content[block.start : block.end])
        match = _LEAD_AFTER.match(words)
        if match is not None and "cqc" not in words.lower():
            group = "name" if match["name"] else "name2"
            name = _TITLES.sub("", match[group]).strip(" ,-")
            start = block.start + match.start(group)
            return text.content[start : start + len(name)], Span(start, start + len(name))
    return None, None


def find_references(text: Text, cues: Cues) -> tuple[tuple[str, str], ...]:
    """Numbers that the cover gives: pairs of scheme ("urn", "reference", "isbn") and value."""
    found = []
    for scheme in ("reference", "urn", "isbn"):
        for value in labelled(text, cues, scheme):
            match = _REFERENCE.match(value.value)
            if match is not None and any(c.isdigit() for c in match[0]) and len(value.value) < 40:
                found.append((scheme, match[0].strip()))
                break
    return tuple(found)
