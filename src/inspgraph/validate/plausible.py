"""Checks of a document for results that its framework makes implausible.

Each doubt quotes the words it is about. It may be the document's own fault: a doubt asks somebody
to look, and takes nothing out of the graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from inspgraph.errors import problem
from inspgraph.frameworks import Framework
from inspgraph.records import Extraction, Finding, Problem, Recommendation, Span, Text
from inspgraph.text.places import PassagePlaces

_BULLET: Final = re.compile(r"[•■◼◾▪●❑➢\uf0b7\uf0a7]")
_SMALL: Final = re.compile(r"[a-z](?!-[A-Z]|[A-Z])")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_TOLD: Final = frozenset({"period", "judgements", "recommendations", "lead-inspector"})
"""The parts whose lack is a doubt: documents of a framework that promises them always have them."""

Item = Recommendation | Finding


def doubts(found: Extraction, framework: Framework | None) -> Iterator[Problem]:
    """The doubts about an extraction; ``framework`` is the document's, None where unknown."""
    if found.facts.series is not None and framework is None:
        told = f"{found.facts.series}, {found.facts.published or 'no date'}"
        yield _doubt(found, "no-framework", told, found.facts.title_span)
    if framework is not None:
        yield from _missing(found, framework)
    for judgement in found.judgements:
        for span in judgement.otherwise:
            yield _doubt(found, "graded-twice", span.of(found.text.content), span)
    for items in (found.recommendations, found.findings):
        yield from _broken(found, items)


def placed(problems: Iterable[Problem], text: Text) -> tuple[Problem, ...]:
    """Return problems with the page and paragraph in which their words begin."""
    places = PassagePlaces(text)
    return tuple(
        one
        if one.span is None
        else replace(one, page=places.page(one.span), paragraph=places.paragraph(one.span))
        for one in problems
    )


def _missing(found: Extraction, framework: Framework) -> Iterator[Problem]:
    """Parts that the framework promises, and areas where others were judged, that are not there."""
    areas = {promise.name for promise in framework.promises if promise.area is not None}
    told = _TOLD | areas if found.judgements else _TOLD
    for entry in found.coverage:
        if not entry.found and entry.part in told:
            yield _doubt(found, "missing-part", entry.part, found.facts.title_span)


def _broken(found: Extraction, items: Sequence[Item]) -> Iterator[Problem]:
    """Items of one kind that are no whole item: a fragment, a lone mark, or two in one.

    Items begin in small letters where they go on a sentence: after a colon, or all alike.
    """
    goes_on = sum(_is_small(item) for item in items) * 2 >= len(items)
    is_led = False
    for item in items:
        is_led = _is_small(item) and (is_led or _follows_colon(found, item.span))
        if _BULLET.search(item.text):
            yield _doubt(found, "several-in-one", item.text, item.span)
        elif not _WORD.search(item.text) or (_is_small(item) and not is_led and not goes_on):
            yield _doubt(found, "fragment", item.text, item.span)


def _is_small(item: Item) -> bool:
    return bool(_SMALL.match(item.text))


def _follows_colon(found: Extraction, span: Span) -> bool:
    """Return whether the words before an item, its bullet left out, end in a colon or semicolon."""
    before = found.text.content[max(0, span.start - 12) : span.start]
    return before.rstrip(" \t\n•■◼◾▪●o-–").endswith((":", ";"))


def _doubt(found: Extraction, code: str, words: str, span: Span | None) -> Problem:
    return problem(code, found.source.name, found=words, span=span)
