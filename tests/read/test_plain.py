"""Plain text and Markdown."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspgraph.errors import UnreadableError
from inspgraph.read.plain import read_plain
from inspgraph.records import Block, Page, Text

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "seeds"


def read(source: str) -> Text:
    return read_plain(source.encode(), "report.txt")


def seen(text: Text) -> list[tuple[str, str, str]]:
    """Kind, marker and words of each block."""
    return [(block.kind, block.marker, block.span.of(text.content)) for block in text.blocks]


def rows(text: Text, table: int = 0) -> list[list[list[str]]]:
    """The blocks of each cell of each row of a table."""
    cells = [block for block in text.blocks if block.cell and block.cell.table == table]
    found: dict[int, dict[int, list[str]]] = {}
    for block in cells:
        assert block.cell
        row = found.setdefault(block.cell.row, {})
        row.setdefault(block.cell.column, []).append(block.span.of(text.content))
    return [[row.get(c, []) for c in range(max(row) + 1)] for row in found.values()]


PARAGRAPH = "Managers know the area well and they act early, so that most children are safe. " * 3


class TestMarkdown:
    def test_headings_have_the_level_of_their_signs(self) -> None:
        text = read("# Report #\n\n### **Findings**\n\nTitle\n=====\n\nPart\n----\n")
        assert [(block.kind, block.level) for block in text.blocks] == [
            ("heading", 1),
            ("heading", 3),
            ("heading", 1),
            ("heading", 2),
        ]
        assert seen(text)[1][2] == "Findings"

    def test_marks_of_emphasis_links_and_images_go(self) -> None:
        text = read(
            "It is *very* good for __all__ of A\\* to C, see [the page](http://a.example/x_(y)) "
            "and <i>that</i> one.<sup>1</sup> ![a chart](x.png) [image: ]Fish &amp; chips, 2 * 3."
        )
        assert seen(text)[0][2] == (
            "It is very good for all of A* to C, see the page and that one. Fish & chips, 2 * 3."
        )

    def test_a_paragraph_is_bold_only_where_all_of_it_is(self) -> None:
        text = read("**All of it is good.**\n\n<b>So is this.</b>\n\n**Date:** 3 May\n\n# A\n\n# B")
        assert [block.bold for block in text.blocks][:3] == [True, True, False]

    def test_rules_and_lone_pictures_are_left_out(self) -> None:
        assert seen(read("One.\n\n---\n\n[image: ]\n\n* * *\n\nTwo.")) == [
            ("paragraph", "", "One."),
            ("paragraph", "", "Two."),
        ]

    def test_lines_with_a_hard_break_stay_apart(self) -> None:
        text = read("# A\n\nAudit Office  \nHealth Office  \nOffice of Schools\n\n# B")
        assert [words for _, _, words in seen(text)][1:4] == [
            "Audit Office",
            "Health Office",
            "Office of Schools",
        ]


class TestMarkers:
    @pytest.mark.parametrize("bullet", ["•", "·", "-", "*", "–", "▪", "◼", "\uf0b7", "o", "•\t"])
    def test_every_bullet_makes_an_item(self, bullet: str) -> None:
        text = read(f"We ask for:\n\n{bullet} one thing\n{bullet} another thing\n")
        assert seen(text)[1:] == [("item", "•", "one thing"), ("item", "•", "another thing")]

    def test_indented_items_are_nested(self) -> None:
        text = read("- one\n    - half\n        - quarter\n    - half again\n- two\n")
        assert [block.level for block in text.blocks] == [1, 2, 3, 2, 1]

    def test_numbered_paragraphs_keep_their_number_as_marker(self) -> None:
        text = read(f"12. {PARAGRAPH}\n\n(a) first part\n\nii) second part\n\n3.1 {PARAGRAPH}")
        assert [(kind, marker) for kind, marker, _ in seen(text)] == [
            ("paragraph", "12."),
            ("item", "(a)"),
            ("item", "ii)"),
            ("paragraph", "3.1"),
        ]

    @pytest.mark.parametrize("line", ["3.39% of children", "2006 was better", "4: good; 3: fair"])
    def test_a_figure_that_is_part_of_the_words_is_no_marker(self, line: str) -> None:
        assert seen(read(f"{line}\n"))[0][1] == ""

    def test_items_may_stand_inside_a_line(self) -> None:
        assert seen(read("We ask for: • one • two")) == [
            ("paragraph", "", "We ask for:"),
            ("item", "•", "one"),
            ("item", "•", "two"),
        ]


class TestParagraphs:
    def test_lines_wrapped_by_hand_are_joined(self) -> None:
        source = (
            "The partnership works well and shares what it knows with the multi-\n"
            "agency team. Leaders act on what they hear from children and families,\n"
            "and they can show that it helps. The area knows what it does less well.\n"
            "\n"
            "• ensure that every plan is written with the child and that it is kept\n"
            "  up to date\n"
            "• check that it works\n"
        )
        paragraph, *items = [words for _, _, words in seen(read(source))]
        assert paragraph.startswith("The partnership works well and shares what it knows with the")
        assert "the multi-agency team. Leaders act" in paragraph
        assert paragraph.endswith("that it helps. The area knows what it does less well.")
        assert items == [
            "ensure that every plan is written with the child and that it is kept up to date",
            "check that it works",
        ]

    def test_long_lines_are_paragraphs_of_their_own(self) -> None:
        text = read(f"1. {PARAGRAPH}\n2. {PARAGRAPH}\n{PARAGRAPH}\n")
        assert [marker for _, marker, _ in seen(text)] == ["1.", "2.", ""]

    def test_a_paragraph_cut_by_the_end_of_a_page_is_made_whole(self) -> None:
        text = read(f"{PARAGRAPH}The team\n\nhas moved. {PARAGRAPH}")
        assert len(text.blocks) == 1
        assert "The team has moved." in text.content

    def test_an_unfinished_item_does_not_swallow_the_next(self) -> None:
        assert len(read("improve the plans\n\nreview the panel\n").blocks) == 2


class TestHeadingsThatOnlyLookSo:
    def test_a_short_line_above_a_paragraph_is_one(self) -> None:
        text = read(f"Staying safe\n\n{PARAGRAPH}\n\n1a. Our story\n{PARAGRAPH}\n")
        assert [block.kind for block in text.blocks] == ["heading", "paragraph"] * 2
        assert text.blocks[0].level == 0
        assert seen(text)[2][2] == "1a. Our story"

    def test_an_address_and_a_signature_hold_none(self) -> None:
        text = read(
            "Alder House\n12 Mill Road\nFairhaven\n\nMs Sample\nDirector of Services\n\n"
            f"1 May 2007\n\nDear Ms Sample\n\nANNUAL ASSESSMENT OF SERVICES\n\n{PARAGRAPH}\n\n"
            "Yours sincerely\n\nA Sample\n\nDivisional Manager\n\nOffice of Examples\n"
        )
        assert [w for kind, _, w in seen(text) if kind == "heading"] == [
            "ANNUAL ASSESSMENT OF SERVICES"
        ]

    @pytest.mark.parametrize(
        "line", ["It is good.", "Contact: www.example.org", "lower case words", "We ask for:"]
    )
    def test_other_short_lines_are_none(self, line: str) -> None:
        assert read(f"{line}\n\n{PARAGRAPH}").blocks[0].kind == "paragraph"

    def test_lines_below_contents_are_contents(self) -> None:
        text = read(f"# Contents\n\nIntroduction\t2\nFindings\t4\n\n# Introduction\n\n{PARAGRAPH}")
        assert [block.kind for block in text.blocks][:3] == ["heading", "contents", "contents"]


class TestTables:
    def test_tabs_part_the_cells_of_a_line(self) -> None:
        text = read("Area\tGrade\nSafety\t3\n\t2\nQuality\t\n\nAfter the table.")
        assert rows(text) == [
            [["Area"], ["Grade"]],
            [["Safety"], ["3"]],
            [[], ["2"]],
            [["Quality"]],
        ]
        assert text.blocks[-1].cell is None
        assert [block.cell.header for block in text.blocks if block.cell][:3] == [True, True, False]

    def test_a_row_may_run_over_lines_and_blank_lines(self) -> None:
        text = read(
            "Area\tGrade\nThe contribution of services to\nkeeping children safe\t3\n"
            "Capacity\t2\n\nAmbition\t4\n"
        )
        assert rows(text)[1:] == [
            [["The contribution of services to keeping children safe"], ["3"]],
            [["Capacity"], ["2"]],
            [["Ambition"], ["4"]],
        ]

    def test_lines_that_begin_with_a_tab_are_cells(self) -> None:
        text = read(
            "14. The contribution of services is good.\n\tMajor strengths\n\tImportant weaknesses\n"
            "\n\tEffective work.\n\nGood support.\n\tSlow plans.\n\nLate reviews.\n\n\n"
            "15. All agencies know it."
        )
        assert rows(text) == [
            [["Major strengths"], ["Important weaknesses"]],
            [["Effective work.", "Good support."], ["Slow plans.", "Late reviews."]],
        ]
        assert seen(text)[-1] == ("paragraph", "15.", "All agencies know it.")

    def test_the_rows_of_such_a_table_may_have_empty_cells(self) -> None:
        text = read("\t\n\tLocal services\n\n\tSafety\n\t3\n\n\n\tAmbition\n\t2\n\n\n\nEnd.")
        assert rows(text) == [[[], ["Local services"]], [["Safety"], ["3"]], [["Ambition"], ["2"]]]

    def test_a_heading_over_two_columns_leaves_the_last_where_it_belongs(self) -> None:
        text = read("\tKey aspect\n\tGrade\n\n\t1\n\tStandards\n\t3\n\n\t2\n\tQuality\n\t4\n")
        assert rows(text)[0] == [["Key aspect"], [], ["Grade"]]

    def test_ticks_behind_the_first_cell_belong_to_its_row(self) -> None:
        text = read("\t\n\tGood\n\tPoor\n\n\tVoice\n\n\t☐\t☒\n\n\tWork\n\n\t☒\t☐\n")
        assert rows(text)[1:] == [[["Voice"], ["☐"], ["☒"]], [["Work"], ["☒"], ["☐"]]]

    def test_a_line_alone_behind_a_tab_is_no_table(self) -> None:
        text = read(f"\tSECTION 2: Safeguarding\n\n\n{PARAGRAPH}")
        assert text.blocks[0].cell is None
        assert text.blocks[0].kind == "heading"

    def test_pipes_part_cells_also_without_outer_ones(self) -> None:
        for source in (
            "| Area | Grade |\n|---|:--:|\n| A \\| B | 3 |\n| **C** | 2 |\n",
            "Area | Grade\n--- | ---\nA \\| B | 3\n**C** | 2\n",
        ):
            text = read(source)
            assert rows(text) == [[["Area"], ["Grade"]], [["A | B"], ["3"]], [["C"], ["2"]]]
            assert text.blocks[0].cell
            assert text.blocks[0].cell.header

    def test_wide_gaps_part_columns(self) -> None:
        text = read("Safety             good\nAmbition           poor\n")
        assert rows(text) == [[["Safety"], ["good"]], [["Ambition"], ["poor"]]]

    def test_html_in_a_cell_makes_blocks_of_that_cell(self) -> None:
        text = read(
            'Key strengths\tTo improve\n<p><i>Health:</i></p> <ul style="x"> • one • two</ul>\t'
            "<p>Slow plans.</p> <p>Late reviews.</p>\n"
        )
        assert rows(text)[1] == [["Health:", "one", "two"], ["Slow plans.", "Late reviews."]]
        assert [kind for kind, _, _ in seen(text)][2:5] == ["paragraph", "item", "item"]

    def test_a_whole_html_table_is_read(self) -> None:
        text = read(
            "# A\n\n<table>\n<tr><th>Area</th></tr>\n<tr><td>x</td><td>y</td></tr>\n</table>\n\n# B"
        )
        assert rows(text) == [[["Area"]], [["x"], ["y"]]]


class TestPagesAndEncodings:
    def test_a_form_feed_begins_a_page(self) -> None:
        text = read("First page.\n1\n\fSecond page.\n2\n\f\n\fFourth page.")
        assert text.pages == (
            Page(1, 0),
            Page(2, text.content.index("Second")),
            Page(4, text.content.index("Fourth")),
        )
        assert text.running == ("1", "2")

    def test_lines_at_the_edge_of_three_pages_are_running(self) -> None:
        text = read("\f".join(f"Report on Fairhaven\n\nText {n}.\n\nPage {n} of 3" for n in "123"))
        assert text.content == "Text 1.\n\nText 2.\n\nText 3."
        assert text.running[0] == "Report on Fairhaven"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
    def test_encodings_are_told_apart(self, encoding: str) -> None:
        assert read_plain("The child’s plan – café.".encode(encoding), "a.txt").content == (
            "The child’s plan – café."
        )

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"Text with \x00 inside", "undecodable"),
            (b"\x81\x8d\xff\xfe\x01\x02", "undecodable"),
            (b"\xff\xfe\x00", "undecodable"),
            (b" \n\xef\xbb\xbf ...", "empty-file"),
        ],
    )
    def test_what_is_no_text_is_refused(self, data: bytes, code: str) -> None:
        with pytest.raises(UnreadableError) as raised:
            read_plain(data, "a.txt")
        assert raised.value.code == code
        assert raised.value.file == "a.txt"

    @given(st.text(st.sampled_from("ab A1.\t\n|-#*•:"), max_size=60))
    def test_every_letter_of_any_lines_is_kept_in_its_order(self, source: str) -> None:
        letters = "".join(filter(str.isalnum, source))
        if letters:
            assert "".join(filter(str.isalnum, read(source).content)) == letters

    @given(st.text(st.sampled_from("ab <>p/ltdr\f\n\t|=&;[]()!_`\\"), max_size=80))
    def test_marks_in_any_disorder_do_no_harm(self, source: str) -> None:
        if any(map(str.isalnum, source)):
            text = read(source)
            assert all(block.start < block.end for block in text.blocks)


@pytest.fixture
def seed() -> Callable[[int], Text]:
    if not SEEDS.is_dir():
        pytest.skip("the founding documents are not beside this checkout")

    def load(number: int) -> Text:
        path = next(SEEDS.glob(f"{number:03}_*.txt"))
        return read_plain(path.read_bytes(), path.name)

    return load


class TestFoundingDocuments:
    def test_the_letter_of_2006_has_its_three_tables(self, seed: Callable[[int], Text]) -> None:
        text = seed(0)
        assert [row[1] for row in rows(text, 0)[1:]] == [["3"], ["3"], ["3"]]
        assert len(rows(text, 1)) == 5
        assert [len(row[0]) for row in rows(text, 2)] == [1, 5, 6, 4, 5, 4, 4]

    def test_the_review_of_2008_has_its_grades_and_findings(
        self, seed: Callable[[int], Text]
    ) -> None:
        text = seed(1)
        assert [row[-1] for row in rows(text, 0)] == [
            ["Local services overall"],
            ["3"],
            ["3"],
            ["4"],
            ["3"],
            ["4"],
        ]
        assert [[len(cell) for cell in rows(text, table)[1]] for table in range(1, 6)] == [
            [5, 1],
            [6, 2],
            [7],
            [5, 2],
            [9, 2],
        ]
        assert [row[-1] for row in rows(text, 6)][1:] == [["3"], ["3"], ["3"], ["3"]]

    def test_the_review_in_markdown_joins_a_table_cut_in_two(
        self, seed: Callable[[int], Text]
    ) -> None:
        text = seed(2)
        assert [[len(cell) for cell in row] for row in rows(text, 1)] == [[1, 1], [2, 2], [5]]
        assert sum(block.kind == "contents" for block in text.blocks) == 16

    def test_the_self_assessment_has_its_tick_grid_and_two_columns(
        self, seed: Callable[[int], Text]
    ) -> None:
        text = seed(3)
        assert [len(row) for row in rows(text, 2)] == [6] * 8
        assert len(rows(text, 3)) == 15
        assert all(len(row) == 2 for row in rows(text, 3))

    def test_the_rating_letter_has_its_grade(self, seed: Callable[[int], Text]) -> None:
        text = seed(4)
        assert rows(text, 1) == [[["Children's services rating"], ["Performs well (3)"]]]

    def test_every_word_is_kept(self, seed: Callable[[int], Text]) -> None:
        path = next(SEEDS.glob("001_*.txt"))
        source = "".join(filter(str.isalnum, path.read_text(encoding="utf-8")))
        assert "".join(filter(str.isalnum, seed(1).content)) == source


def test_blocks_know_their_place(seed: Callable[[int], Text]) -> None:
    for number in range(5):
        text = seed(number)
        blocks: tuple[Block, ...] = text.blocks
        assert all(a.end <= b.start for a, b in pairwise(blocks))
