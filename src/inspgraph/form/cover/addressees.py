"""Whom a letter is addressed to, and the body that each person speaks for."""

from __future__ import annotations

import re
from typing import Final

from inspgraph.form.cover.labels import dear_at
from inspgraph.records import Addressee, Span, Text
from inspgraph.text.fold import fold

_PERSON: Final = re.compile(
    r"(?:(?:mr|mrs|ms|miss|dr|sir|dame|cllr|councillor|professor)\.? )?"
    r"[A-Z][\w'.-]+(?: (?:[A-Z][\w'.-]*|de|van|der)){1,4}(?: [A-Z]{2,4})*"
)
_HONOURED: Final = re.compile(
    r"(?:mr|mrs|ms|miss|dr|sir|dame|cllr|councillor|professor)\b", re.IGNORECASE
)
_POST: Final = re.compile(
    r"\b(?:director|manager|chief|chair|executive|commissioner|constable|officer|lead(?:er)?|head|"
    r"mayor|superintendent|scrutineer|president|governor|councillor|member|commander|secretary|"
    r"deputy|assistant|ceo|dcs|independent)\b",
    re.IGNORECASE,
)
_BODY: Final = re.compile(
    r"\b(?:council|authority|trust|board|ccg|group|icb|police|constabulary|service|company|team|"
    r"partnership|lscb|nhs|crc|hospital|university|borough|county|city|arrangements|nps|bcu)\b",
    re.IGNORECASE,
)
_SPLIT: Final = re.compile(r" (?:of|for|at) (?:the )?(?=[A-Z])")


def find_addressees(text: Text) -> tuple[Addressee, ...]:
    """The people named above "Dear …", in order.

    A line may hold all ("Mike Barton, Chief Constable of Durham Constabulary"), or the name, the
    post and the body stand on a line each. ``post`` and ``body`` are empty where not stated.
    """
    dear = dear_at(text)
    if dear is None:
        return ()
    found: list[Addressee] = []
    pending: tuple[str, Span] | None = None
    post = ""
    for block in text.blocks[:dear]:
        words = text.content[block.start : block.end].strip()
        plain = fold(words)
        if "," in words and (one := _one_line(words, block.span)) is not None:
            found.append(one)
            pending = None
        elif _HONOURED.match(plain) and _PERSON.fullmatch(plain):
            pending, post = (words, block.span), ""
        elif pending is not None and not post and _POST.search(plain):
            post = words
        elif pending is not None and _BODY.search(plain):
            name, span = pending
            found.append(Addressee(name, post, words, Span(span.start, block.end)))
            pending = None
    if pending is not None:
        found.append(Addressee(pending[0], post, "", pending[1]))
    return tuple(found)


def _one_line(words: str, span: Span) -> Addressee | None:
    name, rest = (part.strip() for part in words.split(",", 1))
    if not _PERSON.fullmatch(fold(name)) or not (_POST.search(rest) or _BODY.search(rest)):
        return None
    parts = [part.strip() for part in rest.split(",")]
    for at in range(len(parts) - 1, 0, -1):
        # The body is what comes last, unless that only carries on the post's own words.
        if _BODY.search(parts[at]) and not _BODY.search(", ".join(parts[:at])):
            return Addressee(name, ", ".join(parts[:at]), ", ".join(parts[at:]), span)
    if len(parts) > 1:
        return Addressee(name, parts[0], ", ".join(parts[1:]), span)
    cuts = list(_SPLIT.finditer(rest))
    for cut in cuts:
        if _BODY.search(rest[cut.end() :]) and _POST.search(rest[: cut.start()]):
            return Addressee(name, rest[: cut.start()], rest[cut.end() :], span)
    return Addressee(name, rest, "", span)
