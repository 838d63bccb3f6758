"""The time that councils took to a better grade: a step after ``queries/turnarounds.rq``.

The query gives each overall grade of a lane with each worse one before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from inspgraph.query.run import Answer

_DROPPED: Final = frozenset({"rank", "before_rank"})


def turnarounds(answer: Answer, given: Mapping[str, Sequence[str]]) -> Answer:
    """Return the pairs in which a grade was reached for the first time since the worse one.

    A pair is left out where a grade as good was reached between the two. Of several worse reports
    in a row the first counts. ``given`` may narrow by ``grade_from``, ``grade_to``, ``from``,
    ``to``, the last two as ISO days.
    """
    pairs = [(row, cells) for row, cells in zip(answer.rows, answer.texts(), strict=True)]
    reached: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for _, cells in pairs:
        grade = cells["date"], int(cells["rank"])
        reached[cells["earlier_document_iri"], cells["lane"]].append(grade)
    began: dict[tuple[str, ...], tuple[str, int]] = {}
    for number, (_, cells) in enumerate(pairs):
        sooner = any(
            day < cells["date"] and rank >= int(cells["rank"])
            for day, rank in reached[cells["earlier_document_iri"], cells["lane"]]
        )
        if not sooner and _is_wanted(cells, given):
            key = cells["council_iri"], cells["lane"], cells["document_iri"], cells["before_rank"]
            started = cells["earlier_date"], number
            began[key] = min(began.get(key, started), started)
    numbers = sorted(number for _, number in began.values())
    kept = [at for at, name in enumerate(answer.columns) if name not in _DROPPED]
    return replace(
        answer,
        columns=tuple(answer.columns[at] for at in kept),
        rows=tuple(tuple(pairs[number][0][at] for at in kept) for number in numbers),
    )


def _is_wanted(cells: Mapping[str, str], given: Mapping[str, Sequence[str]]) -> bool:
    return (
        cells["was"] in given.get("grade_from", (cells["was"],))
        and cells["is"] in given.get("grade_to", (cells["is"],))
        and all(f"{cells['date']}-31" >= day for day in given.get("from", ()))  # a month is no day
        and all(cells["date"] <= day for day in given.get("to", ()))
    )
