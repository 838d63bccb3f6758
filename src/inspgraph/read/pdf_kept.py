"""The check that the words of a PDF were read: lost words, and words outside of tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from inspgraph.errors import problem
from inspgraph.read.pdf_page import PageContent, count_words
from inspgraph.records import Problem

_KEPT: Final = 0.9  # share of a page's words below which it counts as lost
_OUTSIDE: Final = 0.1  # share of a page's words above which its tags do not hold it


def find_losses(
    name: str, pages: Sequence[PageContent], kept: Sequence[Iterable[str]]
) -> tuple[Problem, ...]:
    """The problems of a file's pages; ``kept`` are the texts that were read of each.

    Pages that follow one another share a problem, which stands at the first of them.
    """
    lost = []
    for number, (page, texts) in enumerate(zip(pages, kept, strict=True), 1):
        words = sum(map(count_words, texts))
        if words < _KEPT * page.words:
            lost.append(
                problem("words-lost", name, found=f"{words} of {page.words} words", page=number)
            )
    pictures = [number for number, page in enumerate(pages, 1) if page.is_picture]
    outside = [
        number for number, page in enumerate(pages, 1) if page.outside > _OUTSIDE * page.words
    ]
    if not any(page.is_tagged for page in pages):
        outside = []
    return (
        *lost,
        *_stretches("picture-page", name, pictures),
        *_stretches("outside-tags", name, outside),
    )


def _stretches(code: str, name: str, numbers: Sequence[int]) -> Iterator[Problem]:
    first = last = 0
    for number in (*numbers, 0):
        if first and number != last + 1:
            found = f"page {first}" if first == last else f"pages {first} to {last}"
            yield problem(code, name, found=found, page=first)
            first = 0
        first, last = first or number, number
