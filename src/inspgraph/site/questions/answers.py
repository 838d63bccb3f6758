"""The answer to a question as a table whose names and words lead into the graph."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from inspgraph.draw.look import LOOKS, look_of
from inspgraph.network.statements import words_of
from inspgraph.query.catalogue import EVIDENCE, Question
from inspgraph.query.run import Answer, Term, plain
from inspgraph.query.show import flat
from inspgraph.site.anchors import address_of_page, address_of_span, document_of_span
from inspgraph.site.site import Site
from inspgraph.site.things.stated_relations import HEADINGS

ROWS: Final = 100
"""Rows that a page shows; a file has all."""
_REST: Final = "the words, and the document, day and place where they stand"


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

    ``names`` are the columns to sort by and to narrow, for each heading; of what a row rests on
    the day and the words. ``number`` counts all rows; ``first`` and ``last`` are shown, from 1.
    """

    headings: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, str], ...]
    lines: tuple[AnswerRow, ...]
    number: int
    first: int
    page: int
    pages: int

    @property
    def last(self) -> int:
        return self.first + len(self.lines) - 1


def read_answer(
    site: Site,
    question: Question,
    answer: Answer,
    page: int = 1,
    size: int = ROWS,
    narrowed: Collection[str] = (),
) -> AnswerPage:
    """Read a page of an answer; ``page`` counts from 1, and the nearest page is returned.

    Columns without any value are left out, unless they are among those ``narrowed``.
    """
    pages = max(1, -(-len(answer.rows) // size))
    page = min(max(page, 1), pages)
    first = (page - 1) * size
    evidence = {f"{start}{name}" for start in question.passages for name in EVIDENCE}
    if "document" in answer.columns:
        evidence.add("file")  # the same, by its other name
    unshown = evidence | answer.hidden
    columns = tuple(
        name
        for at, name in enumerate(answer.columns)
        if name not in unshown
        and (name in narrowed or not answer.rows or any(row[at] is not None for row in answer.rows))
    )
    meanings = dict(question.columns)
    headings = [(heading(name), meanings.get(name, "")) for name in columns]
    headings += [(heading(f"{start}rests_on"), _REST) for start in question.passages]
    names = [(name, name) for name in columns]
    names += [(f"{start}date", f"{start}words") for start in question.passages]
    show = _AnswerShower(site, question, columns)
    lines = tuple(
        show.line(dict(zip(answer.columns, row, strict=True)))
        for row in answer.rows[first : first + size]
    )
    return AnswerPage(
        tuple(headings), tuple(names), lines, len(answer.rows), first + 1, page, pages
    )


def heading(name: str) -> str:
    """Return a column's or parameter's name as words: "earlier_grade" is "Earlier grade"."""
    return name.replace("_", " ").capitalize()


class _AnswerShower:
    """Makes cells of a row's values; its hidden columns say where they lead."""

    def __init__(self, site: Site, question: Question, columns: tuple[str, ...]) -> None:
        self._site = site
        self._places = site.places
        self._short = site.short
        self._columns = columns
        self._starts = question.passages

    def line(self, row: Mapping[str, Term | None]) -> AnswerRow:
        texts = {name: flat(plain(term)) for name, term in row.items()}
        cells = tuple(self._cell(name, row[name], texts) for name in self._columns)
        return AnswerRow(cells, tuple(self._quote(texts, start) for start in self._starts))

    def _cell(self, name: str, term: Term | None, texts: Mapping[str, str]) -> AnswerCell:
        text = texts[name]
        if isinstance(term, ox.NamedNode):
            outside = text if text.startswith(("http://", "https://")) else ""
            return AnswerCell(self._short(text), self._places.path(text) or outside)
        if name.endswith("type"):
            kinds = [look_of(one).label if one in LOOKS else one for one in text.split("; ")]
            return AnswerCell("; ".join(kinds))
        if name == "topics":
            return AnswerCell(text.replace(";", "; "))
        if name == "relation" and text in HEADINGS:
            return AnswerCell(words_of(text))
        if name == "link" and text.startswith("https://"):
            return AnswerCell(text.split("/")[2], text)  # the site's name: an address is wide
        return AnswerCell(text, self._address(texts.get(f"{name}_iri", "")) if text else "")

    def _address(self, iri: str) -> str:
        """Return the path of a thing's page, or of a passage in the reader; "" for no IRI."""
        return address_of_span(self._site, iri) or self._places.path(iri) or ""

    def _quote(self, texts: Mapping[str, str], start: str) -> AnswerQuote:
        file, date, page, paragraph, words = (
            texts.get(f"{start}{name}", "")
            for name in ("document", "date", "page", "paragraph", "words")
        )
        if words in (texts[name] for name in self._columns):
            words = ""  # a column has them already
        span = texts.get(f"{start}span", "")
        document = document_of_span(self._site, span) or texts.get(f"{start}document_iri", "")
        # Words that are no passage of the graph are on a page, if no more is known.
        at = address_of_span(self._site, span)
        if not at and page.isdigit():
            at = address_of_page(self._places, document, int(page))
        path = self._places.path(document) or ""
        place = (
            date,
            f"page {page}" if page else "",
            f"paragraph {paragraph}" if paragraph else "",
        )
        return AnswerQuote(
            AnswerCell(words, (at or path) if words else ""),
            AnswerCell(file, path if words else (at or path)),
            ", ".join(part for part in place if part),
        )
