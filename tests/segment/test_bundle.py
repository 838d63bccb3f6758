"""Where a further document begins in a file."""

from __future__ import annotations

import pytest

from inspgraph.cues.form_cues import Cues
from inspgraph.read.canonical import BlockDraft, assemble
from inspgraph.records import Source, Text
from inspgraph.segment.bundle import unbundle

SOURCE = Source("packs/agenda.pdf", "application/pdf", "ab" * 32, 10)
COVER = (
    "Inspection of Wexmoor local authority children’s services",
    "Inspection dates: 13 to 24 May 2024",
    "Lead inspector: Bram Oduya",
)
LETTER = (
    "5 July 2019",
    "Mr Bram Oduya, Director of Children’s Services",
    "Dear Mr Oduya",
    "Focused visit to Aldersea children’s services",
)
PROSE = "Children are seen on time and their plans are written with them."


def pages(*of: tuple[str, ...]) -> Text:
    drafts = [
        BlockDraft("paragraph", words, page=number)
        for number, page in enumerate(of, 1)
        for words in (*page, PROSE)
    ]
    return assemble(drafts, ["Agenda of the scrutiny committee"])


def test_a_report_is_one_document_and_stays_as_it_is(cues: Cues) -> None:
    text = pages(COVER, ("What needs to improve?",))
    assert unbundle(SOURCE, text, cues) == ((SOURCE, text),)


@pytest.mark.parametrize("second", [COVER, LETTER])
def test_a_cover_or_a_letter_begins_a_document(cues: Cues, second: tuple[str, ...]) -> None:
    text = pages(("Area SEND inspection of Aldersea Local Area Partnership",), second, ("More.",))
    (_, one), (source, two) = unbundle(SOURCE, text, cues)
    assert (source.name, source.part) == ("packs/agenda.pdf#2", 2)
    assert one.content.count(PROSE) == 1
    assert two.content.startswith(second[0])
    assert [page.number for page in two.pages] == [2, 3]
    assert [two.content[b.start : b.end] for b in two.blocks][: len(second)] == list(second)
    (problem,) = one.problems
    assert (problem.code, problem.page) == ("several-documents", 2)
    assert two.running == ()


@pytest.mark.parametrize(
    "head",
    [
        ("Inspection of Wexmoor local authority children’s services",),  # a running title
        ("Inspection dates: 13 to 24 May 2024", "Lead inspector: Bram Oduya"),
        ("Dear children", "Inspectors came to see you."),
        ("Annex: inspections of other councils", "Inspection date: 4 May 2019"),
    ],
)
def test_a_page_that_only_speaks_of_an_inspection_begins_none(
    cues: Cues, head: tuple[str, ...]
) -> None:
    assert len(unbundle(SOURCE, pages(COVER, head), cues)) == 1


def test_further_parts_have_keys_of_their_own(cues: Cues) -> None:
    documents = unbundle(SOURCE, pages(COVER, LETTER, COVER), cues)
    keys = [source.key for source, _ in documents]
    assert keys[0] == SOURCE.sha256
    assert len(set(keys)) == 3
