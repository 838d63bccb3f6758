"""The layout of the canonical text, and what holds for every text."""

from __future__ import annotations

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspgraph.read.canonical import BlockDraft, assemble, clean, join_lines
from inspgraph.records import Cell, Page, Text


def words(text: Text) -> list[str]:
    return [block.span.of(text.content) for block in text.blocks]


class TestLayout:
    def test_a_blank_line_stands_between_blocks(self) -> None:
        text = assemble(
            [BlockDraft("heading", "Findings", 1), BlockDraft("paragraph", "All is well.")]
        )
        assert text.content == "Findings\n\nAll is well."

    def test_items_stand_a_line_each_and_are_indented_by_level(self) -> None:
        text = assemble(
            [
                BlockDraft("paragraph", "We ask for:"),
                BlockDraft("item", "one", 1, "•"),
                BlockDraft("item", "half", 2, "–"),
                BlockDraft("item", "two", 1, "12."),
                BlockDraft("paragraph", "End."),
            ]
        )
        assert text.content == "We ask for:\n\n• one\n  – half\n12. two\n\nEnd."
        assert words(text) == ["We ask for:", "one", "half", "two", "End."]

    def test_cells_stand_behind_tabs_and_rows_on_lines(self) -> None:
        text = assemble(
            [
                BlockDraft("paragraph", "Grades"),
                BlockDraft("paragraph", "Area", cell=Cell(0, 0, 0, True)),
                BlockDraft("paragraph", "Grade", cell=Cell(0, 0, 2, True)),
                BlockDraft("paragraph", "Safety", cell=Cell(0, 1, 0)),
                BlockDraft("item", "good", 1, "•", cell=Cell(0, 1, 1)),
                BlockDraft("item", "better", 1, "•", cell=Cell(0, 1, 1)),
                BlockDraft("paragraph", "Other table", cell=Cell(1, 0, 0)),
            ]
        )
        assert text.content == ("Grades\n\nArea\t\tGrade\nSafety\t• good\n• better\n\nOther table")

    def test_a_bullet_of_a_symbol_font_is_shown_as_a_bullet(self) -> None:
        assert assemble([BlockDraft("item", "one", 1, "\uf0b7")]).content == "• one"

    def test_blocks_without_words_are_left_out(self) -> None:
        text = assemble([BlockDraft("paragraph", " \u200b\xa0"), BlockDraft("paragraph", "Word")])
        assert words(text) == ["Word"]

    def test_no_blocks_make_an_empty_text(self) -> None:
        assert assemble([]).content == ""

    def test_each_running_line_is_kept_once(self) -> None:
        assert assemble([], ["Page 1 ", "Page\xa01", "", "Report"]).running == ("Page 1", "Report")


class TestPages:
    def test_a_page_begins_where_its_first_block_begins(self) -> None:
        text = assemble(
            [
                BlockDraft("paragraph", "one", page=1),
                BlockDraft("paragraph", "still one", page=1),
                BlockDraft("item", "three", 1, "•", page=3),
            ]
        )
        assert text.pages == (Page(1, 0), Page(3, text.content.index("three")))
        assert text.page_at(text.content.index("still")) == 1

    def test_a_block_may_run_over_pages(self) -> None:
        text = assemble(
            [BlockDraft("paragraph", [(1, "It ends\n"), (2, " overleaf. "), (3, "Or later")])]
        )
        assert text.content == "It ends overleaf. Or later"
        assert text.pages == (
            Page(1, 0),
            Page(2, text.content.index("overleaf")),
            Page(3, text.content.index("Or")),
        )

    def test_numbers_that_fall_are_left_out(self) -> None:
        drafts = [BlockDraft("paragraph", str(number), page=number) for number in (1, 3, 2, 4)]
        assert [page.number for page in assemble(drafts).pages] == [1, 3, 4]


class TestClean:
    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ("a\xa0b\u2009c\n\td", "a b c d"),
            ("chil\xaddren", "children"),
            ("chil\xad\n dren", "children"),
            ("multi\ufffeagency", "multi-agency"),
            ("multi\ufffe\r\nagency", "multi-agency"),
            ("zero\u200bwidth\ufeff", "zerowidth"),
            ("bell\x07 lone\ud800", "bell lone"),
            ("Cafe\u0301", "Café"),
        ],
    )
    def test_leaves_words_and_single_spaces(self, given: str, expected: str) -> None:
        assert clean(given) == expected

    @given(st.text(st.characters(codec=None)))
    def test_a_clean_text_is_in_nfc_and_stays_as_it_is(self, text: str) -> None:
        cleaned = clean(text)
        assert clean(cleaned) == cleaned
        assert unicodedata.is_normalized("NFC", cleaned)


class TestJoinLines:
    @pytest.mark.parametrize(
        ("lines", "expected"),
        [
            (["the local ", "authority"], "the local authority"),
            (["Stockton-on-", "Tees"], "Stockton-on-Tees"),
            (["multi\ufffe", "agency work"], "multi-agency work"),
            (["safe\xad", "guarding"], "safeguarding"),
            (["and/", "or"], "and/or"),
            (["well -", "mostly"], "well - mostly"),
            (["2012 –", "2013"], "2012 – 2013"),
            (["", " one ", "  "], "one"),
        ],
    )
    def test_joins_words_broken_over_lines(self, lines: list[str], expected: str) -> None:
        assert join_lines(lines) == expected

    def test_a_hyphen_inside_a_known_word_goes(self) -> None:
        assert join_lines(["the autho\ufffe", "rity’s"], {"authority"}) == "the authority’s"
        assert join_lines(["multi\ufffe", "agency"], {"authority"}) == "multi-agency"


drafts = st.lists(
    st.builds(
        BlockDraft,
        kind=st.sampled_from(["heading", "paragraph", "item"]),
        text=st.text(st.characters(codec=None))
        | st.lists(st.tuples(st.integers(1, 9), st.text(st.characters(codec=None))), max_size=3),
        level=st.integers(0, 6),
        marker=st.sampled_from(["", "•", "12.", "(a)", "\uf0b7", " – "]),
        cell=st.none()
        | st.builds(Cell, st.integers(0, 1), st.integers(0, 2), st.integers(0, 2), st.booleans()),
        page=st.integers(0, 5),
    ),
    max_size=8,
)


def again(text: Text) -> Text:
    """Assembles a text from its own blocks."""
    redrafted = [
        BlockDraft(
            block.kind,
            block.span.of(text.content),
            block.level,
            block.marker,
            block.cell,
            block.bold,
            block.size,
        )
        for block in text.blocks
    ]
    return assemble(redrafted, text.running)


class TestEveryText:
    @given(drafts)
    def test_is_in_nfc_and_hashed(self, given: list[BlockDraft]) -> None:
        text = assemble(given)
        assert unicodedata.is_normalized("NFC", text.content)
        assert text.sha256 == hashlib.sha256(text.content.encode("utf-8")).hexdigest()

    @given(drafts)
    def test_has_blocks_that_ascend_and_hold_their_words(self, given: list[BlockDraft]) -> None:
        text = assemble(given)
        end = 0
        for block in text.blocks:
            assert end <= block.start < block.end <= len(text.content)
            assert clean(block.span.of(text.content)) == block.span.of(text.content)
            end = block.end
        plain = [clean(draft.text) for draft in given if isinstance(draft.text, str)]
        assert set(filter(None, plain)) <= set(words(text))

    @given(drafts)
    def test_has_pages_that_ascend_inside_the_content(self, given: list[BlockDraft]) -> None:
        text = assemble(given)
        for before, after in zip(text.pages, text.pages[1:], strict=False):
            assert before.number < after.number
            assert before.start < after.start
        assert all(page.start < len(text.content) for page in text.pages)

    @given(drafts)
    def test_is_the_same_when_assembled_again(self, given: list[BlockDraft]) -> None:
        text = assemble(given)
        assert again(text).content == text.content
        assert again(text).blocks == text.blocks
