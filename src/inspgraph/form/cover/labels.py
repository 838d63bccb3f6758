"""The facts that a document states about itself: title, dates, inspector, references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from inspgraph.cues.form_cues import Cues
from inspgraph.facts import Period, YearMonth
from inspgraph.form.cover.dates import (
    date_in_name,
    find_date,
    find_month,
    read_periods,
    search_periods,
)
from inspgraph.records import Block, Span, Text
from inspgraph.text.fold import fold
from inspgraph.text.sentences import sentences

TOP: Final = 4  # blocks of a cover below whose title a line may end in its date
LINE: Final = 80  # letters of such a line
COVER: Final = 45  # blocks in which labels such as "Inspection dates:" are looked for first
_DEAR: Final = re.compile(r"dear\b", re.IGNORECASE)
_YOURS: Final = re.compile(r"yours?,? (?:sincerely|faithfully)|kind regards", re.IGNORECASE)
_PAST: Final = re.compile(r"previous|last\b|next\b", re.IGNORECASE)
NEAR: Final = 90  # characters before days in which a report says that it took place
SHORT: Final = 30  # characters before days that a sentence begins with ("Between 4 and 8 May …")
_REFERENCE: Final = re.compile(r"[\w/ -]{2,30}")


class Published(NamedTuple):
    """A publication date and where it stands; no span where the file's name gave it."""

    day: date | YearMonth | None
    span: Span | None


class Labelled(NamedTuple):
    """A value after its label: the words and where they stand."""

    value: str
    start: int


def labelled(text: Text, cues: Cues, field: str) -> Iterator[Labelled]:
    """Find the text after a label of the cover, in the same block or the next, in order.

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
    """Find the publication date: after its label, else a letter's date, else in the file's name.

    A letter's date is a block that is a date alone and stands above "Dear …", and a cover's may
    end a line below the title ("HM Inspectorate of Probation, August 2019"). A label may be
    followed by a month and a year alone.
    """
    for value in labelled(text, cues, "published"):
        words = value.value[:60]
        found = find_date(words) or find_month(words)
        if found is not None and found.start < 12:
            return Published(found.day, Span(value.start + found.start, value.start + found.end))
    for block in _before_dear(text):
        words = text.content[block.start : block.end]
        found = find_date(words) if len(words) < 50 else None
        if found is not None and len(words.strip()) - (found.end - found.start) < 8:
            return Published(found.day, Span(block.start + found.start, block.start + found.end))
    return _dated_line(text) or Published(date_in_name(file_name), None)


def _dated_line(text: Text) -> Published | None:
    """Find a date that ends one of the first lines, after a comma."""
    for block in text.blocks[:TOP]:
        words = text.content[block.start : block.end].rstrip()
        found = (find_date(words) or find_month(words)) if len(words) < LINE else None
        if found is not None and found.end == len(words) and words[: found.start].endswith(", "):
            return Published(found.day, Span(block.start + found.start, block.start + found.end))
    return None


def _before_dear(text: Text) -> Sequence[Block]:
    for index, block in enumerate(text.blocks[:80]):
        if _DEAR.match(text.content, block.start):
            return text.blocks[:index]
    return ()


def dear_at(text: Text) -> int | None:
    """The index of the block with which a letter begins ("Dear …"), or None."""
    above = _before_dear(text)
    return len(above) if above else None


def sign_off(text: Text) -> Sequence[int]:
    """The indexes of the blocks below a letter's "Yours sincerely"; none where it has none."""
    for index in range(len(text.blocks) - 1, -1, -1):
        if _YOURS.match(text.content, text.blocks[index].start):
            return range(index + 1, len(text.blocks))
    return range(0)


def find_periods(
    text: Text, cues: Cues, before: date | None = None
) -> tuple[tuple[Period, ...], Span | None]:
    """The days on which inspectors worked: after their label, else in a sentence of the opening.

    The sentence says when inspectors came ("a focused visit to Wexmoor on 15 and 16 May 2018",
    "Between 4 and 8 December 2017, Ofsted … undertook a joint inspection"). Where it prints no
    year, it is that of the last such days up to ``before``, the day of the letter. Where a label
    is followed by months without days ("June 2015") there is no period, only their place.
    """
    months = None
    for value in labelled(text, cues, "inspected"):
        periods, where = read_periods(value.value[:160], before)
        if periods and where:
            return periods, Span(value.start + where[0], value.start + where[1])
        month = find_month(value.value[:60])
        if month is not None and months is None:
            months = Span(value.start + month.start, value.start + month.end)
    letter = dear_at(text) is not None
    for block in text.blocks[: COVER + 15]:
        if block.kind in ("note", "contents"):
            continue
        words = fold(text.content[block.start : block.end])
        for start, sentence in sentences(words):
            periods, where = search_periods(sentence, before)
            if periods and where and _is_visit(sentence, where[0], cues, letter=letter):
                start += block.start
                return periods, Span(start + where[0], start + where[1])
    return (), months


def _is_visit(sentence: str, at: int, cues: Cues, *, letter: bool) -> bool:
    """Tell whether the days at ``at`` in a sentence are those of the visit reported on.

    A letter opens with its visit; a report speaks of many, and says of its own that it took place.
    """
    said = sentence[:at]
    if cues.letters["elsewhen"].search(said):
        return False
    if cues.letters["visited"].search(said):
        return letter or bool(cues.letters["undertook"].search(said, max(0, at - NEAR)))
    return len(said) < SHORT and bool(cues.letters["undertook"].search(sentence, at))


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
