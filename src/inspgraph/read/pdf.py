"""PDF → Text.

Published reports are nearly all tagged: their structure tree says what is a heading, a list item
or a table cell, and in which order it is read, and what is outside it is a running header or
footer. Pages without a usable tree are read from the positions of their lines instead
(``pdf_layout``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import pypdfium2 as pdfium

from inspgraph.errors import UnreadableError
from inspgraph.read.canonical import BlockDraft, assemble, join_lines
from inspgraph.read.pdf_fields import read_fields
from inspgraph.read.pdf_kept import find_losses
from inspgraph.read.pdf_layout import read_layout
from inspgraph.read.pdf_page import PageContent, read_page
from inspgraph.read.pdf_tree import Indents, page_drafts
from inspgraph.records import Text

_HEADING_LENGTH: Final = 160
_LARGER: Final = 1.12  # a heading's letters are at least this much larger than the body's
_ENDS: Final = re.compile(r"[.;,]$")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_GOES_ON: Final = re.compile(r"^[a-z0-9(‘“'\"]")
_ENDED: Final = re.compile(r"[.!?:;]['’”\")]*$")


def read_pdf(data: bytes, name: str) -> Text:
    """The text of a PDF, with the structure its tags or its layout give.

    Raises ``UnreadableError``: ``damaged-file``, ``encrypted-file``, or ``no-text`` for pages of
    pictures.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = "encrypted-file" if "password" in str(error).lower() else "damaged-file"
        raise UnreadableError(code, name, str(error)) from error
    try:
        if document.get_formtype():
            document.init_forms()
        pages = [_read_page(document, index, name) for index in range(len(document))]
    finally:
        document.close()
    drafts: list[BlockDraft] = []
    running: list[str] = []
    kept: list[list[str]] = []
    for of_page, lines in _read_blocks(pages):
        drafts += of_page
        running += lines
        kept.append([*(f"{d.marker} {_plain(d)}" for d in of_page), *lines])
    if not drafts:
        raise UnreadableError("no-text", name, f"{len(pages)} pages")
    problems = find_losses(name, pages, kept)
    known = Counter(w.lower() for d in drafts for w in _WORD.findall(_plain(d)))
    drafts = [_joined(draft, known) for draft in drafts]
    return assemble(_mark_headings(_join_pages(drafts)), running, problems)


def _read_page(document: pdfium.PdfDocument, index: int, name: str) -> PageContent:
    try:
        page = document[index]
    except pdfium.PdfiumError as error:
        raise UnreadableError("damaged-file", name, f"page {index + 1}: {error}") from error
    try:
        return read_page(page, read_fields(page))
    finally:
        page.close()


def _read_blocks(pages: Sequence[PageContent]) -> Iterator[tuple[list[BlockDraft], list[str]]]:
    """Of each page the blocks, footnotes last, and the running headers and footers."""
    indents = Indents()
    for number, (page, (loose, running)) in enumerate(
        zip(pages, read_layout(pages), strict=True), 1
    ):
        drafts = [*page_drafts(page, number, indents), *loose]
        yield sorted(drafts, key=lambda draft: draft.kind == "note"), running


def _plain(draft: BlockDraft) -> str:
    return draft.text if isinstance(draft.text, str) else " ".join(t for _, t in draft.text)


def _joined(draft: BlockDraft, known: Counter[str]) -> BlockDraft:
    """The draft with its printed lines joined; ``known`` are the words the document uses."""
    return replace(draft, text=join_lines(_plain(draft).split("\n"), known))


def _join_pages(drafts: Sequence[BlockDraft]) -> list[BlockDraft]:
    """The drafts with a paragraph or item that runs over a page's end made one.

    The tree of a page starts anew, so the second half of a sentence stands there as a block of
    its own: without a marker, in small letters, after a block that has not ended. A cell of a
    table with several columns is never joined.
    """
    columns = _columns(drafts)
    joined: list[BlockDraft] = []
    notes: list[BlockDraft] = []
    for draft in drafts:
        if draft.kind == "note":
            notes.append(draft)
            continue
        before = joined[-1] if joined else None
        narrow = all(
            d is None or d.cell is None or columns.get(d.cell.table) == 1 for d in (before, draft)
        )
        if before is not None and narrow and _continues(before, draft):
            pieces = (
                [(before.page, before.text)] if isinstance(before.text, str) else [*before.text]
            )
            joined[-1] = replace(before, text=[*pieces, (draft.page, _plain(draft))])
            continue
        if before is not None and draft.page != _last_page(before):
            joined += notes
            notes = []
        joined.append(draft)
    return joined + notes


def _last_page(draft: BlockDraft) -> int:
    return draft.page if isinstance(draft.text, str) else draft.text[-1][0]


def _continues(before: BlockDraft, draft: BlockDraft) -> bool:
    text = _plain(before).rstrip()
    return (
        draft.page == _last_page(before) + 1
        and draft.kind in ("paragraph", "item")
        and before.kind in ("paragraph", "item")
        and not draft.marker
        and before.bold == draft.bold
        and len(text) > 40
        and not _ENDED.search(text)
        and bool(_GOES_ON.match(_plain(draft).lstrip()) or before.marker)
    )


def _mark_headings(drafts: Sequence[BlockDraft]) -> Iterator[BlockDraft]:
    """Paragraphs that stand out by their letters become headings of level 0.

    Headings in these reports are often bold paragraphs; a short paragraph in bold or in larger
    letters than most of the text is one, unless it stands in a table of several columns.
    """
    sizes: Counter[float] = Counter()
    for draft in drafts:
        sizes[round(draft.size, 1)] += len(_plain(draft))
    body = max(sizes, key=lambda size: sizes[size]) if sizes else 0.0
    bold = sum(len(_plain(d)) for d in drafts if d.bold) * 2 > sum(len(_plain(d)) for d in drafts)
    columns = _columns(drafts)
    for draft in drafts:
        text = _plain(draft).strip()
        stands_out = (draft.bold and not bold) or (body and draft.size >= _LARGER * body)
        if (
            draft.kind == "paragraph"
            and stands_out
            and 2 < len(text) <= _HEADING_LENGTH
            and not _ENDS.search(text)
            and (draft.cell is None or columns[draft.cell.table] == 1)
        ):
            marker = draft.marker
            yield replace(draft, kind="heading", text=f"{marker} {text}".strip(), marker="")
        else:
            yield draft


def _columns(drafts: Sequence[BlockDraft]) -> dict[int, int]:
    """Count the different columns of each table that hold text."""
    seen: dict[int, set[int]] = {}
    for draft in drafts:
        if draft.cell is not None and _plain(draft).strip():
            seen.setdefault(draft.cell.table, set()).add(draft.cell.column)
    return {table: len(columns) for table, columns in seen.items()}
