"""Comparison of two recommendations: the same wish, which is more than to be on one topic."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from inspgraph.query.matters import Matters, matters_of
from inspgraph.query.run import Answer
from inspgraph.query.similar import Likeness

ALIKE: Final = 0.6
"""From which share of words in common (Dice's) on two wishes are the same."""
ON_MATTER: Final = 0.45
"""The same where both name a matter and have three words in common.

Both were chosen by pairs of reports on one council read by hand; ``tests/query`` quotes some.
"""
_LEAST: Final = 2
_LEAST_ON_MATTER: Final = 3


def is_same_wish(one: str, other: str, likeness: Likeness, matters: Matters) -> bool:
    """Return whether two wordings ask for the same: by most words, or by many and a matter."""
    mine, theirs = set(likeness.content(one)), set(likeness.content(other))
    common = len(mine & theirs)
    if common < _LEAST:
        return False
    share = 2 * common / (len(mine) + len(theirs))
    if share >= ALIKE:
        return True
    both = {matter.name for matter in matters_of(one, matters)}
    return (
        share >= ON_MATTER
        and common >= _LEAST_ON_MATTER
        and any(matter.name in both for matter in matters_of(other, matters))
    )


def asked_again(answer: Answer, likeness: Likeness, matters: Matters) -> Answer:
    """Return the rows of ``queries/asked-again.rq`` in which the wish itself recurs."""
    kept = tuple(
        row
        for row, texts in zip(answer.rows, answer.texts(), strict=True)
        if is_same_wish(texts["earlier_recommendation"], texts["recommendation"], likeness, matters)
    )
    return replace(answer, rows=kept)
