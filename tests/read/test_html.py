"""HTML pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspgraph.errors import UnreadableError
from inspgraph.read.html import read_html, write_number
from inspgraph.records import Cell, Text

PARAGRAPH = "<p>Managers know the area well and they act early. </p>" * 40


def read(body: str, head: str = "") -> Text:
    return read_html(f"<!doctype html><head>{head}</head><body>{body}".encode(), "page.html")


def seen(text: Text) -> list[tuple[str, int, str, str]]:
    return [(b.kind, b.level, b.marker, b.span.of(text.content)) for b in text.blocks]


def cells(text: Text) -> list[tuple[int, int, str]]:
    return [(b.cell.row, b.cell.column, b.span.of(text.content)) for b in text.blocks if b.cell]


class TestBlocks:
    def test_headings_and_paragraphs_keep_their_kind(self) -> None:
        text = read("<h1>Report</h1><div>Loose <b>words</b>\n and <i>more</i></div><h4>Part</h4>")
        assert seen(text) == [
            ("heading", 1, "", "Report"),
            ("paragraph", 0, "", "Loose words and more"),
            ("heading", 4, "", "Part"),
        ]

    def test_lists_are_nested_and_numbered(self) -> None:
        text = read(
            "<ul><li>one<ul><li>half</li></ul></li><li><p>two</p><p>more of it</p></li></ul>"
            "<ol start=3><li>three</li><li>four</li></ol><ol type=a><li>five</li></ol>"
        )
        assert seen(text) == [
            ("item", 1, "•", "one"),
            ("item", 2, "•", "half"),
            ("item", 1, "•", "two"),
            ("paragraph", 0, "", "more of it"),
            ("paragraph", 0, "3.", "three"),
            ("paragraph", 0, "4.", "four"),
            ("item", 1, "a.", "five"),
        ]

    def test_a_line_break_parts_lines_unless_the_sentence_goes_on(self) -> None:
        text = read("<p>Ms Sample<br>Director<br>of services</p>")
        assert [words for *_, words in seen(text)] == ["Ms Sample", "Director of services"]

    def test_preformatted_lines_stay_lines(self) -> None:
        assert len(read("<pre>First line\nSecond line</pre>").blocks) == 2

    def test_a_block_is_bold_where_all_its_letters_are(self) -> None:
        text = read("<p><b>All</b> <strong>of it</strong>.</p><p><b>Date:</b> May</p>")
        assert [block.bold for block in text.blocks] == [True, False]

    def test_footnote_figures_go_and_other_raised_letters_stay(self) -> None:
        text = read("<p>Good<sup>1</sup> on the 5<sup>th</sup>.</p>")
        assert text.content == "Good on the 5th."

    def test_what_a_site_puts_around_a_page_is_left_out(self) -> None:
        text = read(
            "<header>Site</header><nav>Menu</nav><script>var x</script><p hidden>no</p>"
            f"<div style='display: none'>no</div>{PARAGRAPH}<footer>Cookies</footer>"
        )
        assert {words for *_, words in seen(text)} == {
            "Managers know the area well and they act early."
        }

    def test_the_main_part_is_taken_where_there_is_one(self) -> None:
        text = read(f"<p>Skip to content</p><main><h1>Report</h1>{PARAGRAPH}</main>")
        assert text.content.startswith("Report\n\nManagers")

    def test_the_title_stands_in_for_a_missing_first_heading(self) -> None:
        assert seen(read("<h2>Part</h2>", "<title>Report</title>"))[0] == (
            "heading",
            1,
            "",
            "Report",
        )
        assert len(read("<h1>Report</h1>", "<title>Report – site</title>").blocks) == 1


class TestTables:
    def test_merged_cells_shift_those_beside_them(self) -> None:
        text = read(
            "<table><tr><th rowspan=2>a</th><th colspan=2>b</th></tr><tr><td>c</td><td>d</td></tr>"
            "<tr><td>e</td><td>f</td><td>g</td></tr></table>"
        )
        assert cells(text) == [
            (0, 0, "a"),
            (0, 1, "b"),
            (1, 1, "c"),
            (1, 2, "d"),
            (2, 0, "e"),
            (2, 1, "f"),
            (2, 2, "g"),
        ]
        assert text.blocks[0].cell == Cell(0, 0, 0, header=True)

    def test_lists_in_cells_stay_in_the_cell(self) -> None:
        text = read(
            "<table><thead><tr><td>Strengths</td><td>Weaknesses</td></tr></thead>"
            "<tr><td><ul><li>one</li><li>two</li></ul></td><td>• three<br>• four</td></tr></table>"
        )
        assert cells(text)[2:] == [(1, 0, "one"), (1, 0, "two"), (1, 1, "three"), (1, 1, "four")]
        assert [block.kind for block in text.blocks][2:] == ["item"] * 4
        assert text.blocks[0].cell == Cell(0, 0, 0, header=True)

    def test_tables_are_counted_and_layout_tables_are_none(self) -> None:
        inner = "<table><tr><td>a</td><td>b</td></tr></table>"
        text = read(f"<table><tr><td><h2>Part</h2>{inner}</td><td>x</td></tr></table>{inner}")
        assert [(b.span.of(text.content), b.cell and b.cell.table) for b in text.blocks] == [
            ("Part", None),
            ("a", 0),
            ("b", 0),
            ("x", None),
            ("a", 1),
            ("b", 1),
        ]


class TestBytes:
    @pytest.mark.parametrize(
        ("declared", "encoding"),
        [("utf-8", "utf-8"), ("iso-8859-1", "cp1252"), ("windows-1252", "cp1252")],
    )
    def test_the_declared_encoding_is_believed(self, declared: str, encoding: str) -> None:
        data = f'<html><meta charset="{declared}"><p>The child’s plan</p>'.encode(encoding)
        assert read_html(data, "a.html").content == "The child’s plan"

    def test_utf_16_is_known_by_its_mark(self) -> None:
        assert read_html("<html><p>The child’s plan</p>".encode("utf-16"), "a").content == (
            "The child’s plan"
        )

    def test_deep_nesting_does_not_exhaust_the_stack(self) -> None:
        assert "end" in read(f"{'<div>' * 20000}end").content
        assert "end" in read(f"{'<table><tr><td>' * 300}end").content

    @given(st.text(st.sampled_from('ab <>/ptrdulio="&;123\n'), max_size=80))
    def test_any_marks_give_a_text_or_a_known_error(self, body: str) -> None:
        try:
            text = read(body)
        except UnreadableError as error:
            assert error.code in ("no-text", "error-page")  # noqa: PT017
        else:
            assert text.blocks


class TestErrorPages:
    @pytest.mark.parametrize(
        "page",
        [
            "<title>Report not found</title><p>Sorry.",
            "<h1>404</h1><p>There is nothing here.",
            "<title>Site</title><h2>Access denied</h2>",
            "<p>The page you asked for cannot be found.</p>",
            "<title>Internal server error</title>",
        ],
    )
    def test_a_short_page_that_apologises_is_one(self, page: str) -> None:
        with pytest.raises(UnreadableError) as raised:
            read(page)
        assert raised.value.code == "error-page"

    def test_a_report_that_speaks_of_what_was_not_found_is_none(self) -> None:
        assert read(f"<h1>Children not found in time</h1>{PARAGRAPH}").blocks

    def test_a_page_without_words_has_no_text(self) -> None:
        with pytest.raises(UnreadableError) as raised:
            read("<img src=x>")
        assert raised.value.code == "no-text"


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [(3, "1", "3"), (27, "a", "aa"), (2, "A", "B"), (14, "i", "xiv"), (9, "I", "IX")],
)
def test_numbers_are_written_as_the_list_prints_them(
    number: int, style: str, expected: str
) -> None:
    assert write_number(number, style) == expected
