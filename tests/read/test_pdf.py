"""PDFs, tagged and not: structure, pages, running lines, and files that cannot be read."""

from __future__ import annotations

import io
from itertools import pairwise

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspgraph.errors import UnreadableError
from inspgraph.read.pdf import read_pdf
from inspgraph.records import Text
from tests.read.pdf_writer import Line, Tag, write_pdf

WORDS = st.lists(st.from_regex(r"[A-Za-z]{2,9}", fullmatch=True), min_size=1, max_size=12)


def said(text: Text) -> list[tuple[str, str, str]]:
    """Kind, marker and words of each block."""
    return [(b.kind, b.marker, text.content[b.start : b.end]) for b in text.blocks]


def page(*lines: Line, tags: tuple[Tag, ...] = ()) -> tuple[tuple[Line, ...], tuple[Tag, ...]]:
    return lines, tags


def tagged() -> bytes:
    first = page(
        Line("Aldersea report", 815, size=8),
        Line("What needs to improve?", 780, size=18, bold=True, mcid=0),
        Line("Plans are seen by families and by the people", 750, mcid=1),
        Line("who care for their children.", 735, mcid=2),
        Line("\u2022", 700, mcid=3),
        Line("The quality of plans.", 700, x=90, mcid=4),
        Line("1", 30, size=8),
        tags=(
            Tag("H1", (0,)),
            Tag("P", (1, 2)),
            Tag("L", (Tag("LI", (Tag("Lbl", (3,)), Tag("LBody", (4,)))),)),
        ),
    )
    second = page(
        Line("Aldersea report", 815, size=8),
        Line("Judgement", 780, mcid=0),
        Line("Grade", 780, x=400, mcid=1),
        Line("Overall effectiveness", 760, mcid=2),
        Line("Good", 760, x=400, mcid=3),
        Line("2", 30, size=8),
        tags=(
            Tag(
                "Table",
                (
                    Tag("TR", (Tag("TH", (0,)), Tag("TH", (1,)))),
                    Tag("TR", (Tag("TD", (2,)), Tag("TD", (3,)))),
                ),
            ),
        ),
    )
    return write_pdf([first, second])


def test_tags_tell_headings_paragraphs_and_items_and_join_their_lines() -> None:
    assert said(read_pdf(tagged(), "tagged.pdf"))[:3] == [
        ("heading", "", "What needs to improve?"),
        (
            "paragraph", "",
            "Plans are seen by families and by the people who care for their children.",
        ),
        ("item", "\u2022", "The quality of plans."),
    ]  # fmt: skip


def test_a_tagged_table_keeps_its_rows_columns_and_head() -> None:
    text = read_pdf(tagged(), "tagged.pdf")
    cells = [
        (b.cell.row, b.cell.column, b.cell.header, text.content[b.start : b.end])
        for b in text.blocks
        if b.cell
    ]
    assert cells == [
        (0, 0, True, "Judgement"),
        (0, 1, True, "Grade"),
        (1, 0, False, "Overall effectiveness"),
        (1, 1, False, "Good"),
    ]


def test_what_is_outside_the_tree_is_a_running_line_and_no_content() -> None:
    text = read_pdf(tagged(), "tagged.pdf")
    assert "Aldersea report" in text.running
    assert "Aldersea report" not in text.content


def test_every_block_knows_its_page() -> None:
    text = read_pdf(tagged(), "tagged.pdf")
    assert [p.number for p in text.pages] == [1, 2]
    assert [text.page_at(b.start) for b in text.blocks] == [1, 1, 1, 2, 2, 2, 2]


def test_a_sentence_that_a_page_cuts_is_one_paragraph() -> None:
    first = page(Line("The board meets four times a year and asks", 90, mcid=0),
                 tags=(Tag("P", (0,)),))  # fmt: skip
    second = page(Line("what has changed for children.", 780, mcid=0), tags=(Tag("P", (0,)),))
    text = read_pdf(write_pdf([first, second]), "cut.pdf")
    assert [words for _, _, words in said(text)] == [
        "The board meets four times a year and asks what has changed for children."
    ]


def test_without_tags_the_print_tells_headings_and_paragraphs() -> None:
    lines = (
        Line("Main findings", 780, size=18, bold=True),
        Line("Children are safe in their homes and at school, and most of them", 740),
        Line("say so when they are asked.", 726),
        Line("Some wait too long.", 690),
    )
    plain = [Line(line.text, line.y, line.x, line.size, line.bold) for line in lines]
    text = read_pdf(write_pdf([page(*plain)]), "plain.pdf")
    assert said(text)[0][::2] == ("heading", "Main findings")
    assert said(text)[1][2].startswith("Children are safe")
    assert said(text)[1][2].endswith("say so when they are asked.")


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_no_word_of_a_tagged_paragraph_is_lost_and_none_moves(paragraphs: list[list[str]]) -> None:
    lines = [Line(" ".join(ws), 780 - 30 * n, mcid=n) for n, ws in enumerate(paragraphs)]
    tags = tuple(Tag("P", (n,)) for n in range(len(paragraphs)))
    text = read_pdf(write_pdf([page(*lines, tags=tags)]), "words.pdf")
    assert text.content.split() == [word for ws in paragraphs for word in ws]
    ends = [(b.start, b.end) for b in text.blocks]
    assert ends == sorted(ends)
    assert all(end <= start for (_, end), (start, _) in pairwise(ends))


def test_the_same_file_is_read_the_same_twice() -> None:
    assert read_pdf(tagged(), "a.pdf") == read_pdf(tagged(), "b.pdf")


def test_a_file_with_a_password_says_so() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(tagged()))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(UnreadableError) as raised:
        read_pdf(out.getvalue(), "locked.pdf")
    assert raised.value.code == "encrypted-file"


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\0" * 400, b"no pdf at all"])
def test_a_damaged_file_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableError) as raised:
        read_pdf(data, "damaged.pdf")
    assert raised.value.code == "damaged-file"


def test_pages_without_letters_say_that_there_is_no_text() -> None:
    with pytest.raises(UnreadableError) as raised:
        read_pdf(write_pdf([page(), page()]), "pictures.pdf")
    assert raised.value.code == "no-text"


@given(st.integers(20, 3000))
def test_a_file_cut_anywhere_is_read_or_refused_and_never_fails_otherwise(length: int) -> None:
    code = None
    try:
        read_pdf(tagged()[:length], "cut.pdf")
    except UnreadableError as error:
        code = error.code
    assert code in {None, "damaged-file", "no-text"}
