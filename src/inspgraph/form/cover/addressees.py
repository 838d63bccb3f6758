"""Whom a letter is addressed to, and the body that each person speaks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from inspgraph.cues.form_cues import Cues
from inspgraph.facts import Addressee
from inspgraph.form.cover.labels import dear_at
from inspgraph.form.cover.post_and_body import split_post, trimmed_body
from inspgraph.records import Span, Text
from inspgraph.text.fold import fold

_COURTESY: Final = re.compile(r"(?:mrs?|ms|miss)\b\.? ?", re.IGNORECASE)
_RANK: Final = r"(?:dr|sir|dame|cllr|councillor|professor|prof)\b\.?"
_HONOURED: Final = re.compile(rf"(?:mrs?|ms|miss)\b|{_RANK}", re.IGNORECASE)
_WORD: Final = r"[A-ZÀ-Þ][\w'.-]*"
_PERSON: Final = re.compile(
    rf"(?:(?i:mrs?|ms|miss)\.? )?(?:(?i:{_RANK}) )?{_WORD}(?: (?:{_WORD}|de|van|der)){{1,4}}"
)
_NEXT_PERSON: Final = re.compile(
    rf"(?<=[\w.)]) (?=(?:(?:Mrs?|Ms|Miss|Dr)\.? )?(?P<name>{_WORD} {_WORD}), (?P<rest>[^,]*))"
)
_RUN_ON: Final = re.compile(rf"(?P<name>{_WORD} {_WORD}) (?P<post>\S.*)")


class _Line(NamedTuple):
    words: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def find_addressees(text: Text, cues: Cues) -> tuple[Addressee, ...]:
    """The people named above "Dear …", in order, without "Mr" or "Ms".

    A line may hold all ("Mike Barton, Chief Constable of Durham Constabulary"), or the name, the
    post and the body stand on a line each. A name on a line of its own is known by the greeting
    ("Dear Ada Penhaligon", "Dear Ms Penhaligon"), by "Mr" or "Ms", or by a post on the next line.
    ``post`` and ``body`` are empty where not stated; a body is never a building or a street.
    """
    dear = dear_at(text)
    if dear is None:
        return ()
    greeting = text.blocks[dear]
    greeted = _surnames(text.content[greeting.start : greeting.end])
    lines = [line for block in text.blocks[:dear] for line in _lines(text, block.span, cues)]
    found: list[Addressee] = []
    in_line = False  # whether the last addressee stood in one line
    for number, line in enumerate(lines):
        after = lines[number + 1].words if number + 1 < len(lines) else ""
        if (one := _one_line(line, cues)) is not None:
            found.append(one)
            in_line = True
        elif _is_name(line.words, after, greeted, cues):
            found.append(Addressee(_plain(line.words), "", "", Span(line.start, line.end)))
            in_line = False
        elif found and in_line:
            found[-1] = _continued(found[-1], line, cues)
        elif found:
            found[-1] = _filled(found[-1], line, cues)
    return tuple(found)


def _surnames(greeting: str) -> frozenset[str]:
    """The names of a greeting in lower case; none of "Dear local partnership"."""
    words = re.sub(r"^dear\b", "", fold(greeting.split("\n")[0]), flags=re.IGNORECASE)
    words = _COURTESY.sub("", re.sub(_RANK, "", words, flags=re.IGNORECASE).strip())
    named = re.findall(r"[A-ZÀ-Þ][\w'-]+", words)
    return frozenset(name.lower() for name in named)


def _lines(text: Text, span: Span, cues: Cues) -> Iterator[_Line]:
    """The lines of a block, and of a line the people that have run together in it."""
    start = span.start
    for words in span.of(text.content).split("\n"):
        at = 0
        for match in _NEXT_PERSON.finditer(fold(words)):
            known = "," in words[at : match.start()] and not _says_post(match["name"], cues)
            if known and cues.letters["post"].search(fold(match["rest"])):
                yield _Line(words[at : match.start()].strip(), start + at)
                at = match.end()
        yield _Line(words[at:].rstrip(" ,"), start + at)
        start += len(words) + 1


def _is_name(words: str, after: str, greeted: frozenset[str], cues: Cues) -> bool:
    plain = fold(words)
    if not _PERSON.fullmatch(plain) or _says_post(plain, cues):
        return False
    if cues.letters["address"].search(plain) or cues.letters["organisation"].search(plain):
        return False
    if _HONOURED.match(plain):
        return True
    if greeted & {name.lower() for name in plain.split()}:
        return True
    return cues.letters["post"].search(fold(after)) is not None


def _says_post(words: str, cues: Cues) -> bool:
    return any(cues.letters[what].search(fold(words)) for what in ("post", "department", "body"))


def _one_line(line: _Line, cues: Cues) -> Addressee | None:
    """The person of a line that also holds the post or the body."""
    name, comma, rest = (part.strip() for part in line.words.partition(","))
    if _says_post(name, cues):
        # "Ada Penhaligon Probation Director, Wexmoor Probation": the comma is left out.
        run_on = _RUN_ON.fullmatch(name)
        if run_on is None or _says_post(run_on["name"], cues):
            return None
        if not comma and not re.search(r" (?:of|at|for) ", run_on["post"]):
            return None
        name, rest = run_on["name"], ", ".join(filter(None, (run_on["post"], rest)))
    elif not comma:
        return None
    known = cues.letters["post"].search(fold(rest)) or cues.letters["body"].search(fold(rest))
    if not _PERSON.fullmatch(fold(name)) or not known:
        return None
    post, body = split_post(rest, cues)
    return Addressee(_plain(name), post, body, Span(line.start, line.end))


def _continued(one: Addressee, line: _Line, cues: Cues) -> Addressee:
    """An addressee whose line is carried on by the next, as where the body's name is long."""
    if not one.body:
        body = trimmed_body(line.words, cues)
    elif cues.letters["body"].search(fold(one.body)):
        return one
    else:
        carried_on = cues.letters["body"].search(fold(line.words))
        body = f"{one.body} {line.words}" if carried_on else ""
    return replace(one, body=body, span=Span(one.span.start, line.end)) if body else one


def _filled(one: Addressee, line: _Line, cues: Cues) -> Addressee:
    """An addressee with what a line below the name adds: the post, more of it, or the body."""
    plain = fold(line.words)
    span = Span(one.span.start, line.end)
    if not one.body and re.match(r"(?:and|&) ", plain) and one.post:
        return replace(one, post=f"{one.post} {line.words}", span=span)
    if not one.post and not one.body and cues.letters["post"].search(plain):
        post, body = split_post(line.words, cues)
        return replace(one, post=post, body=body, span=span)
    if not one.body and (body := trimmed_body(line.words, cues)):
        return replace(one, body=body, span=span)
    return one


def _plain(name: str) -> str:
    return _COURTESY.sub("", name, count=1).strip(" ,") if _COURTESY.match(name) else name
