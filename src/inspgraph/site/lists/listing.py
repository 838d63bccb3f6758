"""Long lists page by page, filtered by the parameters of the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar
from urllib.parse import urlencode

from inspgraph.errors import QueryError
from inspgraph.site.site import Wanted

SIZE: Final = 100
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Paged(Generic[_T]):
    """One page of a list; ``first`` and ``last`` count from 1, both are 0 where it is empty."""

    items: tuple[_T, ...]
    number: int
    pages: int
    first: int
    last: int
    total: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter, with how many things it leaves."""

    value: str
    label: str
    number: int


def paged(items: Sequence[_T], wanted: Wanted, size: int = SIZE) -> Paged[_T]:
    """Return the page that the parameter ``page`` asks for, or the last if there are fewer."""
    asked = wanted.value("page") or "1"
    if not asked.isdecimal() or len(asked) > 9:
        raise QueryError(f"page={asked!r} is not the number of a page.")
    pages = max(1, -(-len(items) // size))
    number = min(max(1, int(asked)), pages)
    start = (number - 1) * size
    shown = tuple(items[start : start + size])
    first = start + 1 if shown else 0
    return Paged(shown, number, pages, first, start + len(shown), len(items))


def choices(values: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    """Return the existing values, sorted by label; each pair is a value and its label."""
    counted = Counter(values)
    return tuple(
        Choice(value, label, number)
        for (value, label), number in sorted(
            counted.items(), key=lambda item: item[0][1].casefold()
        )
    )


def address(path: str, values: dict[str, str]) -> str:
    """Return a path with those parameters that have a value."""
    asked = urlencode({name: value for name, value in values.items() if value})
    return f"{path}?{asked}" if asked else path


def has_words(text: str, *names: str) -> bool:
    """Return whether every word of a text begins a word of some name; true for an empty text."""
    inside = f" {' '.join(names)} ".casefold()
    return all(
        f" {word}" in inside.replace("-", " ") for word in text.casefold().replace("-", " ").split()
    )
