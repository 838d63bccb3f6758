"""The answer to a question as a table whose names and words lead into the graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from inspgraph.draw.look import LOOKS, look_of
from inspgraph.network.statements import words_of
from inspgraph.query.catalogue import EVIDENCE, Question
from inspgraph.query.run import Answer, Term, plain
from inspgraph.query.show import flat
from inspgraph.site.questions.found import NamedInAnswer
from inspgraph.site.site import Site
from inspgraph.site.things.stated_relations import HEADINGS

ROWS: Final = 100
"""Rows that a page shows; a file has all."""
_REST: Final = "the words, and the document, day and place where they stand"
_COUNCILS: Final = frozenset({"council", "authority"})
_FILES: Final = frozenset({"file", "asked_in"})


@dataclass(frozen=True, slots=True)
class AnswerCell:
    """The text of a cell and its link, "" if it has none."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class AnswerQuote:
    """The passage that a row rests on; all fields are empty if no document states it."""

    words: AnswerCell
    document: AnswerCell
    place: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A row: its plain cells, then what it rests on."""

    cells: tuple[AnswerCell, ...]
    quotes: tuple[AnswerQuote, ...]


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """A page of an answer: ``headings`` are pairs of a column's heading and what stands in it.

    ``number`` counts all rows, ``first`` and ``last`` are those shown, from 1.
    """

    headings: tuple[tuple[str, str], ...]
    lines: tuple[AnswerRow, ...]
    number: int
    first: int
    page: int
    pages: int

    @property
    def last(self) -> int:
        return self.first + len(self.lines) - 1


def read_answer(
    site: Site, question: Question, answer: Answer, page: int = 1, size: int = ROWS
) -> AnswerPage:
    """Read a page of an answer; ``page`` counts from 1, and the nearest page is returned."""
    pages = max(1, -(-len(answer.rows) // size))
    page = min(max(page, 1), pages)
    first = (page - 1) * size
    evidence = {f"{start}{name}" for start in question.passages for name in EVIDENCE}
    columns = tuple(name for name in answer.columns if name not in evidence)
    meanings = dict(question.columns)
    headings = [(heading(name), meanings.get(name, "")) for name in columns]
    headings += [(heading(f"{start}rests_on"), _REST) for start in question.passages]
    show = _AnswerShower(site, question, columns)
    lines = tuple(
        show.line(dict(zip(answer.columns, row, strict=True)))
        for row in answer.rows[first : first + size]
    )
    return AnswerPage(tuple(headings), lines, len(answer.rows), first + 1, page, pages)


def heading(name: str) -> str:
    """Return a column's or parameter's name as words: "earlier_grade" is "Earlier grade"."""
    return name.replace("_", " ").capitalize()


class _AnswerShower:
    def __init__(self, site: Site, question: Question, columns: tuple[str, ...]) -> None:
        self._site = site
        self._found = site.once(NamedInAnswer)
        self._columns = columns
        self._starts = question.passages

    def line(self, row: Mapping[str, Term | None]) -> AnswerRow:
        texts = {name: flat(plain(term)) for name, term in row.items()}
        files = tuple(self._files(texts))
        cells = tuple(self._cell(name, row[name], texts[name], files) for name in self._columns)
        return AnswerRow(cells, tuple(self._quote(row, texts, start) for start in self._starts))

    def _files(self, texts: Mapping[str, str]) -> Iterator[str]:
        for name in (*(f"{start}document" for start in self._starts), *_FILES):
            if texts.get(name):
                yield texts[name]

    def _cell(self, name: str, term: Term | None, text: str, files: tuple[str, ...]) -> AnswerCell:
        if isinstance(term, ox.NamedNode):
            iri = str(term.value)
            outside = iri if iri.startswith(("http://", "https://")) else ""
            return AnswerCell(self._site.short(iri), self._site.places.path(iri) or outside)
        if not text:
            return AnswerCell("")
        if name in _FILES:
            return AnswerCell(text, self._found.document(text) or "")
        if name.endswith("type") and text in LOOKS:
            return AnswerCell(look_of(text).label)
        if name == "relation" and text in HEADINGS:
            return AnswerCell(words_of(text))
        if name in _COUNCILS:
            return AnswerCell(
                text, self._found.council(text) or self._found.actor(text, files) or ""
            )
        return AnswerCell(text, self._found.actor(text, files) or "")

    def _quote(
        self, row: Mapping[str, Term | None], texts: Mapping[str, str], start: str
    ) -> AnswerQuote:
        file, date, page, paragraph, words = (
            texts.get(f"{start}{name}", "")
            for name in ("document", "date", "page", "paragraph", "words")
        )
        term = row.get(f"{start}words")
        exact = str(term.value) if isinstance(term, ox.Literal) else words
        at = self._found.words(exact, file, page, paragraph) if words else None
        place = (
            date,
            f"page {page}" if page else "",
            f"paragraph {paragraph}" if paragraph else "",
        )
        return AnswerQuote(
            AnswerCell(words, at or ""),
            AnswerCell(file, self._found.document(file) or ""),
            ", ".join(part for part in place if part),
        )
