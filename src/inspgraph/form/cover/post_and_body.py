"""The post and the body in the words that follow an addressee's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from inspgraph.cues.form_cues import Cues
from inspgraph.text.fold import fold

_OF: Final = re.compile(r" (?:of|for|at) (?:the )?(?=[A-Z])")
_SERVICES: Final = re.compile(
    r"(?P<post>.*?\b(?:[Ss]ervices|[Pp]eople|[Ff]amilies)) (?P<body>[A-Z].*)"
)
_DUTY: Final = re.compile(r", | (?=with responsibility)")
_LIST: Final = re.compile(r"\band\b|&")
_GENERIC: Final = re.compile(
    r"(?:the |city |county |borough |district |town |shire )*", re.IGNORECASE
)


def split_post(words: str, cues: Cues) -> tuple[str, str]:
    """Part "Chief Constable of Durham Constabulary" into post and body; "" where there is none.

    The body follows the last words that tell a post. Parts between that name a department go with
    the post ("Director, Children and Families, Wexmoor Council"); a list of places goes with the
    body ("Chief Nurse, Aldersea, Wexmoor and Harrenshire Integrated Care Board").
    """
    parts = [
        part.strip(" [.") for part in _DUTY.split(_without_address(words, cues)) if part.strip()
    ]
    last = max((at for at, part in enumerate(parts) if _is(part, "post", cues)), default=0)
    more = last + 1
    while more < len(parts) and _belongs_to_post(parts[more], cues):
        more += 1
    post, tail = _cut(parts[last], parts[more:], cues)
    said = [*parts[:last], post, *parts[last + 1 : more]]
    return ", ".join(said), ", ".join(part for part in (tail, *parts[more:]) if part)


def trimmed_body(words: str, cues: Cues) -> str:
    """The body that a line of an address names, without a building after it; else "".

    "Wexmoor Council County Hall" is Wexmoor Council; "The Council House" and "Corporation Street"
    are none.
    """
    plain = fold(words)
    match = cues.letters["organisation"].search(plain)
    if match is None or _is_building(plain, match, cues):
        return ""
    return _without_address(words, cues).strip(" ,")


def _is_building(plain: str, organisation: re.Match[str], cues: Cues) -> bool:
    where = cues.letters["address"].search(plain)
    if where is None:
        return False
    overlap = where.start() < organisation.end() and organisation.start() < where.end()
    return overlap or _GENERIC.fullmatch(plain[: organisation.start()]) is not None


def _without_address(words: str, cues: Cues) -> str:
    """Return the words without the building or street at their end."""
    plain = fold(words)
    where = cues.letters["address"].search(plain)
    if where is None:
        return words
    names = cues.letters["organisation"].search(plain)
    if names is not None and names.end() <= where.start():
        return words[: names.end()].strip(" ,")
    return words[: where.start()].strip(" ,")


def _belongs_to_post(part: str, cues: Cues) -> bool:
    """Tell whether a part between post and body says more of the post."""
    if re.match(r"[a-z(]", part):
        return True
    return _is(part, "department", cues) and not _is(part, "organisation", cues)


def _cut(own: str, rest: Sequence[str], cues: Cues) -> tuple[str, str]:
    """Part words that hold post and body without a comma between; the body may go on in ``rest``.

    The body follows "of", the post's last word or the name of a service, in this order.
    """
    services = _SERVICES.fullmatch(own)
    if services and not rest and _is(services["body"], "body", cues):
        return services["post"], services["body"]
    goes_on = _goes_on(rest, cues)
    for match in _OF.finditer(own):
        head, tail = own[: match.start()], own[match.end() :]
        if _is(tail, "post", cues):
            continue
        if rest:
            names = goes_on and not _is(tail, "department", cues)
        else:
            names = _is(tail, "body", cues) and not _is_department(tail, cues)
        if names:
            return head, tail
    posts = list(cues.letters["post"].finditer(fold(own)))
    tail = own[posts[-1].end() :].strip() if posts else ""
    if tail[:1].isupper() and (goes_on or (not rest and _is(tail, "organisation", cues))):
        return own[: posts[-1].end()], tail
    return own, ""


def _is_department(words: str, cues: Cues) -> bool:
    opens = cues.letters["department"].match(fold(words)) is not None
    return opens and not _is(words, "organisation", cues)


def _goes_on(rest: Sequence[str], cues: Cues) -> bool:
    return bool(rest) and bool(_LIST.search(rest[0])) and _is(rest[0], "body", cues)


def _is(words: str, what: str, cues: Cues) -> bool:
    return cues.letters[what].search(fold(words)) is not None
