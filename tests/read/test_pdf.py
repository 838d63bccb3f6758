"""PDFs, tagged and not: structure, pages, running lines, and files that cannot be read."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf.annotations import FreeText

from inspgraph.errors import UnreadableError
from inspgraph.read.pdf import read_pdf
from inspgraph.records import Text
from tests.read.pdf_writer import Line, Tag, write_pdf

INPUTS = Path(__file__).parent / "inputs"
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


def cells(text: Text) -> list[tuple[int, int, str]]:
    return [
        (b.cell.row, b.cell.column, text.content[b.start : b.end]) for b in text.blocks if b.cell
    ]


def test_a_cell_of_several_lines_is_one_cell() -> None:
    lines = (
        Line("The impact of leaders on social", 700, x=80),
        Line("work practice", 686, x=80),
        Line("Good", 700, x=320),
        Line("Care leavers", 660, x=80),
        Line("Requires improvement", 660, x=320),
        Line("to be good", 646, x=320),
    )
    assert cells(read_pdf(write_pdf([page(*lines)]), "table.pdf")) == [
        (0, 0, "The impact of leaders on social work practice"),
        (0, 1, "Good"),
        (1, 0, "Care leavers"),
        (1, 1, "Requires improvement to be good"),
    ]


def test_a_grade_set_in_the_middle_of_its_row_belongs_to_both_lines_beside_it() -> None:
    lines = (
        Line("Children who need help", 700, x=80),
        Line("and protection", 686, x=80),
        Line("Good", 693, x=320),
        Line("Care leavers", 650, x=80),
        Line("Good", 650, x=320),
    )
    assert cells(read_pdf(write_pdf([page(*lines)]), "table.pdf"))[:2] == [
        (0, 0, "Children who need help and protection"),
        (0, 1, "Good"),
    ]


def test_columns_of_text_are_no_table() -> None:
    left = [Line(f"Left line {n} of a column of text,", 760 - 14 * n, x=60) for n in range(8)]
    right = [Line(f"right line {n} of a column of it,", 760 - 14 * n, x=320) for n in range(8)]
    text = read_pdf(write_pdf([page(*left, *right)]), "columns.pdf")
    assert cells(text) == []
    assert text.content.index("Left line 7") < text.content.index("right line 0")


def test_close_set_lines_of_a_cover_are_blocks_of_their_own() -> None:
    lines = (
        Line("Inspection of Wexmoor local authority children's services", 760, size=18),
        Line("Inspection dates: 11 to 22 March 2024", 730),
        Line("Lead inspector: Bram Oduya", 717),
        Line("Families are seen on time, and when they ask for help they get it soon, from", 690),
        Line("Wexmoor Council and its partners.", 677),
    )
    text = read_pdf(write_pdf([page(*lines)]), "cover.pdf")
    assert [words for _, _, words in said(text)][1:] == [
        "Inspection dates: 11 to 22 March 2024",
        "Lead inspector: Bram Oduya",
        (
            "Families are seen on time, and when they ask for help they get it soon, from Wexmoor "
            "Council and its partners."
        ),
    ]


def test_text_below_a_figure_is_read_where_the_tree_has_it() -> None:
    lines = (
        Line("Our strengths", 700, mcid=0),
        Line("Foster care is stable.", 680, mcid=1),
        Line("What comes next", 640, mcid=2),
    )
    tags = (
        Tag("P", (0,)),
        Tag("Figure", (Tag("Sect", (Tag("P", (1,)),)),)),
        Tag("P", (2,)),
    )
    text = read_pdf(write_pdf([page(*lines, tags=tags)]), "box.pdf")
    assert text.content.split("\n\n") == [line.text for line in lines]


def test_a_bullet_that_the_tree_has_inside_its_item_comes_first() -> None:
    lines = (Line("\u2022", 700, mcid=0), Line("Care", 700, x=90, mcid=1),
             Line("leavers", 700, x=120, mcid=2))  # fmt: skip
    item = Tag("LI", (Tag("Lbl", (1,)), Tag("LBody", (0, 2))))
    text = read_pdf(write_pdf([page(*lines, tags=(Tag("L", (item,)),))]), "swapped.pdf")
    assert said(text) == [("item", "\u2022", "Care leavers")]


def test_a_tree_that_holds_little_of_its_page_is_not_followed() -> None:
    lines = (
        Line("Report", 760, mcid=0),
        Line("Care leavers see their adviser often, and most of them say so.", 700),
        Line("Plans are late.", 660),
    )
    text = read_pdf(write_pdf([page(*lines, tags=(Tag("H1", (0,)),))]), "name.pdf")
    assert text.content.split("\n\n") == [line.text for line in lines]
    assert [item.code for item in text.problems] == []


def test_a_page_that_is_a_picture_is_a_problem() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(tagged()))
    scan = pypdf.PdfReader(INPUTS / "scan-no-text.pdf").pages[0]
    writer.add_page(scan)
    out = io.BytesIO()
    writer.write(out)
    problems = read_pdf(out.getvalue(), "pack.pdf").problems
    assert [(item.code, item.page) for item in problems] == [("picture-page", 3)]


@given(st.lists(st.lists(WORDS, min_size=1, max_size=3), min_size=1, max_size=12))
def test_no_word_of_an_untagged_page_is_lost(rows: list[list[list[str]]]) -> None:
    lines = [
        Line(" ".join(words[:2]), 770 - 25 * n, x=60 + 170 * column, size=8)
        for n, row in enumerate(rows)
        for column, words in enumerate(row)
    ]
    text = read_pdf(write_pdf([page(*lines)]), "words.pdf")
    assert sorted(text.content.split()) == sorted(
        word for row in rows for words in row for word in words[:2]
    )
    assert text.problems == ()


def test_text_laid_over_a_page_is_read_on_its_line() -> None:
    lines = (Line("Overall effectiveness", 700), Line("Children are safe.", 600))
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(write_pdf([page(*lines)])))
    writer.add_annotation(0, FreeText(text="Good", rect=(300, 695, 400, 715)))
    out = io.BytesIO()
    writer.write(out)
    assert cells(read_pdf(out.getvalue(), "typed.pdf")) == [
        (0, 0, "Overall effectiveness"),
        (0, 1, "Good"),
    ]
