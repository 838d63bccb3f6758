"""Who inspected: the people named on the cover, in a letter's text and by its signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from inspgraph.cues.form_cues import Cues
from inspgraph.facts import Inspector
from inspgraph.form.cover.labels import labelled, sign_off
from inspgraph.records import Span, Text
from inspgraph.text.fold import fold

OPENING: Final = 45  # blocks in which a sentence may name the inspectors
SHORT: Final = 120  # characters; a person's own line or cell is no longer
_TITLE_WORDS: Final = (
    "HMIs?|SHMI|OI|AI|CQC|HMICFRS|Ofsted|OBE|CBE|MBE|QPM|His|Her|Majesty's|Lead|Deputy|Team|Shadow"
    "|Senior|Regulatory|Associate|Assistant|Chief|Inspectors?|Director|National|Regional"
    "|Head(?= of)"
)
_BODY_WORDS: Final = (
    "Care|Quality|Commission|Council|Children's|Services?|Inspectorate|Social|University|College"
    "|School|Board|Trust|Partnership|Not|The|This"
)
_NOT_NAMES: Final = rf"(?!(?:{_TITLE_WORDS}|{_BODY_WORDS})\b)"
_WORD: Final = rf"{_NOT_NAMES}[A-ZÀ-Þ](?:[\w'-]++|\.|\b)"
_NAME: Final = re.compile(
    rf"(?:(?:Dr|Mrs?|Ms|Miss|Sir|Dame)\.? )?(?P<name>{_WORD}"
    rf"(?: (?:{_WORD}|de|van|der|den|le|la|al|bin)){{0,2}} {_WORD})"
    rf"(?! (?!(?:{_TITLE_WORDS})\b)[A-ZÀ-Þ])"
)
_TITLE: Final = re.compile(
    r"(?:(?:his|her) majesty's (?:lead )?inspectors?|s?hmis?|oi|ai|[ocm]be|cqc|ofsted|inspectors?"
    r"|deputy|lead|team|shadow|senior|acting|associate|assistant|regulatory|seconded|contracted"
    r"|additional|supernumerary|designate|social care|education|early years|on site"
    r"|all of (?:whom|them) (?:are|were)|both|(?:one|two|three|four|five|six)(?: of)?)\b",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(r"(?<!deputy )\blead\b", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"(?:[\s,;:&()/.-]+|(?:and|with|from|for)\b)+", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"(?<![A-Z])\.(?:\s|$)")
_OPEN_END: Final = re.compile(r"(?:,|\band)\s*\Z")


class _Named(NamedTuple):
    """A person read from a list, where the name begins and the titles that go with it."""

    name: str
    start: int
    titles: str


def find_inspectors(text: Text, cues: Cues) -> tuple[Inspector, ...]:
    """The inspectors with the lead first, then in the order in which they are named.

    The lead is labelled so ("Lead inspector: …", "…, Ofsted HMI, lead inspector"); a visit's
    letter, which labels nobody, is signed by the inspector who led, and one who came alone led.
    Of two inspectorates' leads it is the one of the report's own, so never the Care Quality
    Commission's. Those who assured a report's quality were not of the team.
    """
    found = list(_on_cover(text, cues))
    if not found:
        found = list(_in_lines(text))
    if not found:
        found = list(_in_sentence(text, cues))
        signed = list(_signatories(text, cues))
        if signed and not any(person.leads for person in found):
            led = next((person for person in signed if person.leads), signed[0])
            led = next((person for person in found if _same(person, led)), led)
            found = [replace(led, leads=True), *(found or signed)]
    people = _each_once(found)
    if len(people) == 1:
        return (replace(people[0], leads=True),)
    return people


def _each_once(found: Iterable[Inspector]) -> tuple[Inspector, ...]:
    people: dict[str, Inspector] = {}
    for person in sorted(found, key=lambda person: not person.leads):
        leads = person.leads and not any(other.leads for other in people.values())
        people.setdefault(_key(person), replace(person, leads=leads))
    return tuple(people.values())


def _on_cover(text: Text, cues: Cues) -> Iterator[Inspector]:
    """Those after a label; a team of which no lead is labelled may stand in lines of their own."""
    for field in ("lead", "team"):
        for value in labelled(text, cues, field):
            for number, named in enumerate(read_people(value.value)):
                yield _inspector(text, named, value.start, leads=field == "lead" and not number)


def _in_lines(text: Text) -> Iterator[Inspector]:
    """Those who have a line or cell each, the title after the name ("…, CQC inspector")."""
    signed = sign_off(text)
    for number, block in enumerate(text.blocks):
        if block.end - block.start > SHORT or number in signed:
            continue
        words = text.content[block.start : block.end]
        people = list(read_people(words, whole=True))
        if people and all(re.search(r"inspector|hmi", p.titles, re.IGNORECASE) for p in people):
            for named in people:
                yield _inspector(text, named, block.start, leads=_leads(named.titles))


def _in_sentence(text: Text, cues: Cues) -> tuple[Inspector, ...]:
    """Those whom the first such sentence of the opening names ("The inspectors were …")."""
    opening = text.blocks[:OPENING]
    for number, block in enumerate(opening):
        end = block.end
        if _OPEN_END.search(text.content, block.start, end) and number + 1 < len(opening):
            end = opening[number + 1].end
        words = text.content[block.start : end]
        for match in cues.letters["inspectors"].finditer(fold(words)):
            stop = _SENTENCE_END.search(words, match.end())
            rest = words[match.end() : stop.start() if stop else None]
            people = [
                _inspector(text, named, block.start + match.end(), leads=_leads(named.titles))
                for named in read_people(rest)
            ]
            if people:
                return tuple(people)
    return ()


def _signatories(text: Text, cues: Cues) -> Iterator[Inspector]:
    """The inspectors who sign; a director or a chief inspector who signs did not come.

    The title stands beside the name or in the line below, in a table in the same column. Of two
    names one below the other the titles that follow cannot be told apart.
    """
    names: dict[int, Inspector | None] = {}
    for number in sign_off(text):
        block = text.blocks[number]
        column = block.cell.column if block.cell else 0
        at = block.start
        for line in text.content[block.start : block.end].split("\n"):
            above = names.pop(column, None)
            people = list(read_people(line, whole=True))
            if cues.letters["signs"].fullmatch(fold(line).strip(" ,.")):
                if above is not None:
                    yield replace(above, leads=_leads(line))
            elif len(people) == 1:
                person = _inspector(text, people[0], at, leads=_leads(people[0].titles))
                if cues.letters["signs"].search(people[0].titles):
                    yield person
                else:
                    names[column] = None if above else person
            at += len(line) + 1


def read_people(words: str, *, whole: bool = False) -> Iterator[_Named]:
    """The people whom a list names from its start, each with the titles that go with the name.

    "Ada Vane HMI, Bram Oduya and Cora Lisle, Ofsted Inspector". The list ends at the first word
    that belongs to no name and no title; ``whole`` asks that this be the end of the words.
    """
    folded = fold(words)
    found: list[_Named] = []
    titles = ""
    at, before = 0, False  # whether titles stand before the names
    while at < len(folded):
        if match := _BETWEEN.match(folded, at):
            at = match.end()
        elif match := _TITLE.match(folded, at):
            before = before or not found
            if before:
                titles = f"{titles} {match[0]}".strip()
            else:
                found[-1] = found[-1]._replace(titles=f"{found[-1].titles} {match[0]}".strip())
            at = match.end()
        elif match := _NAME.match(folded, at):
            found.append(_Named(words[slice(*match.span("name"))], match.start("name"), titles))
            titles, at = "", match.end()
        else:
            break
    if not whole or at >= len(folded):
        yield from found


def _leads(titles: str) -> bool:
    return "cqc" not in titles.lower() and _LEADS.search(titles) is not None


def _inspector(text: Text, named: _Named, offset: int, *, leads: bool) -> Inspector:
    span = Span(offset + named.start, offset + named.start + len(named.name))
    return Inspector(span.of(text.content), span, leads)


def _same(one: Inspector, other: Inspector) -> bool:
    """Tell whether two names are one person's, though a first name may be short or misspelt."""
    return _key(one).split()[-1] == _key(other).split()[-1]


def _key(person: Inspector) -> str:
    return fold(person.name).casefold()
